// Use cases of plans: asked for, computed in the background, read.
#pragma once

#include <functional>

#include "accounts/foundation.hpp"
#include "accounts/permissions.hpp"
#include "campaigns/plan_model.hpp"
#include "campaigns/progress.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

/// Asks, inside the transaction, for PlanService::compute() to be called soon. Wired by apps/ to a
/// task with the plan's id as unique key, so that asking twice does no harm.
using AskForPlan = std::function<void(database::Transaction&, const NetworkId&, const PlanId&)>;

struct PlanSettings {
  std::chrono::seconds time_limit{20};  ///< Then the best plan so far is the answer.
  std::chrono::seconds told_every{1};   ///< How often the search's state is kept.
};

class PlanService {
 public:
  PlanService(accounts::Foundation& foundation, Surroundings surroundings, AskForPlan ask,
              PlanSettings settings = {})
      : foundation_{foundation},
        surroundings_{surroundings},
        ask_{std::move(ask)},
        settings_{settings} {}

  /// What a campaign does with its new plan, in the transaction in which it becomes ready.
  using TakeOver = std::function<Done(database::Transaction&, Plan&)>;
  void on_replanned(TakeOver take_over) { take_over_ = std::move(take_over); }

  /// What stands of each job's work, for campaigns; may be null.
  MadeSoFar* made_so_far() const { return surroundings_.made; }

  // Errors of all: those of allow(), "not_found", those named.

  /// Errors: "emergency_is_unknown", "need_is_unknown".
  Result<PlanView> ask(const accounts::Caller& caller, const NetworkId& network,
                       const PlanDraft& draft);
  Result<PlanView> find(const accounts::Caller& caller, const NetworkId& network,
                        const PlanId& plan) const;
  Result<http::Page<PlanSummary>> list(const accounts::Caller& caller, const NetworkId& network,
                                       const PlanQuery& query) const;
  /// Errors: "transition_not_allowed".
  Result<PlanView> discard(const accounts::Caller& caller, const NetworkId& network,
                           const PlanId& plan);

  /// Does the work, outside any transaction but for reading and writing. Done where the plan is no
  /// longer wanted, or asks for what is not there: it has failed then, with the reason. That a need
  /// is out of reach is an answer. Where the planner itself refuses, the plan has failed until this
  /// is called again. Errors: "not_found", "plan_was_interrupted", those of the database, and those
  /// of the planner as ErrorKind::unavailable.
  Done compute(const NetworkId& network, const PlanId& plan,
               const std::function<bool()>& should_stop);

  /// For the start of the program: asks again for every plan that is being computed.
  Done ask_again(const NetworkId& network);

  /// The new plan of a campaign; the one that waits already, if there is one.
  PlanId ask_for_campaign(database::Transaction& t, const AccountId& actor,
                          const NetworkId& network, const CampaignId& campaign);

  /// Moves a plan and tells it. Errors: "transition_not_allowed".
  Done move(database::Transaction& t, const AccountId& actor, Plan& plan, PlanState to,
            const std::string& reason);

 private:
  Done conclude(const NetworkId& network, const PlanId& plan, const Result<PlanAnswer>& answer);

  accounts::Foundation& foundation_;
  Surroundings surroundings_;
  AskForPlan ask_;
  PlanSettings settings_;
  TakeOver take_over_;
};

PlanView view_of(const Plan& plan);

}  // namespace touiza::campaigns
