#include "campaigns/plan_store.hpp"

namespace touiza::campaigns {
namespace {

using database::Transaction;

constexpr auto find_plan = R"sql(
  SELECT network_id, plan_id, campaign_id, state, draft, search, answer, failure, asked_by, asked_at,
         begun_at, finished_at, version
  FROM plan
  WHERE network_id = ?1 AND plan_id = ?2
)sql";

constexpr auto list_plans = R"sql(
  SELECT network_id, plan_id, campaign_id, state, draft, search, answer, failure, asked_by, asked_at,
         begun_at, finished_at, version
  FROM plan
  WHERE network_id = ?1 AND (?2 = '' OR plan_id < ?2) AND (?3 = '' OR state = ?3)
  ORDER BY plan_id DESC
  LIMIT ?4
)sql";

constexpr auto save_plan_search = R"sql(
  UPDATE plan SET search = ?3 WHERE network_id = ?1 AND plan_id = ?2 AND state = 'computing'
)sql";

constexpr auto computing_plans = R"sql(
  SELECT plan_id FROM plan WHERE network_id = ?1 AND state = 'computing' ORDER BY plan_id
)sql";

constexpr auto replan_of_campaign = R"sql(
  SELECT network_id, plan_id, campaign_id, state, draft, search, answer, failure, asked_by, asked_at,
         begun_at, finished_at, version
  FROM plan
  WHERE network_id = ?1 AND campaign_id = ?2 AND state = 'computing'
  ORDER BY plan_id DESC
  LIMIT 1
)sql";

constexpr auto later_plans = R"sql(
  SELECT COUNT(*) FROM plan WHERE network_id = ?1 AND campaign_id = ?2 AND plan_id > ?3
)sql";

constexpr auto latest_plan = R"sql(
  SELECT network_id, plan_id, campaign_id, state, draft, search, answer, failure, asked_by, asked_at,
         begun_at, finished_at, version
  FROM plan
  WHERE network_id = ?1 AND state IN ('ready', 'launched')
  ORDER BY plan_id DESC
  LIMIT 1
)sql";

}  // namespace

std::optional<Plan> PlanStore::find(Transaction& t, const NetworkId& network, const PlanId& plan) {
  return t.one<Plan>(find_plan, network, plan);
}

std::vector<Plan> PlanStore::list(Transaction& t, const NetworkId& network,
                                  const PlanQuery& query) {
  const std::string_view state = query.state ? json::enum_name(*query.state) : "";
  return t.all<Plan>(list_plans, network, query.cursor.value_or(""), state, query.limit + 1);
}

void PlanStore::add(Transaction& t, const Plan& plan) { t.insert("plan", plan); }

void PlanStore::save(Transaction& t, const Plan& plan) {
  t.update("plan", plan, {"network_id", "plan_id"});
}

void PlanStore::save_search(Transaction& t, const NetworkId& network, const PlanId& plan,
                            const PlanSearch& search) {
  t.run(save_plan_search, network, plan, search);
}

std::vector<PlanId> PlanStore::computing(Transaction& t, const NetworkId& network) {
  return t.all<PlanId>(computing_plans, network);
}

std::optional<Plan> PlanStore::replan_of(Transaction& t, const NetworkId& network,
                                         const CampaignId& campaign) {
  return t.one<Plan>(replan_of_campaign, network, campaign);
}

bool PlanStore::is_outdated(Transaction& t, const Plan& plan) {
  if (!plan.campaign_id) return false;
  return t.value<std::int64_t>(later_plans, plan.network_id, plan.campaign_id, plan.plan_id) > 0;
}

std::optional<Plan> PlanStore::latest_answered(Transaction& t, const NetworkId& network) {
  return t.one<Plan>(latest_plan, network);
}

}  // namespace touiza::campaigns
