// What was promised, made and refused before binds each new plan; nothing is ordered twice.
#include <doctest/doctest.h>

#include <algorithm>

#include "campaigns/campaigns_fixture.hpp"
#include "campaigns/capacity_service.hpp"
#include "designs/design_store.hpp"

using namespace touiza;
using namespace touiza::campaigns;

namespace {

using Each = database::EachEngine;

/// A strap of one component, printed at two an hour; asked for under `number`.
NeedId add_need_of_straps(CampaignHouse& house, int number, std::int64_t quantity,
                          int due_in_days) {
  const auto design_id = told_id<DesignId>("ac", 2);
  const auto need_id = house.add_need(number, quantity, due_in_days);
  house.write([&](database::Transaction& t) {
    designs::Design design;
    design.network_id = house.network;
    design.design_id = design_id;
    design.code = "D-2";
    design.title = {"Attache", "", "Strap"};
    design.licence = "Apache-2.0";
    design.created_by = told_id<AccountId>("ca", 8);
    design.created_at = house.house.clock.now();
    REQUIRE(designs::DesignStore::add_design(t, design, "attache"));
    designs::Revision revision;
    revision.network_id = house.network;
    revision.revision_id = told_id<RevisionId>("ad", 2);
    revision.design_id = design_id;
    revision.state = designs::RevisionState::released;
    revision.use_level = designs::UseLevel::community;
    revision.created_at = house.house.clock.now();
    revision.released_at = house.house.clock.now();
    t.insert("revision", revision);
    designs::Component strap;
    strap.network_id = house.network;
    strap.component_id = told_id<ComponentId>("ae", 9);
    strap.revision_id = revision.revision_id;
    strap.name = {"Attache", "", "Strap"};
    t.insert("component", strap);
    designs::ProcessPlan plan;
    plan.network_id = house.network;
    plan.process_plan_id = told_id<ProcessPlanId>("af", 9);
    plan.component_id = strap.component_id;
    plan.technology = "fff";
    plan.material_id = house.petg;
    plan.material_per_unit = 5;
    plan.parameters.text = "{}";
    plan.declared_cycle_s = 1800;
    t.insert("process_plan", plan);
    t.run("UPDATE need SET design_id = ?2 WHERE need_id = ?1", need_id, design_id);
  });
  return need_id;
}

/// Good units of each component that a campaign's offers and jobs hold.
std::map<ComponentId, std::int64_t> held(CampaignHouse& house, const CampaignId& campaign) {
  std::map<ComponentId, std::int64_t> units;
  OfferQuery offers;
  offers.campaign = campaign;
  const auto all_offers = house.offers.list(house.coordinator, house.network, offers);
  REQUIRE(all_offers);
  for (const auto& offer : all_offers->items) {
    const bool stands = offer.state == OfferState::draft || offer.state == OfferState::open;
    if (stands) units[offer.component_id] += offer.quantity;
  }
  JobQuery jobs;
  jobs.campaign = campaign;
  const auto all_jobs = house.jobs.list(house.coordinator, house.network, jobs);
  REQUIRE(all_jobs);
  for (const auto& job : all_jobs->items) units[job.component_id] += job.quantity;
  return units;
}

CampaignId launched_for(CampaignHouse& house, const NeedId& need) {
  PlanDraft draft;
  draft.need_ids = {need};
  const auto plan = house.planned(draft);
  REQUIRE(plan.state == PlanState::ready);
  for (const auto& row : plan.answer->production) {
    CHECK_FALSE(row.is_promised);
  }
  const auto campaign = house.campaigns.launch(house.coordinator, house.network, plan.plan_id,
                                               {{"Une seule", "", "One"}, {}, 24});
  REQUIRE(campaign);
  CHECK(campaign->needs.size() == 1);
  return campaign->campaign_id;
}

void know(CampaignHouse& house, int lab, const std::string& skill) {
  house.write([&](database::Transaction& t) {
    t.run(
        "INSERT INTO know_how (network_id, know_how_id, lab_id, skill, declared_at)"
        " VALUES (?1, ?2, ?3, ?4, 0)",
        house.network, told_id<network::KnowHowId>("ea", lab), CampaignHouse::lab(lab), skill);
  });
}

}  // namespace

TEST_CASE_FIXTURE(Each, "a plan for one need makes nothing for the needs of other campaigns") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    add_need_of_straps(house, 1, 100, 1);
    const auto straps = house.dispatched();
    house.accepted(house.owner_1, house.offer_for(1, told_id<ComponentId>("ae", 9)));
    // Nobody has made any of them, and they are late: making more would be sooner.
    house.house.clock.advance(std::chrono::hours{24});
    const auto shields = house.add_need(2, 10, 8);

    const auto units = held(house, launched_for(house, shields));

    CHECK(units == std::map<ComponentId, std::int64_t>{{house.headband, 10}, {house.visor, 10}});
    CHECK(held(house, straps.campaign_id).size() == 1);
  });
}

