// What owners and sites may say: commitments, limits of hours, acceptance, whole units.
#include <doctest/doctest.h>

#include <cmath>

#include "planning/evaluation.hpp"
#include "planning/planner.hpp"
#include "planning/small_network.hpp"

using namespace touiza;
using namespace touiza::planning;
using doctest::Approx;

namespace {

CapacityPlan planned(const Network& network, const PlanLimits& limits = {}) {
  auto answer = plan(network, limits);
  REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
  for (const auto& violation : check(network, *answer))
    FAIL_CHECK(violation.kind << ": " << violation.message);
  return *std::move(answer);
}

double on_time(const Network& network, const CapacityPlan& answer) {
  return figures_of(network, answer).weighted_units_on_time;
}

double started(const CapacityPlan& answer, const std::string& process) {
  double units = 0.0;
  for (const auto& row : answer.production)
    units += row.process == process ? row.units_started : 0.0;
  return units;
}

}  // namespace

TEST_CASE(
    "a commitment is part of the plan, with its hours and its material, and serves the needs") {
  auto network = small::town_with_laser(60, 0);
  network.locked_production = {{"laser-1", "frame.cut", 0, 20.0}};  // Four of the ten hours.

  const auto answer = planned(network);

  CHECK(answer.outcome == PlanOutcome::proven_best);
  CHECK(started(answer, "frame.cut") == Approx(50));
  CHECK(started(answer, "frame.printed") == Approx(10));
}

TEST_CASE("a commitment keeps its machine from other work") {
  auto network = small::town(30, 2);
  network.components.push_back({"clip", 1.0});
  network.processes.push_back(
      {"clip.printed", "clip", "printer", 1.0, "filament", 1.0, "", false, 0, {}});
  network.locked_production = {{"printer-1", "clip.printed", 1, 6.0}};

  const auto answer = planned(network);

  CHECK(answer.outcome == PlanOutcome::out_of_reach);
  CHECK(on_time(network, answer) == Approx(24));
  CHECK(started(answer, "clip.printed") == Approx(6));
}

TEST_CASE("commitments that take more hours or material than there is are refused by name") {
  auto network = small::town(30, 2);

  SUBCASE("hours") {
    network.locked_production = {{"printer-1", "frame.printed", 1, 11.0}};
    const auto refused = plan(network);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "network_is_invalid");
    CHECK(refused.error().errors.at(0).field == "locked_production[0].units_started");
    CHECK(refused.error().errors.at(0).code == "commitment_exceeds_hours");
  }
  SUBCASE("material") {
    network.supplies[0].quantity = 5.0;
    network.locked_production = {{"printer-1", "frame.printed", 1, 8.0}};
    const auto refused = plan(network);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "commitments_do_not_fit");
  }
}

TEST_CASE("an owner's hours a week and quiet days are kept") {
  auto network = small::town(30, 2);

  SUBCASE("twelve hours a week are twelve units") {
    network.lab_limits = {{"lab", 12.0, {}}};
    CHECK(on_time(network, planned(network)) == Approx(12));
  }
  SUBCASE("nothing is made on a quiet day") {
    network.lab_limits = {{"lab", {}, {1}}};
    const auto answer = planned(network);
    CHECK(on_time(network, answer) == Approx(20));
    for (const auto& row : answer.production) CHECK(row.day != 1);
  }
  SUBCASE("what is promised counts against the hours") {
    network.lab_limits = {{"lab", 12.0, {}}};
    network.locked_production = {{"printer-1", "frame.printed", 0, 9.0}};
    CHECK(on_time(network, planned(network)) == Approx(12));
  }
}

TEST_CASE("a site that refuses a technology gets only what was made otherwise") {
  auto network = small::town_with_laser(60, 0);  // Ten printed, fifty cut.
  network.needs.push_back({"clinic-need", "hospital", "shield", 30, 0, 1.0, {}, {}});
  network.needs[0].units = 30;

  SUBCASE("who takes everything gets all sixty") {
    CHECK(on_time(network, planned(network)) == Approx(60));
  }
  SUBCASE("thirty that must be printed are ten, and the rest is cut for the other") {
    network.needs[1].accepts = NeedAccepts{{"printer"}, {}, {}};
    const auto answer = planned(network);
    CHECK(answer.outcome == PlanOutcome::out_of_reach);
    CHECK(on_time(network, answer) == Approx(40));
    REQUIRE(answer.shortfalls.size() == 1);
    CHECK(answer.shortfalls[0].need == "clinic-need");
  }
  SUBCASE("a refused material counts the same way") {
    network.needs[1].accepts = NeedAccepts{{}, {"sheet"}, {}};
    network.needs[0].accepts = NeedAccepts{{"laser"}, {}, {}};
    const auto answer = planned(network);
    CHECK(on_time(network, answer) == Approx(50));
    CHECK(started(answer, "frame.printed") == Approx(0));
  }
  SUBCASE("what was supplied ready-made is not known to be printed") {
    network.supplies.push_back({"lab", "frame", 20.0, 0});
    network.needs[1].accepts = NeedAccepts{{"printer"}, {}, {}};
    CHECK(on_time(network, planned(network)) == Approx(40));
  }
}

TEST_CASE("a due band is kept: nothing arrives before it begins") {
  auto network = small::town(30, 2);
  network.needs[0].due_day_first = 2;
  CHECK(planned(network).outcome == PlanOutcome::proven_best);
}

TEST_CASE("whole units are dispatched, and what rounding lost is said") {
  auto network = small::two_towns(60, 3);
  network.machines[0].hours_per_day = 10.6;
  network.machines[0].yield = 0.9;
  PlanLimits limits;
  limits.is_integer = true;

  const auto fractions = planned(network);
  const auto answer = planned(network, limits);

  for (const auto& row : answer.production)
    CHECK(row.units_started == std::round(row.units_started));
  for (const auto& row : answer.assembly) CHECK(row.units == std::round(row.units));
  for (const auto& row : answer.shipments) CHECK(row.quantity == std::round(row.quantity));
  for (const auto& row : answer.deliveries) CHECK(row.units == std::round(row.units));
  REQUIRE(answer.rounding_loss);
  CHECK(on_time(network, fractions) == Approx(3 * 10.6 * 0.9));  // 28.62.
  CHECK(on_time(network, answer) == Approx(27));                 // Ten a day at 0.9.
  CHECK(answer.rounding_loss->weighted_units_on_time == Approx(1.62).epsilon(1e-4));
}

TEST_CASE("what is not planned yet is refused, never ignored") {
  auto network = small::town(30, 2);

  SUBCASE("least batches") {
    network.processes[0].batch_min = 10.0;
    const auto refused = plan(network);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().errors.at(0).field == "processes[0].batch_min");
    CHECK(refused.error().errors.at(0).code == "not_planned_yet");
  }
  SUBCASE("use levels") {
    network.needs[0].accepts = NeedAccepts{{}, {}, "clinical"};
    const auto refused = plan(network);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().errors.at(0).code == "not_planned_yet");
  }
}
