// How long until all four levels of a network of 100 labs, 12 places and 14 days are proven?
#include <benchmark/benchmark.h>

#include "plan/plan_json.hpp"
#include "plan/shared_instances.hpp"
#include "planning/planner.hpp"
#include "planning/small_network.hpp"

using namespace touiza;

namespace {

void plan_measured(benchmark::State& state, const std::string& name) {
  const auto text = plan_files::shared_plan_file("instances/" + name + ".json");
  if (!text) return state.SkipWithError("skipped: no ../shared");
  const auto network = plan_files::network_from_json(*text);
  if (!network) return state.SkipWithError("the instance cannot be read");
  planning::PlanLimits limits;
  limits.names_bottlenecks = false;
  for (auto _ : state) {
    const auto plan = planning::plan(*network, limits);
    for (const auto& level : plan->levels)
      state.counters["level_" + std::to_string(level.level)] = level.value;
    state.counters["work"] = static_cast<double>(plan->work);
  }
}

/// The smallest question of all: what asking costs.
void plan_one_printer(benchmark::State& state) {
  const auto network = planning::small::town(50, 2);
  for (auto _ : state) {
    const auto plan = planning::plan(network);
    state.counters["level_1"] = plan->levels[0].value;
  }
}

BENCHMARK(plan_one_printer)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(plan_measured, S1, "S1")->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
