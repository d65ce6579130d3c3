#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "campaigns/campaigns_fixture.hpp"
#include "campaigns/capacity_service.hpp"
#include "campaigns/revision_watch.hpp"

using namespace touiza;
using namespace touiza::campaigns;

namespace {

using Each = database::EachEngine;

}  // namespace

TEST_CASE_FIXTURE(Each, "a plan says how many arrive by when, per region, and what holds it back") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    // Three printers of ten hours make 30 a day: 60 in two days, 100 only with the fourth.
    house.add_need(1, 100, 1);

    const auto plan = house.planned();

    REQUIRE(plan.state == PlanState::ready);
    REQUIRE(plan.answer);
    const auto& answer = *plan.answer;
    CHECK(answer.needed_units == 100);
    CHECK(answer.outcome == PlanEnd::out_of_reach);
    // Lab 2's headbands need a day on the road: 20 + 20 of region 1, 10 of region 2 started today.
    CHECK(answer.on_time_units == 50);
    CHECK(answer.delivered_units == 100);
    CHECK(answer.delivered_by_day.at(1) == 50);
    REQUIRE_FALSE(answer.bottlenecks.empty());
    CHECK(answer.bottlenecks.front().technology == "fff");
    CHECK(
        answer.sentence.en.starts_with("50 of 100 units arrive in time, the rest by 16 September"));
    CHECK(answer.needs.at(0).on_time == 50);
    for (const auto& region : answer.regions) {
      CHECK(region.needed == (region.region_id == CampaignHouse::region(1) ? 100 : 0));
    }
    // Nobody has counted any material here.
    CHECK(answer.notes.at(0).code == "stock_is_unknown");
  });
}

TEST_CASE_FIXTURE(Each, "what was counted is all there is: the shortage is named") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 20, 2);
    StockOnHand elastic;
    elastic.region_id = CampaignHouse::region(1);
    elastic.material_id = house.elastic;
    elastic.quantity = 4;  // Half a metre a shield: eight shields.
    house.stock.rows.push_back(elastic);

    const auto plan = house.planned();

    CHECK(plan.answer->on_time_units == 8);
    REQUIRE_FALSE(plan.answer->bottlenecks.empty());
    CHECK(plan.answer->bottlenecks.front().material_id == house.elastic);
  });
}

TEST_CASE_FIXTURE(Each, "what was received or is on its way is not planned again") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    const auto need = house.add_need(1, 20, 2);
    house.deliveries.rows.push_back({need, 12, 3});
    CHECK(house.planned().answer->needed_units == 5);
    house.deliveries.rows.push_back({need, 20, 0});
    const auto covered = house.planned();
    CHECK(covered.answer->needed_units == 0);
    CHECK(covered.answer->sentence.en == "Nothing is asked for that is not covered already.");
  });
}

TEST_CASE_FIXTURE(Each, "a plan becomes a campaign of drafts, and its offers open on dispatch") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 3);
    const auto draft = house.launched();
    CHECK(draft.state == CampaignState::draft);
    CHECK(draft.code.starts_with("C-"));
    CHECK(draft.needs.at(0).planned == 40);
    // A lab sees no drafts; the coordinator does.
    CHECK(house.offers.list(house.owner_1, house.network, {})->items.empty());
    std::int64_t headbands = 0;
    const auto drafts = house.offers.list(house.coordinator, house.network, {});
    for (const auto& offer : drafts->items) {
      CHECK(offer.state == OfferState::draft);
      if (offer.component_id == house.headband) headbands += offer.quantity;
    }
    CHECK(headbands == 40);

    const auto running =
        house.campaigns.dispatch(house.coordinator, house.network, draft.campaign_id);
    REQUIRE(running);
    CHECK(running->state == CampaignState::running);
    const auto mine = house.offers.list(house.owner_1, house.network, {});
    REQUIRE(mine->items.size() >= 1);
    CHECK(mine->items.front().state == OfferState::open);
    CHECK(mine->items.front().lab_id == CampaignHouse::lab(1));
  });
}

