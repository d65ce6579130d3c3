// Gathers what a plan is made from: the network as declared, what was promised, made and delivered.
#pragma once

#include "campaigns/planning_input.hpp"

namespace touiza::campaigns {

/// Errors: "emergency_is_unknown", "need_is_unknown" (a need named that is not to be served).
Result<PlanningFacts> planning_facts(database::Transaction& t, const NetworkId& network,
                                     Instant now, const Plan& plan,
                                     const Surroundings& surroundings);

/// Machines, hands, materials and regions only, as for capacity without needs.
PlanningFacts network_facts(database::Transaction& t, const NetworkId& network, Instant now);

/// The day that it is in the network.
Day today_in(database::Transaction& t, const NetworkId& network, Instant now);

}  // namespace touiza::campaigns
