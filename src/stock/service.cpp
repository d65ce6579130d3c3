#include "stock/service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "accounts/permissions.hpp"
#include "database/database.hpp"

namespace touiza::stock {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;
using network::NetworkDirectory;

/// Labs and sites of a network, for rights, by id.
class Places {
 public:
  Places(Transaction& transaction, const NetworkDirectory& directory, const NetworkId& network)
      : network_{network} {
    for (const auto& lab : directory.labs(transaction, network)) {
      known_[lab.lab_id.text] = {PlaceKind::lab, lab.region_id, lab.organization_id};
    }
    for (const auto& site : directory.sites(transaction, network)) {
      known_[site.site_id.text] = {PlaceKind::site, site.region_id, site.organization_id};
    }
  }

  std::optional<PlaceRef> find(const std::string& id) const {
    const auto found = known_.find(id);
    if (found == known_.end()) return std::nullopt;
    return PlaceRef{found->second.kind, id};
  }

  accounts::Target target(const PlaceRef& place) const {
    accounts::Target target{.network = network_};
    if (const auto found = known_.find(place.id); found != known_.end()) {
      target.region = found->second.region;
      target.organization = found->second.organization;
    }
    return target;
  }

  /// Nothing where `reach` is all of the network; else the ids of the places inside it.
  std::optional<std::vector<std::string>> inside(const accounts::Reach& reach) const {
    if (reach.is_everywhere) return std::nullopt;
    const auto has = [](const auto& list, const auto& item) {
      return std::ranges::find(list, item) != list.end();
    };
    std::vector<std::string> ids;
    for (const auto& [id, place] : known_) {
      if (has(reach.regions, place.region) ||
          (place.organization && has(reach.organizations, *place.organization))) {
        ids.push_back(id);
      }
    }
    return ids;
  }

 private:
  struct Known {
    PlaceKind kind = PlaceKind::lab;
    RegionId region;
    std::optional<OrganizationId> organization;
  };
  NetworkId network_;
  std::map<std::string, Known> known_;
};

using Materials = std::map<std::string, network::Material>;

Materials materials_by_id(Transaction& transaction, const NetworkDirectory& directory,
                          const NetworkId& network) {
  Materials by_id;
  for (auto& material : directory.materials(transaction, network)) {
    auto id = material.material_id.text;
    by_id.emplace(std::move(id), std::move(material));
  }
  return by_id;
}

/// An item's id, where a material may also be named by its code.
std::string item_id(const std::string& text, const Materials& materials) {
  if (materials.contains(text)) return text;
  for (const auto& [id, material] : materials) {
    if (material.code == text) return id;
  }
  return text;
}

BalanceView view_of(Balance&& balance, const Materials& materials) {
  BalanceView view;
  if (const auto found = materials.find(balance.item.id); found != materials.end()) {
    view.material_code = found->second.code;
    view.counted_in = counted_in(found->second.unit);
  }
  view.item = std::move(balance.item);
  view.lot_id = std::move(balance.lot);
  view.place = std::move(balance.standing.place);
  view.state = balance.standing.state;
  view.quantity = balance.quantity;
  return view;
}

MoveView view_of(Move&& move) {
  MoveView view;
  view.move_id = std::move(move.move_id);
  view.seq = move.seq;
  view.item = {move.item_kind, std::move(move.item_id)};
  if (!move.lot_id.empty()) view.lot_id = LotId{std::move(move.lot_id)};
  view.quantity = move.quantity;
  view.from = {{move.from_place_kind, std::move(move.from_place_id)}, move.from_state};
  view.to = {{move.to_place_kind, std::move(move.to_place_id)}, move.to_state};
  view.occurred_at = move.occurred_at;
  view.recorded_at = move.recorded_at;
  view.reason = std::move(move.reason);
  view.source = {std::move(move.source_type), std::move(move.source_id)};
  view.actor = std::move(move.actor);
  view.reverses_id = std::move(move.reverses_id);
  view.hash = std::move(move.hash);
  return view;
}

/// A caller who may see nothing at all is told so; one who may see something sees that.
Result<accounts::Reach> reach_of(const Caller& caller, Action action, const NetworkId& network) {
  auto reach = accounts::reach(caller, action, network);
  const bool is_somewhere = reach.is_everywhere || !reach.regions.empty() ||
                            !reach.clusters.empty() || !reach.organizations.empty();
  if (is_somewhere) return reach;
  if (const auto allowed = accounts::allow(caller, action, {.network = network}); !allowed) {
    return allowed.error();
  }
  return reach;
}

Done check_network(Transaction& transaction, const NetworkDirectory& directory,
                   const NetworkId& network) {
  if (directory.network(transaction, network)) return {};
  return network::not_found();
}

Error field_error(std::string code, std::string field, std::string message, std::string remedy) {
  Error error{ErrorKind::invalid_input, code, message, std::move(remedy)};
  error.errors.push_back({std::move(field), std::move(code), std::move(message)});
  return error;
}

/// By how much the record changes what is there. Errors: see StockService::record().
Result<std::int64_t> difference(const StockRecordDraft& draft, std::int64_t there) {
  switch (draft.kind) {
    case RecordKind::arrival:
      if (draft.quantity <= 0) {
        return field_error("quantity_not_positive", "quantity",
                           fmt::format("{} cannot arrive.", draft.quantity),
                           "Give what came in; record what is missing as a correction.");
      }
      return draft.quantity;
    case RecordKind::count:
      if (draft.quantity < 0) {
        return field_error("quantity_is_negative", "quantity",
                           fmt::format("{} cannot be counted.", draft.quantity),
                           "Give what is there.");
      }
      return draft.quantity - there;
    case RecordKind::correction:
      break;
  }
  if (draft.reason.empty()) {
    return field_error("reason_missing", "reason", "A correction says why.",
                       "Give the reason in a sentence.");
  }
  if (draft.quantity == 0) {
    return field_error("nothing_to_correct", "quantity", "A correction of 0 changes nothing.",
                       "Give by how much it is more, or less with a minus.");
  }
  return draft.quantity;
}

}  // namespace