TEST_CASE_FIXTURE(Each, "a plan is launched once, and never one that only asks what if") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 100, 1);
    const auto plan = house.planned();
    const CampaignLaunch launch{{"A", "", ""}, {}, 24};
    REQUIRE(house.campaigns.launch(house.coordinator, house.network, plan.plan_id, launch));
    CHECK(house.campaigns.launch(house.coordinator, house.network, plan.plan_id, launch)
              .error()
              .code == "plan_is_not_ready");

    PlanDraft draft;
    draft.what_if = WhatIf{"fff", 10, 10, CampaignHouse::region(1), {}};
    const auto more = house.planned(draft);
    CHECK(more.answer->on_time_units > plan.answer->on_time_units);
    CHECK(house.campaigns.launch(house.coordinator, house.network, more.plan_id, launch)
              .error()
              .code == "plan_is_what_if");
  });
}

TEST_CASE_FIXTURE(Each, "all of an offer accepted is a job with all that its maker needs") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 3);
    house.dispatched();
    const auto offer = house.offer_for(1, house.visor);
    const auto job = house.accepted(house.owner_1, offer);
    CHECK(job.state == JobState::accepted);
    CHECK(job.quantity == 40);
    CHECK(job.remaining == 40);
    CHECK(job.technology == "laser");
    CHECK(job.component_name.en == "Visor");
    CHECK(job.design_title.en == "Face shield");
    CHECK(job.remaining_machine_s == doctest::Approx(40 * 180));
    REQUIRE(job.hub);
    CHECK(job.hub->name.en == "Hub");
    CHECK(house.to_plan.empty());
    // A second answer comes too late, whoever gives it.
    CHECK(house.offers.accept(house.owner_1, house.network, offer.offer_id, {}).error().code ==
          "transition_not_allowed");
    CHECK(house.offers.decline(house.coordinator, house.network, offer.offer_id, {"too late"})
              .error()
              .code == "transition_not_allowed");
  });
}

TEST_CASE_FIXTURE(Each, "of two who accept an offer at once one gets the job") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 3);
    house.dispatched();
    const auto offer = house.offer_for(1, house.visor);
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    const auto accept = [&](const accounts::Caller& caller) {
      const auto answer = house.offers.accept(caller, house.network, offer.offer_id, {});
      if (answer) ++accepted;
      if (!answer && answer.error().code == "transition_not_allowed") ++refused;
    };
    {
      const std::jthread one{accept, house.owner_1};
      const std::jthread other{accept, house.owner_1};
    }
    CHECK(accepted == 1);
    CHECK(refused == 1);
    CHECK(house.jobs.list(house.owner_1, house.network, {})->items.size() == 1);
  });
}

TEST_CASE_FIXTURE(Each, "what a lab does not accept is planned again, for others") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 60, 10);
    const auto campaign = house.dispatched();
    const auto offer = house.offer_for(1, house.headband);
    CHECK(house.offers.accept(house.owner_1, house.network, offer.offer_id, {offer.quantity + 1})
              .error()
              .code == "quantity_exceeds_offer");
    const auto part = house.offers.accept(house.owner_1, house.network, offer.offer_id, {10});
    REQUIRE(part);
    CHECK(part->quantity_accepted == 10);
    CHECK(house.to_plan.size() == 1);
    house.work();

    std::int64_t headbands = 10;
    for (int lab = 1; lab <= 2; ++lab) {
      for (const auto& each : house.offers_of(lab, OfferState::open)) {
        if (each.component_id == house.headband) headbands += each.quantity;
      }
    }
    CHECK(headbands == 60);
    const auto after = house.campaigns.find(house.coordinator, house.network, campaign.campaign_id);
    CHECK(after->plan_id != campaign.plan_id);
    CHECK_FALSE(after->replan_id);
  });
}

