#include "planning/planner.hpp"

#include <doctest/doctest.h>

#include "planning/evaluation.hpp"
#include "planning/small_network.hpp"

using namespace touiza;
using namespace touiza::planning;
using doctest::Approx;

namespace {

/// Plans, and holds the answer against the judge that shares nothing with the planner.
CapacityPlan planned(const Network& network, const PlanLimits& limits = {}) {
  auto answer = plan(network, limits);
  REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
  for (const auto& violation : check(network, *answer))
    FAIL_CHECK(violation.kind << ": " << violation.message);
  return *std::move(answer);
}

double value_of(const CapacityPlan& answer, int level) {
  for (const auto& result : answer.levels) {
    if (result.level == level) return result.value;
  }
  FAIL("no such level");
  return 0.0;
}

double delivered(const CapacityPlan& answer, const std::string& need, int last_day) {
  double units = 0.0;
  for (const auto& row : answer.deliveries)
    units += row.need == need && row.day <= last_day ? row.units : 0.0;
  return units;
}

}  // namespace

TEST_CASE("what a printer can just make in three days is all on time") {
  const auto answer = planned(small::town(30, 2));

  CHECK(answer.outcome == PlanOutcome::proven_best);
  CHECK(answer.shortfalls.empty());
  CHECK(answer.bottlenecks.empty());
  CHECK(value_of(answer, 1) == Approx(30));
  CHECK(value_of(answer, 2) == Approx(0));
  CHECK(value_of(answer, 4) == Approx(30 * (100 + 5)));
}

TEST_CASE(
    "an overbooked network is out of reach, the shortfall is named, and the rest is still the "
    "best") {
  const auto answer = planned(small::town(50, 2));

  CHECK(answer.outcome == PlanOutcome::out_of_reach);
  REQUIRE(answer.shortfalls.size() == 1);
  CHECK(answer.shortfalls[0].need == "need-1");
  CHECK(answer.shortfalls[0].units_not_on_time == Approx(20));
  CHECK(answer.shortfalls[0].units_never == Approx(10));
  CHECK(value_of(answer, 1) == Approx(30));
  CHECK(value_of(answer, 2) == Approx(10 * 1 + 10 * 2));
  CHECK(answer.gap() < 1e-6);
}

TEST_CASE("the bottleneck is named with its value, checked by planning again") {
  const auto answer = planned(small::town(50, 2));

  REQUIRE_FALSE(answer.bottlenecks.empty());
  const auto& first = answer.bottlenecks[0];
  CHECK(first.kind == BottleneckKind::machine_type);
  CHECK(first.subject == "printer");
  CHECK(first.region == "north");
  CHECK(first.day_first == 0);
  CHECK(first.day_last == 2);
  CHECK(first.value == Approx(30));  // Three days of ten hours, by the price of the last unit …
  REQUIRE(first.checked_value);
  CHECK(*first.checked_value == Approx(20));  // … but no more than is missing.
}

TEST_CASE("a need of more weight is served before one of less") {
  auto network = small::town(30, 2);
  network.needs.push_back({"need-2", "hospital", "shield", 20, 2, 3.0, {}, {}});

  const auto answer = planned(network);

  CHECK(delivered(answer, "need-2", 2) == Approx(20));
  CHECK(delivered(answer, "need-1", 2) == Approx(10));
  CHECK(value_of(answer, 1) == Approx(70));
}

TEST_CASE("material that comes late holds everything back until its day") {
  auto network = small::town(30, 2);
  network.supplies[0].day = 2;

  const auto answer = planned(network);

  CHECK(answer.outcome == PlanOutcome::out_of_reach);
  CHECK(value_of(answer, 1) == Approx(10));
}

