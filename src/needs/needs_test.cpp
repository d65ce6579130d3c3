#include <doctest/doctest.h>

#include "designs/design_service.hpp"
#include "designs/design_store.hpp"
#include "needs/need_service.hpp"
#include "needs/need_store.hpp"
#include "network/network_fixture.hpp"

using namespace touiza;
using namespace touiza::needs;

namespace {

using Each = database::EachEngine;

std::vector<database::Migration> others() {
  auto all = designs::migrations();
  for (const auto& step : needs::migrations()) all.push_back(step);
  return all;
}

/// The clinic in the east asks; its region's antenna and another one's look.
struct NeedHouse {
  explicit NeedHouse(database::Database& engine) : world{engine, others()} {
    world.give(world.clinic_owner, accounts::Role::requester, {.organization = world.clinic});
    asker = world.caller(world.clinic_owner);
    const auto emergency = emergencies.open(world.admin(), world.network,
                                            {{"Épidémie", "", "Epidemic"}, {}, std::nullopt});
    REQUIRE(emergency);
    epidemic = emergency->emergency_id;
    network::SiteDraft site;
    site.kind = network::SiteKind::hospital;
    site.name.fr = "Clinique de l'Est";
    site.town_id = world.oujda;
    site.organization_id = world.clinic;
    site.beds = 40;
    const auto made = world.services.sites.add(asker, world.network, site);
    REQUIRE(made);
    clinic = made->site_id;
  }

  void activate() {
    const auto set = world.database.write([&](database::Transaction& t) -> Done {
      t.run("UPDATE site SET state = 'active' WHERE network_id = ?1 AND site_id = ?2",
            world.network, clinic);
      return {};
    });
    REQUIRE(set);
  }

  NeedDraft draft(std::int64_t quantity = 100) const {
    NeedDraft need;
    need.description = "Visors";
    need.quantity = quantity;
    need.due_day = day_of(world.clock.now()) + 10;
    need.emergency_id = epidemic;
    need.site_id = clinic;
    return need;
  }

  NeedView posted(std::int64_t quantity = 100) {
    const auto need = needs.post(asker, world.network, draft(quantity));
    REQUIRE(need);
    return *need;
  }

  network::TestNetwork world;
  EmergencyService emergencies{world.foundation};
  NeedService needs{world.foundation};
  EmergencyId epidemic;
  network::SiteId clinic;
  accounts::Caller asker;
  accounts::Caller antenna = world.coordinator(world.east);
};

}  // namespace

TEST_CASE_FIXTURE(
    Each, "a need is posted by its site's organization and verified by the region's antenna") {
  for_each([](database::Database& engine) {
    NeedHouse house{engine};
    const auto need = house.posted();
    CHECK(need.state == NeedState::submitted);
    CHECK(need.site_name.fr == "Clinique de l'Est");

    CHECK(house.needs.verify(house.antenna, house.world.network, need.need_id).error().code ==
          "site_is_not_active");
    house.activate();
    const auto elsewhere = house.world.coordinator(house.world.west);
    CHECK(house.needs.verify(elsewhere, house.world.network, need.need_id).error().kind ==
          ErrorKind::not_allowed);
    CHECK(house.needs.verify(house.asker, house.world.network, need.need_id).error().kind ==
          ErrorKind::not_allowed);

    REQUIRE(house.needs.verify(house.antenna, house.world.network, need.need_id));
    CHECK(house.needs.open(house.antenna, house.world.network, need.need_id)->state ==
          NeedState::open);
    CHECK(house.needs.verify(house.antenna, house.world.network, need.need_id).error().code ==
          "transition_not_allowed");
  });
}

TEST_CASE_FIXTURE(Each,
                  "the same need asked twice is shown as a likely duplicate and can be merged") {
  for_each([](database::Database& engine) {
    NeedHouse house{engine};
    const auto first = house.posted();
    const auto second = house.posted(120);
    REQUIRE(second.likely_duplicates.size() == 1);
    CHECK(second.likely_duplicates.at(0).code == first.code);

    const auto merged =
        house.needs.merge(house.antenna, house.world.network, second.need_id, {first.need_id});
    REQUIRE(merged);
    CHECK(merged->state == NeedState::closed);
    CHECK(merged->ended_as == NeedEnd::duplicate);
    CHECK(house.needs.find(house.asker, house.world.network, first.need_id)
              ->likely_duplicates.empty());
    CHECK(house.needs.merge(house.antenna, house.world.network, first.need_id, {first.need_id})
              .error()
              .code == "merge_is_impossible");
  });
}

