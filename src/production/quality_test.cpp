// Checks, holds, assembly, recall, and what the public may know.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/short_code.hpp"
#include "designs/design_store.hpp"
#include "production/production_fixture.hpp"

using namespace touiza;
using namespace touiza::production;
using campaigns::JobState;
using stock::StockState;

TEST_CASE("small lots are looked at piece by piece, larger ones by the table") {
  CHECK(sampling_plan(8, false).sample_size == 8);
  CHECK(sampling_plan(8, false).accept_max == 0);
  CHECK(sampling_plan(50, false).sample_size == 50);
  CHECK(sampling_plan(50, false).accept_max == 5);
  CHECK(sampling_plan(51, false).sample_size == 20);
  CHECK(sampling_plan(400, false).sample_size == 50);
  CHECK(sampling_plan(400, false).accept_max == 3);
  CHECK(sampling_plan(400, false).reject_min == 4);
  CHECK(sampling_plan(400, true).sample_size == 100);
  CHECK(sampling_plan(1'000'000, false).sample_size == 500);
  CHECK(sampling_plan(1'000'000, false).accept_max == 21);
}

TEST_CASE("a lot's life has no short cuts") {
  CHECK(is_allowed(LotState::accepted, LotState::on_hold));
  CHECK(is_allowed(LotState::rejected, LotState::recalled));
  CHECK_FALSE(is_allowed(LotState::open, LotState::accepted));
  CHECK_FALSE(is_allowed(LotState::quarantined, LotState::accepted));
  CHECK_FALSE(is_allowed(LotState::rejected, LotState::accepted));
  CHECK_FALSE(is_allowed(LotState::disposed, LotState::recalled));
  CHECK_FALSE(is_allowed(LotState::recalled, LotState::accepted));
}

TEST_CASE("a verdict has to agree with the sampling plan, and a refusal says why") {
  with_production([](ProductionHouse& house) {
    const auto lot = house.quarantined(house.maker, house.job(1, 1, house.headband, 40), 40);
    const auto code = [&](const InspectionDraft& draft) {
      return house.lots.inspect(house.coordinator, house.network, lot.lot_id, draft).error().code;
    };
    CHECK(code({39, 0, {}, "", Verdict::accepted}) == "sample_is_too_small");
    CHECK(code({40, 41, {}, "", Verdict::accepted}) == "defects_exceed_sample");
    CHECK(code({40, 5, {}, "", Verdict::accepted}) == "verdict_contradicts_plan");
    CHECK(code({40, 5, {}, " ", Verdict::rejected}) == "reason_is_missing");
    CHECK(house.lot_now(lot.lot_id).inspections.empty());
  });
}

TEST_CASE("a rejected lot gives the job its pieces to make again; a reworked one is checked anew") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 20);
    const auto bad = house.quarantined(house.maker, job, 12);
    const auto rejected = house.lots.inspect(house.coordinator, house.network, bad.lot_id,
                                             {12, 9, {}, "Brittle", Verdict::rejected});
    REQUIRE(rejected);
    CHECK(rejected->state == LotState::rejected);
    CHECK(house.job_now(job).good == 0);
    CHECK(house.output_of(job).made == 0);
    CHECK(house.units(StockState::scrapped, house.headband.text) == 12);
    house.check_ledger();

    const auto rough = house.quarantined(house.maker, job, 20);
    REQUIRE(house.lots.inspect(house.coordinator, house.network, rough.lot_id,
                               {20, 6, {}, "Sharp edges", Verdict::rework}));
    CHECK(house.output_of(job).made == 20);
    CHECK(house.output_of(job).accepted == 0);
    REQUIRE(house.lots.quarantine(house.maker, house.network, rough.lot_id));
    const auto again = house.lots.inspect(house.coordinator, house.network, rough.lot_id,
                                          {20, 0, {}, "", Verdict::accepted});
    REQUIRE(again);
    CHECK(again->state == LotState::accepted);
    CHECK(again->inspections.size() == 2);
    CHECK(house.job_now(job).state == JobState::closed);
    house.check_ledger();
  });
}

TEST_CASE("a held lot does not move until somebody who may judge it has looked") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 20);
    const auto lot = house.accepted(house.maker, job, 20);
    REQUIRE(house.lots.hold(house.maker, house.network, lot.lot_id, {"A crack was reported"}));
    CHECK(house.units(StockState::on_hold, house.headband.text) == 20);
    CHECK(house.output_of(job).accepted == 0);
    CHECK(house.lots.look_up(lot.code)->state == PublicLotState::not_released);
    CHECK(house.lots.release_hold(house.maker, house.network, lot.lot_id, {"It is fine"})
              .error()
              .code == "not_allowed");
    REQUIRE(house.lots.release_hold(house.quality, house.network, lot.lot_id, {"It is fine"}));
    CHECK(house.units(StockState::accepted, house.headband.text) == 20);
    CHECK(house.lots.look_up(lot.code)->state == PublicLotState::genuine);
    CHECK(
        house.lots.release_hold(house.quality, house.network, lot.lot_id, {"Again"}).error().code ==
        "transition_not_allowed");
    house.check_ledger();
  });
}