TEST_CASE("where material is short, it is the bottleneck, by the kilogram") {
  auto network = small::town(30, 2);
  network.supplies[0].quantity = 12.0;

  const auto answer = planned(network);

  REQUIRE_FALSE(answer.bottlenecks.empty());
  CHECK(answer.bottlenecks[0].kind == BottleneckKind::material);
  CHECK(answer.bottlenecks[0].subject == "filament");
  CHECK(answer.bottlenecks[0].value == Approx(10));
  CHECK(answer.bottlenecks[0].checked_value.value_or(0) == Approx(10));
}

TEST_CASE("a lane takes its time and no more than its load") {
  auto network = small::two_towns(30, 2);

  SUBCASE("what is made on the due day is still on its way") {
    const auto answer = planned(network);
    CHECK(value_of(answer, 1) == Approx(20));
    CHECK(value_of(answer, 3) == Approx(30 * 100));  // The last ten arrive a day late.
  }
  SUBCASE("five kilograms a day are five units a day") {
    network.lanes[0].capacity_kg_per_day = 5.0;
    const auto answer = planned(network);
    CHECK(value_of(answer, 1) == Approx(10));
    REQUIRE_FALSE(answer.bottlenecks.empty());
    CHECK(answer.bottlenecks[0].kind == BottleneckKind::lane);
    CHECK(answer.bottlenecks[0].subject == "town>far");
  }
}

TEST_CASE("a mould is ordered when it pays in units, and only then") {
  SUBCASE("a thousand units are out of a printer's reach: the mould is ordered at once") {
    const auto answer = planned(small::town_with_mould(1000, 2));
    REQUIRE(answer.toolings.size() == 1);
    CHECK(answer.toolings[0].tooling == "mould");
    CHECK(answer.toolings[0].order_day == 0);
    CHECK(answer.outcome == PlanOutcome::proven_best);
  }
  SUBCASE("thirty units are not worth a mould") {
    CHECK(planned(small::town_with_mould(4, 2)).toolings.empty());
  }
  SUBCASE("a mould over the budget is not ordered, and the answer says what it would bring") {
    auto network = small::town_with_mould(1000, 2);
    network.tooling_budget_mad = 400.0;
    const auto answer = planned(network);
    CHECK(answer.toolings.empty());
    CHECK(value_of(answer, 1) == Approx(30));
    REQUIRE_FALSE(answer.bottlenecks.empty());
    CHECK(answer.bottlenecks[0].kind == BottleneckKind::tooling);
    CHECK(answer.bottlenecks[0].checked_value.value_or(0) == Approx(970));
  }
}

TEST_CASE("two moulds, one at a time: the one that brings more goes first") {
  auto network = small::town_with_mould(1000, 3, 5);
  network.components.push_back({"clip", 1.0});
  network.processes.push_back(
      {"clip.moulded", "clip", "press", 100.0, "pellets", 0.1, "", true, 0, {}});
  network.products.push_back({"holder", "Holder", 1.0, 0.0, "assembly", {{"clip", 1.0}}});
  network.toolings.push_back({"mould-2", "press-1", "clip.moulded", 2, 500.0});
  network.needs.push_back({"need-2", "hospital", "holder", 500, 3, 1.0, {}, {}});

  const auto answer = planned(network);

  // Frame mould first: ready on day 1, clip mould ready on day 3: 1000 h-units each a day suffice.
  CHECK(answer.toolings == std::vector<ToolingOrder>{{"mould", 0}, {"mould-2", 1}});
  CHECK(answer.outcome == PlanOutcome::proven_best);
}

TEST_CASE("hands can be the bottleneck") {
  auto network = small::town(30, 2);
  network.products[0].assembly_hours_per_unit = 1.0;
  network.labs[0].assembly_hours_per_day = 4.0;

  const auto answer = planned(network);

  CHECK(value_of(answer, 1) == Approx(12));
  REQUIRE_FALSE(answer.bottlenecks.empty());
  CHECK(answer.bottlenecks[0].kind == BottleneckKind::assembly);
  CHECK(answer.bottlenecks[0].checked_value.value_or(0) == Approx(18));
}

