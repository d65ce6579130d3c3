#include "planning/planner.hpp"

#include <algorithm>
#include <cmath>

#include "planning/detail/bottlenecks.hpp"
#include "planning/detail/disaggregation.hpp"
#include "planning/detail/repair.hpp"
#include "planning/detail/search.hpp"
#include "planning/evaluation.hpp"
#include "planning/validation.hpp"

namespace touiza::planning {
namespace {

constexpr std::size_t bottlenecks_max = 20;

double relative_gap(double value, double bound) {
  return std::abs(bound - value) / std::max(1.0, std::abs(bound));
}

double value_at(int level, const PlanFigures& figures) {
  switch (level) {
    case 0:
      return figures.region_on_time_min;
    case 1:
      return figures.weighted_units_on_time;
    case 2:
      return figures.weighted_unit_days_late;
    case 3:
      return figures.transport_kg_km;
    default:
      return figures.cost_mad;
  }
}

/// A bound that holds without any search: everything on time, nothing late, carried or spent.
double trivial_bound(int level, const Network& network) {
  if (level == 0) return 1.0;
  double wanted = 0.0;
  for (const auto& need : network.needs) wanted += need.priority_weight * need.units;
  return level == 1 ? wanted : 0.0;
}

std::vector<LevelResult> levels_of(const detail::SearchResult& found, const PlanFigures& figures,
                                   const Network& network) {
  std::vector<LevelResult> levels;
  for (const auto& proven : found.bounds) {
    LevelResult result{proven.level, value_at(proven.level, figures), proven.bound, 0.0};
    const double trivial = trivial_bound(proven.level, network);
    const bool is_maximum = proven.level <= 1;
    if (!std::isfinite(result.bound)) result.bound = trivial;
    result.bound = is_maximum ? std::min(result.bound, trivial) : std::max(result.bound, trivial);
    // The arithmetic of the simplex method is exact to about 1e-9: a plan is never beyond its
    // bound.
    if (relative_gap(result.value, result.bound) < 1e-6 &&
        (is_maximum ? result.value > result.bound : result.value < result.bound)) {
      result.bound = result.value;
    }
    result.gap = relative_gap(result.value, result.bound);
    levels.push_back(result);
  }
  return levels;
}

PlanOutcome outcome_of(const detail::SearchResult& found, const std::vector<LevelResult>& levels,
                       const Network& network, double gap) {
  const auto units = std::ranges::find(levels, 1, &LevelResult::level);
  const double wanted = trivial_bound(1, network);
  if (units != levels.end() && units->bound < wanted - 1e-6 * std::max(1.0, wanted))
    return PlanOutcome::out_of_reach;
  const bool is_proven =
      std::ranges::all_of(found.bounds, &detail::LevelBound::is_proven) &&
      found.bounds.back().level == 4 &&
      // Each level may give up 1e-6 of the ones before; the bound's own gap is asked.
      std::ranges::all_of(levels,
                          [&](const auto& level) { return level.gap <= std::max(gap, 2e-6); });
  return is_proven ? PlanOutcome::proven_best : PlanOutcome::best_so_far;
}

std::vector<Shortfall> shortfalls_of(const Network& network, const CapacityPlan& plan) {
  std::vector<Shortfall> shortfalls;
  std::size_t row = 0;
  auto needs = network.needs;
  std::ranges::sort(needs, {}, &Need::id);
  for (const auto& need : needs) {
    double on_time = 0.0;
    double delivered = 0.0;
    while (row < plan.deliveries.size() && plan.deliveries[row].need < need.id) ++row;
    for (; row < plan.deliveries.size() && plan.deliveries[row].need == need.id; ++row) {
      delivered += plan.deliveries[row].units;
      if (plan.deliveries[row].day <= need.due_day) on_time += plan.deliveries[row].units;
    }
    const double noise = 1e-5 * std::max(1.0, need.units);
    if (need.units - on_time <= noise) continue;
    const double never = need.units - delivered;
    shortfalls.push_back({need.id, need.units - on_time, never <= noise ? 0.0 : never});
  }
  return shortfalls;
}

void round_to_whole_units(const detail::Index& index, CapacityPlan& plan) {
  const auto before = figures_of(index.network, plan);
  auto rounded = detail::repaired(index, plan, true);
  const auto after = figures_of(index.network, rounded);
  rounded.rounding_loss =
      RoundingLoss{std::max(0.0, before.weighted_units_on_time - after.weighted_units_on_time),
                   std::max(0.0, before.units_delivered - after.units_delivered)};
  plan = std::move(rounded);
}

}  // namespace

const char* to_text(PlanOutcome outcome) {
  switch (outcome) {
    case PlanOutcome::proven_best:
      return "proven_best";
    case PlanOutcome::best_so_far:
      return "best_so_far";
    case PlanOutcome::out_of_reach:
      return "out_of_reach";
    case PlanOutcome::nothing_so_far:
      return "nothing_so_far";
  }
  return "";
}

const char* to_text(BottleneckKind kind) {
  switch (kind) {
    case BottleneckKind::machine_type:
      return "machine_type";
    case BottleneckKind::material:
      return "material";
    case BottleneckKind::lane:
      return "lane";
    case BottleneckKind::skill:
      return "skill";
    case BottleneckKind::tooling:
      return "tooling";
    case BottleneckKind::assembly:
      return "assembly";
  }
  return "";
}

double CapacityPlan::gap() const {
  const auto units = std::ranges::find(levels, 1, &LevelResult::level);
  return units == levels.end() ? 1.0 : units->gap;
}

Result<CapacityPlan> plan(const Network& network, const PlanLimits& limits) {
  if (const auto valid = validate(network); !valid) return valid.error();

  const detail::Index index{network};
  const auto classes = detail::classes_of(index);
  const auto model = detail::model_of(index, classes, limits.is_fair);
  detail::LinearProgram program{model, limits.seed};
  auto found = detail::search(model, program, limits);
  if (found.is_infeasible) {
    return Error{ErrorKind::conflict,
                 "commitments_do_not_fit",
                 "The commitments take more material than their places have by the day.",
                 "Add the material that was promised to them, or release a commitment.",
                 {}};
  }

  CapacityPlan answer;
  answer.work = found.work;
  if (found.columns.empty()) return answer;
  answer = detail::plan_from(index, classes, model, found.columns);
  // A search that was cut off may hold a plan whose last digits, or whose moulds, do not fit yet.
  if (!found.are_toolings_whole || !check(network, answer).empty())
    answer = detail::repaired(index, answer, false);
  if (limits.is_integer) round_to_whole_units(index, answer);

  answer.levels = levels_of(found, figures_of(network, answer), network);
  answer.outcome = outcome_of(found, answer.levels, network, limits.gap);
  answer.shortfalls = shortfalls_of(network, answer);
  if (limits.names_bottlenecks && found.prices && !answer.shortfalls.empty()) {
    answer.bottlenecks = detail::bottlenecks_of(index, classes, model, *found.prices, program,
                                                limits, bottlenecks_max, found.work);
  }
  answer.work = found.work;
  return answer;
}

}  // namespace touiza::planning
