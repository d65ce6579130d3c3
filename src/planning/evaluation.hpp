// Judges a plan by itself: is it allowed, and what is it worth? Shares nothing with the planner.
#pragma once

#include <string>
#include <vector>

#include "planning/network.hpp"
#include "planning/plan.hpp"

namespace touiza::planning {

struct Violation {
  std::string kind;     ///< "machine_hours", "tooling", "inventory" …
  std::string message;  ///< What, where, when, with both numbers.
};

/// What a plan is worth, whatever its planner says.
struct PlanFigures {
  double weighted_units_on_time = 0.0;   ///< Level 1.
  double weighted_unit_days_late = 0.0;  ///< Level 2.
  double transport_kg_km = 0.0;          ///< Level 3.
  double cost_mad = 0.0;                 ///< Level 4.
  double units_needed = 0.0;
  double units_on_time = 0.0;
  double units_delivered = 0.0;
  std::vector<double>
      region_on_time;  ///< Weighted fraction by region, as in the network; 1 without needs.
  double region_on_time_min = 1.0;  ///< Level 0.
};

/// Computes the objective levels of `plan`; rows that name unknown things do not count.
PlanFigures figures_of(const Network& network, const CapacityPlan& plan);

/// Every constraint of the contract that `plan` breaks, by more than `tolerance` relatively; empty
/// for a plan that is allowed. At most 50 are listed. `network` must be valid.
std::vector<Violation> check(const Network& network, const CapacityPlan& plan,
                             double tolerance = 1e-6);

}  // namespace touiza::planning
