// How long does the plan of a network take, from its facts to the answer? Of one region (10 labs)
// and of twelve (120 labs, 300 groups of machines, three products, 78 needs): the demonstration's
// size.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "campaigns/planning_answer.hpp"
#include "planning/planner.hpp"

namespace {

using namespace touiza;
using namespace touiza::campaigns;

const char* const technologies[] = {"fff", "laser", "fff", "moulding", "fff"};

designs::ProcessPlanView way(const std::string& id, const std::string& technology,
                             const std::string& material, double per_unit, double units_per_hour) {
  designs::ProcessPlanView plan;
  plan.process_plan_id = ProcessPlanId{id};
  plan.technology = technology;
  plan.material_id = MaterialId{material};
  plan.material_per_unit = per_unit;
  plan.units_per_hour = units_per_hour;
  plan.parameters.text = "{}";
  return plan;
}

designs::ComponentView part(const std::string& id, std::vector<designs::ProcessPlanView> plans) {
  designs::ComponentView component;
  component.component_id = ComponentId{id};
  component.transport_kg_per_unit = 0.05;
  component.process_plans = std::move(plans);
  return component;
}

designs::RevisionView product(const std::string& id, double assembly_s,
                              std::vector<designs::ComponentView> components) {
  designs::RevisionView revision;
  revision.design_id = DesignId{id};
  revision.revision_id = RevisionId{id + "-1"};
  revision.use_level = designs::UseLevel::community;
  revision.transport_kg_per_unit = 0.14;
  revision.assembly_s = assembly_s;
  revision.components = std::move(components);
  return revision;
}

std::vector<designs::RevisionView> products() {
  auto moulded = way("headband.moulded", "moulding", "pellets", 17, 100);
  moulded.tooling = designs::Tooling{5, 55'000, 1};
  return {product("shield", 90,
                  {part("headband", {way("headband.printed", "fff", "petg", 30, 1),
                                     way("headband.cut", "laser", "sheet_3", 0.03, 30), moulded}),
                   part("visor", {way("visor.cut", "laser", "sheet_05", 0.078, 120)})}),
          product("saver", 0, {part("saver", {way("saver.printed", "fff", "petg", 8, 3)})}),
          product("box", 1200, {part("box", {way("box.cut", "laser", "sheet_5", 1.2, 2)})})};
}

void add_region(int number, PlanningFacts& facts) {
  const RegionId id{fmt::format("region-{:02}", number)};
  facts.regions.push_back(
      {id, {"", "", id.text}, 29.0 + number * 0.55, -9.5 + number % 4 * 1.7, 1e6});
  for (int i = 0; i < 10; ++i) {
    const LabId lab{fmt::format("lab-{:02}-{}", number, i)};
    facts.labs.push_back({lab, lab.text, id, {}});
    if (i % 3 == 0) facts.hands.push_back({lab, id, Hours{8.0 + i}});
    for (int m = 0; m < 2 + i % 2; ++m) {
      network::Machine machine;
      machine.machine_id = MachineId{fmt::format("{}-{}", lab.text, m)};
      machine.lab_id = lab;
      machine.technology = technologies[(i + m + number) % 5];
      machine.count = 1 + (i + m) % 3;
      facts.machines.push_back({machine, id, Hours{6.0 + 2 * i}, 0.75 + 0.02 * i});
    }
  }
  const char* const designs[] = {"shield", "shield", "saver", "shield", "box", "shield"};
  for (int i = 0; i < 6; ++i) {
    needs::Need need;
    need.need_id = NeedId{fmt::format("need-{:02}-{}", number, i)};
    need.region_id = id;
    need.design_id = DesignId{designs[i]};
    need.quantity = need.design_id->text == "box" ? 12 : 900 + 120 * i;
    need.due_day = Day{4 + 2 * i};
    need.priority = 1 + i % 3;
    facts.needs.push_back({need, need.quantity});
  }
}

PlanningFacts network_of(int regions) {
  PlanningFacts facts;
  for (const auto* id : {"petg", "sheet_3", "sheet_05", "sheet_5", "pellets"}) {
    facts.materials.push_back(
        {NetworkId{}, MaterialId{id}, id, {"", "", id}, network::MaterialUnit::g, 0.001, 25, 1});
  }
  facts.revisions = products();
  for (int number = 1; number <= regions; ++number) add_region(number, facts);
  return facts;
}

void plan_network(benchmark::State& state) {
  const auto facts = network_of(static_cast<int>(state.range(0)));
  PlanAnswer answer;
  for (auto _ : state) {
    const auto input = planning_input(facts);
    planning::PlanLimits limits;
    limits.is_integer = true;
    const auto plan = planning::plan(input.network, limits);
    if (!plan) return state.SkipWithError(plan.error().message.c_str());
    answer = planning_answer(facts, input, *plan);
  }
  state.counters["needed"] = static_cast<double>(answer.needed_units);
  state.counters["on_time"] = static_cast<double>(answer.on_time_units);
  state.counters["gap"] = answer.gap;
}
BENCHMARK(plan_network)->Arg(1)->Arg(12)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