TEST_CASE_FIXTURE(Each, "another campaign's work takes hours, and its pieces are not for others") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 3);
    house.dispatched();
    for (const int lab : {1, 2}) {
      for (const auto& offer : house.offers_of(lab, OfferState::open))
        house.accepted(lab == 1 ? house.owner_1 : house.owner_2, offer);
    }
    const auto second = house.add_need(2, 100, 1);
    PlanDraft draft;
    draft.need_ids = {second};

    const auto plan = house.planned(draft);

    // Alone, 50 would arrive in time (see "a plan says how many arrive by when"). 40 of the 60
    // headbands that two days bring are others'.
    CHECK(plan.answer->on_time_units <= 20);
    CHECK(plan.answer->needed_units == 100);
    std::map<ComponentId, double> made;
    for (const auto& row : plan.answer->production) made[row.component_id] += row.good;
    CHECK(made[house.headband] == doctest::Approx(100));
    CHECK(made[house.visor] == doctest::Approx(100));
    double hours = 0;
    for (const auto& load : plan.answer->load) {
      for (const double of_day : load.hours_by_day) hours += of_day;
    }
    CHECK(hours == doctest::Approx(140 + 140 / 20.0));  // Theirs are shown as used.
  });
}

TEST_CASE_FIXTURE(Each, "work only goes to labs that know how") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    house.write([&](database::Transaction& t) {
      t.run("UPDATE process_plan SET required_skill = 'food_grade' WHERE process_plan_id = ?1",
            house.printing);
    });
    know(house, 1, "food_grade");

    house.dispatched();

    CHECK(house.offers_of(2, OfferState::open).empty());
    const auto offer = house.offer_for(1, house.headband);
    CHECK(offer.quantity == 40);
    CapacityService capacity{house.house.foundation, house.surroundings};
    const auto told = capacity.capacity(house.coordinator, house.network, {house.shield});
    REQUIRE(told);
    CHECK(told->regions.at(0).units_per_day > 0);
    REQUIRE(told->regions.at(1).refusals.size() == 1);
    CHECK(told->regions.at(1).refusals.at(0).misfit == Misfit::skill);
    // It was declared when the plan was made; it is not any more.
    house.write([&](database::Transaction& t) { t.run("DELETE FROM know_how"); });
    CHECK(house.offers.accept(house.owner_1, house.network, offer.offer_id, {}).error().code ==
          "lab_lacks_skill");
  });
}

TEST_CASE_FIXTURE(Each, "a need that nobody can serve any more is said to be out of reach") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    const auto need = house.add_need(1, 40, 10);
    const auto campaign = house.dispatched();
    const auto offer = house.offer_for(1, house.headband);
    REQUIRE(house.offers.decline(house.owner_1, house.network, offer.offer_id, {"On holiday"}));
    house.work();
    const auto other = house.offer_for(2, house.headband);
    REQUIRE(house.offers.decline(house.owner_2, house.network, other.offer_id, {"Broken"}));

    house.work();  // Nobody is left to print headbands.

    const auto told = house.campaigns.find(house.coordinator, house.network, campaign.campaign_id);
    REQUIRE(told);
    CHECK_FALSE(told->replan_id);
    CHECK(told->out_of_reach_count == 1);
    REQUIRE(told->needs.size() == 1);
    CHECK(told->needs.at(0).left_out == "nobody_can_make_it");
    CHECK(told->needs.at(0).planned == 0);
    const auto plan = house.plans.find(house.coordinator, house.network, told->plan_id);
    CHECK(plan->state == PlanState::launched);
    CHECK(plan->answer->outcome == PlanEnd::out_of_reach);
    CHECK(plan->answer->needs.at(0).never == 40);
    CHECK(std::ranges::count(house.house.events.events, "need.out_of_reach",
                             &accounts::EventDraft::type) == 1);
  });
}

TEST_CASE_FIXTURE(Each, "a plan that fails is a failed task until it is tried again") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    const auto weigh = [&](double kg) {
      house.write([&](database::Transaction& t) {
        t.run("UPDATE revision SET transport_kg_per_unit = ?1", kg);
      });
    };
    weigh(-1);  // Nobody can enter this; something went wrong.
    const auto asked = house.plans.ask(house.coordinator, house.network, {});
    REQUIRE(asked);
    const auto never = [] { return false; };

    const auto failed = house.plans.compute(house.network, asked->plan_id, never);

    REQUIRE_FALSE(failed);
    CHECK(failed.error().kind == ErrorKind::unavailable);  // Workers try it again.
    CHECK(failed.error().code == "network_is_invalid");
    const auto told = house.plans.find(house.coordinator, house.network, asked->plan_id);
    CHECK(told->state == PlanState::failed);
    CHECK(told->failure.starts_with("network_is_invalid"));
    weigh(0.1);
    REQUIRE(house.plans.compute(house.network, asked->plan_id, never));
    const auto mended = house.plans.find(house.coordinator, house.network, asked->plan_id);
    CHECK(mended->state == PlanState::ready);
    CHECK(mended->failure.empty());
  });
}

TEST_CASE_FIXTURE(Each, "what a lab still makes after giving a part back is not ordered again") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 60, 10);
    const auto campaign = house.dispatched();
    const auto job = house.accepted(house.owner_1, house.offer_for(1, house.headband));
    REQUIRE(job.quantity > 5);
    REQUIRE(house.jobs.give_back(house.owner_1, house.network, job.job_id, {5, "One broke"}));

    house.work();

    CHECK(held(house, campaign.campaign_id)[house.headband] == 60);
    CHECK(held(house, campaign.campaign_id)[house.visor] == 60);
  });
}
