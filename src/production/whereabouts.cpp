#include "production/whereabouts.hpp"

#include <map>
#include <set>

#include "production/production_store.hpp"

namespace touiza::production {
namespace {

using stock::StockState;

struct Found {
  std::int64_t in_transit = 0;
  std::int64_t received = 0;
  std::set<SiteId> sites;
};

}  // namespace

std::vector<LabUnits> Whereabouts::of_labs(database::Transaction& t,
                                           const NetworkId& network) const {
  std::map<LotId, Lot> lots;
  for (auto& lot : LotStore::all(t, network)) lots.emplace(lot.lot_id, std::move(lot));
  std::map<LotId, std::vector<LotPart>> parts;
  for (auto& part : LotStore::parts(t, network)) {
    parts[part.product_lot_id].push_back(std::move(part));
  }

  std::map<LabId, Found> labs;
  const auto count = [&](const LotId& lot, const stock::Balance& balance, std::int64_t pieces) {
    const auto maker = lots.find(lot);
    if (maker == lots.end() || !maker->second.lab_id || !maker->second.job_id) return;
    auto& found = labs[*maker->second.lab_id];
    if (balance.standing.state == StockState::in_transit) {
      found.in_transit += pieces;
    } else {
      found.received += pieces;
      found.sites.insert(SiteId{balance.standing.place.id});
    }
  };
  for (const auto state : {StockState::in_transit, StockState::received}) {
    stock::BalanceFilter filter;
    filter.state = state;
    for (const auto& balance : ledger_.balances(t, network, filter)) {
      if (!balance.lot) continue;
      count(*balance.lot, balance, balance.quantity);
      const auto whole = lots.find(*balance.lot);
      if (whole == lots.end() || whole->second.quantity <= 0) continue;
      const auto size = whole->second.quantity;
      for (const auto& part : parts[*balance.lot]) {
        count(part.part_lot_id, balance, (part.quantity * balance.quantity + size / 2) / size);
      }
    }
  }

  std::vector<LabUnits> answer;
  for (const auto& [lab, found] : labs) {
    answer.push_back(
        {lab, found.in_transit, found.received, {found.sites.begin(), found.sites.end()}});
  }
  return answer;
}

}  // namespace touiza::production
