// Moves the things of this room through their lives: checked, kept, recorded and told in one step.
#pragma once

#include "accounts/foundation.hpp"
#include "campaigns/campaign_model.hpp"
#include "campaigns/job_model.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

/// Who moves something, and why.
struct Mover {
  AccountId actor;
  std::string reason;
};

class Transitions {
 public:
  explicit Transitions(accounts::Foundation& foundation) : foundation_{foundation} {}

  // Errors of all: "transition_not_allowed".

  Done move(database::Transaction& t, Campaign& campaign, CampaignState to, const Mover& mover);
  Done move(database::Transaction& t, Offer& offer, OfferState to, const Mover& mover);
  /// Sets `ended_at` where the job is over.
  Done move(database::Transaction& t, Job& job, JobState to, const Mover& mover);

  /// A change that is no step of its life (a quantity, say): recorded beside the steps and told.
  void note(database::Transaction& t, Job& job, const std::string& event, const Mover& mover);

 private:
  void record(database::Transaction& t, const Job& job, JobState from, const Mover& mover);

  accounts::Foundation& foundation_;
};

}  // namespace touiza::campaigns
