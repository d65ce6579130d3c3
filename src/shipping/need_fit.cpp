#include "shipping/need_fit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "designs/catalogue.hpp"
#include "needs/need_service.hpp"
#include "shipping/shipment_store.hpp"

namespace touiza::shipping {

using database::Transaction;

std::int64_t still_needed(Transaction& t, const needs::Need& need) {
  const auto units = ShipmentStore::of_need(t, need.network_id, need.need_id);
  const auto served = units.received + units.in_transit + units.allocated;
  return std::max<std::int64_t>(need.quantity - served, 0);
}

Result<needs::Need> need_to_serve(Transaction& t, const NetworkId& network, const NeedId& id,
                                  const PlaceRef& to) {
  auto need = needs::NeedService::find(t, network, id);
  if (!need) {
    return Error{ErrorKind::invalid_input,
                 "need_is_unknown",
                 "There is no such need in this network.",
                 "Choose one of the list.",
                 {{"need_id", "unknown_value", "Not a need of this network."}}};
  }
  if (to.kind != stock::PlaceKind::site || to.id != need->site_id.text) {
    return Error{ErrorKind::invalid_input,
                 "need_is_elsewhere",
                 fmt::format("Need {} is of another site than the one this goes to.", need->code),
                 "Send it to the site that asked, or name no need for a stop in between.",
                 {{"to", "need_is_elsewhere", "Not the site that asked."}}};
  }
  if (need->state != needs::NeedState::verified && need->state != needs::NeedState::open) {
    return Error{ErrorKind::conflict, "need_is_not_open",
                 fmt::format("Need {} is {}.", need->code, json::enum_name(need->state)),
                 "Have it verified first, or serve another one."};
  }
  return *std::move(need);
}

bool fits(Transaction& t, const needs::Need& need, const production::Lot& lot) {
  if (!lot.is_product() || need.design_id != lot.design_id) return false;
  if (!need.accepts.use_level) return true;
  const auto whole = designs::Catalogue::whole(t, lot.network_id, lot.revision_id);
  return whole && whole->revision.use_level &&
         *whole->revision.use_level >= *need.accepts.use_level;
}

Done check_fit(Transaction& t, const needs::Need& need, const std::vector<production::Lot>& lots,
               std::int64_t units) {
  for (const auto& lot : lots) {
    if (fits(t, need, lot)) continue;
    return Error{ErrorKind::invalid_input,
                 "lot_does_not_fit_need",
                 fmt::format("Lot {} is not what need {} asks for.", lot.code, need.code),
                 "Take product lots of the design, of a use level that the site accepts.",
                 {{"lines", "lot_does_not_fit_need", lot.code}}};
  }
  const auto lacking = still_needed(t, need);
  if (units <= lacking) return {};
  return Error{
      ErrorKind::conflict,
      "need_is_covered",
      fmt::format("Need {} still lacks {} units; this shipment has {}.", need.code, lacking, units),
      "Send no more than it lacks; what is over serves another need.",
      {{"lines", "too_large", "More than the need still lacks."}}};
}

}  // namespace touiza::shipping
