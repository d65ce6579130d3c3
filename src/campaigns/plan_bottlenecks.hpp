// What holds a plan back, dearest first, in the words of the network.
#pragma once

#include "campaigns/planning_input.hpp"
#include "planning/plan.hpp"

namespace touiza::campaigns {

/// `answer` has its sums and regions already.
std::vector<PlanBottleneck> plan_bottlenecks(const PlanningFacts& facts, const PlanningInput& input,
                                             const planning::CapacityPlan& plan,
                                             const PlanAnswer& answer);

}  // namespace touiza::campaigns
