// From a run to an accepted lot, with the ledger proven on the way.
#include <doctest/doctest.h>

#include "production/production_fixture.hpp"

using namespace touiza;
using namespace touiza::production;
using campaigns::JobState;
using stock::StockState;

TEST_CASE("pieces are reported, put into a lot, checked and accepted, and the job closes") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 40);

    const auto run = house.runs.report(house.maker, house.network, job, ProductionHouse::good(40));
    REQUIRE(run);
    CHECK(run->state == RunState::done);
    CHECK(run->material_used == doctest::Approx(1200));
    CHECK_FALSE(run->is_material_measured);
    CHECK(house.job_now(job).state == JobState::reported);
    CHECK(house.units(StockState::quarantine, house.headband.text) == 40);
    CHECK(house.units(StockState::consumed, house.petg.text) == 1'200'000);
    house.check_ledger();

    const auto lot = house.lots.create(house.maker, house.network, job, {.quantity = 40});
    REQUIRE(lot);
    CHECK(lot->state == LotState::quarantined);
    CHECK(lot->is_probation);
    CHECK(lot->origins.at(0).quantity == 40);
    CHECK(house.units(StockState::quarantine, house.headband.text) == 40);
    house.check_ledger();

    InspectionDraft check = ProductionHouse::all_good(*lot);
    check.defects = 2;
    const auto accepted = house.lots.inspect(house.coordinator, house.network, lot->lot_id, check);
    REQUIRE(accepted);
    CHECK(accepted->state == LotState::accepted);
    CHECK(accepted->scrapped == 2);
    CHECK(accepted->inspections.at(0).accept_max == 4);
    CHECK(house.units(StockState::accepted, house.headband.text) == 38);
    CHECK(house.units(StockState::scrapped, house.headband.text) == 2);
    CHECK(house.output_of(job).made == 38);
    CHECK(house.output_of(job).accepted == 38);
    house.check_ledger();

    // Two are still owed: the job goes on, and closes with its last lot.
    CHECK(house.job_now(job).state == JobState::in_progress);
    house.accepted(house.maker, job, 2);
    CHECK(house.job_now(job).state == JobState::closed);
    CHECK(house.output_of(job).accepted == 40);
    house.check_ledger();
  });
}

TEST_CASE("the first accepted lot ends a lab's probation") {
  with_production([](ProductionHouse& house) {
    const auto lot = house.accepted(house.maker, house.job(1, 1, house.headband, 10), 10);
    CHECK_FALSE(lot.is_probation);
    CHECK(house.house.events.events.back().type == "job.closed");
    const auto lab = house.read([&](database::Transaction& t) {
      return network::NetworkDirectory{}.lab(t, house.network, ProductionHouse::lab(1));
    });
    CHECK(lab->state == network::LabState::active);
    CHECK(lab->units_accepted == 10);
  });
}

TEST_CASE("the same report twice counts once; one that says something else is refused") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 40);
    auto draft = ProductionHouse::good(7);
    draft.run_id = told<RunId>("dd", 1);
    draft.machine_id = ProductionHouse::machine(1);
    draft.material_lot = "spool 4711";

    const auto first = house.runs.report(house.maker, house.network, job, draft);
    REQUIRE(first);
    house.house.clock.advance(std::chrono::hours{5});
    const auto again = house.runs.report(house.maker, house.network, job, draft);
    REQUIRE(again);
    CHECK(again->run_id == first->run_id);
    CHECK(again->reported_at == first->reported_at);
    CHECK(house.job_now(job).good == 7);
    CHECK(house.units(StockState::quarantine, house.headband.text) == 7);

    draft.pieces_good = 8;
    CHECK(house.runs.report(house.maker, house.network, job, draft).error().code == "run_conflict");
    draft.run_id = told<RunId>("dd", 2);
    draft.machine_id = ProductionHouse::machine(2);
    CHECK(house.runs.report(house.maker, house.network, job, draft).error().code ==
          "machine_is_elsewhere");
    CHECK(house.runs.list(house.maker, house.network, job, {})->items.size() == 1);
    house.check_ledger();
  });
}

TEST_CASE("a surplus is counted, a slip of the finger is not") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 40);
    REQUIRE(house.runs.report(house.maker, house.network, job, ProductionHouse::good(55)));
    CHECK(house.output_of(job).made == 55);
    const auto slip =
        house.runs.report(house.maker, house.network, job, ProductionHouse::good(400));
    REQUIRE_FALSE(slip);
    CHECK(slip.error().code == "run_exceeds_job");
    CHECK(slip.error().errors.at(0).field == "pieces_good");
    CHECK(house.output_of(job).made == 55);
  });
}

