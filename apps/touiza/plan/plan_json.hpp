// Network instances and plans as documents: touiza-network/1 and /2, touiza-plan/1 and /2.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "planning/network.hpp"
#include "planning/plan.hpp"

namespace touiza::plan_files {

/// Reads touiza-network/1 or /2. Unknown and missing fields are refused with their path; fields of
/// touiza-network/2 that are not planned yet are unknown fields.
/// Errors: those of json::read, "network_schema_is_unknown".
Result<planning::Network> network_from_json(std::string_view text);

/// The plan as touiza-plan/1, or as touiza-plan/2 where its things have grades.
std::string plan_to_json(const planning::CapacityPlan& plan, const std::string& network_name);

/// What `touiza plan --json` prints: outcome, levels, seconds, bottlenecks, shortfalls.
std::string summary_to_json(const planning::CapacityPlan& plan, double seconds);

}  // namespace touiza::plan_files
