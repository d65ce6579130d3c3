#include "campaigns/job_desk.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"
#include "campaigns/share_out.hpp"
#include "campaigns/transitions.hpp"
#include "designs/catalogue.hpp"
#include "needs/need_service.hpp"
#include "network/directory.hpp"

namespace touiza::campaigns {
namespace {

using database::Transaction;

JobFact fact_of(const Job& job, const JobOutput& output) {
  JobFact fact;
  fact.job_id = job.job_id;
  fact.campaign_id = job.campaign_id;
  fact.lab_id = job.lab_id;
  fact.region_id = job.region_id;
  fact.design_id = job.design_id;
  fact.revision_id = job.revision_id;
  fact.component_id = job.component_id;
  fact.made = output.made;
  fact.accepted = output.accepted;
  fact.committed = is_live(job.state) ? std::max(job.quantity, output.made) : output.made;
  return fact;
}

/// How many of each made component of a design there are, by the position of the component, so
/// that the same part of two revisions counts as one.
struct DesignCount {
  std::vector<ComponentCount> committed;
  std::vector<ComponentCount> made;
  std::vector<ComponentCount> accepted;
};

class ProductCounter {
 public:
  ProductCounter(Transaction& t, const NetworkId& network) : t_{t}, network_{network} {}

  void add(const JobFact& job) {
    const auto& parts = parts_of(job.revision_id);
    auto& count = counts_[{job.campaign_id, job.design_id}];
    if (count.made.size() < parts.size()) {
      for (auto* list : {&count.committed, &count.made, &count.accepted}) {
        for (auto i = list->size(); i < parts.size(); ++i) {
          list->push_back({parts[i].units_per_product, 0});
        }
      }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].component_id != job.component_id) continue;
      count.committed[i].units += job.committed;
      count.made[i].units += job.made;
      count.accepted[i].units += job.accepted;
    }
  }

  const DesignCount& count(const CampaignId& campaign, const DesignId& design) {
    return counts_[{campaign, design}];
  }

 private:
  /// The made components of a revision, by position.
  const std::vector<designs::Component>& parts_of(const RevisionId& revision) {
    auto [found, is_new] = parts_.try_emplace(revision);
    if (!is_new) return found->second;
    if (const auto whole = designs::Catalogue::whole(t_, network_, revision)) {
      for (const auto& component : whole->components) {
        if (component.is_made) found->second.push_back(component);
      }
    }
    return found->second;
  }

  Transaction& t_;
  const NetworkId& network_;
  std::map<RevisionId, std::vector<designs::Component>> parts_;
  std::map<std::pair<CampaignId, DesignId>, DesignCount> counts_;
};

}  // namespace

std::optional<Job> JobDesk::find(Transaction& t, const NetworkId& network, const JobId& job) {
  return JobStore::find(t, network, job);
}

Result<Job> JobDesk::note_made(Transaction& t, const accounts::Caller& caller,
                               const NetworkId& network, const JobId& id, std::int64_t good,
                               std::int64_t failed) {
  auto job = JobStore::find(t, network, id);
  if (!job) return network::not_found();
  if (!is_live(job->state) && job->state != JobState::reported) {
    return Error{ErrorKind::conflict, "job_is_over",
                 "This job has ended; nothing more is made for it.",
                 "Ask your coordinators for a new one."};
  }
  Transitions transitions{foundation_};
  const Mover mover{caller.actor(), ""};
  job->good += good;
  job->failed += failed;
  if (job->state == JobState::accepted || job->state == JobState::paused) {
    if (const auto moved = transitions.move(t, *job, JobState::in_progress, mover); !moved) {
      return moved.error();
    }
  }
  if (job->state == JobState::in_progress && job->good >= job->quantity) {
    if (const auto moved = transitions.move(t, *job, JobState::reported, mover); !moved) {
      return moved.error();
    }
  }
  ++job->version;
  JobStore::save(t, *job);
  return *std::move(job);
}

Result<Job> JobDesk::take_back_made(Transaction& t, const accounts::Caller& caller,
                                    const NetworkId& network, const JobId& id, std::int64_t good,
                                    const std::string& reason) {
  auto job = JobStore::find(t, network, id);
  if (!job) return network::not_found();
  job->good = std::max<std::int64_t>(job->good - good, 0);
  if (job->state == JobState::reported && job->good < job->quantity) {
    Transitions transitions{foundation_};
    const auto moved = transitions.move(t, *job, JobState::in_progress, {caller.actor(), reason});
    if (!moved) return moved.error();
  }
  ++job->version;
  JobStore::save(t, *job);
  return *std::move(job);
}

Result<Job> JobDesk::close(Transaction& t, const accounts::Caller& caller, const NetworkId& network,
                           const JobId& id, std::int64_t accepted) {
  auto job = JobStore::find(t, network, id);
  if (!job) return network::not_found();
  Transitions transitions{foundation_};
  if (const auto moved = transitions.move(t, *job, JobState::closed, {caller.actor(), ""});
      !moved) {
    return moved.error();
  }
  network::NetworkDirectory{}.add_to_record(t, network, job->lab_id, {job->quantity, accepted});
  return *std::move(job);
}

ProgressFacts JobDesk::facts(Transaction& t, const NetworkId& network) const {
  ProgressFacts facts;
  const auto jobs = JobStore::all(t, network);
  std::map<JobId, JobOutput> outputs;
  if (surroundings_.made) {
    for (const auto& each : surroundings_.made->made(t, network)) outputs[each.job_id] = each;
  } else {
    for (const auto& job : jobs) outputs[job.job_id] = {job.job_id, job.good, 0};
  }
  ProductCounter counter{t, network};
  for (const auto& job : jobs) {
    facts.jobs.push_back(fact_of(job, outputs[job.job_id]));
    counter.add(facts.jobs.back());
  }
  std::map<NeedId, std::int64_t> sent;
  if (surroundings_.delivered) {
    for (const auto& each : surroundings_.delivered->delivered(t, network)) {
      sent[each.need_id] = each.received + each.in_transit;
    }
  }
  struct Group {
    std::vector<Claim> claims;
    std::vector<CampaignNeed> rows;
  };
  std::map<std::pair<CampaignId, DesignId>, Group> groups;
  std::set<NeedId> claimed;
  for (const auto& row : CampaignStore::all_needs(t, network)) {
    const auto need = needs::NeedService::find(t, network, row.need_id);
    if (!need) continue;
    auto& group = groups[{row.campaign_id, row.design_id}];
    // What was sent counts once, in the first campaign that serves the need.
    const auto was_sent = claimed.insert(row.need_id).second ? sent[row.need_id] : 0;
    group.claims.push_back(
        {row.need_id.text, need->quantity, was_sent, need->priority, need->due_day});
    group.rows.push_back(row);
  }
  for (const auto& [key, group] : groups) {
    const auto& count = counter.count(key.first, key.second);
    ProductFact product{key.first,
                        key.second,
                        0,
                        whole_products(count.committed),
                        whole_products(count.made),
                        whole_products(count.accepted),
                        0};
    const auto committed = share_out(product.committed, group.claims);
    const auto made = share_out(product.made, group.claims);
    const auto accepted = share_out(product.accepted, group.claims);
    product.surplus_committed = committed.surplus;
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
      product.planned += group.rows[i].planned;
      facts.needs.push_back({group.rows[i].need_id, key.first, group.rows[i].planned,
                             committed.units[i], made.units[i], accepted.units[i]});
    }
    facts.products.push_back(product);
  }
  return facts;
}

}  // namespace touiza::campaigns
