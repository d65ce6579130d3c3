// What campaigns have promised, made and sent, and how much of it belongs to needs that a plan is
// not asked for.
#pragma once

#include <set>

#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"
#include "campaigns/planning_input.hpp"

namespace touiza::campaigns {

/// Promises, pieces and deliveries of all campaigns, as they stand.
class Commitments {
 public:
  Commitments(database::Transaction& t, const NetworkId& network, const Surroundings& surroundings);

  /// Good units that a job has still to make.
  std::int64_t remaining(const Job& job) const;
  std::int64_t made(const Job& job) const { return outputs_.at(job.job_id).made; }
  /// Made, and not through inspection.
  std::int64_t pending(const Job& job) const;
  /// Received, or on the way.
  std::int64_t sent_to(const NeedId& need) const;

  std::vector<Job> jobs;
  std::vector<Offer> offers;  ///< Standing ones.
  std::vector<CampaignNeed> needs;
  std::set<CampaignId> live;

 private:
  std::map<JobId, JobOutput> outputs_;
  std::map<NeedId, std::int64_t> sent_;
};

/// Promises and pending pieces of all campaigns, and the revisions that they stand on.
void tell_promises(database::Transaction& t, const NetworkId& network,
                   const Commitments& commitments, PlanningFacts& facts);

/// Takes out of stock, pending pieces and promises what belongs to needs of live campaigns that are
/// not in `facts.needs`: a plan uses nothing of it, and makes nothing for it. Promises, pending
/// pieces and stock must be there.
void reserve_for_others(const Commitments& commitments, const std::vector<needs::Need>& to_serve,
                        PlanningFacts& facts);

}  // namespace touiza::campaigns