TEST_CASE_FIXTURE(
    Each, "a need that says nothing, comes too late or belongs to a closed emergency is refused") {
  for_each([](database::Database& engine) {
    NeedHouse house{engine};
    auto silent = house.draft();
    silent.description = "  ";
    CHECK(house.needs.post(house.asker, house.world.network, silent).error().code ==
          "need_says_nothing");
    auto late = house.draft();
    late.due_day = day_of(house.world.clock.now()) - 1;
    CHECK(house.needs.post(house.asker, house.world.network, late).error().code ==
          "due_day_is_past");
    auto strange = house.draft();
    strange.design_id = DesignId{"01890000-0000-7000-8000-0000000000dd"};
    CHECK(house.needs.post(house.asker, house.world.network, strange).error().code ==
          "design_is_unknown");
    REQUIRE(house.emergencies.close(house.world.admin(), house.world.network, house.epidemic));
    CHECK(house.needs.post(house.asker, house.world.network, house.draft()).error().code ==
          "emergency_is_closed");
    CHECK(house.needs.list(house.asker, house.world.network, {})->items.empty());
  });
}

TEST_CASE_FIXTURE(Each, "what is out of proportion to the site is flagged, not refused") {
  for_each([](database::Database& engine) {
    NeedHouse house{engine};
    CHECK_FALSE(house.posted(800).is_out_of_proportion);
    CHECK(house.posted(801).is_out_of_proportion);
  });
}

TEST_CASE_FIXTURE(Each, "a need is changed by its asker until it is verified, and never unseen") {
  for_each([](database::Database& engine) {
    NeedHouse house{engine};
    house.activate();
    const auto need = house.posted();
    const json::Edit<NeedEdit> edit{R"({"quantity":300})", need.version};
    const auto changed = house.needs.edit(house.asker, house.world.network, need.need_id, edit);
    REQUIRE(changed);
    CHECK(changed->quantity == 300);
    CHECK(house.needs.edit(house.asker, house.world.network, need.need_id, edit).error().code ==
          "version_is_old");

    const auto verified = house.needs.verify(house.antenna, house.world.network, need.need_id);
    const json::Edit<NeedEdit> late{R"({"quantity":1})", verified->version};
    CHECK(house.needs.edit(house.asker, house.world.network, need.need_id, late).error().code ==
          "need_is_verified");
  });
}

TEST_CASE_FIXTURE(Each, "suspended, resumed, rejected and withdrawn needs tell the asker why") {
  for_each([](database::Database& engine) {
    NeedHouse house{engine};
    const auto need = house.posted();
    const auto suspended = house.needs.suspend(house.antenna, house.world.network, need.need_id,
                                               {"We are calling you back."});
    REQUIRE(suspended);
    CHECK(suspended->answer == "We are calling you back.");
    CHECK(house.needs.resume(house.antenna, house.world.network, need.need_id)->answer.empty());
    CHECK(house.needs.reject(house.antenna, house.world.network, need.need_id, {"Not a hospital."})
              ->state == NeedState::rejected);
    const auto other = house.posted();
    const auto withdrawn = house.needs.withdraw(house.asker, house.world.network, other.need_id,
                                                {"Bought elsewhere."});
    CHECK(withdrawn->ended_as == NeedEnd::withdrawn);
  });
}

TEST_CASE_FIXTURE(Each, "lists are cut into pages that join without a gap") {
  for_each([](database::Database& engine) {
    NeedHouse house{engine};
    for (int i = 0; i < 5; ++i) {
      house.posted(10 + i);
      house.world.clock.advance(std::chrono::seconds{1});
    }
    NeedQuery query;
    query.limit = 2;
    std::vector<std::int64_t> seen;
    for (int page = 0; page < 3; ++page) {
      const auto found = house.needs.list(house.asker, house.world.network, query);
      REQUIRE(found);
      for (const auto& need : found->items) seen.push_back(need.quantity);
      query.cursor = found->next_cursor;
    }
    CHECK(seen == std::vector<std::int64_t>{14, 13, 12, 11, 10});
    CHECK_FALSE(query.cursor);
  });
}

TEST_CASE("urgent needs weigh more, and each step of the life cycle is listed") {
  CHECK(priority_weight(3) > priority_weight(2));
  CHECK(is_allowed(NeedState::submitted, NeedState::verified));
  CHECK_FALSE(is_allowed(NeedState::closed, NeedState::open));
}
