#include "planning/validation.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "planning/small_network.hpp"

using namespace touiza;
using namespace touiza::planning;

namespace {

/// The first finding on `network`: "field code".
std::string finding(const Network& network) {
  const auto done = validate(network);
  if (done) return "none";
  if (done.error().errors.empty()) return done.error().code;
  return done.error().errors[0].field + " " + done.error().errors[0].code;
}

}  // namespace

TEST_CASE("a sound network passes") { CHECK(finding(small::two_towns(30, 2)) == "none"); }

TEST_CASE("an empty question is refused") {
  CHECK(finding(Network{}) == "network_is_empty");
  auto network = small::town(30, 2);
  network.needs.clear();
  CHECK(finding(network) == "network_is_empty");
}

TEST_CASE("a thousand days are too many") {
  CHECK(finding(small::town(30, 2, 1000)) == "horizon_days out_of_range");
}

TEST_CASE("every wrong reference is named with its row and field") {
  auto network = small::two_towns(30, 2);
  SUBCASE("a lab nowhere") {
    network.labs[0].place = "atlantis";
    CHECK(finding(network) == "labs[0].place unknown_id");
  }
  SUBCASE("a lane to nowhere") {
    network.lanes[0].to_place = "atlantis";
    CHECK(finding(network) == "lanes[0].to_place unknown_id");
  }
  SUBCASE("a process of nothing") {
    network.processes[0].material = "unobtainium";
    CHECK(finding(network) == "processes[0].material unknown_id");
  }
  SUBCASE("two machines of one name") {
    network.machines.push_back(network.machines[0]);
    CHECK(finding(network) == "machines[1].id duplicate_id");
  }
  SUBCASE("a component and a material of one name") {
    network.components[0].id = network.products[0].components[0].component =
        network.processes[0].component = "filament";
    CHECK(finding(network) == "components[0].id duplicate_id");
  }
}

TEST_CASE("numbers that make no sense are named") {
  auto network = small::town(30, 2);
  SUBCASE("a rate of zero") {
    network.processes[0].units_per_hour = 0.0;
    CHECK(finding(network) == "processes[0].units_per_hour out_of_range");
  }
  SUBCASE("no number at all") {
    network.needs[0].units = std::numeric_limits<double>::quiet_NaN();
    CHECK(finding(network) == "needs[0].units not_a_number");
  }
  SUBCASE("less than nothing") {
    network.supplies[0].quantity = -1.0;
    CHECK(finding(network) == "supplies[0].quantity out_of_range");
  }
  SUBCASE("a day after the last") {
    network.needs[0].due_day = 4;
    CHECK(finding(network) == "needs[0].due_day out_of_range");
  }
  SUBCASE("a day of thirty hours") {
    network.machines[0].hours_per_day = 30.0;
    CHECK(finding(network) == "machines[0].hours_per_day out_of_range");
  }
  SUBCASE("a calendar that is too short") {
    network.calendars[0].day_factors.pop_back();
    CHECK(finding(network) == "calendars[0].day_factors out_of_range");
  }
}

TEST_CASE("a need that nobody can make is named, and can be asked for beforehand") {
  auto network = small::town(30, 2);
  network.labs[0].skills = {"assembly"};
  CHECK(finding(network) == "needs[0].product nobody_can_make");
  CHECK(unmakeable_needs(network) == std::vector<std::string>{"need-1"});
}
