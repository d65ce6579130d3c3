#include "production/books.hpp"

#include <algorithm>

#include "network/directory.hpp"

namespace touiza::production {
namespace {

using stock::StockState;

stock::MoveDraft draft_of(const NetworkId& network, const stock::ItemRef& item,
                          const std::optional<LotId>& lot, std::int64_t quantity,
                          const Entry& entry) {
  stock::MoveDraft draft;
  draft.network = network;
  draft.item = item;
  draft.lot = lot;
  draft.quantity = quantity;
  draft.occurred_at = entry.at;
  draft.reason = entry.reason;
  draft.source = entry.source;
  draft.actor = entry.actor;
  return draft;
}

Done done(const Result<stock::MoveId>& posted) {
  if (!posted) return posted.error();
  return {};
}

}  // namespace

Done Books::make_loose(Transaction& t, const NetworkId& network, const stock::ItemRef& item,
                       const PlaceRef& place, std::int64_t pieces, const Entry& entry) const {
  if (pieces == 0) return {};
  auto draft = draft_of(network, item, std::nullopt, pieces, entry);
  draft.from = {place, StockState::making};
  draft.to = {place, StockState::quarantine};
  return done(ledger_.post(t, draft));
}

Done Books::put_into(Transaction& t, const Lot& lot, const stock::ItemRef& loose,
                     std::int64_t pieces, const Entry& entry) const {
  auto out = draft_of(lot.network_id, loose, std::nullopt, pieces, entry);
  out.from = {lot.place(), StockState::quarantine};
  out.to = {lot.place(), StockState::making};
  if (const auto posted = done(ledger_.post(t, out)); !posted) return posted;
  return move(t, lot, pieces, {lot.place(), StockState::making},
              {lot.place(), StockState::quarantine}, entry);
}

Done Books::make_lot(Transaction& t, const Lot& lot, const Entry& entry) const {
  return move(t, lot, lot.quantity, {lot.place(), StockState::making},
              {lot.place(), StockState::quarantine}, entry);
}

Done Books::restate(Transaction& t, const Lot& lot, StockState from, StockState to,
                    const Entry& entry) const {
  if (from == to) return {};
  stock::BalanceFilter filter;
  filter.lot = lot.lot_id;
  filter.state = from;
  for (const auto& balance : ledger_.balances(t, lot.network_id, filter)) {
    const auto& place = balance.standing.place;
    if (const auto moved = move(t, lot, balance.quantity, {place, from}, {place, to}, entry);
        !moved) {
      return moved;
    }
  }
  return {};
}

Done Books::move(Transaction& t, const Lot& lot, std::int64_t units, const stock::Standing& from,
                 const stock::Standing& to, const Entry& entry) const {
  auto draft = draft_of(lot.network_id, lot.item(), lot.lot_id, units, entry);
  draft.from = from;
  draft.to = to;
  return done(ledger_.post(t, draft));
}

Done Books::consume(Transaction& t, const NetworkId& network, const MaterialId& material,
                    double amount, const PlaceRef& place, const Entry& entry) const {
  const auto known = network::NetworkDirectory{}.material(t, network, material);
  const auto needed = known ? stock::quantity_of(amount, known->unit) : 0;
  if (needed <= 0) return {};
  const stock::ItemRef item{stock::ItemKind::material, material.text};
  const auto there =
      ledger_.balance(t, {network, item, std::nullopt, {place, StockState::accepted}});
  const auto from_stock = std::clamp<std::int64_t>(there, 0, needed);
  const stock::Standing used{place, StockState::consumed};
  if (from_stock > 0) {
    auto draft = draft_of(network, item, std::nullopt, from_stock, entry);
    draft.from = {place, StockState::accepted};
    draft.to = used;
    if (const auto posted = done(ledger_.post(t, draft)); !posted) return posted;
  }
  if (from_stock == needed) return {};
  auto draft = draft_of(network, item, std::nullopt, needed - from_stock, entry);
  draft.from = {stock::outside(), StockState::supplier};
  draft.to = used;
  return done(ledger_.post(t, draft));
}

std::int64_t Books::units(Transaction& t, const Lot& lot, const stock::Standing& standing) const {
  return ledger_.balance(t, {lot.network_id, lot.item(), lot.lot_id, standing});
}

std::vector<stock::Balance> Books::holdings(Transaction& t, const NetworkId& network,
                                            const LotId& lot) const {
  stock::BalanceFilter filter;
  filter.lot = lot;
  auto balances = ledger_.balances(t, network, filter);
  std::erase_if(balances, [](const stock::Balance& balance) {
    return stock::may_be_negative(balance.standing.state);
  });
  return balances;
}

}  // namespace touiza::production
