// For tests of this room and of shipping: labs with jobs for a face shield, a hub, two hospitals.
#pragma once

#include <fmt/format.h>

#include "accounts/accounts_fixture.hpp"
#include "campaigns/campaign_model.hpp"
#include "network/directory.hpp"
#include "network/organization_model.hpp"
#include "production/assembly_service.hpp"
#include "production/lot_service.hpp"
#include "production/output.hpp"
#include "production/recall_service.hpp"
#include "production/run_service.hpp"

namespace touiza::production {

/// Ids that read well in a failure: the last digits are the number.
template <class IdType>
IdType told(const char* kind, int number) {
  return IdType{fmt::format("01890000-0000-7000-8000-{}{:010}", kind, number)};
}

/// Organization, lab and town n stand in region n; lab 1 prints headbands, lab 2 cuts visors.
/// Hospital n is of organization 10 + n; the hub is in region 1 and of nobody.
struct ProductionHouse {
  explicit ProductionHouse(database::Database& engine,
                           const std::vector<database::Migration>& more = {})
      : house{engine} {
    auto steps = all_migrations();
    steps.insert(steps.end(), more.begin(), more.end());
    REQUIRE(database::migrate(house.database, steps, house.clock));
    write([&](database::Transaction& t) { seed(t); });
  }

  void write(const std::function<void(database::Transaction&)>& fn) {
    REQUIRE(house.database.write([&](database::Transaction& t) -> Done {
      fn(t);
      return {};
    }));
  }
  template <class F>
  auto read(F fn) {
    using Answer = std::invoke_result_t<F, database::Transaction&>;
    return *house.database.read([&](database::Transaction& t) -> Result<Answer> { return fn(t); });
  }

  accounts::TestHouse house;
  NetworkId network = told<NetworkId>("aa", 1);
  DesignId shield = told<DesignId>("ac", 1);
  RevisionId revision = told<RevisionId>("ad", 1);
  ComponentId headband = told<ComponentId>("ae", 1);
  ComponentId visor = told<ComponentId>("ae", 2);
  DesignId saver = told<DesignId>("ac", 2);  ///< One piece alone.
  RevisionId saver_revision = told<RevisionId>("ad", 2);
  ComponentId strap = told<ComponentId>("ae", 4);
  MaterialId petg = told<MaterialId>("ba", 1);
  MaterialId elastic = told<MaterialId>("ba", 2);
  CampaignId campaign = told<CampaignId>("cf", 1);

  static RegionId region(int number) { return told<RegionId>("bb", number); }
  static LabId lab(int number) { return told<LabId>("bc", number); }
  static OrganizationId organization(int number) { return told<OrganizationId>("bd", number); }
  static SiteId hospital(int number) { return told<SiteId>("be", number); }
  static SiteId hub() { return told<SiteId>("be", 9); }
  static MachineId machine(int number) { return told<MachineId>("ce", number); }

  stock::Ledger ledger{house.clock, house.random};
  Output output{ledger};
  campaigns::JobDesk jobs{house.foundation, {&output, nullptr, nullptr}};
  LotDesk desk{house.foundation, ledger, jobs};
  RunService runs{house.foundation, desk, jobs};
  LotService lots{house.foundation, desk, jobs};
  AssemblyService assemblies{house.foundation, desk};
  RecallService recalls{house.foundation, desk, jobs};

  accounts::Caller coordinator = somebody(accounts::Role::coordinator, 0, 1);
  accounts::Caller maker = somebody(accounts::Role::maker, 1, 2);
  accounts::Caller cutter = somebody(accounts::Role::maker, 2, 3);
  accounts::Caller quality = somebody(accounts::Role::quality, 1, 4);
  accounts::Caller stranger = somebody(accounts::Role::maker, 3, 5);
  accounts::Caller auditor = somebody(accounts::Role::auditor, 0, 6);
  accounts::Caller pharmacist = somebody(accounts::Role::requester, 11, 7);
  accounts::Caller visitor{};

  accounts::Caller somebody(accounts::Role role, int organization_number, int number) const {
    accounts::Caller caller;
    caller.account = told<AccountId>("ca", number);
    accounts::Grant grant;
    grant.role = role;
    grant.network = network;
    if (organization_number > 0) grant.organization = organization(organization_number);
    grant.is_second_factor_waived = true;
    caller.grants.push_back(grant);
    return caller;
  }

  /// A job of lab `lab_number`.
  JobId job(int number, int lab_number, const ComponentId& component, std::int64_t quantity) {
    campaigns::Offer offer;
    offer.network_id = network;
    offer.offer_id = told<campaigns::OfferId>("cc", number);
    offer.code = fmt::format("O-{}", number);
    offer.campaign_id = campaign;
    offer.lab_id = lab(lab_number);
    offer.region_id = region(lab_number);
    offer.organization_id = organization(lab_number);
    offer.design_id = component == strap ? saver : shield;
    offer.revision_id = component == strap ? saver_revision : revision;
    offer.component_id = component;
    offer.process_plan_id = told<designs::ProcessPlanId>("af", component == visor ? 2 : 1);
    if (component == strap) offer.process_plan_id = told<designs::ProcessPlanId>("af", 4);
    offer.quantity = quantity;
    offer.state = campaigns::OfferState::accepted;
    campaigns::Job job;
    job.network_id = network;
    job.job_id = told<JobId>("cd", number);
    job.code = fmt::format("J-{}", number);
    job.campaign_id = campaign;
    job.offer_id = offer.offer_id;
    job.lab_id = offer.lab_id;
    job.region_id = offer.region_id;
    job.organization_id = offer.organization_id;
    job.design_id = offer.design_id;
    job.revision_id = offer.revision_id;
    job.component_id = component;
    job.process_plan_id = offer.process_plan_id;
    job.quantity = job.quantity_promised = quantity;
    job.accepted_at = house.clock.now();
    write([&](database::Transaction& t) {
      t.insert("offer", offer);
      t.insert("job", job);
    });
    return job.job_id;
  }
  campaigns::Job job_now(const JobId& id) {
    return read(
        [&](database::Transaction& t) { return *campaigns::JobDesk::find(t, network, id); });
  }
  /// As campaigns/ would end it.
  void end_job(const JobId& id, campaigns::JobState state) {
    write([&](database::Transaction& t) {
      t.run("UPDATE job SET state = ?3, ended_at = ?4 WHERE network_id = ?1 AND job_id = ?2",
            network, id, state, house.clock.now());
    });
  }

