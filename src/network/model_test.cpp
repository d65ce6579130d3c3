// Rules without a database.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/random.hpp"
#include "network/code.hpp"
#include "network/machine_model.hpp"
#include "network/network_model.hpp"
#include "network/site_model.hpp"
#include "network/technology.hpp"

using namespace touiza;
using namespace touiza::network;

namespace {

constexpr auto day = std::chrono::hours{24};

MachineDraft printer() {
  MachineDraft draft;
  draft.technology = "fff";
  draft.work_volume_mm = WorkVolume{220, 220, 250};
  draft.hours_per_day = 10;
  return draft;
}

}  // namespace

TEST_CASE("a lab walks from its application to work, to sleep and back, and no other way") {
  using enum LabState;
  std::string allowed;
  for (const auto from :
       {applied, in_review, more_info, refused, probation, active, dormant, left, removed}) {
    for (const auto to :
         {applied, in_review, more_info, refused, probation, active, dormant, left, removed}) {
      if (!is_allowed(from, to)) continue;
      allowed += fmt::format("{}>{} ", json::enum_name(from), json::enum_name(to));
    }
  }
  CHECK(allowed ==
        "applied>in_review applied>left applied>removed "
        "in_review>more_info in_review>refused in_review>probation in_review>left "
        "in_review>removed more_info>in_review more_info>left more_info>removed "
        "refused>left refused>removed probation>active probation>left probation>removed "
        "active>dormant active>left active>removed dormant>active dormant>left dormant>removed ");
  const auto refused_step = check_transition(applied, active);
  REQUIRE_FALSE(refused_step);
  CHECK(refused_step.error().code == "transition_not_allowed");
  CHECK(refused_step.error().message == "A lab that is 'applied' cannot become 'active'.");
}

TEST_CASE("a site is called back, then active, then closed") {
  using enum SiteState;
  CHECK(check_transition(proposed, called_back));
  CHECK(check_transition(called_back, active));
  CHECK(check_transition(active, closed));
  CHECK_FALSE(check_transition(proposed, active));
  CHECK_FALSE(check_transition(closed, active));
}

TEST_CASE("a newcomer is expected to keep four of five promises, until it shows what it does") {
  CHECK(expected_yield({0, 0}) == doctest::Approx(0.8));
  CHECK(expected_yield({50, 50}) == doctest::Approx(0.9));
  CHECK(expected_yield({150, 0}) == doctest::Approx(0.2));
  CHECK(expected_yield({100, 200}) == 1.0);
}

TEST_CASE("what nobody confirms counts fully for a week, then half as much each month") {
  CHECK(confirmation_weight(day * 0) == 1.0);
  CHECK(confirmation_weight(day * 7) == 1.0);
  CHECK(confirmation_weight(day * 37) == doctest::Approx(0.5));
  CHECK(confirmation_weight(day * 67) == doctest::Approx(0.25));
}

TEST_CASE("quiet hours over midnight leave the rest of the day") {
  LabLimits limits;
  CHECK(open_hours(limits) == 24);
  limits.quiet_from_min = 22 * 60;
  limits.quiet_to_min = 6 * 60;
  CHECK(open_hours(limits) == 16);
  limits.quiet_from_min = 60;
  CHECK(open_hours(limits) == 19);
}

TEST_CASE("a lab is closed while paused and on its holidays") {
  LabLimits limits;
  limits.paused_until = Day{100};
  limits.holidays = {Day{105}};
  CHECK_FALSE(is_open_on(limits, Day{99}));
  CHECK(is_open_on(limits, Day{100}));
  CHECK_FALSE(is_open_on(limits, Day{105}));
}

TEST_CASE("a group of machines counts with its hours, its availability and the age of its word") {
  Machine machine;
  take_over(printer(), machine);
  machine.count = 4;
  machine.availability_percent = 50;
  const LabLimits limits;
  CHECK(effective_hours_per_day(machine, limits, Instant{}).value() == doctest::Approx(20));
  CHECK(effective_hours_per_day(machine, limits, Instant{} + day * 37).value() ==
        doctest::Approx(10));

  SUBCASE("never beyond the hours in which its lab is open") {
    LabLimits short_day;
    short_day.quiet_from_min = 6 * 60;
    short_day.quiet_to_min = 60;
    CHECK(effective_hours_per_day(machine, short_day, Instant{}).value() == doctest::Approx(10));
  }
  SUBCASE("a broken one counts nothing") {
    machine.state = MachineState::broken;
    CHECK(effective_hours_per_day(machine, limits, Instant{}).value() == 0);
  }
}

