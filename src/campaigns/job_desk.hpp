// Jobs for the rooms below: production and shipping work on them inside their own transactions.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "campaigns/campaign_model.hpp"
#include "campaigns/job_model.hpp"
#include "campaigns/progress.hpp"

namespace touiza::campaigns {

/// A job's part in the seven quantities, in units of its component, counted from the beginning.
struct JobFact {
  JobId job_id;
  CampaignId campaign_id;
  LabId lab_id;
  RegionId region_id;
  DesignId design_id;
  RevisionId revision_id;
  ComponentId component_id;
  std::int64_t committed = 0;  ///< Without what was given back, rejected or lost.
  std::int64_t made = 0;       ///< Without what was rejected or lost.
  std::int64_t accepted = 0;
};

/// Planned, committed, made and accepted products of a campaign, shared out to one of its needs.
struct NeedFact {
  NeedId need_id;
  CampaignId campaign_id;
  std::int64_t planned = 0;
  std::int64_t committed = 0;
  std::int64_t made = 0;
  std::int64_t accepted = 0;
};

/// Of one design in one campaign: products, and what of them no need of it asks for.
struct ProductFact {
  CampaignId campaign_id;
  DesignId design_id;
  std::int64_t planned = 0;
  std::int64_t committed = 0;
  std::int64_t made = 0;
  std::int64_t accepted = 0;
  std::int64_t surplus_committed = 0;
};

struct ProgressFacts {
  std::vector<JobFact> jobs;          ///< By job_id.
  std::vector<NeedFact> needs;        ///< By campaign, then need.
  std::vector<ProductFact> products;  ///< By campaign, then design.
};

/// No permission is checked and nothing is committed here: the one who asks does both.
class JobDesk {
 public:
  JobDesk(accounts::Foundation& foundation, Surroundings surroundings)
      : foundation_{foundation}, surroundings_{surroundings} {}

  static std::optional<Job> find(database::Transaction& t, const NetworkId& network,
                                 const JobId& job);

  /// Pieces were made: an accepted or paused job is in progress by that, and reported once all of
  /// it is there. More than promised may be made. Errors: "not_found", "job_is_over".
  Result<Job> note_made(database::Transaction& t, const accounts::Caller& caller,
                        const NetworkId& network, const JobId& job, std::int64_t good,
                        std::int64_t failed);
  /// Good pieces turned out bad (a lot was rejected, a run was reversed): a reported job goes on.
  /// Errors: "not_found".
  Result<Job> take_back_made(database::Transaction& t, const accounts::Caller& caller,
                             const NetworkId& network, const JobId& job, std::int64_t good,
                             const std::string& reason);
  /// All of it has been checked, `accepted` of it well: reported → closed, and the lab's record
  /// learns what its promise was worth. Errors: "not_found", "transition_not_allowed".
  Result<Job> close(database::Transaction& t, const accounts::Caller& caller,
                    const NetworkId& network, const JobId& job, std::int64_t accepted);

  /// The commitments of all campaigns, for the seven quantities.
  ProgressFacts facts(database::Transaction& t, const NetworkId& network) const;

 private:
  accounts::Foundation& foundation_;
  Surroundings surroundings_;
};

}  // namespace touiza::campaigns
