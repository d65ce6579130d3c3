#include "planning/evaluation.hpp"

#include <doctest/doctest.h>

#include "planning/curves.hpp"
#include "planning/small_network.hpp"

using namespace touiza;
using namespace touiza::planning;
using doctest::Approx;

namespace {

/// Ten a day for three days, delivered on day 2.
CapacityPlan ten_a_day() {
  CapacityPlan plan;
  for (int day = 0; day < 3; ++day) {
    plan.production.push_back({"printer-1", "frame.printed", day, 10});
    plan.assembly.push_back({"lab", "shield", day, 10, ""});
  }
  plan.deliveries.push_back({"need-1", 2, 30, ""});
  return plan;
}

std::string first_violation(const Network& network, const CapacityPlan& plan) {
  const auto found = check(network, plan);
  return found.empty() ? "none" : found[0].kind;
}

}  // namespace

TEST_CASE("an honest plan is allowed, and its figures add up") {
  const auto network = small::town(40, 2);
  const auto plan = ten_a_day();

  CHECK(first_violation(network, plan) == "none");
  const auto figures = figures_of(network, plan);
  CHECK(figures.weighted_units_on_time == Approx(30));
  CHECK(figures.weighted_unit_days_late ==
        Approx(10 * 2));  // Ten never, the horizon ends two days later.
  CHECK(figures.cost_mad == Approx(30 * 105));
  CHECK(figures.region_on_time_min == Approx(0.75));
}

TEST_CASE("every broken promise has its name") {
  const auto network = small::town(40, 2);
  auto plan = ten_a_day();
  SUBCASE("more hours than a day has") {
    plan.production[1].units_started = 10.1;
    CHECK(first_violation(network, plan) == "machine_hours");
  }
  SUBCASE("delivering what is not there") {
    plan.deliveries[0].units = 31;
    CHECK(first_violation(network, plan) == "inventory");
  }
  SUBCASE("delivering before it is made") {
    plan.deliveries[0].day = 1;
    CHECK(first_violation(network, plan) == "inventory");
  }
  SUBCASE("delivering more than was asked") {
    plan.deliveries.push_back({"need-1", 3, 11, ""});
    CHECK(first_violation(network, plan) == "over_delivery");
  }
  SUBCASE("less than nothing") {
    plan.assembly[0].units = -1;
    CHECK(first_violation(network, plan) == "number");
  }
  SUBCASE("a machine that is not there") {
    plan.production[0].machine = "printer-9";
    CHECK(first_violation(network, plan) == "reference");
  }
  SUBCASE("a day after the last") {
    plan.production[0].day = 4;
    CHECK(first_violation(network, plan) == "day");
  }
}

TEST_CASE("a press does not run before its mould is ready") {
  const auto network = small::town_with_mould(1000, 2);
  CapacityPlan plan;
  plan.toolings.push_back({"mould", 0});
  plan.production.push_back({"press-1", "frame.moulded", 0, 100});
  CHECK(first_violation(network, plan) == "tooling_hours");
  plan.production[0].day = 1;
  CHECK(first_violation(network, plan) == "none");
}

TEST_CASE("curves show what has arrived by each day and how busy the machines are") {
  const auto network = small::town(40, 2);
  const auto curves = curves_of(network, ten_a_day());

  CHECK(curves.delivered_by_need[0].by_day == std::vector<double>{0, 0, 30, 30});
  CHECK(curves.delivered_by_region[0].by_day == std::vector<double>{0, 0, 30, 30});
  CHECK(curves.due_by_product[0].by_day == std::vector<double>{0, 0, 40, 40});
  REQUIRE(curves.loads.size() == 1);
  CHECK(curves.loads[0].machine_type == "printer");
  CHECK(curves.loads[0].hours_planned == std::vector<double>{10, 10, 10, 0});
  CHECK(curves.loads[0].hours_available == std::vector<double>{10, 10, 10, 10});
}
