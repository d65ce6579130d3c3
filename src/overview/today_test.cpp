// What waits for whom, what their work came to, and what everybody finds.
#include "overview/overview_fixture.hpp"

using namespace touiza;
using namespace touiza::overview;
using campaigns::CampaignHouse;

namespace {

TodayView today_of(OverviewHouse& house, const accounts::Caller& caller) {
  auto view = house.today.today(caller, house.network);
  if (!view) FAIL(view.error().code);
  return *view;
}

std::int64_t count(const TodayView& view, TodayKind kind) {
  for (const auto& section : view.sections) {
    if (section.kind == kind) return section.count;
  }
  return 0;
}

accounts::Caller coordinator_of(const OverviewHouse& house, int region) {
  auto caller = house.told.somebody(accounts::Role::coordinator, 0, 20 + region);
  caller.grants.front().region = CampaignHouse::region(region);
  return caller;
}

std::vector<FoundView> found(OverviewHouse& house, const accounts::Caller& caller,
                             const std::string& text) {
  auto page = house.search.search(caller, house.network, {text});
  if (!page) FAIL(page.error().code);
  return page->items;
}

/// Twelve shields on their way to the first hospital.
shipping::ShipmentView twelve_packed(OverviewHouse& house, const NeedId& need) {
  house.told.dispatched();
  house.accept_all();
  house.report(house.told.visor, 30);
  house.report(house.told.headband, 30);
  const auto visors = house.accepted(house.told.visor, 30);
  const auto headbands = house.accepted(house.told.headband, 12);
  return house.packed(house.assembled(12, headbands, visors), 12, need);
}

}  // namespace

TEST_CASE("a maker finds offers until they answer, then jobs until they are made, by due day") {
  with_overview([](OverviewHouse& house) {
    house.told.add_need(1, 30, 3);
    CHECK(today_of(house, house.told.owner_1).items.empty());
    house.told.dispatched();

    auto view = today_of(house, house.told.owner_1);
    CHECK(count(view, TodayKind::offer_to_answer) == 2);
    REQUIRE(view.items.size() == 2);
    CHECK(view.items[0].subject.type == "offer");
    CHECK(view.items[0].count == 30);
    CHECK(view.items[0].due_at.has_value());
    CHECK(count(today_of(house, house.told.owner_2), TodayKind::offer_to_answer) == 0);

    house.accept_all();
    view = today_of(house, house.told.owner_1);
    CHECK(count(view, TodayKind::offer_to_answer) == 0);
    CHECK(count(view, TodayKind::job_to_do) == 2);
    CHECK(view.items[0].due_day <= view.items[1].due_day);
    REQUIRE(view.work);
    CHECK(view.work->units_delivered == 0);

    house.report(house.told.visor, 30);
    house.report(house.told.headband, 12);
    view = today_of(house, house.told.owner_1);
    REQUIRE(view.items.size() == 1);
    CHECK(view.items[0].count == 18);
  });
}

TEST_CASE("a coordinator finds the campaign with a need that nobody can serve any more") {
  with_overview([](OverviewHouse& house) {
    house.told.add_need(1, 30, 9);
    house.told.dispatched();
    CHECK(count(today_of(house, house.told.coordinator), TodayKind::need_out_of_reach) == 0);
    for (const int lab : {1, 2, 1, 2}) {
      const auto& owner = lab == 1 ? house.told.owner_1 : house.told.owner_2;
      for (const auto& offer : house.told.offers_of(lab, campaigns::OfferState::open)) {
        if (offer.component_id != house.told.headband) continue;
        REQUIRE(house.told.offers.decline(owner, house.network, offer.offer_id, {"No time"}));
      }
      house.told.work();
    }

    CHECK(count(today_of(house, house.told.coordinator), TodayKind::need_out_of_reach) == 1);
    CHECK(count(today_of(house, house.told.owner_1), TodayKind::need_out_of_reach) == 0);
  });
}

TEST_CASE("a coordinator finds what waits in their own region, and nobody else's") {
  with_overview([](OverviewHouse& house) {
    const auto need = house.told.add_need(1, 30, 3);
    house.told.add_need(2, 5, 2, 3);
    house.told.write([&](database::Transaction& t) {
      t.run("UPDATE need SET state = 'submitted' WHERE network_id = ?1", house.network);
      t.run("UPDATE lab SET state = 'applied' WHERE network_id = ?1 AND lab_id = ?2", house.network,
            CampaignHouse::lab(2));
      t.run("UPDATE site SET state = 'proposed' WHERE network_id = ?1 AND site_id = ?2",
            house.network, CampaignHouse::hospital(2));
    });

    const auto first = today_of(house, coordinator_of(house, 1));
    REQUIRE(first.items.size() == 1);
    CHECK(first.items[0].kind == TodayKind::need_to_verify);
    CHECK(first.items[0].subject.id == need.text);
    CHECK(first.items[0].title.en == "Hospital");
    CHECK_FALSE(first.work);
    const auto second = today_of(house, coordinator_of(house, 2));
    CHECK(count(second, TodayKind::lab_to_review) == 1);
    CHECK(count(second, TodayKind::site_to_activate) == 1);
    CHECK(second.items.size() == 2);
    CHECK(count(today_of(house, house.told.coordinator), TodayKind::need_to_verify) == 2);
    CHECK(today_of(house, house.member).items.empty());
    CHECK(house.today.today(house.told.visitor, house.network).error().code == "sign_in_needed");
  });
}

