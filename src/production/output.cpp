#include "production/output.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "production/production_store.hpp"

namespace touiza::production {
namespace {

using database::Transaction;
using stock::StockState;

using UnitsByLot = std::unordered_map<std::string, std::int64_t>;

UnitsByLot units_in(Transaction& t, const stock::Ledger& ledger, const NetworkId& network,
                    StockState state) {
  stock::BalanceFilter filter;
  filter.state = state;
  UnitsByLot units;
  for (const auto& balance : ledger.balances(t, network, filter)) {
    if (balance.lot) units[balance.lot->text] += balance.quantity;
  }
  return units;
}

std::int64_t at(const UnitsByLot& units, const LotId& lot) {
  const auto found = units.find(lot.text);
  return found == units.end() ? 0 : found->second;
}

struct Standings {
  UnitsByLot received;
  UnitsByLot consumed;
  UnitsByLot scrapped;
  UnitsByLot lost;
};

/// Units of a lot that are no good to anybody any more. What had arrived before a recall stays
/// arrived until it comes back.
std::int64_t gone(const Lot& lot, const Standings& standings) {
  if (is_out(lot.state)) return lot.quantity - at(standings.received, lot.lot_id);
  return at(standings.scrapped, lot.lot_id) + at(standings.lost, lot.lot_id);
}

}  // namespace

std::vector<campaigns::JobOutput> Output::made(Transaction& t, const NetworkId& network) {
  const auto lots = LotStore::all(t, network);
  const Standings standings{units_in(t, ledger_, network, StockState::received),
                            units_in(t, ledger_, network, StockState::consumed),
                            units_in(t, ledger_, network, StockState::scrapped),
                            units_in(t, ledger_, network, StockState::lost)};
  UnitsByLot bad;
  std::unordered_map<std::string, std::int64_t> sizes;
  for (const auto& lot : lots) {
    bad[lot.lot_id.text] = gone(lot, standings);
    sizes[lot.lot_id.text] = lot.quantity;
  }
  // A product that is gone takes its parts with it, each lot of them in its share.
  for (const auto& part : LotStore::parts(t, network)) {
    const auto product_bad = bad[part.product_lot_id.text];
    const auto product_size = sizes[part.product_lot_id.text];
    if (product_bad <= 0 || product_size <= 0) continue;
    auto& part_bad = bad[part.part_lot_id.text];
    part_bad = std::min(sizes[part.part_lot_id.text],
                        part_bad + (part.quantity * product_bad + product_size / 2) / product_size);
  }

  std::map<std::string, campaigns::JobOutput> outputs;
  for (const auto& pieces : RunStore::pieces(t, network)) {
    outputs[pieces.job_id.text] = {pieces.job_id, pieces.good, 0};
  }
  for (const auto& lot : lots) {
    if (!lot.job_id) continue;
    auto& output = outputs[lot.job_id->text];
    const auto lost = bad[lot.lot_id.text];
    output.made -= lost;
    if (lot.state == LotState::accepted) output.accepted += lot.quantity - lost;
    if (lot.state == LotState::on_hold) {
      output.accepted += at(standings.received, lot.lot_id) + at(standings.consumed, lot.lot_id);
    }
  }
  std::vector<campaigns::JobOutput> answer;
  for (auto& [id, output] : outputs) {
    output.job_id = JobId{id};
    output.made = std::max<std::int64_t>(output.made, 0);
    answer.push_back(std::move(output));
  }
  return answer;
}

}  // namespace touiza::production
