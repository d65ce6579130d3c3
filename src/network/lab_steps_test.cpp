// The life of a lab, and the word of its peers.
#include "network/network_fixture.hpp"

using namespace touiza;
using namespace touiza::network;

namespace {

StepReason because(const std::string& reason) { return {reason}; }

}  // namespace

TEST_CASE("two peers vouch for a lab before it is admitted, and each step is recorded") {
  with_network([](TestNetwork& house) {
    auto& labs = house.services.labs;
    const auto coordinator = house.coordinator(house.west);
    const auto lab =
        house.applied(house.individual_owner, house.individual, "Chez Houda", house.casablanca);
    const auto step = [&](LabStep which, const StepReason& reason = {}) {
      return labs.step(coordinator, house.network, lab.lab_id, which, reason);
    };
    REQUIRE(step(LabStep::review));
    const auto early = step(LabStep::admit);
    REQUIRE_FALSE(early);
    CHECK(early.error().code == "vouches_missing");
    CHECK(early.error().message.starts_with("0 of 2"));

    house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    house.active(house.clinic_owner, house.clinic, "Est", house.oujda);
    CHECK(
        labs.vouch(house.caller(house.individual_owner), house.network, lab.lab_id).error().code ==
        "vouching_needs_a_working_lab");
    CHECK(labs.vouch(house.member(), house.network, lab.lab_id).error().code == "not_allowed");
    REQUIRE(labs.vouch(house.caller(house.fablab_owner), house.network, lab.lab_id));
    CHECK(labs.vouch(house.caller(house.fablab_owner), house.network, lab.lab_id).error().code ==
          "already_vouched");
    CHECK(labs.vouch(house.caller(house.clinic_owner), house.network, lab.lab_id)->vouch_count ==
          2);

    house.clock.advance(std::chrono::hours{1});
    CHECK(step(LabStep::admit)->state == LabState::probation);
    CHECK(labs.vouch(house.caller(house.clinic_owner), house.network, lab.lab_id).error().code ==
          "vouching_is_over");
    CHECK(step(LabStep::activate)->state == LabState::active);

    const auto steps = labs.transitions(coordinator, house.network, lab.lab_id);
    REQUIRE(steps);
    REQUIRE(steps->items.size() == 3);
    CHECK(steps->items[0].to_state == LabState::in_review);
    CHECK(steps->items[1].at == house.clock.now());
    CHECK(steps->items[1].actor == coordinator.actor());
    CHECK(labs.transitions(house.member(), house.network, lab.lab_id).error().code ==
          "record_is_internal");
    CHECK(house.events.events.back().type == "lab.active");
  });
}

TEST_CASE("a lab that names referees takes the word of these only") {
  with_network([](TestNetwork& house) {
    const auto referee = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    house.active(house.clinic_owner, house.clinic, "Est", house.oujda);
    LabDraft draft;
    draft.organization_id = house.individual;
    draft.name.fr = "Chez Houda";
    draft.town_id = house.casablanca;
    draft.referees = {referee.lab_id};
    auto& labs = house.services.labs;
    const auto lab = labs.add(house.caller(house.individual_owner), house.network, draft);
    REQUIRE(lab);
    CHECK(labs.vouch(house.caller(house.clinic_owner), house.network, lab->lab_id).error().code ==
          "not_a_referee");
    CHECK(labs.vouch(house.caller(house.fablab_owner), house.network, lab->lab_id));
  });
}

TEST_CASE("the reviewers ask, the applicant answers, and a refusal says why") {
  with_network([](TestNetwork& house) {
    auto& labs = house.services.labs;
    const auto lab = house.applied(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    const auto coordinator = house.coordinator(house.west);
    const auto step = [&](const accounts::Caller& caller, LabStep which,
                          const StepReason& reason = {}) {
      return labs.step(caller, house.network, lab.lab_id, which, reason);
    };
    CHECK(step(owner, LabStep::review).error().code == "not_allowed");
    CHECK(step(coordinator, LabStep::answer).error().code == "transition_not_allowed");
    REQUIRE(step(coordinator, LabStep::review));
    CHECK(step(coordinator, LabStep::ask_more).error().code == "reason_missing");
    REQUIRE(step(coordinator, LabStep::ask_more, because("Which materials?")));
    CHECK(step(coordinator, LabStep::review).error().code == "transition_not_allowed");
    REQUIRE(step(owner, LabStep::answer));
    CHECK(step(coordinator, LabStep::refuse).error().code == "reason_missing");
    CHECK(step(coordinator, LabStep::refuse, because("No machine."))->state == LabState::refused);
    CHECK(step(coordinator, LabStep::admit).error().code == "transition_not_allowed");
    const auto steps = labs.transitions(owner, house.network, lab.lab_id);
    CHECK(steps->items.back().reason == "No machine.");
  });
}

TEST_CASE("an active lab sleeps, wakes with one tap, leaves, and does not come back") {
  with_network([](TestNetwork& house) {
    auto& labs = house.services.labs;
    const auto lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    const auto step = [&](LabStep which) {
      return labs.step(owner, house.network, lab.lab_id, which, {});
    };
    CHECK(step(LabStep::wake).error().code == "transition_not_allowed");
    CHECK(step(LabStep::sleep)->state == LabState::dormant);
    house.clock.advance(std::chrono::hours{24 * 60});
    const auto awake = step(LabStep::wake);
    REQUIRE(awake);
    CHECK(awake->state == LabState::active);
    CHECK(awake->confirmed_at == house.clock.now());
    CHECK(step(LabStep::sleep));
    CHECK(labs.confirm(owner, house.network, lab.lab_id)->state == LabState::active);
    CHECK(step(LabStep::leave)->state == LabState::left);
    CHECK(step(LabStep::leave).error().code == "transition_not_allowed");
    CHECK(labs.find(house.member(), house.network, lab.lab_id).error().code == "not_found");
    CHECK(house.services.machines.add(owner, house.network, lab.lab_id, TestNetwork::printer())
              .error()
              .code == "lab_is_gone");
  });
}

TEST_CASE("a lab that gives no sign for 45 days falls asleep by itself") {
  with_network([](TestNetwork& house) {
    const auto silent = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    house.clock.advance(std::chrono::hours{24 * 30});
    const auto lively = house.active(house.clinic_owner, house.clinic, "Est", house.oujda);
    house.clock.advance(std::chrono::hours{24 * 16});
    auto& labs = house.services.labs;
    const auto asleep = labs.put_silent_to_sleep(house.network);
    REQUIRE(asleep);
    CHECK(*asleep == 1);
    CHECK(labs.find(house.admin(), house.network, silent.lab_id)->state == LabState::dormant);
    CHECK(labs.find(house.admin(), house.network, lively.lab_id)->state == LabState::active);
    CHECK(house.events.events.back().actor == accounts::system_account);
    CHECK(*labs.put_silent_to_sleep(house.network) == 0);
  });
}