TEST_CASE("a report that says nothing, or of failures without a reason, is refused") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 40);
    const auto code = [&](const RunDraft& draft) {
      return house.runs.report(house.maker, house.network, job, draft).error().code;
    };
    RunDraft draft;
    CHECK(code(draft) == "run_says_nothing");
    draft.pieces_failed = 3;
    CHECK(code(draft) == "failure_reason_is_missing");
    draft.failure_reason = "warped";
    draft.started_at = house.house.clock.now() + std::chrono::hours{2};
    CHECK(code(draft) == "run_is_in_the_future");
    draft.started_at.reset();
    const auto failed = house.runs.report(house.maker, house.network, job, draft);
    REQUIRE(failed);
    CHECK(failed->state == RunState::failed);
    CHECK(house.job_now(job).failed == 3);
    CHECK(house.units(StockState::quarantine, house.headband.text) == 0);
    CHECK(house.units(StockState::consumed, house.petg.text) == 90'000);
    house.check_ledger();
  });
}

TEST_CASE("material that the lab has on the books is used first") {
  with_production([](ProductionHouse& house) {
    const auto place = stock::at_lab(ProductionHouse::lab(1));
    house.write([&](database::Transaction& t) {
      stock::MoveDraft arrival;
      arrival.network = house.network;
      arrival.item = {stock::ItemKind::material, house.petg.text};
      arrival.quantity = 1'000'000;
      arrival.from = {stock::outside(), StockState::supplier};
      arrival.to = {place, StockState::accepted};
      arrival.source = {"test", "1"};
      REQUIRE(house.ledger.post(t, arrival));
    });
    const auto job = house.job(1, 1, house.headband, 40);
    auto draft = ProductionHouse::good(30);
    draft.material_used = 900;
    const auto measured = house.runs.report(house.maker, house.network, job, draft);
    REQUIRE(measured);
    CHECK(measured->is_material_measured);
    CHECK(house.units(StockState::accepted, house.petg.text) == 100'000);
    REQUIRE(house.runs.report(house.maker, house.network, job, ProductionHouse::good(10)));
    CHECK(house.units(StockState::accepted, house.petg.text) == 0);
    CHECK(house.units(StockState::consumed, house.petg.text) == 1'200'000);
    house.check_ledger();
  });
}

TEST_CASE("pieces of a job that is over are taken only if they were begun in time, and wait") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 40);
    const auto begun = house.house.clock.now();
    house.house.clock.advance(std::chrono::hours{3});
    house.end_job(job, JobState::cancelled);
    house.house.clock.advance(std::chrono::hours{30});

    auto draft = ProductionHouse::good(4);
    CHECK(house.runs.report(house.maker, house.network, job, draft).error().code == "job_is_over");
    draft.started_at = house.house.clock.now();
    CHECK(house.runs.report(house.maker, house.network, job, draft).error().code == "job_is_over");
    draft.started_at = begun;
    const auto late = house.runs.report(house.maker, house.network, job, draft);
    REQUIRE(late);
    CHECK(late->is_late);
    REQUIRE(late->late_lot_id);
    const auto lot = house.lot_now(*late->late_lot_id);
    CHECK(lot.state == LotState::quarantined);
    CHECK(lot.is_late);
    CHECK(house.job_now(job).state == JobState::cancelled);
    house.check_ledger();
  });
}

TEST_CASE("a lot holds no more than the job's loose pieces, and an open one is filled") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.headband, 40);
    REQUIRE(house.runs.report(house.maker, house.network, job, ProductionHouse::good(10)));
    REQUIRE(house.runs.report(house.maker, house.network, job, ProductionHouse::good(5)));
    CHECK(house.lots.create(house.maker, house.network, job, {.quantity = 16}).error().code ==
          "too_few_pieces");
    const auto open =
        house.lots.create(house.maker, house.network, job, {.quantity = 12, .stays_open = true});
    REQUIRE(open);
    CHECK(open->state == LotState::open);
    CHECK(open->origins.size() == 2);
    CHECK(house.lots.fill(house.maker, house.network, open->lot_id, {4}).error().code ==
          "too_few_pieces");
    const auto filled = house.lots.fill(house.maker, house.network, open->lot_id, {3});
    REQUIRE(filled);
    CHECK(filled->quantity == 15);
    CHECK(house.lots.inspect(house.coordinator, house.network, open->lot_id, {15, 0, {}, "", {}})
              .error()
              .code == "transition_not_allowed");
    REQUIRE(house.lots.quarantine(house.maker, house.network, open->lot_id));
    CHECK(house.lots.fill(house.maker, house.network, open->lot_id, {1}).error().code ==
          "lot_is_not_open");
    house.check_ledger();
  });
}

TEST_CASE("a job of a design of one piece makes lots of products") {
  with_production([](ProductionHouse& house) {
    const auto job = house.job(1, 1, house.strap, 20);
    const auto lot = house.accepted(house.maker, job, 20);
    CHECK_FALSE(lot.component_id);
    CHECK(lot.job_id == job);
    CHECK(house.units(StockState::accepted, house.saver_revision.text) == 20);
    CHECK(house.units(StockState::quarantine, house.strap.text) == 0);
    CHECK(house.output_of(job).accepted == 20);
    house.check_ledger();
  });
}