Result<StockView> StockService::balances(const Caller& caller, const NetworkId& network,
                                         const StockQuery& query) const {
  const auto reach = reach_of(caller, Action::see_stock, network);
  if (!reach) return reach.error();
  return house_.database.read([&](Transaction& transaction) -> Result<StockView> {
    if (const auto known = check_network(transaction, directory_, network); !known) {
      return known.error();
    }
    const Places places{transaction, directory_, network};
    const auto materials = materials_by_id(transaction, directory_, network);
    const auto allowed = places.inside(*reach);
    BalanceFilter filter;
    filter.lot = query.lot;
    filter.state = query.state;
    if (query.place) {
      filter.place = places.find(*query.place);
      if (!filter.place) return StockView{};
    }
    const auto item = query.item ? item_id(*query.item, materials) : std::string{};
    StockView view;
    for (auto& balance : ledger_.balances(transaction, network, filter)) {
      if (!item.empty() && balance.item.id != item) continue;
      const auto& place = balance.standing.place.id;
      if (allowed && std::ranges::find(*allowed, place) == allowed->end()) continue;
      view.items.push_back(view_of(std::move(balance), materials));
    }
    return view;
  });
}

Result<http::Page<MoveView>> StockService::moves(const Caller& caller, const NetworkId& network,
                                                 const StockMoveQuery& query) const {
  const auto reach = reach_of(caller, Action::see_ledger, network);
  if (!reach) return reach.error();
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<MoveView>> {
    if (const auto known = check_network(transaction, directory_, network); !known) {
      return known.error();
    }
    const Places places{transaction, directory_, network};
    MoveFilter filter;
    filter.lot = query.lot;
    filter.place_ids = places.inside(*reach);
    if (query.place) {
      filter.place = places.find(*query.place);
      if (!filter.place) return http::Page<MoveView>{};
    }
    if (query.item) {
      filter.item_id = item_id(*query.item, materials_by_id(transaction, directory_, network));
    }
    auto found = ledger_.moves(transaction, network, filter, query);
    if (!found) return found.error();
    http::Page<MoveView> page;
    page.next_cursor = std::move(found->next_cursor);
    for (auto& move : found->items) page.items.push_back(view_of(std::move(move)));
    return page;
  });
}

