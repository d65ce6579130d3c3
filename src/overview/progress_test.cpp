// The seven quantities at every step of one story, with numbers that can be checked in the head.
#include "overview/overview_fixture.hpp"

using namespace touiza;
using namespace touiza::overview;
using campaigns::CampaignHouse;

namespace {

/// As they stand in the contracts: needed, planned, committed, made, accepted, in transit,
/// received.
using Seven = std::array<std::int64_t, 7>;

Seven seven(const ProgressView& view) {
  return {view.needed,   view.planned,    view.committed, view.made,
          view.accepted, view.in_transit, view.received};
}

std::string shown(const Seven& numbers) {
  std::string text;
  for (const auto number : numbers) text += std::to_string(number) + " ";
  return text;
}

struct Story {
  explicit Story(OverviewHouse& the_house) : house{the_house} {
    first = house.told.add_need(1, 20, 3);
    second = house.told.add_need(2, 10, 4);
  }

  ProgressView of_need(const NeedId& need) {
    auto view = house.progress.need(house.member, house.network, need);
    REQUIRE(view);
    return *view;
  }
  std::vector<ProgressView> by(ProgressBy by) {
    auto page = house.progress.list(house.member, house.network, {by});
    REQUIRE(page);
    return page->items;
  }
  /// Both needs, and everything that is added up from them.
  void check(const char* step, const Seven& of_first, const Seven& of_second) {
    INFO(step);
    CHECK(shown(seven(of_need(first))) == shown(of_first));
    CHECK(shown(seven(of_need(second))) == shown(of_second));
    Seven sum{};
    for (std::size_t i = 0; i < 7; ++i) sum[i] = of_first[i] + of_second[i];
    CHECK(shown(seven(by(ProgressBy::region).at(0))) == shown(sum));
    check_agreement();
  }
  void check_agreement() {
    const auto agreement = house.progress.agreement(house.network);
    REQUIRE(agreement);
    for (const auto& finding : agreement->findings) FAIL_CHECK(finding);
    CHECK(agreement->needs == agreement->regions);
  }
  Seven of_lab_1() {
    for (const auto& lab : by(ProgressBy::lab)) {
      if (lab.id == CampaignHouse::lab(1).text) return seven(lab);
    }
    return {};
  }
  ProgressView campaign() {
    const auto campaigns = by(ProgressBy::campaign);
    REQUIRE(campaigns.size() == 1);
    return campaigns.front();
  }

  OverviewHouse& house;
  NeedId first;   // 20 shields, and first by its due day.
  NeedId second;  // 10 shields.
};

void with_story(const std::function<void(Story&)>& tell) {
  with_overview([&](OverviewHouse& house) {
    Story story{house};
    tell(story);
  });
}

}  // namespace

TEST_CASE("every one of the seven quantities is right at every step from the need to the receipt") {
  with_story([](Story& story) {
    auto& house = story.house;
    const auto& headband = house.told.headband;
    const auto& visor = house.told.visor;
    story.check("asked for", {20, 0, 0, 0, 0, 0, 0}, {10, 0, 0, 0, 0, 0, 0});

    house.told.dispatched();
    story.check("planned", {20, 20, 0, 0, 0, 0, 0}, {10, 10, 0, 0, 0, 0, 0});
    CHECK(shown(story.of_lab_1()) == shown({60, 60, 0, 0, 0, 0, 0}));

    house.accept_all();
    REQUIRE(house.jobs_of.at(headband).quantity == 30);
    REQUIRE(house.jobs_of.at(visor).quantity == 30);
    story.check("committed", {20, 20, 20, 0, 0, 0, 0}, {10, 10, 10, 0, 0, 0, 0});
    CHECK(shown(story.of_lab_1()) == shown({60, 60, 60, 0, 0, 0, 0}));

    // The scarcest component counts: visors alone make no shield.
    house.report(visor, 30);
    story.check("only visors", {20, 20, 20, 0, 0, 0, 0}, {10, 10, 10, 0, 0, 0, 0});
    house.report(headband, 24);
    story.check("24 made", {20, 20, 20, 20, 0, 0, 0}, {10, 10, 10, 4, 0, 0, 0});
    house.report(headband, 6);
    story.check("all made", {20, 20, 20, 20, 0, 0, 0}, {10, 10, 10, 10, 0, 0, 0});

    const auto visors = house.accepted(visor, 30);
    const auto headbands = house.accepted(headband, 12);
    story.check("12 accepted", {20, 20, 20, 20, 12, 0, 0}, {10, 10, 10, 10, 0, 0, 0});
    house.accepted(headband, 18);
    story.check("all accepted", {20, 20, 20, 20, 20, 0, 0}, {10, 10, 10, 10, 10, 0, 0});

    const auto shields = house.assembled(12, headbands, visors);
    story.check("12 put together", {20, 20, 20, 20, 20, 0, 0}, {10, 10, 10, 10, 10, 0, 0});
    const auto shipment = house.packed(shields, 12, story.first);
    story.check("packed", {20, 20, 20, 20, 20, 0, 0}, {10, 10, 10, 10, 10, 0, 0});
    house.dispatch(shipment);
    story.check("on its way", {20, 20, 20, 20, 20, 12, 0}, {10, 10, 10, 10, 10, 0, 0});
    CHECK(shown(story.of_lab_1()) == shown({60, 60, 60, 60, 60, 24, 0}));

    // One of twelve arrives broken: it leaves all that it was counted in, and one is missing.
    house.receive(shipment, 11, 1);
    story.check("received", {20, 20, 20, 20, 20, 0, 11}, {10, 10, 9, 9, 9, 0, 0});
    CHECK(shown(story.of_lab_1()) == shown({58, 58, 58, 58, 58, 0, 22}));
    CHECK(shown(seven(story.campaign())) == shown({30, 30, 29, 29, 29, 0, 11}));
    CHECK(story.campaign().surplus == 0);
  });
}