TEST_CASE("plans, campaigns, lots and shipments wait for those who take the next step") {
  with_overview([](OverviewHouse& house) {
    const auto need = house.told.add_need(1, 30, 3);
    const auto plan = house.told.planned();
    CHECK(count(today_of(house, house.told.coordinator), TodayKind::plan_to_launch) == 1);
    REQUIRE(house.told.plans.discard(house.told.coordinator, house.network, plan.plan_id));
    CHECK(count(today_of(house, house.told.coordinator), TodayKind::plan_to_launch) == 0);

    const auto shipment = twelve_packed(house, need);
    house.quarantined(house.told.headband, 18);
    const auto inspector = house.told.somebody(accounts::Role::quality, 1, 30);
    CHECK(count(today_of(house, inspector), TodayKind::lot_to_inspect) == 1);
    CHECK(count(today_of(house, coordinator_of(house, 1)), TodayKind::lot_to_inspect) == 1);
    CHECK(count(today_of(house, coordinator_of(house, 2)), TodayKind::lot_to_inspect) == 0);
    CHECK(count(today_of(house, house.told.owner_1), TodayKind::shipment_to_dispatch) == 1);

    house.dispatch(shipment);
    CHECK(count(today_of(house, house.told.owner_1), TodayKind::shipment_to_dispatch) == 0);
    // The hospital is no organization's here: its region's antenna signs for it.
    CHECK(count(today_of(house, coordinator_of(house, 1)), TodayKind::shipment_to_receive) == 1);
    house.receive(shipment, 12, 0);
    CHECK(count(today_of(house, coordinator_of(house, 1)), TodayKind::shipment_to_receive) == 0);
    const auto work = today_of(house, house.told.owner_1).work;
    REQUIRE(work);
    CHECK(work->units_delivered == 24);  // Twelve headbands and twelve visors.
    CHECK(work->sites == 1);
  });
}

TEST_CASE("a code is found however it is typed, and only by those who may see the thing") {
  with_overview([](OverviewHouse& house) {
    house.told.add_need(1, 30, 3);
    house.told.dispatched();
    house.accept_all();
    const auto& job = house.jobs_of.at(house.told.headband);
    auto typed = job.code;
    for (auto& letter : typed) letter = static_cast<char>(std::tolower(letter));
    typed.erase(1, 1);  // Without its dash.

    const auto mine = found(house, house.told.owner_1, typed);
    REQUIRE(mine.size() == 1);
    CHECK(mine[0].type == "job");
    CHECK(mine[0].id == job.job_id.text);
    CHECK(mine[0].code == job.code);
    CHECK(mine[0].title.en == "Headband");
    CHECK(found(house, house.told.owner_2, typed).empty());
    CHECK(house.search.search(house.told.visitor, house.network, {typed}).error().code ==
          "sign_in_needed");
  });
}

TEST_CASE("names of designs and sites are found without accents and case, and needs by them") {
  with_overview([](OverviewHouse& house) {
    const auto need = house.told.add_need(1, 30, 3);
    const auto designs = found(house, house.member, "VISIERE");
    REQUIRE(designs.size() == 2);
    CHECK(designs[0].type == "design");
    CHECK(designs[0].title.en == "Face shield");
    CHECK(designs[1].type == "need");
    CHECK(designs[1].id == need.text);
    CHECK(found(house, house.member, "nothing of the kind").empty());
    CHECK(found(house, house.member, "  ").empty());
  });
}

TEST_CASE("impact is open to everyone: units by day, region and design, from the ledger") {
  with_overview([](OverviewHouse& house) {
    CHECK(house.impact.impact(house.network)->units_received == 0);
    CHECK(house.impact.impact(told_id<NetworkId>("aa", 9)).error().code == "not_found");
    const auto shipment = twelve_packed(house, house.told.add_need(1, 30, 3));
    house.dispatch(shipment);
    CHECK(house.impact.impact(house.network)->units_received == 0);
    house.receive(shipment, 11, 1);

    const auto impact = house.impact.impact(house.network);
    REQUIRE(impact);
    CHECK(impact->units_received == 11);
    CHECK(impact->sites_served == 1);
    REQUIRE(impact->rows.size() == 1);
    CHECK(impact->rows[0].units == 11);
    CHECK(impact->rows[0].region_id == CampaignHouse::region(1));
    CHECK(csv_of(*impact, "en") ==
          "day,region,design,units\r\n2020-09-13,Region 1,Face shield,11\r\n");
  });
}

TEST_CASE("a spreadsheet never takes a title for a formula") {
  ImpactView impact;
  impact.rows.push_back(
      {Day{0}, RegionId{"r"}, {"=1+1", "", ""}, DesignId{"d"}, {"a,\"b\"", "", ""}, 3});
  CHECK(csv_of(impact, "fr") ==
        "day,region,design,units\r\n1970-01-01,'=1+1,\"a,\"\"b\"\"\",3\r\n");
}
