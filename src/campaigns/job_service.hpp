// Use cases of jobs for the people who work on them.
#pragma once

#include "campaigns/campaign_service.hpp"
#include "campaigns/job_desk.hpp"

namespace touiza::campaigns {

class JobService {
 public:
  JobService(accounts::Foundation& foundation, CampaignService& campaigns, JobDesk& desk,
             Surroundings surroundings)
      : foundation_{foundation},
        campaigns_{campaigns},
        desk_{desk},
        surroundings_{surroundings},
        transitions_{foundation} {}

  // Errors of all: those of allow(), "not_found" (also of what the caller may not know of),
  // "transition_not_allowed", those named.

  Result<http::Page<JobView>> list(const accounts::Caller& caller, const NetworkId& network,
                                   const JobQuery& query) const;
  Result<JobView> find(const accounts::Caller& caller, const NetworkId& network,
                       const JobId& job) const;
  /// Errors: "revision_is_not_released".
  Result<JobView> start(const accounts::Caller& caller, const NetworkId& network, const JobId& job);
  Result<JobView> pause(const accounts::Caller& caller, const NetworkId& network, const JobId& job,
                        const JobReason& reason);
  Result<JobView> resume(const accounts::Caller& caller, const NetworkId& network,
                         const JobId& job);
  /// All that is left: the job is released. A part: its quantity is lower. Either is planned again.
  /// Errors: "quantity_exceeds_job".
  Result<JobView> give_back(const accounts::Caller& caller, const NetworkId& network,
                            const JobId& job, const JobGiveBack& back);
  /// It cannot be made here.
  Result<JobView> fail(const accounts::Caller& caller, const NetworkId& network, const JobId& job,
                       const JobReason& reason);
  /// By the coordinators.
  Result<JobView> cancel(const accounts::Caller& caller, const NetworkId& network, const JobId& job,
                         const JobReason& reason);
  /// Reported → closed, with what was accepted of it so far.
  Result<JobView> close(const accounts::Caller& caller, const NetworkId& network, const JobId& job);

 private:
  using Change = std::function<Done(database::Transaction&, Job&)>;
  Result<Job> reach(database::Transaction& t, const accounts::Caller& caller,
                    accounts::Action action, const NetworkId& network, const JobId& job) const;
  Result<JobView> change(const accounts::Caller& caller, accounts::Action action,
                         const NetworkId& network, const JobId& job, const Change& change);

  accounts::Foundation& foundation_;
  CampaignService& campaigns_;
  JobDesk& desk_;
  Surroundings surroundings_;
  Transitions transitions_;
};

}  // namespace touiza::campaigns
