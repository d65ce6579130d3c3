#include "campaigns/api.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;

struct JobsPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(JobsPath, (), (network))

struct JobPath {
  NetworkId network;
  JobId job;
};
BOOST_DESCRIBE_STRUCT(JobPath, (), (network, job))

/// Steps that take nothing but the job.
void add_plain_step(accounts::Api& api, JobService& jobs, const std::string& step,
                    const std::string& summary,
                    Result<JobView> (JobService::*take)(const Caller&, const NetworkId&,
                                                        const JobId&)) {
  api.step<JobPath, Nothing, JobView>(
      "/api/v1/networks/{network}/jobs/{job}/" + step, step + "_job", Action::work_on_job, summary,
      [&jobs, take](const Caller& caller, const JobPath& path, const Nothing&) {
        return (jobs.*take)(caller, path.network, path.job);
      });
}

/// Steps that take a reason.
void add_reasoned_step(accounts::Api& api, JobService& jobs, const std::string& step, Action action,
                       const std::string& summary,
                       Result<JobView> (JobService::*take)(const Caller&, const NetworkId&,
                                                           const JobId&, const JobReason&)) {
  api.step<JobPath, JobReason, JobView>(
      "/api/v1/networks/{network}/jobs/{job}/" + step, step + "_job", action, summary,
      [&jobs, take](const Caller& caller, const JobPath& path, const JobReason& reason) {
        return (jobs.*take)(caller, path.network, path.job, reason);
      });
}

}  // namespace

void add_job_routes(accounts::Api& api, JobService& jobs) {
  api.list<JobsPath, JobQuery, JobView>(
      "/api/v1/networks/{network}/jobs", "list_jobs", Action::see_job, "Jobs, newest first",
      [&jobs](const Caller& caller, const JobsPath& path, const JobQuery& query) {
        return jobs.list(caller, path.network, query);
      });
  api.get<JobPath, JobView>("/api/v1/networks/{network}/jobs/{job}", "get_job", Action::see_job,
                            "A job with all that its maker needs",
                            [&jobs](const Caller& caller, const JobPath& path) {
                              return jobs.find(caller, path.network, path.job);
                            });
  add_plain_step(api, jobs, "start", "Work begins", &JobService::start);
  add_plain_step(api, jobs, "resume", "Go on after a pause", &JobService::resume);
  add_plain_step(api, jobs, "close", "All of it is checked", &JobService::close);
  add_reasoned_step(api, jobs, "pause", Action::work_on_job, "Stop for a while",
                    &JobService::pause);
  add_reasoned_step(api, jobs, "fail", Action::work_on_job, "It cannot be made here",
                    &JobService::fail);
  add_reasoned_step(api, jobs, "cancel", Action::cancel_job, "The network takes it back",
                    &JobService::cancel);
  api.step<JobPath, JobGiveBack, JobView>(
      "/api/v1/networks/{network}/jobs/{job}/give-back", "give_back_job", Action::work_on_job,
      "Give back all that is left, or a part: it is planned again",
      [&jobs](const Caller& caller, const JobPath& path, const JobGiveBack& back) {
        return jobs.give_back(caller, path.network, path.job, back);
      });
}

}  // namespace touiza::campaigns