TEST_CASE("a machine must say what its technology is asked by") {
  CHECK(check(printer()));
  auto draft = printer();

  SUBCASE("an unknown technology") {
    draft.technology = "alchemy";
    CHECK(check(draft).error().code == "technology_unknown");
    CHECK(check(draft).error().remedy.find("moulding") != std::string::npos);
  }
  SUBCASE("no work volume") {
    draft.work_volume_mm.reset();
    CHECK(check(draft).error().code == "work_volume_missing");
    CHECK(check(draft).error().errors.front().field == "work_volume_mm");
  }
  SUBCASE("a press without its force") {
    draft.technology = "moulding";
    CHECK(check(draft).error().code == "clamp_force_missing");
    draft.clamp_force_kn = 800;
    CHECK(check(draft));
  }
  SUBCASE("a model that nobody knows") {
    draft.machine_model = "time-machine";
    CHECK(check(draft).error().code == "machine_model_unknown");
  }
  SUBCASE("a laser's model on a printer") {
    draft.machine_model = "k40";
    CHECK(check(draft).error().code == "machine_model_is_of_another_technology");
    draft.machine_model = "prusa-mk3s";
    CHECK(check(draft));
  }
}

TEST_CASE("a machine and its draft say the same") {
  auto draft = printer();
  draft.materials = {"pla"};
  draft.laser_w = 3;
  Machine machine;
  take_over(draft, machine);
  const auto again = draft_of(machine);
  CHECK(json::write(again) == json::write(draft));
}

TEST_CASE("the machine catalogue names each model once, with what its technology asks") {
  std::string last;
  for (const auto& model : machine_models()) {
    REQUIRE(technology_of(model.technology) != nullptr);
    const auto& technology = *technology_of(model.technology);
    CHECK_MESSAGE((!technology.has_work_volume || model.work_x_mm > 0), model.machine_model);
    CHECK_MESSAGE((!technology.has_clamp_force || model.clamp_force_kn), model.machine_model);
    const auto key = model.technology + '/' + model.machine_model;
    CHECK_MESSAGE(last < key, key);
    last = key;
  }
}

TEST_CASE("a blurred place lies within two kilometres, and seldom at the true one") {
  SeededRandom random{7};
  const Location exact{33.59, -7.61};
  double farthest = 0;
  double sum = 0;
  for (int i = 0; i < 1000; ++i) {
    const double far = distance(exact, blurred(exact, random)).value();
    farthest = std::max(farthest, far);
    sum += far;
  }
  CHECK(farthest <= 2.001);
  CHECK(farthest > 1.9);
  CHECK(sum / 1000 == doctest::Approx(4.0 / 3).epsilon(0.05));
}

TEST_CASE("distance follows the globe") {
  CHECK(distance({33.59, -7.61}, {34.68, -1.91}).value() == doctest::Approx(539).epsilon(0.01));
}

TEST_CASE("names are sorted without case and accents, and searched in all their languages") {
  const LocalText name{"École Mohammadia", "المدرسة المحمدية", "Mohammadia School"};
  CHECK(sort_text(name) == "ecole mohammadia");
  CHECK(search_text({&name}).find("mohammadia school") != std::string::npos);
  CHECK(sort_text({std::string(300, 'x'), "", ""}).size() == 100);
  CHECK(like_pattern(" 50%_É! ") == "%50!%!_e!!%");
}

TEST_CASE("a cursor comes back as it was, and a made-up one is refused") {
  const NameCursor cursor{"école", "01890000-0000-7000-8000-000000000001"};
  const auto again = NameCursor::from_text(cursor.text());
  REQUIRE(again);
  CHECK(again->sort_text == cursor.sort_text);
  CHECK(again->id == cursor.id);
  CHECK(NameCursor::from_text("made up").error().code == "cursor_is_malformed");
}

TEST_CASE("bounds are four numbers, west before east and south before north") {
  const auto bounds = bounds_from_text("-9.5,30.1,-7,33.8");
  REQUIRE(bounds);
  CHECK(bounds->west == -9.5);
  CHECK(bounds->north == 33.8);
  for (const auto* wrong : {"", "1,2,3", "1,2,3,4,5", "3,2,1,4", "1,4,3,2", "a,b,c,d", "1 2 3 4"}) {
    CHECK_MESSAGE(bounds_from_text(wrong).error().code == "bounds_are_malformed", wrong);
  }
}

TEST_CASE("a slug can stand in an address") {
  CHECK(is_slug("morocco-2"));
  for (const auto* wrong : {"", "-a", "a-", "Maroc", "a b", "é"}) CHECK_FALSE(is_slug(wrong));
}
