#include "campaigns/job_service.hpp"

#include <fmt/format.h>

#include "campaigns/job_store.hpp"
#include "campaigns/work_views.hpp"
#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

/// No work begins on anything but a released revision; one that was superseded may be finished.
Done check_revision(Transaction& t, const Job& job) {
  const auto makeable = designs::Catalogue::makeable(t, job.network_id, job.process_plan_id);
  if (makeable && (makeable->revision.state == designs::RevisionState::released ||
                   (makeable->revision.state == designs::RevisionState::superseded &&
                    job.state != JobState::accepted))) {
    return {};
  }
  return Error{ErrorKind::conflict, "revision_is_not_released",
               "The revision of this job is no longer the released one.",
               "Give the job back: it is planned again with the current revision."};
}

}  // namespace

Result<Job> JobService::reach(Transaction& t, const Caller& caller, Action action,
                              const NetworkId& network, const JobId& id) const {
  auto job = JobStore::find(t, network, id);
  if (!job) {
    if (!caller.is_signed_in()) {
      return accounts::allow(caller, action, {.network = network}).error();
    }
    return network::not_found();
  }
  const auto place = place_of(t, *job);
  if (const auto seen = network::allow(caller, Action::see_job, place); !seen) {
    if (seen.error().kind == ErrorKind::not_signed_in) return seen.error();
    return network::not_found();
  }
  if (const auto allowed = network::allow(caller, action, place); !allowed) {
    return allowed.error();
  }
  return *std::move(job);
}

Result<http::Page<JobView>> JobService::list(const Caller& caller, const NetworkId& network,
                                             const JobQuery& query) const {
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<JobView>> {
    const auto reach = accounts::reach(caller, Action::see_job, network);
    if (reach.is_nowhere() && !caller.is_signed_in()) {
      return accounts::allow(caller, Action::see_job, {.network = network}).error();
    }
    JobFilter filter;
    filter.lab = query.lab ? query.lab->text : "";
    filter.campaign = query.campaign ? query.campaign->text : "";
    filter.state = query.state ? json::enum_name(*query.state) : "";
    filter.before = query.cursor.value_or("");
    filter.is_limited = !reach.is_everywhere;
    filter.organizations = reach.organizations;
    filter.regions = reach.regions;
    filter.limit = query.limit + 1;
    auto jobs = JobStore::list(t, network, filter);
    http::Page<JobView> page;
    if (jobs.size() > static_cast<std::size_t>(query.limit)) {
      jobs.pop_back();
      page.next_cursor = jobs.back().job_id.text;
    }
    WorkViews views{t, network};
    for (const auto& job : jobs) page.items.push_back(views.of(job, false));
    return page;
  });
}

Result<JobView> JobService::find(const Caller& caller, const NetworkId& network,
                                 const JobId& id) const {
  return foundation_.database.read([&](Transaction& t) -> Result<JobView> {
    const auto job = reach(t, caller, Action::see_job, network, id);
    if (!job) return job.error();
    return view_of(t, *job, true);
  });
}

Result<JobView> JobService::change(const Caller& caller, Action action, const NetworkId& network,
                                   const JobId& id, const Change& change) {
  return foundation_.database.write([&](Transaction& t) -> Result<JobView> {
    auto job = reach(t, caller, action, network, id);
    if (!job) return job.error();
    if (const auto changed = change(t, *job); !changed) return changed.error();
    return view_of(t, *job, true);
  });
}

Result<JobView> JobService::start(const Caller& caller, const NetworkId& network, const JobId& id) {
  return change(caller, Action::work_on_job, network, id, [&](Transaction& t, Job& job) -> Done {
    if (job.state == JobState::paused) {
      return check_transition(JobState::paused, JobState::accepted).error();
    }
    if (const auto allowed = check_transition(job.state, JobState::in_progress); !allowed) {
      return allowed.error();
    }
    if (const auto released = check_revision(t, job); !released) return released.error();
    return transitions_.move(t, job, JobState::in_progress, {caller.actor(), ""});
  });
}

Result<JobView> JobService::pause(const Caller& caller, const NetworkId& network, const JobId& id,
                                  const JobReason& reason) {
  return change(caller, Action::work_on_job, network, id, [&](Transaction& t, Job& job) {
    return transitions_.move(t, job, JobState::paused, {caller.actor(), reason.reason});
  });
}

Result<JobView> JobService::resume(const Caller& caller, const NetworkId& network,
                                   const JobId& id) {
  return change(caller, Action::work_on_job, network, id, [&](Transaction& t, Job& job) -> Done {
    if (job.state == JobState::accepted) {
      return check_transition(JobState::accepted, JobState::accepted).error();
    }
    return transitions_.move(t, job, JobState::in_progress, {caller.actor(), ""});
  });
}

Result<JobView> JobService::give_back(const Caller& caller, const NetworkId& network,
                                      const JobId& id, const JobGiveBack& back) {
  return change(caller, Action::work_on_job, network, id, [&](Transaction& t, Job& job) -> Done {
    if (const auto allowed = check_transition(job.state, JobState::released); !allowed) {
      return allowed.error();
    }
    const auto left = job.remaining();
    const auto quantity = back.quantity.value_or(left);
    if (quantity > left) {
      return Error{ErrorKind::invalid_input, "quantity_exceeds_job",
                   fmt::format("{} are left to make; {} cannot be given back.", left, quantity),
                   "Give back what is left, or less."};
    }
    const Mover mover{caller.actor(), back.reason};
    job.quantity -= quantity;
    if (quantity < left) {
      transitions_.note(t, job, "job.given_back", mover);
    } else if (const auto moved = transitions_.move(t, job, JobState::released, mover); !moved) {
      return moved.error();
    }
    return campaigns_.come_back(t, caller.actor(), network, job.campaign_id);
  });
}

Result<JobView> JobService::fail(const Caller& caller, const NetworkId& network, const JobId& id,
                                 const JobReason& reason) {
  return change(caller, Action::work_on_job, network, id, [&](Transaction& t, Job& job) -> Done {
    const Mover mover{caller.actor(), reason.reason};
    if (const auto moved = transitions_.move(t, job, JobState::failed, mover); !moved) {
      return moved.error();
    }
    network::NetworkDirectory{}.add_to_record(t, network, job.lab_id, {job.quantity, job.good});
    return campaigns_.come_back(t, caller.actor(), network, job.campaign_id);
  });
}

Result<JobView> JobService::cancel(const Caller& caller, const NetworkId& network, const JobId& id,
                                   const JobReason& reason) {
  return change(caller, Action::cancel_job, network, id, [&](Transaction& t, Job& job) -> Done {
    const Mover mover{caller.actor(), reason.reason};
    if (const auto moved = transitions_.move(t, job, JobState::cancelled, mover); !moved) {
      return moved.error();
    }
    return campaigns_.come_back(t, caller.actor(), network, job.campaign_id);
  });
}

Result<JobView> JobService::close(const Caller& caller, const NetworkId& network, const JobId& id) {
  return change(caller, Action::work_on_job, network, id, [&](Transaction& t, Job& job) -> Done {
    std::int64_t accepted = job.good;
    if (surroundings_.made) {
      accepted = 0;
      for (const auto& each : surroundings_.made->made(t, network)) {
        if (each.job_id == id) accepted = each.accepted;
      }
    }
    const auto closed = desk_.close(t, caller, network, id, accepted);
    if (!closed) return closed.error();
    job = *closed;
    return campaigns_.come_back(t, caller.actor(), network, job.campaign_id);
  });
}

}  // namespace touiza::campaigns
