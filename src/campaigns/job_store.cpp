#include "campaigns/job_store.hpp"

namespace touiza::campaigns {
namespace {

// Each struct's members are its table's columns.

constexpr auto find_job = R"sql(
  SELECT * FROM job WHERE network_id = ?1 AND job_id = ?2
)sql";

constexpr auto list_jobs = R"sql(
  SELECT * FROM job
  WHERE network_id = ?1 AND (?2 = '' OR lab_id = ?2) AND (?3 = '' OR campaign_id = ?3)
    AND (?4 = '' OR state = ?4) AND (?5 = '' OR job_id < ?5)
    AND (NOT ?6 OR organization_id IN (?7) OR region_id IN (?8))
  ORDER BY job_id DESC
  LIMIT ?9
)sql";

constexpr auto jobs_of_campaign = R"sql(
  SELECT * FROM job WHERE network_id = ?1 AND campaign_id = ?2 ORDER BY job_id
)sql";

constexpr auto jobs_of_revision = R"sql(
  SELECT * FROM job WHERE network_id = ?1 AND revision_id = ?2 ORDER BY job_id
)sql";

constexpr auto all_jobs = R"sql(
  SELECT * FROM job WHERE network_id = ?1 ORDER BY job_id
)sql";

constexpr auto transitions_of_job = R"sql(
  SELECT * FROM job_transition WHERE network_id = ?1 AND job_id = ?2 ORDER BY job_version
)sql";

}  // namespace

std::optional<Job> JobStore::find(Transaction& t, const NetworkId& network, const JobId& job) {
  return t.one<Job>(find_job, network, job);
}

std::vector<Job> JobStore::list(Transaction& t, const NetworkId& network, const JobFilter& filter) {
  return t.all<Job>(list_jobs, network, filter.lab, filter.campaign, filter.state, filter.before,
                    filter.is_limited, database::any_of(filter.organizations),
                    database::any_of(filter.regions), filter.limit);
}

std::vector<Job> JobStore::of_campaign(Transaction& t, const NetworkId& network,
                                       const CampaignId& campaign) {
  return t.all<Job>(jobs_of_campaign, network, campaign);
}

std::vector<Job> JobStore::of_revision(Transaction& t, const NetworkId& network,
                                       const RevisionId& revision) {
  return t.all<Job>(jobs_of_revision, network, revision);
}

std::vector<Job> JobStore::all(Transaction& t, const NetworkId& network) {
  return t.all<Job>(all_jobs, network);
}

bool JobStore::add(Transaction& t, const Job& job) { return t.insert_unless_exists("job", job); }

void JobStore::save(Transaction& t, const Job& job) {
  t.update("job", job, {"network_id", "job_id"});
}

void JobStore::record(Transaction& t, const JobTransition& transition) {
  t.insert("job_transition", transition);
}

std::vector<JobTransition> JobStore::transitions_of(Transaction& t, const NetworkId& network,
                                                    const JobId& job) {
  return t.all<JobTransition>(transitions_of_job, network, job);
}

}  // namespace touiza::campaigns
