#include "production/recall_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"

namespace touiza::production {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;
using stock::StockState;

LotLink link_of(const LinkedLot& lot) {
  return {lot.lot_id, lot.code, lot.state, lot.lab_id, lot.job_id, lot.component_id, lot.quantity};
}

/// What lies where, over several lots; used-up units are left out, they live on in products.
std::vector<stock::Balance> added_up(Transaction& t, const Books& books, const NetworkId& network,
                                     const std::vector<LotId>& lots) {
  std::map<stock::Standing, std::int64_t> sums;
  for (const auto& lot : lots) {
    for (const auto& balance : books.holdings(t, network, lot)) {
      if (balance.standing.state == StockState::consumed) continue;
      sums[balance.standing] += balance.quantity;
    }
  }
  std::vector<stock::Balance> balances;
  for (const auto& [standing, quantity] : sums) {
    stock::Balance balance;
    balance.standing = standing;
    balance.quantity = quantity;
    balances.push_back(std::move(balance));
  }
  return balances;
}

struct Reached {
  std::int64_t units = 0;
  std::int64_t sites = 0;
};

Reached received(const std::vector<stock::Balance>& balances) {
  Reached reached;
  std::set<std::string> sites;
  for (const auto& balance : balances) {
    if (balance.standing.state != StockState::received) continue;
    reached.units += balance.quantity;
    sites.insert(balance.standing.place.id);
  }
  reached.sites = static_cast<std::int64_t>(sites.size());
  return reached;
}

std::vector<LotId> ids_of(const std::vector<Lot>& lots) {
  std::vector<LotId> ids;
  for (const auto& lot : lots) ids.push_back(lot.lot_id);
  return ids;
}

}  // namespace

Result<LotTrace> RecallService::trace(const Caller& caller, const NetworkId& network,
                                      const LotId& id) const {
  return foundation_.database.read([&](Transaction& t) -> Result<LotTrace> {
    const auto lot = desk_.seen(t, caller, network, id);
    if (!lot) return lot.error();
    LotTrace trace;
    trace.lot_id = id;
    trace.code = lot->code;
    std::vector<LotId> origins{id};
    for (const auto& link : LotStore::upwards(t, network, id)) {
      trace.upwards.push_back(link_of(link));
      origins.push_back(link.lot_id);
    }
    std::vector<LotId> descendants{id};
    for (const auto& link : LotStore::downwards(t, network, id)) {
      trace.downwards.push_back(link_of(link));
      descendants.push_back(link.lot_id);
    }
    for (const auto& run : LotStore::runs_of(t, network, origins)) {
      trace.origins.push_back(
          {run.run_id, run.quantity, run.machine_id, run.material_lot, run.reported_at});
    }
    const auto balances = added_up(t, desk_.books(), network, descendants);
    trace.holdings = named(t, network, balances);
    const auto reached = received(balances);
    trace.units_received = reached.units;
    trace.recipients = reached.sites;
    return trace;
  });
}

Result<RecallView> RecallService::recall(const Caller& caller, const NetworkId& network,
                                         const LotId& id, const LotReason& reason) {
  return foundation_.database.write([&](Transaction& t) -> Result<RecallView> {
    const auto lot = desk_.reach(t, caller, Action::recall_lot, network, id);
    if (!lot) return lot.error();
    if (const auto allowed = check_transition(lot->state, LotState::recalled); !allowed) {
      return allowed.error();
    }
    if (const auto corrected = correct_record(t, caller, *lot); !corrected) {
      return corrected.error();
    }
    std::vector<LotId> descendants;
    for (const auto& link : LotStore::downwards(t, network, id)) {
      descendants.push_back(link.lot_id);
    }
    auto lots = LotStore::of_ids(t, network, descendants);
    lots.insert(lots.begin(), *lot);
    return recall_all(t, caller, network, std::move(lots), reason.reason);
  });
}

/// The lab's own lot was bad: what it once counted for, it counts for no longer.
Done RecallService::correct_record(Transaction& t, const Caller& caller, const Lot& lot) const {
  if (!lot.job_id || lot.is_late || is_out(lot.state)) return {};
  const auto job = campaigns::JobDesk::find(t, lot.network_id, *lot.job_id);
  if (!job) return {};
  if (campaigns::is_live(job->state) || job->state == campaigns::JobState::reported) {
    const auto taken = jobs_.take_back_made(t, caller, lot.network_id, job->job_id, lot.good(),
                                            fmt::format("Lot {} was recalled.", lot.code));
    if (!taken) return taken.error();
    return {};
  }
  const bool counted = lot.state == LotState::accepted || lot.state == LotState::on_hold;
  if (counted && job->state == campaigns::JobState::closed) {
    network::NetworkDirectory{}.add_to_record(t, lot.network_id, job->lab_id,
                                              {.units_promised = 0, .units_accepted = -lot.good()});
  }
  return {};
}

Result<RecallView> RecallService::recall_revision(const Caller& caller, const NetworkId& network,
                                                  const RevisionId& revision,
                                                  const LotReason& reason) {
  if (const auto allowed = accounts::allow(caller, Action::recall_lot, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.write([&](Transaction& t) -> Result<RecallView> {
    const auto whole = designs::Catalogue::whole(t, network, revision);
    if (!whole) return whole.error();
    return recall_all(t, caller, network, LotStore::of_revision(t, network, revision),
                      reason.reason);
  });
}

Result<RecallView> RecallService::recall_all(Transaction& t, const Caller& caller,
                                             const NetworkId& network, std::vector<Lot> lots,
                                             const std::string& reason) const {
  RecallView view;
  for (auto& lot : lots) {
    if (!is_allowed(lot.state, LotState::recalled)) continue;
    if (const auto moved = desk_.move(t, caller, lot, LotState::recalled, reason); !moved) {
      return moved.error();
    }
    ++view.lots;
    view.units += lot.good();
  }
  const auto balances = added_up(t, desk_.books(), network, ids_of(lots));
  view.units_received = received(balances).units;
  for (const auto& holding : named(t, network, balances)) {
    if (holding.state == StockState::in_transit) view.units_in_transit += holding.quantity;
    if (holding.state == StockState::received) view.recipients.push_back(holding);
  }
  return view;
}

void RecallService::count(Transaction& t, const NetworkId& network, const RevisionId& revision,
                          designs::Consequences& consequences) {
  const auto lots = LotStore::of_revision(t, network, revision);
  std::vector<LotId> concerned;
  for (const auto& lot : lots) {
    if (is_out(lot.state)) continue;
    ++consequences.lots;
    consequences.units_in_lots += lot.good();
    concerned.push_back(lot.lot_id);
  }
  const auto reached = received(added_up(t, desk_.books(), network, concerned));
  consequences.units_received += reached.units;
  consequences.recipients += reached.sites;
}

Done RecallService::on_withdrawn(Transaction& t, const Caller& caller,
                                 const designs::Revision& revision, const std::string& reason) {
  const auto recalled =
      recall_all(t, caller, revision.network_id,
                 LotStore::of_revision(t, revision.network_id, revision.revision_id), reason);
  if (!recalled) return recalled.error();
  return {};
}

}  // namespace touiza::production
