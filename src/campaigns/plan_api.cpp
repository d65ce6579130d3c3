#include "campaigns/api.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;

struct PlansPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(PlansPath, (), (network))

struct PlanPath {
  NetworkId network;
  PlanId plan;
};
BOOST_DESCRIBE_STRUCT(PlanPath, (), (network, plan))

}  // namespace

void add_plan_routes(accounts::Api& api, PlanService& plans, CapacityService& capacity,
                     CampaignService& campaigns) {
  api.query<PlansPath, CapacityQuery, CapacityView>(
      "/api/v1/networks/{network}/capacity", "get_capacity", Action::see_plan,
      "What each region could make of a design a day",
      [&capacity](const Caller& caller, const PlansPath& path, const CapacityQuery& query) {
        return capacity.capacity(caller, path.network, query);
      });
  api.list<PlansPath, PlanQuery, PlanSummary>(
      "/api/v1/networks/{network}/plans", "list_plans", Action::see_plan, "Plans, newest first",
      [&plans](const Caller& caller, const PlansPath& path, const PlanQuery& query) {
        return plans.list(caller, path.network, query);
      });
  api.create<PlansPath, PlanDraft, PlanView>(
      "/api/v1/networks/{network}/plans", "create_plan", Action::create_plan,
      "Ask for a plan: it is computed in the background",
      [&plans](const Caller& caller, const PlansPath& path, const PlanDraft& draft) {
        return plans.ask(caller, path.network, draft);
      });
  api.get<PlanPath, PlanView>("/api/v1/networks/{network}/plans/{plan}", "get_plan",
                              Action::see_plan, "A plan with its answer, or how far the search is",
                              [&plans](const Caller& caller, const PlanPath& path) {
                                return plans.find(caller, path.network, path.plan);
                              });
  api.step<PlanPath, Nothing, PlanView>(
      "/api/v1/networks/{network}/plans/{plan}/discard", "discard_plan", Action::create_plan,
      "Put a plan away", [&plans](const Caller& caller, const PlanPath& path, const Nothing&) {
        return plans.discard(caller, path.network, path.plan);
      });
  api.create<PlanPath, CampaignLaunch, CampaignView>(
      "/api/v1/networks/{network}/plans/{plan}/launch", "launch_plan", Action::launch_plan,
      "Make a campaign of a plan, with a draft offer for each lab",
      [&campaigns](const Caller& caller, const PlanPath& path, const CampaignLaunch& launch) {
        return campaigns.launch(caller, path.network, path.plan, launch);
      });
}

void add_campaigns_routes(accounts::Api& api, const CampaignsServices& services) {
  add_plan_routes(api, services.plans, services.capacity, services.campaigns);
  add_campaign_routes(api, services.campaigns, services.offers);
  add_job_routes(api, services.jobs);
}

}  // namespace touiza::campaigns