Result<BalanceView> StockService::record(const Caller& caller, const NetworkId& network,
                                         const StockRecordDraft& draft) const {
  if (const auto allowed = accounts::allow(caller, Action::see_site, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<BalanceView> {
    if (const auto known = check_network(transaction, directory_, network); !known) {
      return known.error();
    }
    const Places places{transaction, directory_, network};
    const auto place = places.find(draft.place.id);
    if (!place || *place != draft.place) {
      return field_error("place_unknown", "place", "This network has no such lab or site.",
                         "Choose one of its labs or sites.");
    }
    if (const auto allowed = accounts::allow(caller, Action::record_stock, places.target(*place));
        !allowed) {
      return allowed.error();
    }
    const auto materials = materials_by_id(transaction, directory_, network);
    ItemRef item{draft.item.kind, item_id(draft.item.id, materials)};
    if (item.kind == ItemKind::material && !materials.contains(item.id)) {
      return field_error("material_unknown", "item",
                         fmt::format("'{}' is no material of this network.", draft.item.id),
                         "Choose from the catalogue, or ask a coordinator to add it.");
    }
    const Account account{network, item, std::nullopt, {*place, StockState::accepted}};
    const auto there = ledger_.balance(transaction, account);
    const auto change = difference(draft, there);
    if (!change) return change.error();
    if (*change != 0) {
      const Standing other{outside(), draft.kind == RecordKind::arrival ? StockState::supplier
                                                                        : StockState::adjustment};
      const bool is_more = *change > 0;
      MoveDraft move;
      move.network = network;
      move.item = item;
      move.quantity = is_more ? *change : -*change;
      move.from = is_more ? other : account.standing;
      move.to = is_more ? account.standing : other;
      move.occurred_at = house_.clock.now();
      move.reason = draft.reason;
      move.source = {"record", std::string{json::enum_name(draft.kind)}};
      move.actor = caller.actor();
      const auto posted = ledger_.post(transaction, move);
      if (!posted) return posted.error();
      house_.events.publish(transaction, {.network = network,
                                          .type = "stock.recorded",
                                          .subject_type = "move",
                                          .subject_id = posted->text,
                                          .actor = caller.actor()});
    }
    return view_of(Balance{item, std::nullopt, account.standing, there + *change}, materials);
  });
}

Result<MoveView> StockService::reverse(const Caller& caller, const NetworkId& network,
                                       const MoveId& id, const ReversalDraft& draft) const {
  const auto reach = reach_of(caller, Action::see_ledger, network);
  if (!reach) return reach.error();
  return house_.database.write([&](Transaction& transaction) -> Result<MoveView> {
    const auto move = ledger_.find(transaction, network, id);
    if (!move) return network::not_found();
    const Places places{transaction, directory_, network};
    if (const auto visible = places.inside(*reach)) {
      const auto has = [&](const std::string& place) {
        return std::ranges::find(*visible, place) != visible->end();
      };
      if (!has(move->from_place_id) && !has(move->to_place_id)) return network::not_found();
    }
    // Both ends change again, so the right is needed at both; outside is nobody's.
    for (const PlaceRef& place : {PlaceRef{move->from_place_kind, move->from_place_id},
                                  PlaceRef{move->to_place_kind, move->to_place_id}}) {
      if (place.kind == PlaceKind::external) continue;
      const auto allowed = accounts::allow(caller, Action::reverse_move, places.target(place));
      if (!allowed) return allowed.error();
    }
    const auto reversal = ledger_.reverse(transaction, network, id, draft.reason, caller.actor());
    if (!reversal) return reversal.error();
    house_.events.publish(transaction, {.network = network,
                                        .type = "stock.reversed",
                                        .subject_type = "move",
                                        .subject_id = reversal->text,
                                        .actor = caller.actor()});
    auto booked = ledger_.find(transaction, network, *reversal);
    if (!booked) return network::not_found();
    return view_of(*std::move(booked));
  });
}

Result<LedgerCheck> StockService::check(const Caller& caller, const NetworkId& network) const {
  if (const auto allowed = accounts::allow(caller, Action::see_ledger, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.read([&](Transaction& transaction) -> Result<LedgerCheck> {
    if (const auto known = check_network(transaction, directory_, network); !known) {
      return known.error();
    }
    return ledger_.check(transaction, network);
  });
}

}  // namespace touiza::stock
