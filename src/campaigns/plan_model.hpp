// Plans: what the planner answered for a set of needs. Not yet a promise.
#pragma once

#include "campaigns/ids.hpp"
#include "campaigns/plan_answer.hpp"

namespace touiza::campaigns {

enum class PlanState {
  computing,
  ready,
  failed,  ///< Could not be computed; `failure` says why. It may be tried again.
  launched,
  discarded,
};
BOOST_DESCRIBE_ENUM(PlanState, computing, ready, failed, launched, discarded)

bool is_allowed(PlanState from, PlanState to);
/// Errors: "transition_not_allowed".
Done check_transition(PlanState from, PlanState to);

/// What if there were more of something? Nothing of it is kept but the plan.
struct WhatIf {
  std::string technology;  ///< More machines of it …
  std::int64_t machines = 0;
  double hours_per_day = 8;
  std::optional<RegionId> region_id;         ///< … here; absent: in each region that has one.
  std::optional<double> tooling_budget_mad;  ///< For moulds; absent: no limit.

  static constexpr auto rules() {
    return json::rules(json::text(&WhatIf::technology, {.max = 40}),
                       json::may_be_absent(&WhatIf::technology),
                       json::range(&WhatIf::machines, {.min = 0, .max = 1000}),
                       json::may_be_absent(&WhatIf::machines),
                       json::range(&WhatIf::hours_per_day, {.min = 0, .max = 24}),
                       json::may_be_absent(&WhatIf::hours_per_day),
                       json::range(&WhatIf::tooling_budget_mad, {.min = 0, .max = 1e9}));
  }
};
BOOST_DESCRIBE_STRUCT(WhatIf, (),
                      (technology, machines, hours_per_day, region_id, tooling_budget_mad))

/// What is asked of the planner.
struct PlanDraft {
  std::optional<EmergencyId> emergency_id;  ///< Its needs; absent: of all.
  std::vector<NeedId> need_ids;             ///< Only these; empty: all that are to be served.
  std::optional<int> horizon_days;          ///< Absent: as far as the needs' due days, at most 21.
  std::optional<WhatIf> what_if;

  static constexpr auto rules() {
    return json::rules(json::items(&PlanDraft::need_ids, {.max = 2000}),
                       json::may_be_absent(&PlanDraft::need_ids),
                       json::range(&PlanDraft::horizon_days, {.min = 1, .max = 21}));
  }
};
BOOST_DESCRIBE_STRUCT(PlanDraft, (), (emergency_id, need_ids, horizon_days, what_if))

/// How far the search is; told while it runs.
struct PlanSearch {
  int level = 0;                ///< 1: weighted units on time; then lateness, transport, cost.
  std::optional<double> value;  ///< Of the best plan so far at this level.
  std::optional<double> bound;  ///< No plan is better than this.
  std::int64_t work = 0;        ///< Steps so far.
};
BOOST_DESCRIBE_STRUCT(PlanSearch, (), (level, value, bound, work))

struct Plan {
  NetworkId network_id;
  PlanId plan_id;
  std::optional<CampaignId> campaign_id;  ///< That it became, or plans again.
  PlanState state = PlanState::computing;
  PlanDraft draft;
  PlanSearch search;
  std::optional<PlanAnswer> answer;  ///< Once it is ready.
  std::string failure;
  AccountId asked_by;
  Instant asked_at;
  std::optional<Instant> begun_at;
  std::optional<Instant> finished_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Plan, (),
                      (network_id, plan_id, campaign_id, state, draft, search, answer, failure,
                       asked_by, asked_at, begun_at, finished_at, version))

/// One line of the list of plans.
struct PlanSummary {
  PlanId plan_id;
  std::optional<CampaignId> campaign_id;
  PlanState state = PlanState::computing;
  std::optional<EmergencyId> emergency_id;
  bool is_what_if = false;
  std::optional<PlanEnd> outcome;
  std::int64_t needed_units = 0;
  std::int64_t on_time_units = 0;
  Instant asked_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(PlanSummary, (),
                      (plan_id, campaign_id, state, emergency_id, is_what_if, outcome, needed_units,
                       on_time_units, asked_at, finished_at))

struct PlanView {
  PlanId plan_id;
  std::optional<CampaignId> campaign_id;
  PlanState state = PlanState::computing;
  PlanDraft asked;
  PlanSearch search;
  std::optional<PlanAnswer> answer;
  std::string failure;
  Instant asked_at;
  std::optional<Instant> finished_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PlanView, (),
                      (plan_id, campaign_id, state, asked, search, answer, failure, asked_at,
                       finished_at, version))

struct PlanQuery : http::PageQuery {
  std::optional<PlanState> state;
};
BOOST_DESCRIBE_STRUCT(PlanQuery, (http::PageQuery), (state))

}  // namespace touiza::campaigns
