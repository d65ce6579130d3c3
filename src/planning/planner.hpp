// The planner: what can this network deliver, by when, and what holds it back?
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/result.hpp"
#include "planning/network.hpp"
#include "planning/plan.hpp"

namespace touiza::planning {

/// Told now and then while the search runs.
struct PlanProgress {
  int level = 0;
  std::optional<double> value;  ///< Of the best plan so far at this level.
  std::optional<double> bound;
  long long work = 0;
};

struct PlanLimits {
  /// Asked often; true ends the search with what there is. Engines have no clock: whoever has one
  /// hands down the deadline here, or a person's wish to stop.
  std::function<bool()> should_stop;
  std::function<void(const PlanProgress&)> on_progress;
  /// Simplex iterations in all. The same input, seed and work limit give the same plan.
  std::optional<long long> work_limit;
  std::uint64_t seed = 0;  ///< Breaks ties of the simplex method; 0 is as good as any.
  int threads = 1;         ///< One is used today; more are accepted.
  double gap = 1e-6;       ///< A level counts as proven within this relative gap.
  /// Each level holds the ones before to this relative tolerance: the contract allows 1e-6, and
  /// whoever uses it wins a little at the later levels for some 29.99997 of 30 units. At least
  /// 1e-9.
  double level_tolerance = 0.99e-6;
  bool is_fair = false;     ///< First the least on-time fraction of all regions, then the rest.
  bool is_integer = false;  ///< Whole units, levels held to 1e-9; the plan says what rounding lost.
  bool names_bottlenecks = true;
};

/// The best plan, level by level, by branch and bound over moulds on linear programs.
///
/// Exact: machines of a lab that are alike, and needs that are alike, are planned together and
/// handed back one by one. Time grows with places x items x days; a network of 100 labs, 12 places
/// and 14 days takes seconds.
///
/// Errors: "network_is_invalid" (with a field error for each finding), "network_is_empty",
/// "commitments_do_not_fit" (locked production lacks its material).
Result<CapacityPlan> plan(const Network& network, const PlanLimits& limits = {});

}  // namespace touiza::planning