  static RunDraft good(std::int64_t pieces) {
    RunDraft draft;
    draft.pieces_good = pieces;
    return draft;
  }
  /// A run's good pieces in a lot that waits to be checked.
  LotView quarantined(const accounts::Caller& who, const JobId& id, std::int64_t pieces) {
    house.clock.advance(std::chrono::milliseconds{1});  // So that lots sort by their making.
    REQUIRE(runs.report(who, network, id, good(pieces)));
    LotDraft draft;
    draft.quantity = pieces;
    auto lot = lots.create(who, network, id, draft);
    REQUIRE(lot);
    return *lot;
  }
  static InspectionDraft all_good(const LotView& lot) {
    InspectionDraft draft;
    draft.sample_size = lot.sampling_plan.sample_size;
    draft.measured = {{"inner width", 142.1, 141.5, 142.5}};
    return draft;
  }
  LotView accepted(const accounts::Caller& who, const JobId& id, std::int64_t pieces) {
    const auto lot = quarantined(who, id, pieces);
    auto checked = lots.inspect(coordinator, network, lot.lot_id, all_good(lot));
    REQUIRE(checked);
    return *checked;
  }
  /// Accepted units brought to the hub by hand, as a shipment would.
  void bring_to_hub(const LotView& view, std::int64_t units) {
    write([&](database::Transaction& t) {
      const auto lot = *LotStore::find(t, network, view.lot_id);
      const Entry entry{{"test", "1"}, *coordinator.account, house.clock.now(), ""};
      REQUIRE(desk.books().move(t, lot, units, {lot.place(), stock::StockState::accepted},
                                {stock::at_site(hub()), stock::StockState::accepted}, entry));
    });
  }
  /// Shields that wait to be checked, out of accepted parts of both labs, at the hub.
  LotView assembled(std::int64_t products, int number) {
    const auto bands = accepted(maker, job(10 * number, 1, headband, products), products);
    const auto visors = accepted(cutter, job(10 * number + 1, 2, visor, products), products);
    bring_to_hub(bands, products);
    bring_to_hub(visors, products);
    AssemblyDraft draft;
    draft.revision_id = revision;
    draft.place = stock::at_site(hub());
    draft.quantity = products;
    draft.parts = {{bands.lot_id, products}, {visors.lot_id, products}};
    house.clock.advance(std::chrono::milliseconds{1});
    auto lot = assemblies.assemble(coordinator, network, draft);
    REQUIRE(lot);
    return *lot;
  }
  LotView shields(std::int64_t products, int number) {
    const auto lot = assembled(products, number);
    auto checked = lots.inspect(coordinator, network, lot.lot_id, all_good(lot));
    REQUIRE(checked);
    return *checked;
  }

  LotView lot_now(const LotId& id) {
    auto lot = lots.find(coordinator, network, id);
    REQUIRE(lot);
    return *lot;
  }
  /// Units of an item in a state, over all places and lots.
  std::int64_t units(stock::StockState state, const std::string& item) {
    return read([&](database::Transaction& t) {
      stock::BalanceFilter filter;
      filter.state = state;
      std::int64_t sum = 0;
      for (const auto& balance : ledger.balances(t, network, filter)) {
        if (balance.item.id == item) sum += balance.quantity;
      }
      return sum;
    });
  }
  campaigns::JobOutput output_of(const JobId& id) {
    return read([&](database::Transaction& t) {
      for (const auto& each : output.made(t, network)) {
        if (each.job_id == id) return each;
      }
      return campaigns::JobOutput{};
    });
  }
  /// The ledger's proof: sum zero, chain whole, nothing negative.
  void check_ledger() {
    const auto proof = read([&](database::Transaction& t) { return ledger.check(t, network); });
    INFO(proof.finding);
    CHECK(proof.is_sound());
  }

 private:
  static std::vector<database::Migration> all_migrations();

  void seed(database::Transaction& t);
  void seed_organization(database::Transaction& t, int number, int region_number);
  void seed_region(database::Transaction& t, int number);
  void seed_site(database::Transaction& t, const SiteId& id, network::SiteKind kind,
                 int region_number, int organization_number);
  void seed_design(database::Transaction& t, const DesignId& id, const RevisionId& revision_id,
                   const char* title);
  void seed_part(database::Transaction& t, const ComponentId& id, const RevisionId& revision_id,
                 int number, const char* name);
  void seed_designs(database::Transaction& t);
};

inline void with_production(const std::function<void(ProductionHouse&)>& check) {
  database::EachEngine{}.for_each([&](database::Database& engine) {
    ProductionHouse house{engine};
    check(house);
  });
}

}  // namespace touiza::production