TEST_CASE_FIXTURE(Each, "of two new plans at once the one asked for last is taken") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 60, 10);
    const auto campaign = house.dispatched();
    const auto offer = house.offer_for(1, house.headband);
    REQUIRE(house.offers.accept(house.owner_1, house.network, offer.offer_id, {10}));
    const auto first = house.to_plan.back();
    CHECK_FALSE(house.plans.compute(house.network, first, [] { return true; }));  // Has begun.
    house.house.clock.advance(std::chrono::seconds{1});
    const auto refused = house.offer_for(1, house.visor);
    REQUIRE(house.offers.decline(house.owner_1, house.network, refused.offer_id, {"No sheets"}));
    const auto second = house.to_plan.back();
    REQUIRE(first != second);

    for (const auto& plan : {second, first}) {
      REQUIRE(house.plans.compute(house.network, plan, [] { return false; }));
    }

    const auto after = house.campaigns.find(house.coordinator, house.network, campaign.campaign_id);
    CHECK(after->plan_id == second);
    CHECK(house.plans.find(house.coordinator, house.network, first)->state == PlanState::discarded);
  });
}

TEST_CASE_FIXTURE(Each, "a lab that declines is not asked again for the same component") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    house.dispatched();
    const auto offer = house.offer_for(1, house.headband);
    REQUIRE(house.offers.decline(house.owner_1, house.network, offer.offer_id, {"On holiday"}));
    house.work();
    for (const auto& each : house.offers_of(1, OfferState::open)) {
      CHECK(each.component_id != house.headband);
    }
    std::int64_t headbands = 0;
    for (const auto& each : house.offers_of(2, OfferState::open)) headbands += each.quantity;
    CHECK(headbands == 40);
  });
}

TEST_CASE_FIXTURE(Each, "an offer that nobody answers expires and is planned again") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    house.dispatched();
    const auto offer = house.offer_for(1, house.headband);
    CHECK(*house.offers.expire_due(house.network) == 0);
    house.house.clock.advance(std::chrono::hours{25});
    CHECK(house.offers.accept(house.owner_1, house.network, offer.offer_id, {}).error().code ==
          "offer_is_expired");
    CHECK(*house.offers.expire_due(house.network) > 0);
    CHECK(house.offers.find(house.owner_1, house.network, offer.offer_id)->state ==
          OfferState::expired);
    CHECK(house.to_plan.size() == 1);
  });
}

TEST_CASE_FIXTURE(Each, "runs move a job to its end, and the lab's record learns from it") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 20, 3);
    house.dispatched();
    const auto job = house.accepted(house.owner_1, house.offer_for(1, house.visor));
    const auto made = [&](std::int64_t good, std::int64_t failed) {
      Job after;
      house.write([&](database::Transaction& t) {
        const auto noted =
            house.desk.note_made(t, house.owner_1, house.network, job.job_id, good, failed);
        REQUIRE(noted);
        after = *noted;
      });
      return after;
    };
    CHECK(made(15, 2).state == JobState::in_progress);
    REQUIRE(house.jobs.pause(house.owner_1, house.network, job.job_id, {"Belt broke"}));
    CHECK(made(1, 0).state == JobState::in_progress);
    CHECK(made(4, 0).state == JobState::reported);
    const auto closed = house.jobs.close(house.owner_1, house.network, job.job_id);
    REQUIRE(closed);
    CHECK(closed->state == JobState::closed);
    CHECK(closed->failed == 2);
    CHECK(closed->transitions.size() >= 4);
    house.write([&](database::Transaction& t) {
      const auto lab = network::NetworkDirectory{}.lab(t, house.network, CampaignHouse::lab(1));
      CHECK(lab->units_promised == 1020);
      CHECK(house.desk.note_made(t, house.owner_1, house.network, job.job_id, 1, 0).error().code ==
            "job_is_over");
    });
  });
}

