// For tests: one network in which a need can be followed from its posting to the signature.
#pragma once

#include "campaigns/campaigns_fixture.hpp"
#include "network/api.hpp"
#include "overview/api.hpp"
#include "production/assembly_service.hpp"
#include "production/output.hpp"
#include "production/run_service.hpp"
#include "shipping/deliveries.hpp"
#include "shipping/receipt_service.hpp"

namespace touiza::overview {

using campaigns::told_id;

/// All rooms on the small network of campaigns: lab 1 prints headbands and cuts visors, all in
/// region 1, whose hospital asks for shields.
struct OverviewHouse {
  explicit OverviewHouse(database::Database& engine) : told{engine} {
    REQUIRE(database::migrate(told.house.database, all_migrations(), told.house.clock));
    lot_desk.set_allocations(shipments);
  }

  campaigns::CampaignHouse told;
  accounts::Foundation& foundation = told.house.foundation;
  NetworkId network = told.network;

  stock::Ledger ledger{told.house.clock, told.house.random};
  production::Output output{ledger};
  shipping::Deliveries deliveries;
  campaigns::JobDesk jobs{foundation, {&output, &deliveries, nullptr}};
  production::LotDesk lot_desk{foundation, ledger, jobs};
  production::RunService runs{foundation, lot_desk, jobs};
  production::LotService lots{foundation, lot_desk, jobs};
  production::AssemblyService assemblies{foundation, lot_desk};
  production::Whereabouts whereabouts{ledger};
  shipping::ShipmentDesk shipment_desk{foundation, lot_desk};
  shipping::ShipmentService shipments{foundation, shipment_desk};
  needs::NeedService needs{foundation};
  shipping::ReceiptService receipts{
      foundation, shipment_desk, needs,
      [](database::Transaction&, const accounts::Caller&, const NetworkId&,
         const shipping::UploadId& upload) -> Result<std::string> { return upload.text; }};
  network::NetworkServices places{foundation};
  designs::Catalogue catalogue{foundation};

  ProgressService progress{foundation,
                           {jobs, deliveries, ledger},
                           {whereabouts, places.labs, told.offers, told.campaigns}};
  TodaySources rooms{places.labs, places.sites, needs, told.plans,  told.campaigns,
                     told.offers, told.jobs,    lots,  whereabouts, shipments};
  TodayService today{foundation, rooms};
  SearchService search{foundation, {rooms, places.machines, catalogue}};
  ImpactService impact{foundation, ledger};

  accounts::Caller member = told.somebody(accounts::Role::supporter, 3, 7);

  // The steps of the story.

  /// Accepts everything that lab 1 is offered, and gives its job for a component.
  void accept_all() {
    for (const auto& offer : told.offers_of(1, campaigns::OfferState::open)) {
      jobs_of[offer.component_id] = told.accepted(told.owner_1, offer);
    }
  }
  void report(const campaigns::ComponentId& component, std::int64_t good) {
    production::RunDraft draft;
    draft.pieces_good = good;
    told.house.clock.advance(std::chrono::seconds{1});
    REQUIRE(runs.report(told.owner_1, network, jobs_of.at(component).job_id, draft));
  }
  production::LotView quarantined(const campaigns::ComponentId& component, std::int64_t pieces) {
    production::LotDraft draft;
    draft.quantity = pieces;
    auto lot = lots.create(told.owner_1, network, jobs_of.at(component).job_id, draft);
    REQUIRE(lot);
    return *lot;
  }
  void judge(const production::LotView& lot, production::Verdict verdict) {
    production::InspectionDraft draft;
    draft.sample_size = lot.sampling_plan.sample_size;
    draft.measured = {{"inner width", 142.1, 141.5, 142.5}};
    draft.verdict = verdict;
    if (verdict != production::Verdict::accepted) draft.note = "Brittle";
    const auto judged = lots.inspect(told.coordinator, network, lot.lot_id, draft);
    if (!judged) FAIL(judged.error().code);
  }
  production::LotView accepted(const campaigns::ComponentId& component, std::int64_t pieces) {
    auto lot = quarantined(component, pieces);
    judge(lot, production::Verdict::accepted);
    return lot;
  }
  production::LotView assembled(std::int64_t products, const production::LotView& headbands,
                                const production::LotView& visors) {
    production::AssemblyDraft draft;
    draft.revision_id = told.revision;
    draft.place = stock::at_lab(campaigns::CampaignHouse::lab(1));
    draft.quantity = products;
    draft.parts = {{headbands.lot_id, products}, {visors.lot_id, products}};
    auto lot = assemblies.assemble(told.coordinator, network, draft);
    if (!lot) FAIL(lot.error().code);
    judge(*lot, production::Verdict::accepted);
    return *lot;
  }
  shipping::ShipmentView packed(const production::LotView& lot, std::int64_t units,
                                const NeedId& need) {
    shipping::ShipmentDraft draft;
    draft.from = stock::at_lab(campaigns::CampaignHouse::lab(1));
    draft.to = stock::at_site(campaigns::CampaignHouse::hospital(1));
    draft.need_id = need;
    draft.lines = {{lot.lot_id, units}};
    const auto made = shipments.create(told.coordinator, network, draft);
    if (!made) FAIL(made.error().code);
    auto shipment = shipments.pack(told.coordinator, network, made->shipment_id);
    REQUIRE(shipment);
    return *shipment;
  }
  void dispatch(const shipping::ShipmentView& shipment) {
    REQUIRE(shipments.dispatch(told.coordinator, network, shipment.shipment_id));
  }
  void receive(const shipping::ShipmentView& shipment, std::int64_t good, std::int64_t damaged) {
    shipping::ReceiptDraft draft;
    shipping::ReceivedLine line;
    line.lot_id = shipment.lines.at(0).lot_id;
    line.received = good;
    line.damaged = damaged;
    draft.lines = {line};
    draft.signed_name = "Samira B.";
    const auto taken = receipts.receive(told.coordinator, network, shipment.shipment_id, draft);
    if (!taken) FAIL(taken.error().code);
  }

  std::map<campaigns::ComponentId, campaigns::JobView> jobs_of;

 private:
  static std::vector<database::Migration> all_migrations();
};

inline void with_overview(const std::function<void(OverviewHouse&)>& check) {
  database::EachEngine{}.for_each([&](database::Database& engine) {
    OverviewHouse house{engine};
    check(house);
  });
}

}  // namespace touiza::overview
