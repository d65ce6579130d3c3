// The SQL of jobs.
#pragma once

#include "campaigns/job_model.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

/// What a list of jobs is asked for; empty texts and lists match everything.
struct JobFilter {
  std::string lab;
  std::string campaign;
  std::string state;
  std::string before;       ///< Only ids below it: the next page.
  bool is_limited = false;  ///< To the organizations and regions named.
  std::vector<OrganizationId> organizations;
  std::vector<RegionId> regions;
  int limit = 51;
};

class JobStore {
 public:
  using Transaction = database::Transaction;

  static std::optional<Job> find(Transaction& t, const NetworkId& network, const JobId& job);
  static std::vector<Job> list(Transaction& t, const NetworkId& network, const JobFilter& filter);
  static std::vector<Job> of_campaign(Transaction& t, const NetworkId& network,
                                      const CampaignId& campaign);
  static std::vector<Job> of_revision(Transaction& t, const NetworkId& network,
                                      const RevisionId& revision);
  /// Of all campaigns, in any state, by id.
  static std::vector<Job> all(Transaction& t, const NetworkId& network);
  static bool add(Transaction& t, const Job& job);
  static void save(Transaction& t, const Job& job);
  static void record(Transaction& t, const JobTransition& transition);
  static std::vector<JobTransition> transitions_of(Transaction& t, const NetworkId& network,
                                                   const JobId& job);
};

}  // namespace touiza::campaigns