TEST_CASE_FIXTURE(Each, "work given back in part lowers the job, given back whole releases it") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    house.dispatched();
    const auto job = house.accepted(house.owner_1, house.offer_for(1, house.headband));
    const JobGiveBack too_much{job.quantity + 1, "Too many"};
    CHECK(house.jobs.give_back(house.owner_1, house.network, job.job_id, too_much).error().code ==
          "quantity_exceeds_job");
    const auto less =
        house.jobs.give_back(house.owner_1, house.network, job.job_id, {5, "One printer broke"});
    REQUIRE(less);
    CHECK(less->quantity == job.quantity - 5);
    CHECK(less->quantity_promised == job.quantity);
    CHECK(less->state == JobState::accepted);
    CHECK(house.to_plan.size() == 1);
    const auto none = house.jobs.give_back(house.owner_1, house.network, job.job_id,
                                           {std::nullopt, "The other one too"});
    REQUIRE(none);
    CHECK(none->state == JobState::released);
    CHECK(none->quantity == 0);
    CHECK(none->transitions.back().reason == "The other one too");
    CHECK(house.jobs.start(house.owner_1, house.network, job.job_id).error().code ==
          "transition_not_allowed");
  });
}

TEST_CASE_FIXTURE(Each, "a withdrawn revision cancels its jobs and takes back its offers") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    house.dispatched();
    const auto job = house.accepted(house.owner_1, house.offer_for(1, house.headband));
    RevisionWatch watch{house.house.foundation, house.campaigns};
    designs::ReleaseService releases{house.house.foundation};
    releases.add_observer(watch);

    const auto seen = releases.consequences(house.coordinator, house.network, house.revision);
    REQUIRE(seen);
    CHECK(seen->open_jobs == 1);
    CHECK(seen->units_still_to_make == job.quantity);
    REQUIRE(releases.withdraw(house.coordinator, house.network, house.revision,
                              {"The hooks are too narrow"}));

    const auto stopped = house.jobs.find(house.owner_1, house.network, job.job_id);
    CHECK(stopped->state == JobState::cancelled);
    CHECK(stopped->transitions.back().reason == "The hooks are too narrow");
    CHECK(house.offers_of(1, OfferState::open).empty());
    house.work();  // Nothing is released: the new plan has nothing to offer.
    CHECK(house.offers_of(1, OfferState::open).empty());
  });
}

TEST_CASE_FIXTURE(Each, "a campaign that ends withdraws its offers and waits for its jobs") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    const auto campaign = house.dispatched();
    const auto job = house.accepted(house.owner_1, house.offer_for(1, house.visor));
    const auto ending = house.campaigns.end(house.coordinator, house.network, campaign.campaign_id,
                                            {"Enough was found"});
    REQUIRE(ending);
    CHECK(ending->state == CampaignState::ramping_down);
    CHECK(house.offers_of(1, OfferState::open).empty());
    REQUIRE(house.jobs.give_back(house.owner_1, house.network, job.job_id,
                                 {std::nullopt, "No longer needed"}));
    CHECK(house.campaigns.find(house.coordinator, house.network, campaign.campaign_id)->state ==
          CampaignState::ended);
    CHECK(house.campaigns.replan(house.coordinator, house.network, campaign.campaign_id)
              .error()
              .code == "campaign_is_over");
  });
}

TEST_CASE_FIXTURE(Each, "nothing is accepted while a campaign is paused") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    const auto campaign = house.dispatched();
    const auto offer = house.offer_for(1, house.visor);
    REQUIRE(house.campaigns.pause(house.coordinator, house.network, campaign.campaign_id,
                                  {"A question of quality"}));
    CHECK(house.offers.accept(house.owner_1, house.network, offer.offer_id, {}).error().code ==
          "campaign_is_not_running");
    REQUIRE(house.campaigns.resume(house.coordinator, house.network, campaign.campaign_id));
    CHECK(house.offers.accept(house.owner_1, house.network, offer.offer_id, {}));
  });
}

