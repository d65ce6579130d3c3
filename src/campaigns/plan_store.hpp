// The SQL of plans.
#pragma once

#include "campaigns/plan_model.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

class PlanStore {
 public:
  static std::optional<Plan> find(database::Transaction& t, const NetworkId& network,
                                  const PlanId& plan);
  /// One more than the query's limit, newest first.
  static std::vector<Plan> list(database::Transaction& t, const NetworkId& network,
                                const PlanQuery& query);
  static void add(database::Transaction& t, const Plan& plan);
  static void save(database::Transaction& t, const Plan& plan);
  static void save_search(database::Transaction& t, const NetworkId& network, const PlanId& plan,
                          const PlanSearch& search);
  /// That are being computed, by plan_id.
  static std::vector<PlanId> computing(database::Transaction& t, const NetworkId& network);
  /// The new plan of a campaign that is being computed.
  static std::optional<Plan> replan_of(database::Transaction& t, const NetworkId& network,
                                       const CampaignId& campaign);
  /// Whether another plan of this campaign was asked for after this one.
  static bool is_outdated(database::Transaction& t, const Plan& plan);
  /// The latest plan that has an answer, with or without what-if.
  static std::optional<Plan> latest_answered(database::Transaction& t, const NetworkId& network);
};

}  // namespace touiza::campaigns
