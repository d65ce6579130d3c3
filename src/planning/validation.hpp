// Refuses a network that does not make sense, naming the thing and the field, before any planning.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "planning/network.hpp"

namespace touiza::planning {

/// The longest horizon that is planned.
inline constexpr int horizon_days_max = 366;

/// Errors: "network_is_empty" (nobody needs anything, or the horizon has no day),
/// "network_is_invalid"; field errors: "unknown_id", "duplicate_id", "not_a_number",
/// "out_of_range", "nobody_can_make", "not_planned_yet", "commitment_exceeds_hours". At most 20
/// findings are listed.
Done validate(const Network& network);

/// Ids of needs whose product nobody in the network can make, assemble or take from stock at all,
/// whatever the days and quantities. `plan` refuses these, so that nobody waits for them.
std::vector<std::string> unmakeable_needs(const Network& network);

}  // namespace touiza::planning