TEST_CASE_FIXTURE(Each, "what another lab works on answers like what does not exist") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 40, 10);
    const auto campaign = house.dispatched();
    const auto offer = house.offer_for(1, house.visor);
    const auto hidden = house.offers.find(house.owner_2, house.network, offer.offer_id);
    const auto missing = house.offers.find(house.owner_2, house.network, told_id<OfferId>("ff", 1));
    REQUIRE_FALSE(hidden);
    REQUIRE_FALSE(missing);
    CHECK(hidden.error().code == missing.error().code);
    CHECK(hidden.error().message == missing.error().message);
    CHECK(house.offers.accept(house.owner_2, house.network, offer.offer_id, {}).error().code ==
          "not_found");
    const auto job = house.accepted(house.owner_1, offer);
    CHECK(house.jobs.find(house.owner_2, house.network, job.job_id).error().code == "not_found");
    CHECK(house.jobs.cancel(house.owner_1, house.network, job.job_id, {"I want to"}).error().kind ==
          ErrorKind::not_allowed);
    CHECK(house.campaigns.pause(house.owner_1, house.network, campaign.campaign_id, {"I want"})
              .error()
              .kind == ErrorKind::not_allowed);
    CHECK(house.plans.ask(house.owner_1, house.network, {}).error().kind == ErrorKind::not_allowed);
    CHECK(house.jobs.list(house.visitor, house.network, {}).error().kind ==
          ErrorKind::not_signed_in);
    const auto jobs_of_2 = house.jobs.list(house.owner_2, house.network, {});
    for (const auto& each : jobs_of_2->items) {
      CHECK(each.lab_id == CampaignHouse::lab(2));
    }
  });
}

TEST_CASE_FIXTURE(Each, "the commitments of a campaign are shared out to its needs") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    const auto soon = house.add_need(1, 20, 4);
    const auto later = house.add_need(2, 20, 8);
    house.dispatched();
    for (const auto& offer : house.offers_of(1, OfferState::open)) {
      const auto job = house.accepted(house.owner_1, offer);
      house.write([&](database::Transaction& t) {
        REQUIRE(house.desk.note_made(t, house.owner_1, house.network, job.job_id, 5, 0));
      });
    }
    for (const auto& offer : house.offers_of(2, OfferState::open))
      house.accepted(house.owner_2, offer);
    house.write([&](database::Transaction& t) {
      const auto facts = house.desk.facts(t, house.network);
      REQUIRE(facts.needs.size() == 2);
      CHECK(facts.products.at(0).committed == 40);
      CHECK(facts.products.at(0).made == 5);
      for (const auto& need : facts.needs) {
        CHECK(need.planned == 20);
        CHECK(need.committed == 20);
        CHECK(need.made == (need.need_id == soon ? 5 : 0));
      }
      CHECK(facts.needs.at(1).need_id == later);
    });
  });
}

TEST_CASE_FIXTURE(Each, "a plan that lost its worker is computed when it is asked for again") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 10, 3);
    const auto asked = house.plans.ask(house.coordinator, house.network, {});
    REQUIRE(asked);
    house.to_plan.clear();
    const auto stopped = house.plans.compute(house.network, asked->plan_id, [] { return true; });
    CHECK(stopped.error().code == "plan_was_interrupted");
    REQUIRE(house.plans.ask_again(house.network));
    REQUIRE(house.to_plan.size() == 1);
    house.work();
    CHECK(house.plans.find(house.coordinator, house.network, asked->plan_id)->state ==
          PlanState::ready);
    // Once more changes nothing.
    CHECK(house.plans.compute(house.network, asked->plan_id, [] { return false; }));
  });
}

TEST_CASE_FIXTURE(Each, "capacity counts what each region could make a day, and what limits it") {
  for_each([](database::Database& engine) {
    CampaignHouse house{engine};
    house.add_need(1, 100, 3);
    CapacityService service{house.house.foundation, house.surroundings};
    const auto capacity = service.capacity(house.coordinator, house.network, {});
    REQUIRE(capacity);
    CHECK(capacity->design_id == house.shield);
    CHECK(capacity->needed == 100);
    REQUIRE(capacity->regions.size() == 3);
    const auto& first = capacity->regions.front();
    CHECK(first.units_per_day == doctest::Approx(20).epsilon(0.01));
    CHECK(first.limit == CapacityLimit::component);
    CHECK(first.limit_component_id == house.headband);
    CHECK(first.days_to_cover.value_or(0) == doctest::Approx(5).epsilon(0.21));
    CHECK(first.sentence.en.find("limited by 'Headband' (2 machines)") != std::string::npos);
    CHECK(capacity->regions.at(1).units_per_day == 0);
    CHECK_FALSE(capacity->regions.at(2).days_to_cover);
  });
}