TEST_CASE("what no need asks for is the campaign's surplus, and no need's") {
  with_story([](Story& story) {
    auto& house = story.house;
    house.told.dispatched();
    house.accept_all();
    house.report(house.told.visor, 40);
    house.report(house.told.headband, 35);

    story.check("5 too many", {20, 20, 20, 20, 0, 0, 0}, {10, 10, 10, 10, 0, 0, 0});
    CHECK(story.campaign().made == 35);
    CHECK(story.campaign().surplus == 5);
    CHECK(story.of_need(story.first).surplus == 0);
  });
}

TEST_CASE("a rejected lot leaves what was committed and made") {
  with_story([](Story& story) {
    auto& house = story.house;
    house.told.dispatched();
    house.accept_all();
    house.report(house.told.visor, 30);
    house.report(house.told.headband, 30);
    house.accepted(house.told.visor, 30);
    house.accepted(house.told.headband, 20);
    const auto bad = house.quarantined(house.told.headband, 10);
    story.check("20 accepted", {20, 20, 20, 20, 20, 0, 0}, {10, 10, 10, 10, 0, 0, 0});
    house.judge(bad, production::Verdict::rejected);

    CHECK(story.of_need(story.second).made == 0);
    CHECK(story.of_need(story.second).accepted == 0);
    story.check_agreement();
  });
}

TEST_CASE("needs that no campaign serves are counted, those that nobody verified are not") {
  with_story([](Story& story) {
    auto& house = story.house;
    house.told.dispatched();
    const auto third = house.told.add_need(3, 7, 9, 3);
    const auto fourth = house.told.add_need(4, 50, 9, 3);
    house.told.write([&](database::Transaction& t) {
      t.run("UPDATE need SET state = 'submitted' WHERE network_id = ?1 AND need_id = ?2",
            house.network, fourth);
    });

    CHECK(story.by(ProgressBy::region).at(2).needed == 7);
    CHECK(story.of_need(third).needed == 7);
    CHECK(story.of_need(fourth).needed == 50);
    CHECK(story.by(ProgressBy::need).size() == 3);
    CHECK(story.by(ProgressBy::need).at(0).title.en == "Hospital");
    CHECK(story.by(ProgressBy::need).at(0).code == "N-1");
    story.check_agreement();
    CHECK(
        house.progress.need(house.member, house.network, told_id<NeedId>("cb", 99)).error().code ==
        "not_found");
    CHECK(house.progress.list(house.told.visitor, house.network, {}).error().code ==
          "sign_in_needed");
  });
}

TEST_CASE("numbers that shipments do not back in the ledger are a finding of the check") {
  with_story([](Story& story) {
    auto& house = story.house;
    house.told.dispatched();
    house.accept_all();
    house.report(house.told.visor, 30);
    house.report(house.told.headband, 30);
    const auto visors = house.accepted(house.told.visor, 30);
    const auto headbands = house.accepted(house.told.headband, 12);
    const auto shipment = house.packed(house.assembled(12, headbands, visors), 12, story.first);
    house.dispatch(shipment);
    house.receive(shipment, 12, 0);
    story.check_agreement();
    house.told.write([&](database::Transaction& t) {
      t.run("UPDATE shipment_line SET received = 15 WHERE network_id = ?1", house.network);
    });

    const auto agreement = house.progress.agreement(house.network);
    REQUIRE(agreement);
    CHECK_FALSE(agreement->is_whole());
    CHECK(agreement->findings.at(0).find("15 units received by its shipments, 12 by the ledger") !=
          std::string::npos);
  });
}
