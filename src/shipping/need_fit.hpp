// Whether a shipment serves the need that it names.
#pragma once

#include "database/transaction.hpp"
#include "shipping/shipment_model.hpp"

namespace touiza::shipping {

/// What a need still lacks: less what was received, is on its way, or is packed for it.
std::int64_t still_needed(database::Transaction& t, const needs::Need& need);

/// The need, where things may be sent to it at `to`.
/// Errors: "need_is_unknown", "need_is_elsewhere", "need_is_not_open".
Result<needs::Need> need_to_serve(database::Transaction& t, const NetworkId& network,
                                  const NeedId& need, const PlaceRef& to);

/// Products of the need's design, of a use level that it takes, not more than it lacks.
/// Errors: "lot_does_not_fit_need", "need_is_covered".
Done check_fit(database::Transaction& t, const needs::Need& need,
               const std::vector<production::Lot>& lots, std::int64_t units);

/// True where the lot is of products that the need takes.
bool fits(database::Transaction& t, const needs::Need& need, const production::Lot& lot);

}  // namespace touiza::shipping
