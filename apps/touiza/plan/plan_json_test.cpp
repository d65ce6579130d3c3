#include "plan/plan_json.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>

#include "json/document.hpp"
#include "plan/one_printer.hpp"
#include "plan/shared_instances.hpp"
#include "planning/evaluation.hpp"
#include "planning/planner.hpp"
#include "planning/small_network.hpp"

using namespace touiza;
using namespace touiza::plan_files;
using doctest::Approx;

namespace {

std::string with(std::string text, const std::string& old_words, const std::string& new_words) {
  return text.replace(text.find(old_words), old_words.size(), new_words);
}

}  // namespace

TEST_CASE("a network document is read with its quantities") {
  const auto network = network_from_json(one_printer);
  REQUIRE(network);
  CHECK(network->needs.at(0).units == 30.0);
  CHECK(network->machines.at(0).hours_per_day == 10.0);
  CHECK_FALSE(network->needs[0].accepts);
}

TEST_CASE("fields of touiza-network/2 are read where they are given") {
  const auto network = network_from_json(
      with(with(one_printer, "touiza-network/1", "touiza-network/2"), "\"priority_weight\": 1}]",
           "\"priority_weight\": 1, \"accepts\": {\"technologies\": [\"fff\"], "
           "\"materials\": []}}], \"lab_limits\": [{\"lab\": \"lab\", "
           "\"hours_per_week\": 12, \"quiet_days\": [1]}]"));
  REQUIRE(network);
  CHECK(network->needs[0].accepts->technologies == std::vector<std::string>{"fff"});
  CHECK(network->lab_limits.at(0).hours_per_week == 12.0);
}

TEST_CASE("an unknown schema, an unknown field and a missing one are refused by name") {
  const auto other = network_from_json(with(one_printer, "touiza-network/1", "touiza-network/9"));
  REQUIRE_FALSE(other);
  CHECK(other.error().code == "network_schema_is_unknown");

  const auto unknown = network_from_json(with(one_printer, "\"count\"", "\"number\""));
  REQUIRE_FALSE(unknown);
  REQUIRE(unknown.error().errors.size() == 2);
  CHECK(unknown.error().errors[0].field == "machines[0].count");
  CHECK(unknown.error().errors[1].field == "machines[0].number");
}

TEST_CASE("a plan is written as touiza-plan/1, and with grades as touiza-plan/2") {
  auto network = planning::small::town_with_laser(60, 0);
  const auto plain = plan_to_json(*planning::plan(network), network.name);
  CHECK(plain.find(R"("schema":"touiza-plan/1","network":"small")") != std::string::npos);
  CHECK(plain.find("grade") == std::string::npos);
  CHECK(json::Document::parse(plain).has_value());

  network.needs[0].accepts = planning::NeedAccepts{{"laser"}, {}, {}};
  const auto graded = plan_to_json(*planning::plan(network), network.name);
  CHECK(graded.find(R"("schema":"touiza-plan/2")") != std::string::npos);
  CHECK(graded.find(R"("grade":"need-1")") != std::string::npos);
  CHECK(json::Document::parse(graded).has_value());
}

TEST_CASE("the summary tells outcome, levels and bottlenecks") {
  const auto network = planning::small::town(50, 2);
  const auto summary = summary_to_json(*planning::plan(network), 1.5);
  CHECK(json::Document::parse(summary).has_value());
  CHECK(summary.find(R"("outcome":"out_of_reach")") != std::string::npos);
  CHECK(summary.find(R"("seconds":1.5)") != std::string::npos);
  CHECK(summary.find(R"("kind":"machine_type","subject":"printer")") != std::string::npos);
}

TEST_CASE("the measured networks are planned to their certified optimum, level by level") {
  const auto optimum = shared_plan_file("instances/optimum.csv");
  if (!optimum) {
    std::puts("skipped: no ../shared");
    return;
  }
  const bool is_full = std::getenv("TOUIZA_FULL") != nullptr;
  for (const std::string name : {"S1", "S2", "S3"}) {
    if (name != "S1" && !is_full) continue;
    CAPTURE(name);
    const auto text = shared_plan_file("instances/" + name + ".json");
    REQUIRE(text);
    const auto network = network_from_json(*text);
    REQUIRE(network);
    planning::PlanLimits limits;
    limits.names_bottlenecks = is_full;

    const auto plan = planning::plan(*network, limits);

    REQUIRE(plan);
    CHECK(planning::check(*network, *plan).empty());
    CHECK(plan->outcome == planning::PlanOutcome::out_of_reach);
    const auto certified = certified_values(*optimum, name);
    REQUIRE(plan->levels.size() == 4);
    for (const auto& level : plan->levels) {
      CAPTURE(level.level);
      // Later levels feel how the ones before are held; 1e-4 of them is a tenth of what is allowed.
      const double allowed = level.level == 1 ? 1e-6 : 1e-4;
      CHECK(std::abs(level.value / certified.at(level.level) - 1.0) <= allowed);
      CHECK(level.gap <= 1e-5);
    }
    if (!is_full) continue;
    limits.is_integer = true;
    limits.names_bottlenecks = false;
    const auto whole = planning::plan(*network, limits);
    REQUIRE(whole);
    CHECK(planning::check(*network, *whole).empty());
    CHECK(whole->levels[0].value >= 0.99 * certified.at(1));
  }
}