TEST_CASE("products are put together of exactly their parts, and know where these came from") {
  with_production([](ProductionHouse& house) {
    const auto product = house.assembled(10, 1);
    CHECK(product.state == LotState::quarantined);
    CHECK(product.made_of.size() == 2);
    CHECK(house.units(StockState::consumed, house.headband.text) == 10);
    CHECK(house.units(StockState::consumed, house.visor.text) == 10);
    CHECK(house.units(StockState::consumed, house.elastic.text) == 5'000);
    CHECK(house.units(StockState::quarantine, house.revision.text) == 10);
    house.check_ledger();

    const auto part = house.lot_now(product.made_of.at(0).lot_id);
    CHECK(part.went_into.at(0).lot_id == product.lot_id);
    const auto up = house.recalls.trace(house.coordinator, house.network, product.lot_id);
    REQUIRE(up);
    CHECK(up->upwards.size() == 2);
    CHECK(up->origins.size() == 2);
    const auto down = house.recalls.trace(house.coordinator, house.network, part.lot_id);
    REQUIRE(down);
    CHECK(down->downwards.at(0).lot_id == product.lot_id);
    CHECK(down->holdings.at(0).quantity == 10);
  });
}

TEST_CASE("parts that are missing, elsewhere, unchecked or of another revision are refused") {
  with_production([](ProductionHouse& house) {
    const auto bands = house.accepted(house.maker, house.job(1, 1, house.headband, 20), 20);
    const auto visors = house.quarantined(house.cutter, house.job(2, 2, house.visor, 20), 20);
    const auto straps = house.accepted(house.maker, house.job(3, 1, house.strap, 5), 5);
    house.bring_to_hub(bands, 12);
    house.bring_to_hub(straps, 5);
    AssemblyDraft draft;
    draft.revision_id = house.revision;
    draft.place = stock::at_site(ProductionHouse::hub());
    draft.quantity = 12;
    const auto code = [&] {
      return house.assemblies.assemble(house.coordinator, house.network, draft).error().code;
    };
    draft.parts = {{bands.lot_id, 12}};
    CHECK(code() == "parts_do_not_fit_bill");
    draft.parts = {{bands.lot_id, 13}};
    CHECK(code() == "lot_is_not_available");
    draft.parts = {{bands.lot_id, 12}, {visors.lot_id, 12}};
    CHECK(code() == "lot_is_not_available");
    REQUIRE(house.lots.inspect(house.coordinator, house.network, visors.lot_id,
                               ProductionHouse::all_good(visors)));
    house.bring_to_hub(visors, 20);
    draft.parts.push_back({straps.lot_id, 5});
    CHECK(code() == "parts_do_not_fit_bill");
    draft.parts.pop_back();
    CHECK(house.assemblies.assemble(house.maker, house.network, draft).error().code ==
          "not_allowed");
    CHECK(house.units(StockState::consumed, house.headband.text) == 0);
    REQUIRE(house.assemblies.assemble(house.coordinator, house.network, draft));
    house.check_ledger();
  });
}

TEST_CASE("a recall takes along every product that the lot is in") {
  with_production([](ProductionHouse& house) {
    const auto product = house.shields(10, 1);
    const auto other = house.shields(4, 2);
    const auto part = product.made_of.at(0);
    const auto recalled =
        house.recalls.recall(house.coordinator, house.network, part.lot_id, {"Brittle plastic"});
    REQUIRE(recalled);
    CHECK(recalled->lots == 2);
    CHECK(house.lot_now(part.lot_id).state == LotState::recalled);
    CHECK(house.lot_now(product.lot_id).state == LotState::recalled);
    CHECK(house.lot_now(other.lot_id).state == LotState::accepted);
    CHECK(house.units(StockState::on_hold, house.revision.text) == 10);
    CHECK(house.output_of(*part.job_id).accepted == 0);
    CHECK(house.output_of(*part.job_id).made == 0);
    // The other lab's parts are gone with the product, through no fault of its lot.
    const auto sheet = house.lot_now(product.made_of.at(1).lot_id);
    CHECK(sheet.state == LotState::accepted);
    CHECK(house.output_of(*sheet.job_id).made == 0);
    const auto page = house.lots.look_up(product.code);
    REQUIRE(page);
    CHECK(page->state == PublicLotState::recalled);
    CHECK(page->recall_reason == "Brittle plastic");
    CHECK(house.recalls.recall(house.coordinator, house.network, part.lot_id, {"Twice"})
              .error()
              .code == "transition_not_allowed");
    REQUIRE(house.lots.dispose(house.coordinator, house.network, product.lot_id, {"Shredded"}));
    CHECK(house.units(StockState::scrapped, house.revision.text) == 10);
    house.check_ledger();
  });
}

TEST_CASE("a withdrawn revision counts its lots beforehand and recalls them all") {
  with_production([](ProductionHouse& house) {
    house.shields(10, 1);
    const auto waiting = house.quarantined(house.maker, house.job(5, 1, house.headband, 6), 6);
    house.write([&](database::Transaction& t) {
      designs::Consequences consequences;
      house.recalls.count(t, house.network, house.revision, consequences);
      CHECK(consequences.lots == 4);
      CHECK(consequences.units_in_lots == 36);
      CHECK(consequences.units_received == 0);
      auto revision = *designs::DesignStore::find_revision(t, house.network, house.revision);
      revision.state = designs::RevisionState::withdrawn;
      designs::DesignStore::save_revision(t, revision);
      REQUIRE(house.recalls.on_withdrawn(t, house.coordinator, revision, "It breaks"));
    });
    CHECK(house.lot_now(waiting.lot_id).state == LotState::recalled);
    CHECK(house.units(StockState::accepted, house.revision.text) == 0);
    CHECK(house.runs
              .report(house.maker, house.network, house.job(6, 1, house.headband, 6),
                      ProductionHouse::good(1))
              .error()
              .code == "revision_is_withdrawn");

    // Begun before the withdrawal, reported after: recalled at once.
    const auto job = house.job(7, 1, house.headband, 6);
    auto late = ProductionHouse::good(2);
    late.started_at = house.house.clock.now();
    house.house.clock.advance(std::chrono::hours{1});
    house.end_job(job, JobState::cancelled);
    const auto run = house.runs.report(house.maker, house.network, job, late);
    REQUIRE(run);
    CHECK(house.lot_now(*run->late_lot_id).state == LotState::recalled);
    house.check_ledger();
  });
}

TEST_CASE("lots whose day has passed expire") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 5);
    REQUIRE(house.runs.report(house.maker, house.network, job, ProductionHouse::good(5)));
    LotDraft draft;
    draft.quantity = 5;
    draft.expires_on = day_of(house.house.clock.now()) + 10;
    const auto lot = house.lots.create(house.maker, house.network, job, draft);
    REQUIRE(lot);
    REQUIRE(house.lots.inspect(house.coordinator, house.network, lot->lot_id,
                               ProductionHouse::all_good(*lot)));
    house.house.clock.advance(std::chrono::days{10});
    CHECK(*house.lots.expire_lots() == 0);
    house.house.clock.advance(std::chrono::days{1});
    CHECK(*house.lots.expire_lots() == 1);
    CHECK(house.lot_now(lot->lot_id).state == LotState::expired);
    CHECK(house.units(StockState::on_hold, house.headband.text) == 5);
    house.check_ledger();
  });
}

