// A plan over the days: what has arrived by when, and how busy the machines are.
#pragma once

#include <string>
#include <vector>

#include "planning/network.hpp"
#include "planning/plan.hpp"

namespace touiza::planning {

/// One value a day of the horizon.
struct Curve {
  std::string subject;  ///< Id of the need, region, product or machine type.
  std::string region;   ///< For loads: where the machines stand.
  std::vector<double> by_day;
};

struct MachineLoad {
  std::string machine_type;
  std::string region;
  std::vector<double> hours_planned;    ///< By day.
  std::vector<double> hours_available;  ///< By day.
};

struct PlanCurves {
  std::vector<Curve> delivered_by_need;  ///< Units received by the end of each day, from day 0 on.
  std::vector<Curve> delivered_by_region;
  std::vector<Curve> delivered_by_product;
  std::vector<Curve> due_by_product;  ///< Units due by the end of each day.
  std::vector<MachineLoad> loads;     ///< By machine type, then region; those with machines.
};

/// Rows that name unknown things do not count. `network` must be valid.
PlanCurves curves_of(const Network& network, const CapacityPlan& plan);

}  // namespace touiza::planning
