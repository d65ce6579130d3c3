#include "campaigns/planning_input.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "campaigns/misfit.hpp"
#include "campaigns/offer_drafts.hpp"
#include "campaigns/plan_sentences.hpp"

using namespace touiza;
using namespace touiza::campaigns;

namespace {

const RegionId here{"region-1"};
const LabId lab{"lab-1"};
const MaterialId petg{"petg-id"};

network::Machine machine(const std::string& id, const std::string& technology, int count) {
  network::Machine row;
  row.machine_id = MachineId{id};
  row.lab_id = lab;
  row.technology = technology;
  row.count = count;
  return row;
}

/// A clip of one component, printed at two an hour, or moulded at a hundred.
designs::RevisionView clip() {
  designs::ProcessPlanView printed;
  printed.process_plan_id = ProcessPlanId{"printed"};
  printed.technology = "fff";
  printed.material_id = petg;
  printed.material_per_unit = 20;
  printed.units_per_hour = 2;
  printed.parameters.text = R"({"nozzle_mm":0.4})";
  auto moulded = printed;
  moulded.process_plan_id = ProcessPlanId{"moulded"};
  moulded.technology = "moulding";
  moulded.units_per_hour = 100;
  moulded.parameters.text = R"({"clamp_force_kn":900})";
  moulded.tooling = designs::Tooling{5, 50'000, 1};
  designs::ComponentView component;
  component.component_id = ComponentId{"clip-part"};
  component.process_plans = {printed, moulded};
  designs::RevisionView revision;
  revision.design_id = DesignId{"clip"};
  revision.revision_id = RevisionId{"clip-1"};
  revision.use_level = designs::UseLevel::community;
  revision.components = {component};
  return revision;
}

PlanningFacts facts() {
  PlanningFacts facts;
  facts.today = Day{100};
  facts.regions = {{here, {"Ici", "", "Here"}, 33, -7, 1e6}};
  facts.labs = {{lab, "W-1", here, {}}};
  facts.machines = {{machine("printer", "fff", 3), here, Hours{24}, 0.8}};
  facts.materials = {
      {NetworkId{}, petg, "petg", {"PETG", "", "PETG"}, network::MaterialUnit::g, 0.001, 25, 1}};
  facts.revisions = {clip()};
  needs::Need need;
  need.need_id = NeedId{"need-1"};
  need.region_id = here;
  need.design_id = DesignId{"clip"};
  need.quantity = 50;
  need.due_day = Day{103};
  facts.needs = {{need, 30}};
  return facts;
}

}  // namespace

TEST_CASE("machines carry their hours each, their lab's yield, and the plans that fit them") {
  const auto input = planning_input(facts());
  REQUIRE(input.network.machines.size() == 1);
  const auto& printer = input.network.machines.front();
  CHECK(printer.count == 3);
  CHECK(printer.hours_per_day == doctest::Approx(8));
  CHECK(printer.yield == 0.8);
  REQUIRE(input.network.processes.size() == 1);
  CHECK(input.network.processes.front().units_per_hour == 2);
  CHECK(input.network.processes.front().material_kg_per_unit == doctest::Approx(0.02));
  REQUIRE(input.network.needs.size() == 1);
  CHECK(input.network.needs.front().units == 30);
  CHECK(input.network.needs.front().due_day == 3);
  CHECK(input.network.horizon_days == 7);
}

TEST_CASE("a mould is proposed for a machine that can close it, and one ordered is a machine") {
  auto told = facts();
  auto weak = machine("weak", "moulding", 1);
  weak.clamp_force_kn = 600;
  auto strong = machine("strong", "moulding", 2);
  strong.clamp_force_kn = 1200;
  told.machines = {{weak, here, Hours{16}, 1}, {strong, here, Hours{32}, 1}};

  const auto input = planning_input(told);
  REQUIRE(input.network.toolings.size() == 1);
  CHECK(input.network.toolings.front().machine == "strong");
  CHECK(input.network.toolings.front().lead_time_days == 5);
  CHECK(input.network.tooling_budget_mad == 50'000);

  told.toolings = {{MachineId{"strong"}, ProcessPlanId{"moulded"}, 2}};
  auto other = machine("other", "moulding", 1);
  other.clamp_force_kn = 1200;
  told.machines.push_back({other, here, Hours{16}, 1});
  const auto ordered = planning_input(told);
  CHECK(ordered.network.toolings.empty());  // Neither for this machine nor for another.
  REQUIRE(ordered.network.machines.size() == 3);
  CHECK(ordered.network.machines.at(0).id == "strong#moulded");
  CHECK(ordered.network.machines.at(0).count == 1);
  for (const auto& calendar : ordered.network.calendars) {
    if (calendar.id != ordered.network.machines.at(0).calendar) continue;
    CHECK(calendar.day_factors.at(1) == 0);
    CHECK(calendar.day_factors.at(2) == 1);
  }
}

TEST_CASE("promises are locked day by day within the hours of the lab's machines") {
  auto told = facts();
  told.promises = {{lab, ProcessPlanId{"printed"}, 60, 0}};
  const auto input = planning_input(told);
  // 24 hours at two an hour are 48 started a day; 60 good ones at 0.8 take 75.
  REQUIRE(input.network.locked_production.size() == 2);
  CHECK(input.network.locked_production.at(0).units_started == doctest::Approx(48));
  CHECK(input.network.locked_production.at(1).units_started == doctest::Approx(27));
}

TEST_CASE("a lab that refused a component is not planned for it") {
  auto told = facts();
  told.refusals = {{lab, ComponentId{"clip-part"}}};
  CHECK(planning_input(told).network.machines.empty());
}

TEST_CASE("what a lab that refused more of it still makes comes as pieces") {
  auto told = facts();
  told.refusals = {{lab, ComponentId{"clip-part"}}};
  StandingPromise promise{lab, ProcessPlanId{"printed"}, 30, 0};
  promise.region_id = here;
  promise.component_id = ComponentId{"clip-part"};
  told.promises = {promise};

  const auto input = planning_input(told);

  CHECK(input.network.locked_production.empty());
  double units = 0;
  for (const auto& supply : input.network.supplies) {
    if (supply.item == "clip-part") units += supply.quantity;
  }
  CHECK(units == doctest::Approx(30));
  CHECK(input.left_out.empty());
}

TEST_CASE("what is promised to others takes hours and brings nothing") {
  auto told = facts();
  StandingPromise promise{lab, ProcessPlanId{"printed"}, 60, 0};
  promise.reserved = 60;
  told.promises = {promise};

  const auto input = planning_input(told);

  CHECK(input.network.locked_production.empty());
  const auto& printer = input.network.machines.at(0);
  const auto calendar =
      std::ranges::find(input.network.calendars, printer.calendar, &planning::Calendar::id);
  REQUIRE(calendar != input.network.calendars.end());
  // 60 good ones at 0.8 take 75 starts: a day of 48, and 27 of the next.
  CHECK(calendar->day_factors.at(0) == doctest::Approx(0));
  CHECK(calendar->day_factors.at(1) == doctest::Approx(1 - 27.0 / 48));
  CHECK(calendar->day_factors.at(2) == 1);
}

TEST_CASE("a need that cannot be planned is left out with its reason") {
  auto told = facts();
  told.needs.front().need.accepts.use_level = designs::UseLevel::clinical;
  CHECK(planning_input(told).left_out.at(NeedId{"need-1"}) == "use_level_is_too_low");
  told.revisions.clear();
  CHECK(planning_input(told).left_out.at(NeedId{"need-1"}) == "nothing_is_released");
}

TEST_CASE("a need that nobody can make is left out, and the others are planned") {
  auto told = facts();
  auto box = clip();
  box.design_id = DesignId{"box"};
  box.revision_id = RevisionId{"box-1"};
  box.components.resize(1);
  box.components.front().component_id = ComponentId{"box-part"};
  box.components.front().process_plans.clear();
  told.revisions.push_back(box);
  auto second = told.needs.front();
  second.need.need_id = NeedId{"need-2"};
  second.need.design_id = box.design_id;
  told.needs.push_back(second);

  const auto input = planning_input(told);

  CHECK(input.left_out.at(NeedId{"need-2"}) == "nobody_can_make_it");
  REQUIRE(input.network.needs.size() == 1);
  CHECK(input.network.needs.front().id == "need-1");
}

TEST_CASE("a machine that is refused says by which constraint") {
  MachineDemand demand{"fff", "petg", designs::SizeXyz{200, 100, 50}, {}, 0.4};
  auto printer = machine("printer", "fff", 1);
  CHECK_FALSE(misfit(printer, demand));
  printer.work_x_mm = 120;
  printer.work_y_mm = 220;
  printer.work_z_mm = 60;
  CHECK_FALSE(misfit(printer, demand));  // Turned by a quarter.
  printer.work_z_mm = 40;
  CHECK(misfit(printer, demand) == Misfit::work_volume);
  printer.work_z_mm = 60;
  printer.nozzle_mm = 0.6;
  CHECK(misfit(printer, demand) == Misfit::nozzle);
  printer.materials = {"pla"};
  CHECK(misfit(printer, demand) == Misfit::material);
  printer.technology = "laser";
  CHECK(misfit(printer, demand) == Misfit::technology);
}

TEST_CASE("offers are whole, and together as many as the plan makes") {
  PlanAnswer answer;
  answer.products.emplace_back().revision_id = RevisionId{"shield"};
  const auto row = [](const char* lab_id, int day, double good, bool is_promised) {
    PlanProduction production;
    production.lab_id = LabId{lab_id};
    production.revision_id = RevisionId{"shield"};
    production.component_id = ComponentId{"part"};
    production.process_plan_id = ProcessPlanId{"printed"};
    production.day = Day{day};
    production.good = good;
    production.is_promised = is_promised;
    return production;
  };
  answer.production = {row("a", 2, 10.4, false), row("a", 1, 3.0, false), row("b", 1, 7.3, false),
                       row("c", 1, 0.3, false), row("d", 1, 5.0, true)};
  // Of nothing that the plan is asked for.
  answer.production.push_back(row("e", 1, 6.0, false));
  answer.production.back().revision_id = RevisionId{"box"};
  const auto drafts = offer_drafts(answer);
  REQUIRE(drafts.size() == 2);
  CHECK(drafts.at(0).quantity == 14);
  CHECK(drafts.at(0).first_day == Day{1});
  CHECK(drafts.at(0).due_day == Day{2});
  CHECK(drafts.at(1).quantity == 7);
}

TEST_CASE("days are said in three languages") {
  const auto day = *day_from_text("2026-05-12");
  CHECK(day_in_words(day).fr == "12 mai");
  CHECK(day_in_words(day).ar == "12 ماي");
  CHECK(day_in_words(day).en == "12 May");
}

TEST_CASE("far regions are joined to their two nearest, near ones to all within reach") {
  auto told = facts();
  told.regions.push_back({RegionId{"near"}, {}, 34, -6.5, 1e6});
  told.regions.push_back({RegionId{"far"}, {}, 23.7, -15.9, 1e6});
  const auto input = planning_input(told);
  CHECK(input.network.lanes.size() == 6);
  const auto lane = std::ranges::find(input.network.lanes, "region-1>near", &planning::Lane::id);
  REQUIRE(lane != input.network.lanes.end());
  CHECK(lane->lead_time_days == 1);
  CHECK(lane->distance_km == doctest::Approx(157).epsilon(0.05));
}
