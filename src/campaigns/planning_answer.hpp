// From the planner's plan back to the words of the network: a pure function.
#pragma once

#include "campaigns/planning_input.hpp"
#include "planning/plan.hpp"

namespace touiza::campaigns {

/// The answer for the needs that were asked for; those planned along count for none of its sums.
PlanAnswer planning_answer(const PlanningFacts& facts, const PlanningInput& input,
                           const planning::CapacityPlan& plan);

/// A plan for needs of which none can be planned, or none is open.
PlanAnswer empty_answer(const PlanningFacts& facts, const PlanningInput& input);

}  // namespace touiza::campaigns
