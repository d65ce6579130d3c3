#include "campaigns/plan_service.hpp"

#include <fmt/format.h>

#include <cmath>

#include "accounts/caller.hpp"
#include "campaigns/campaign_model.hpp"
#include "campaigns/plan_store.hpp"
#include "campaigns/planning_answer.hpp"
#include "campaigns/planning_facts.hpp"
#include "database/database.hpp"
#include "planning/planner.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

Result<Plan> reach_plan(Transaction& t, const Caller& caller, Action action,
                        const NetworkId& network, const PlanId& id) {
  auto plan = PlanStore::find(t, network, id);
  const accounts::Target target{.network = network};
  if (!plan || !accounts::may(caller, Action::see_plan, target)) {
    if (const auto known = accounts::allow(caller, Action::see_plan, target); !known) {
      return known.error();
    }
    return network::not_found();
  }
  if (const auto allowed = accounts::allow(caller, action, target); !allowed) {
    return allowed.error();
  }
  return *std::move(plan);
}

PlanSummary summary_of(const Plan& plan) {
  PlanSummary summary{.plan_id = plan.plan_id,
                      .campaign_id = plan.campaign_id,
                      .state = plan.state,
                      .emergency_id = plan.draft.emergency_id,
                      .is_what_if = plan.draft.what_if.has_value(),
                      .outcome = std::nullopt,
                      .needed_units = 0,
                      .on_time_units = 0,
                      .asked_at = plan.asked_at,
                      .finished_at = plan.finished_at};
  if (plan.answer) {
    summary.outcome = plan.answer->outcome;
    summary.needed_units = plan.answer->needed_units;
    summary.on_time_units = plan.answer->on_time_units;
  }
  return summary;
}

}  // namespace

PlanView view_of(const Plan& plan) {
  return {.plan_id = plan.plan_id,
          .campaign_id = plan.campaign_id,
          .state = plan.state,
          .asked = plan.draft,
          .search = plan.search,
          .answer = plan.answer,
          .failure = plan.failure,
          .asked_at = plan.asked_at,
          .finished_at = plan.finished_at,
          .version = plan.version};
}

Done PlanService::move(Transaction& t, const AccountId& actor, Plan& plan, PlanState to,
                       const std::string& reason) {
  if (const auto allowed = check_transition(plan.state, to); !allowed) return allowed.error();
  const auto now = foundation_.clock.now();
  const CampaignTransition step{plan.network_id,
                                new_uuid(now, foundation_.random),
                                plan.plan_id.text,
                                std::string{json::enum_name(plan.state)},
                                std::string{json::enum_name(to)},
                                now,
                                actor,
                                reason};
  t.insert("plan_transition", step);
  plan.state = to;
  ++plan.version;
  PlanStore::save(t, plan);
  foundation_.events.publish(t, {plan.network_id, fmt::format("plan.{}", json::enum_name(to)),
                                 "plan", plan.plan_id.text, actor});
  return {};
}

Result<PlanView> PlanService::ask(const Caller& caller, const NetworkId& network,
                                  const PlanDraft& draft) {
  const auto now = foundation_.clock.now();
  Plan plan;
  plan.network_id = network;
  plan.plan_id = new_id<PlanId>(now, foundation_.random);
  plan.draft = draft;
  plan.asked_by = caller.actor();
  plan.asked_at = now;
  // What cannot be gathered is said now, not in the background.
  const auto looked = foundation_.database.read([&](Transaction& t) -> Done {
    if (const auto allowed = accounts::allow(caller, Action::create_plan, {.network = network});
        !allowed) {
      return allowed.error();
    }
    const auto facts = planning_facts(t, network, now, plan, surroundings_);
    return facts ? Done{} : Done{facts.error()};
  });
  if (!looked) return looked.error();
  return foundation_.database.write([&](Transaction& t) -> Result<PlanView> {
    PlanStore::add(t, plan);
    ask_(t, network, plan.plan_id);
    foundation_.events.publish(
        t, {network, "plan.computing", "plan", plan.plan_id.text, caller.actor()});
    return view_of(plan);
  });
}

PlanId PlanService::ask_for_campaign(Transaction& t, const AccountId& actor,
                                     const NetworkId& network, const CampaignId& campaign) {
  const auto waiting = PlanStore::replan_of(t, network, campaign);
  if (waiting && !waiting->begun_at) return waiting->plan_id;
  Plan plan;
  plan.network_id = network;
  plan.plan_id = new_id<PlanId>(foundation_.clock.now(), foundation_.random);
  plan.campaign_id = campaign;
  plan.asked_by = actor;
  plan.asked_at = foundation_.clock.now();
  PlanStore::add(t, plan);
  ask_(t, network, plan.plan_id);
  foundation_.events.publish(t, {network, "plan.computing", "plan", plan.plan_id.text, actor});
  return plan.plan_id;
}

Result<PlanView> PlanService::find(const Caller& caller, const NetworkId& network,
                                   const PlanId& id) const {
  return foundation_.database.read([&](Transaction& t) -> Result<PlanView> {
    const auto plan = reach_plan(t, caller, Action::see_plan, network, id);
    if (!plan) return plan.error();
    return view_of(*plan);
  });
}

