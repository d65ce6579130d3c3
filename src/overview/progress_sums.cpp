#include "overview/progress_sums.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "campaigns/share_out.hpp"

namespace touiza::overview {
namespace {

using campaigns::ComponentCount;

/// One design in one campaign.
using Work = std::pair<CampaignId, DesignId>;

/// Which works belong together, as a forest: each points at another of its pool, or at itself.
class Pools {
 public:
  void add(const Work& work) { parents_.try_emplace(work, work); }
  void join(const Work& a, const Work& b) { parents_[root(a)] = root(b); }
  Work root(Work work) const {
    while (parents_.at(work) != work) work = parents_.at(work);
    return work;
  }

 private:
  std::map<Work, Work> parents_;
};

/// How many of each made part there are, by position: the same part of two revisions is one.
struct PartCounts {
  std::vector<ComponentCount> committed;
  std::vector<ComponentCount> made;
  std::vector<ComponentCount> accepted;

  void add(const campaigns::JobFact& job, const std::vector<MadePart>& parts) {
    for (auto* counts : {&committed, &made, &accepted}) {
      for (auto i = counts->size(); i < parts.size(); ++i) {
        counts->push_back({parts[i].units_per_product, 0});
      }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].component_id != job.component_id) continue;
      committed[i].units += job.committed;
      made[i].units += job.made;
      accepted[i].units += job.accepted;
    }
  }
};

struct PoolDraft {
  Pool pool;
  std::set<NeedId> needs;
  PartCounts parts;
};

std::int64_t surplus_of(const Quantities& quantities) {
  const auto most = std::max(quantities.made, quantities.received + quantities.in_transit);
  return std::max<std::int64_t>(most - quantities.needed, 0);
}

/// Shares one quantity of a pool out and adds what nobody asks for to the pool's total.
std::int64_t share(std::int64_t products, const std::vector<campaigns::Claim>& claims,
                   const Pool& pool, std::int64_t Quantities::*quantity, Sums& sums) {
  const auto shares = campaigns::share_out(products, claims);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    sums.needs[pool.needs[i]].*quantity = shares.units[i];
  }
  return shares.surplus;
}

void finish(PoolDraft&& draft, const std::map<NeedId, NeedOnTheBooks>& books, Sums& sums) {
  auto pool = std::move(draft.pool);
  pool.needs.assign(draft.needs.begin(), draft.needs.end());
  pool.products.committed = campaigns::whole_products(draft.parts.committed);
  pool.products.made = campaigns::whole_products(draft.parts.made);
  pool.products.accepted = campaigns::whole_products(draft.parts.accepted);
  std::vector<campaigns::Claim> claims;
  for (const auto& id : pool.needs) {
    const auto& need = books.at(id);
    claims.push_back(
        {id.text, need.asked, need.received + need.in_transit, need.priority, need.due_day});
  }
  Quantities beyond;
  beyond.committed = share(pool.products.committed, claims, pool, &Quantities::committed, sums);
  beyond.made = share(pool.products.made, claims, pool, &Quantities::made, sums);
  beyond.accepted = share(pool.products.accepted, claims, pool, &Quantities::accepted, sums);
  beyond.surplus = beyond.made;
  pool.total = beyond;
  sums.pools.push_back(std::move(pool));
}

}  // namespace

Quantities& Quantities::operator+=(const Quantities& more) {
  needed += more.needed;
  planned += more.planned;
  committed += more.committed;
  made += more.made;
  accepted += more.accepted;
  in_transit += more.in_transit;
  received += more.received;
  surplus += more.surplus;
  return *this;
}

ProgressView view_of(std::string id, std::string code, LocalText title,
                     const Quantities& quantities) {
  return {std::move(id),         std::move(code),      std::move(title),  quantities.needed,
          quantities.planned,    quantities.committed, quantities.made,   quantities.accepted,
          quantities.in_transit, quantities.received,  quantities.surplus};
}

std::int64_t asked_for(const needs::Need& need, std::int64_t sent) {
  const bool is_living =
      need.state == needs::NeedState::verified || need.state == needs::NeedState::open;
  const bool is_fulfilled =
      need.state == needs::NeedState::closed && need.ended_as == needs::NeedEnd::fulfilled;
  return is_living || is_fulfilled ? need.quantity : std::min(need.quantity, sent);
}

Sums sum_up(const Books& books) {
  Sums sums;
  std::map<NeedId, NeedOnTheBooks> needs;
  for (const auto& need : books.needs) {
    needs.emplace(need.need_id, need);
    auto& quantities = sums.needs[need.need_id];
    quantities.needed = need.asked;
    quantities.received = need.received;
    quantities.in_transit = need.in_transit;
    quantities.committed = quantities.made = quantities.accepted = need.received + need.in_transit;
  }

  Pools pools;
  std::map<NeedId, Work> first_work;
  for (const auto& product : books.facts.products) {
    pools.add({product.campaign_id, product.design_id});
  }
  for (const auto& job : books.facts.jobs) pools.add({job.campaign_id, job.design_id});
  for (const auto& link : books.facts.needs) {
    const auto need = needs.find(link.need_id);
    if (need == needs.end() || !need->second.design_id) continue;
    const Work work{link.campaign_id, *need->second.design_id};
    pools.add(work);
    const auto [found, is_first] = first_work.try_emplace(link.need_id, work);
    if (!is_first) pools.join(work, found->second);
    // What two plans say of one need is not added up: the later one knew of the earlier.
    auto& planned = sums.needs[link.need_id].planned;
    planned = std::max(planned, link.planned);
  }

  std::map<Work, PoolDraft> drafts;
  const auto draft_of = [&](const Work& work) -> PoolDraft& {
    auto& draft = drafts[pools.root(work)];
    draft.pool.design_id = work.second;
    auto& campaigns = draft.pool.campaigns;
    if (std::ranges::find(campaigns, work.first) == campaigns.end()) {
      campaigns.push_back(work.first);
    }
    return draft;
  };
  for (const auto& product : books.facts.products) {
    draft_of({product.campaign_id, product.design_id});
  }
  for (const auto& link : books.facts.needs) {
    const auto need = needs.find(link.need_id);
    if (need == needs.end() || !need->second.design_id) continue;
    draft_of({link.campaign_id, *need->second.design_id}).needs.insert(link.need_id);
  }
  for (const auto& job : books.facts.jobs) {
    const auto parts = books.parts.find(job.revision_id);
    if (parts == books.parts.end()) continue;
    draft_of({job.campaign_id, job.design_id}).parts.add(job, parts->second);
  }
  for (auto& [root, draft] : drafts) finish(std::move(draft), needs, sums);

  for (auto& [id, quantities] : sums.needs) quantities.surplus = surplus_of(quantities);
  for (auto& pool : sums.pools) {
    for (const auto& need : pool.needs) pool.total += sums.needs[need];
  }
  return sums;
}

}  // namespace touiza::overview