TEST_CASE("a lab that lacks a skill is named with what the skill would bring") {
  auto network = small::town(50, 2);
  network.labs.push_back({"shed", "town", "individual", {}, 0.0, "daily"});
  network.machines.push_back({"printer-2", "shed", "printer", 1, 10.0, 1.0, 1.0, "daily"});

  const auto answer = planned(network);

  CHECK(value_of(answer, 1) == Approx(30));
  bool is_named = false;
  for (const auto& own : answer.bottlenecks) {
    if (own.kind != BottleneckKind::skill) continue;
    is_named = own.subject == "additive" && own.value == Approx(30);
  }
  CHECK(is_named);
}

TEST_CASE("machines that are alike are planned as one and handed back one by one") {
  auto network = small::town(30, 0);
  network.machines[0].count = 2;
  network.labs.push_back({"home", "town", "individual", {"additive"}, 0.0, "daily"});
  network.machines.push_back({"printer-2", "home", "printer", 1, 10.0, 1.0, 1.0, "daily"});

  PlanLimits limits;
  limits.is_integer = true;
  const auto answer = planned(network, limits);

  CHECK(answer.outcome == PlanOutcome::proven_best);
  CHECK(answer.production == std::vector<Production>{{"printer-1", "frame.printed", 0, 20},
                                                     {"printer-2", "frame.printed", 0, 10}});
}

TEST_CASE("fair mode serves the worst region first") {
  auto network = small::two_towns(30, 3);
  network.sites.push_back({"clinic", "town"});
  network.needs[0].priority_weight = 5.0;
  network.needs.push_back({"need-2", "clinic", "shield", 30, 2, 1.0, {}, {}});

  const auto plain = planned(network);
  CHECK(delivered(plain, "need-1", 3) == Approx(30));
  CHECK(delivered(plain, "need-2", 2) == Approx(0));

  PlanLimits limits;
  limits.is_fair = true;
  const auto fair = planned(network, limits);
  CHECK(value_of(fair, 0) == Approx(0.5));
  CHECK(delivered(fair, "need-1", 3) == Approx(15));
  CHECK(delivered(fair, "need-2", 2) == Approx(15));
}

TEST_CASE("the same question gets the same answer, and the order of rows does not matter") {
  auto network = small::two_towns(30, 2);
  network.needs.push_back({"need-2", "hospital", "shield", 20, 3, 2.0, {}, {}});
  const auto once = planned(network);
  CHECK(once == planned(network));

  std::swap(network.needs[0], network.needs[1]);
  std::swap(network.places[0], network.places[1]);
  const auto swapped = planned(network);
  for (const int level : {1, 2, 3, 4})
    CHECK(value_of(swapped, level) == Approx(value_of(once, level)).epsilon(1e-5));
}

TEST_CASE("one more machine never delivers less, an earlier due day never more") {
  const double base = value_of(planned(small::town_with_laser(400, 3)), 1);
  auto larger = small::town_with_laser(400, 3);
  larger.machines[1].count = 2;
  CHECK(value_of(planned(larger), 1) >= base);
  CHECK(value_of(planned(small::town_with_laser(400, 2)), 1) <= base);
}

TEST_CASE("a search that may not begin says that it has nothing") {
  PlanLimits limits;
  limits.should_stop = [] { return true; };

  const auto answer = plan(small::town(30, 2), limits);

  REQUIRE(answer);
  CHECK(answer->outcome == PlanOutcome::nothing_so_far);
}

TEST_CASE("a search cut off by its work limit holds a plan that is allowed, twice the same") {
  const auto network = small::town_with_mould(1000, 2, 10);
  PlanLimits limits;
  for (const long long work : {1, 5, 10, 20, 40}) {
    limits.work_limit = work;
    const auto once = plan(network, limits);
    REQUIRE(once);
    CHECK(check(network, *once).empty());
    CHECK(*once == *plan(network, limits));
  }
}