Result<http::Page<PlanSummary>> PlanService::list(const Caller& caller, const NetworkId& network,
                                                  const PlanQuery& query) const {
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<PlanSummary>> {
    if (const auto allowed = accounts::allow(caller, Action::see_plan, {.network = network});
        !allowed) {
      return allowed.error();
    }
    auto plans = PlanStore::list(t, network, query);
    http::Page<PlanSummary> page;
    if (plans.size() > static_cast<std::size_t>(query.limit)) {
      plans.pop_back();
      page.next_cursor = plans.back().plan_id.text;
    }
    for (const auto& plan : plans) page.items.push_back(summary_of(plan));
    return page;
  });
}

Result<PlanView> PlanService::discard(const Caller& caller, const NetworkId& network,
                                      const PlanId& id) {
  return foundation_.database.write([&](Transaction& t) -> Result<PlanView> {
    auto plan = reach_plan(t, caller, Action::create_plan, network, id);
    if (!plan) return plan.error();
    if (const auto moved = move(t, caller.actor(), *plan, PlanState::discarded, ""); !moved) {
      return moved.error();
    }
    return view_of(*plan);
  });
}

Done PlanService::compute(const NetworkId& network, const PlanId& id,
                          const std::function<bool()>& should_stop) {
  auto& database = foundation_.database;
  const auto begun = foundation_.clock.now();
  const auto marked = database.write([&](Transaction& t) -> Result<std::optional<Plan>> {
    auto plan = PlanStore::find(t, network, id);
    if (!plan) return network::not_found();
    if (plan->state == PlanState::failed && !PlanStore::is_outdated(t, *plan)) {
      const auto again = move(t, accounts::system_account, *plan, PlanState::computing, "");
      if (!again) return again.error();
      plan->failure.clear();
      plan->finished_at.reset();
    }
    if (plan->state != PlanState::computing) return std::optional<Plan>{};
    plan->begun_at = begun;
    PlanStore::save(t, *plan);
    return plan;
  });
  if (!marked) return marked.error();
  if (!*marked) return {};
  const auto& plan = **marked;
  const auto facts = database.read([&](Transaction& t) {
    return planning_facts(t, network, foundation_.clock.now(), plan, surroundings_);
  });
  if (!facts) {
    if (facts.error().kind == ErrorKind::unavailable) return facts.error();
    return conclude(network, id, facts.error());
  }
  const auto input = planning_input(*facts);
  if (input.network.needs.empty()) return conclude(network, id, empty_answer(*facts, input));

  auto told_at = begun;
  planning::PlanLimits limits;
  limits.is_integer = true;
  limits.should_stop = [&] {
    return should_stop() || foundation_.clock.now() - begun >= settings_.time_limit;
  };
  limits.on_progress = [&](const planning::PlanProgress& progress) {
    const auto now = foundation_.clock.now();
    if (now - told_at < settings_.told_every) return;
    told_at = now;
    PlanSearch search{progress.level, progress.value, progress.bound, progress.work};
    if (search.value && !std::isfinite(*search.value)) search.value.reset();
    if (search.bound && !std::isfinite(*search.bound)) search.bound.reset();
    // Only told: a failure to keep it changes nothing of the plan.
    static_cast<void>(database.write([&](Transaction& t) -> Done {
      PlanStore::save_search(t, network, id, search);
      return {};
    }));
  };
  const auto found = planning::plan(input.network, limits);
  if (should_stop()) {
    return Error{ErrorKind::unavailable, "plan_was_interrupted",
                 "The server stops before the plan is ready.", "It begins again by itself."};
  }
  if (!found) {
    // What people asked for was checked before: this is a fault, and somebody has to see it.
    if (const auto told = conclude(network, id, found.error()); !told) return told.error();
    auto fault = found.error();
    fault.kind = ErrorKind::unavailable;
    return fault;
  }
  return conclude(network, id, planning_answer(*facts, input, *found));
}

Done PlanService::conclude(const NetworkId& network, const PlanId& id,
                           const Result<PlanAnswer>& answer) {
  return foundation_.database.write([&](Transaction& t) -> Done {
    auto plan = PlanStore::find(t, network, id);
    if (!plan || plan->state != PlanState::computing) return {};
    plan->finished_at = foundation_.clock.now();
    if (!answer) {
      plan->failure = fmt::format("{}: {}", answer.error().code, answer.error().message);
      return move(t, accounts::system_account, *plan, PlanState::failed, plan->failure);
    }
    plan->answer = *answer;
    if (const auto moved = move(t, accounts::system_account, *plan, PlanState::ready, ""); !moved) {
      return moved.error();
    }
    if (!plan->campaign_id || !take_over_) return {};
    return take_over_(t, *plan);
  });
}

Done PlanService::ask_again(const NetworkId& network) {
  return foundation_.database.write([&](Transaction& t) -> Done {
    for (const auto& id : PlanStore::computing(t, network)) ask_(t, network, id);
    return {};
  });
}

}  // namespace touiza::campaigns