TEST_CASE("whoever holds a code learns what the piece is, and no more") {
  with_production([](ProductionHouse& house) {
    const auto lot = house.quarantined(house.maker, house.job(1, 1, house.headband, 5), 5);
    const auto page = house.lots.look_up(lot.code);
    REQUIRE(page);
    CHECK(page->state == PublicLotState::not_released);
    CHECK(page->design_title.en == "Visor");
    CHECK(page->component_name.en == "Headband");
    CHECK(page->terms.en == "Free of charge, not for sale.");
    CHECK(page->certification.en ==
          "Neither a certified medical device nor certified protective equipment.");
    std::string typed = lot.code;
    std::ranges::replace(typed, '-', ' ');
    CHECK(house.lots.look_up(typed)->code == lot.code);
    CHECK(house.lots.look_up("L-").error().code == "code_is_malformed");
    SystemRandom random;
    CHECK(house.lots.look_up(new_short_code('L', random)).error().code == "not_found");
  });
}

TEST_CASE("what a person may not know of is missing; what they may not do is refused") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 5);
    const auto lot = house.quarantined(house.maker, job, 5);
    const auto nowhere = told<LotId>("ee", 1);
    for (const auto& caller : {house.stranger, house.pharmacist}) {
      const auto hidden = house.lots.find(caller, house.network, lot.lot_id).error();
      const auto missing = house.lots.find(caller, house.network, nowhere).error();
      CHECK(hidden.code == missing.code);
      CHECK(hidden.message == missing.message);
      CHECK(house.lots.hold(caller, house.network, lot.lot_id, {"No"}).error().code == "not_found");
      CHECK(house.runs.report(caller, house.network, job, ProductionHouse::good(1)).error().code ==
            "not_found");
      CHECK(house.lots.create(caller, house.network, job, {.quantity = 1}).error().code ==
            "not_found");
      CHECK(house.lots.list(caller, house.network, {})->items.empty());
    }
    CHECK(house.lots.find(house.visitor, house.network, lot.lot_id).error().kind ==
          ErrorKind::not_signed_in);
    CHECK(house.lots.inspect(house.maker, house.network, lot.lot_id, {5, 0, {}, "", {}})
              .error()
              .code == "not_allowed");
    CHECK(house.runs.report(house.auditor, house.network, job, ProductionHouse::good(1))
              .error()
              .code == "not_allowed");
    CHECK(house.recalls.recall(house.maker, house.network, lot.lot_id, {"No"}).error().code ==
          "not_allowed");
    CHECK(house.lots.list(house.auditor, house.network, {})->items.size() == 1);
    LotQuery query;
    query.code = lot.code;
    CHECK(house.lots.list(house.maker, house.network, query)->items.size() == 1);
    query.state = LotState::accepted;
    CHECK(house.lots.list(house.maker, house.network, query)->items.empty());
  });
}
