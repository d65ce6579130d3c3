// For tests: a small network of three regions that can make face shields, with people in it.
#pragma once

#include <fmt/format.h>

#include "accounts/accounts_fixture.hpp"
#include "campaigns/job_service.hpp"
#include "campaigns/offer_service.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"
#include "network/organization_model.hpp"

namespace touiza::campaigns {

/// Ids that read well in a failure: the last digits are the number.
template <class IdType>
IdType told_id(const char* kind, int number) {
  return IdType{fmt::format("01890000-0000-7000-8000-{}{:010}", kind, number)};
}

struct ToldTown : network::Town {
  std::string name_sorted;
  std::string search_text;
};
BOOST_DESCRIBE_STRUCT(ToldTown, (network::Town), (name_sorted, search_text))

class ToldStock final : public StockCount {
 public:
  std::vector<StockOnHand> on_hand(database::Transaction&, const NetworkId&) override {
    return rows;
  }
  std::vector<StockOnHand> rows;
};

class ToldDeliveries final : public DeliveredSoFar {
 public:
  std::vector<NeedDelivery> delivered(database::Transaction&, const NetworkId&) override {
    return rows;
  }
  std::vector<NeedDelivery> rows;
};

/// Region 1 prints headbands (two printers) and cuts visors (a laser); region 2 has a printer;
/// region 3 has only a hospital. Labs 1 and 2 are of organizations 1 and 2; lab 1 has hands.
struct CampaignHouse {
  explicit CampaignHouse(database::Database& engine) : house{engine} {
    REQUIRE(database::migrate(house.database, all_migrations(), house.clock));
    write([&](database::Transaction& t) { seed(t); });
  }

  void write(const std::function<void(database::Transaction&)>& fn) {
    REQUIRE(house.database.write([&](database::Transaction& t) -> Done {
      fn(t);
      return {};
    }));
  }

  accounts::TestHouse house;
  NetworkId network = told_id<NetworkId>("aa", 1);
  EmergencyId emergency = told_id<EmergencyId>("ab", 1);
  DesignId shield = told_id<DesignId>("ac", 1);
  RevisionId revision = told_id<RevisionId>("ad", 1);
  ComponentId headband = told_id<ComponentId>("ae", 1);
  ComponentId visor = told_id<ComponentId>("ae", 2);
  ProcessPlanId printing = told_id<ProcessPlanId>("af", 1);
  ProcessPlanId cutting = told_id<ProcessPlanId>("af", 2);
  MaterialId petg = told_id<MaterialId>("ba", 1);
  MaterialId sheet = told_id<MaterialId>("ba", 2);
  MaterialId elastic = told_id<MaterialId>("ba", 3);

  static RegionId region(int number) { return told_id<RegionId>("bb", number); }
  static LabId lab(int number) { return told_id<LabId>("bc", number); }
  static OrganizationId organization(int number) { return told_id<OrganizationId>("bd", number); }
  static SiteId hospital(int number) { return told_id<SiteId>("be", number); }

  ToldStock stock;
  ToldDeliveries deliveries;
  Surroundings surroundings{nullptr, &deliveries, &stock};
  std::vector<PlanId> to_plan;
  PlanService plans{house.foundation, surroundings,
                    [this](database::Transaction&, const NetworkId&, const PlanId& plan) {
                      to_plan.push_back(plan);
                    }};
  CampaignService campaigns{house.foundation, plans};
  OfferService offers{house.foundation, campaigns};
  JobDesk desk{house.foundation, surroundings};
  JobService jobs{house.foundation, campaigns, desk, surroundings};

  accounts::Caller coordinator = somebody(accounts::Role::coordinator, 0, 1);
  accounts::Caller owner_1 = somebody(accounts::Role::owner, 1, 2);
  accounts::Caller owner_2 = somebody(accounts::Role::owner, 2, 3);
  accounts::Caller visitor{};

  accounts::Caller somebody(accounts::Role role, int organization_number, int number) const {
    accounts::Caller caller;
    caller.account = told_id<AccountId>("ca", number);
    accounts::Grant grant;
    grant.role = role;
    grant.network = network;
    if (organization_number > 0) grant.organization = organization(organization_number);
    grant.is_second_factor_waived = true;
    caller.grants.push_back(grant);
    return caller;
  }

  Day today() const { return day_of(house.clock.now()); }

  NeedId add_need(int number, std::int64_t quantity, int due_in_days, int region_number = 1) {
    needs::Need need;
    need.network_id = network;
    need.need_id = told_id<NeedId>("cb", number);
    need.code = fmt::format("N-{}", number);
    need.emergency_id = emergency;
    need.site_id = hospital(region_number);
    need.region_id = region(region_number);
    need.design_id = shield;
    need.quantity = quantity;
    need.due_day = today() + due_in_days;
    need.state = needs::NeedState::open;
    need.posted_by = told_id<AccountId>("ca", 9);
    need.posted_at = house.clock.now();
    write([&](database::Transaction& t) { t.insert("need", need); });
    return need.need_id;
  }

  /// All background work that was asked for.
  void work() {
    for (const auto& plan : std::exchange(to_plan, {})) {
      REQUIRE(plans.compute(network, plan, [] { return false; }));
    }
  }

  PlanView planned(const PlanDraft& draft = {}) {
    const auto asked = plans.ask(coordinator, network, draft);
    REQUIRE(asked);
    work();
    auto plan = plans.find(coordinator, network, asked->plan_id);
    REQUIRE(plan);
    return *plan;
  }

  CampaignView launched() {
    const auto plan = planned();
    REQUIRE(plan.state == PlanState::ready);
    auto campaign =
        campaigns.launch(coordinator, network, plan.plan_id, {{"Visières", "", "Shields"}, {}, 24});
    REQUIRE(campaign);
    return *campaign;
  }
  CampaignView dispatched() {
    auto campaign = campaigns.dispatch(coordinator, network, launched().campaign_id);
    REQUIRE(campaign);
    return *campaign;
  }

  std::vector<OfferView> offers_of(int lab_number, std::optional<OfferState> state = {}) {
    OfferQuery query;
    query.lab = lab(lab_number);
    query.state = state;
    auto page = offers.list(coordinator, network, query);
    REQUIRE(page);
    return page->items;
  }
  OfferView offer_for(int lab_number, const ComponentId& component) {
    for (const auto& offer : offers_of(lab_number, OfferState::open)) {
      if (offer.component_id == component) return offer;
    }
    FAIL("no open offer for lab " << lab_number);
    return {};
  }
  JobView accepted(const accounts::Caller& owner, const OfferView& offer) {
    const auto accepted = offers.accept(owner, network, offer.offer_id, {});
    REQUIRE(accepted);
    auto job = jobs.find(owner, network, *accepted->job_id);
    REQUIRE(job);
    return *job;
  }

 private:
  static std::vector<database::Migration> all_migrations();

  void seed(database::Transaction& t);
  void seed_ground(database::Transaction& t);
  void seed_lab(database::Transaction& t, int number, int region_number, double hands);
  void seed_machine(database::Transaction& t, int number, int lab_number,
                    const std::string& technology, int count, double hours);
  void seed_design(database::Transaction& t);
  void seed_plan(database::Transaction& t, const ProcessPlanId& id, const ComponentId& component,
                 const std::string& technology, const MaterialId& material, double per_unit,
                 double cycle_s, int units_per_cycle);
};

}  // namespace touiza::campaigns
