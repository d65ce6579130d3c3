#include "production/lot_desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/short_code.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"

namespace touiza::production {
namespace {

using accounts::Action;
using accounts::Caller;
using stock::StockState;

Error place_is_unknown() {
  return {ErrorKind::invalid_input, "place_is_unknown",
          "There is no such lab or site in this network.", "Choose one from the list."};
}

std::string quoted_reason(const std::string& reason) {
  return json::write(std::map<std::string, std::string>{{"reason", reason}});
}

}  // namespace

Result<KnownPlace> LotDesk::place(Transaction& t, const NetworkId& network, const PlaceRef& place) {
  const network::NetworkDirectory directory;
  if (place.kind == stock::PlaceKind::lab) {
    const auto lab = directory.lab(t, network, LabId{place.id});
    if (!lab) return place_is_unknown();
    return KnownPlace{place, {}, lab->code, lab->region_id, lab->organization_id, false};
  }
  if (place.kind == stock::PlaceKind::site) {
    const auto site = directory.site(t, network, SiteId{place.id});
    if (!site || site->state == network::SiteState::closed) return place_is_unknown();
    return KnownPlace{place,
                      site->name,
                      "",
                      site->region_id,
                      site->organization_id,
                      site->kind == network::SiteKind::hospital};
  }
  return place_is_unknown();
}

std::optional<Lot> LotDesk::find(Transaction& t, const NetworkId& network, const LotId& lot) {
  return LotStore::find(t, network, lot);
}

std::vector<LinkedLot> LotDesk::upwards(Transaction& t, const NetworkId& network,
                                        const LotId& lot) {
  return LotStore::upwards(t, network, lot);
}

accounts::Target LotDesk::target_of(const Lot& lot) {
  return {.network = lot.network_id, .region = lot.region_id, .organization = lot.organization_id};
}

Result<Lot> LotDesk::seen(Transaction& t, const Caller& caller, const NetworkId& network,
                          const LotId& id) const {
  if (!caller.is_signed_in()) {
    return accounts::allow(caller, Action::see_lot, {.network = network}).error();
  }
  const auto lot = LotStore::find(t, network, id);
  if (!lot) return network::not_found();
  if (accounts::may(caller, Action::see_lot, target_of(*lot))) return *lot;
  const auto own = accounts::organizations_of(caller, network);
  if (own.empty()) return network::not_found();
  for (const auto& holding : books_.holdings(t, network, id)) {
    const auto where = place(t, network, holding.standing.place);
    if (!where || !where->organization_id) continue;
    if (std::ranges::find(own, *where->organization_id) == own.end()) continue;
    const accounts::Target target{
        .network = network, .organization = where->organization_id, .is_involved = true};
    if (accounts::may(caller, Action::see_lot, target)) return *lot;
  }
  return network::not_found();
}

Result<Lot> LotDesk::reach(Transaction& t, const Caller& caller, Action action,
                           const NetworkId& network, const LotId& id) const {
  auto lot = seen(t, caller, network, id);
  if (!lot) return lot;
  if (const auto allowed = accounts::allow(caller, action, target_of(*lot)); !allowed) {
    return allowed.error();
  }
  return lot;
}

std::int64_t LotDesk::available(Transaction& t, const Lot& lot, const PlaceRef& place) const {
  if (lot.state != LotState::accepted) return 0;
  const auto there = books_.units(t, lot, {place, StockState::accepted});
  const auto promised =
      allocations_ ? allocations_->allocated(t, lot.network_id, lot.lot_id, place) : 0;
  return std::max<std::int64_t>(there - promised, 0);
}

Lot LotDesk::lot_of(Transaction& t, const campaigns::Job& job, std::int64_t quantity) {
  Lot lot;
  lot.network_id = job.network_id;
  lot.lab_id = job.lab_id;
  lot.region_id = job.region_id;
  lot.organization_id = job.organization_id;
  lot.job_id = job.job_id;
  lot.campaign_id = job.campaign_id;
  lot.design_id = job.design_id;
  lot.revision_id = job.revision_id;
  lot.component_id = job.component_id;
  lot.quantity = quantity;
  const auto whole = designs::Catalogue::whole(t, job.network_id, job.revision_id);
  if (whole && whole->components.size() == 1 && whole->components.front().units_per_product == 1) {
    lot.component_id.reset();
  }
  return lot;
}

void LotDesk::add(Transaction& t, Lot& lot, const AccountId& actor) const {
  lot.created_by = actor;
  lot.created_at = foundation_.clock.now();
  lot.lot_id = new_id<LotId>(lot.created_at, foundation_.random);
  do {
    lot.code = new_short_code('L', foundation_.random);
  } while (!LotStore::add(t, lot));
}

Done LotDesk::move(Transaction& t, const Caller& caller, Lot& lot, LotState to,
                   const std::string& reason) const {
  if (const auto allowed = check_transition(lot.state, to); !allowed) return allowed;
  const auto now = foundation_.clock.now();
  const auto from = lot.state;
  // What was thrown away stays so, whatever becomes of the lot on paper.
  if (stock_state(from) != StockState::scrapped) {
    const Entry entry{{"lot", lot.lot_id.text},
                      caller.actor(),
                      now,
                      fmt::format("Lot {} is {}.", lot.code, json::enum_name(to))};
    if (const auto moved = books_.restate(t, lot, stock_state(from), stock_state(to), entry);
        !moved) {
      return moved;
    }
  }
  lot.state = to;
  ++lot.version;
  LotStore::save(t, lot);
  LotStore::record(t, {lot.network_id, new_uuid(now, foundation_.random), lot.lot_id, from, to, now,
                       caller.actor(), reason});
  foundation_.events.publish(t, {lot.network_id, fmt::format("lot.{}", json::enum_name(to)), "lot",
                                 lot.lot_id.text, caller.actor(), quoted_reason(reason)});
  return {};
}

Done LotDesk::settle_job(Transaction& t, const Caller& caller, const NetworkId& network,
                         const JobId& id) const {
  const auto job = campaigns::JobDesk::find(t, network, id);
  if (!job || job->state != campaigns::JobState::reported) return {};
  const auto pieces = RunStore::pieces_of(t, network, id);
  if (pieces.in_lots < pieces.good) return {};
  std::int64_t accepted = 0;
  for (const auto& lot : LotStore::of_job(t, network, id)) {
    if (lot.state == LotState::accepted) accepted += lot.good();
    if (lot.state != LotState::accepted && !is_out(lot.state)) return {};
  }
  const auto closed = jobs_.close(t, caller, network, id, accepted);
  if (!closed) return closed.error();
  return {};
}

}  // namespace touiza::production
