#include "campaigns/planning_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "campaigns/planning_commitments.hpp"
#include "designs/catalogue.hpp"
#include "needs/need_service.hpp"

namespace touiza::campaigns {
namespace {

using database::Transaction;

constexpr int days_looked_at = 31;

/// Where a region's goods gather: its hub, else the middle of its labs, else of its sites.
void place_regions(Transaction& t, const NetworkId& network, PlanningFacts& facts) {
  const network::NetworkDirectory directory;
  const auto sites = directory.sites(t, network);
  const auto labs = directory.labs(t, network);
  const auto skills = directory.skills(t, network);
  for (const auto& region : directory.regions(t, network)) {
    PlanningRegion placed{region.region_id, region.name, 0, 0,
                          static_cast<double>(region.population)};
    double lat = 0;
    double lng = 0;
    int count = 0;
    const auto add = [&](double one_lat, double one_lng) {
      lat += one_lat;
      lng += one_lng;
      ++count;
    };
    for (const auto& site : sites) {
      const bool is_hub = site.kind == network::SiteKind::hub &&
                          site.state == network::SiteState::active && count == 0;
      if (is_hub && site.region_id == region.region_id) add(site.lat, site.lng);
    }
    if (count == 0) {
      for (const auto& lab : labs) {
        if (lab.region_id == region.region_id) add(lab.lat, lab.lng);
      }
    }
    if (count == 0) {
      for (const auto& site : sites) {
        if (site.region_id == region.region_id) add(site.lat, site.lng);
      }
    }
    if (count > 0) {
      placed.lat = lat / count;
      placed.lng = lng / count;
    }
    facts.regions.push_back(std::move(placed));
  }
  for (const auto& lab : labs) {
    if (!network::is_working(lab.state)) continue;
    PlanningLab told{lab.lab_id, lab.code, lab.region_id, {}};
    for (const auto& known : skills) {
      if (known.lab_id == lab.lab_id) told.skills.push_back(known.skill);
    }
    for (int day = 0; day < days_looked_at; ++day) {
      if (!network::is_open_on(lab.limits, facts.today + day)) told.closed_days.push_back(day);
    }
    facts.labs.push_back(std::move(told));
  }
}

void tell_toolings(Transaction& t, const NetworkId& network, PlanningFacts& facts) {
  for (const auto& tooling : CampaignStore::all_toolings(t, network)) {
    const bool is_known = std::ranges::any_of(facts.toolings, [&](const OrderedTooling& other) {
      return other.machine_id == tooling.machine_id &&
             other.process_plan_id == tooling.process_plan_id;
    });
    if (is_known) continue;
    facts.toolings.push_back({tooling.machine_id, tooling.process_plan_id,
                              std::max(tooling.ready_day - facts.today, 0)});
  }
}

/// In the new plan of a campaign, a lab that said no, let an offer pass or gave work back is not
/// asked for the same component again.
void tell_refusals(Transaction& t, const NetworkId& network, const CampaignId& campaign,
                   const Commitments& commitments, PlanningFacts& facts) {
  for (const auto& offer : OfferStore::of_campaign(t, network, campaign)) {
    if (offer.state == OfferState::declined || offer.state == OfferState::expired) {
      facts.refusals.push_back({offer.lab_id, offer.component_id});
    }
  }
  for (const auto& job : commitments.jobs) {
    const bool has_given_back = job.state == JobState::released || job.state == JobState::failed ||
                                job.quantity < job.quantity_promised;
    if (job.campaign_id == campaign && has_given_back) {
      facts.refusals.push_back({job.lab_id, job.component_id});
    }
  }
}

Result<std::vector<needs::Need>> needs_asked(Transaction& t, const NetworkId& network,
                                             const Plan& plan, const Commitments& commitments,
                                             const std::vector<needs::Need>& to_serve) {
  std::set<NeedId> wanted{plan.draft.need_ids.begin(), plan.draft.need_ids.end()};
  if (plan.campaign_id) {
    for (const auto& row : commitments.needs) {
      if (row.campaign_id == *plan.campaign_id) wanted.insert(row.need_id);
    }
  }
  if (const auto& emergency = plan.draft.emergency_id) {
    const auto known = needs::NeedService::emergencies(t, network);
    if (std::ranges::none_of(known, [&](const auto& e) { return e.emergency_id == *emergency; })) {
      return Error{ErrorKind::invalid_input, "emergency_is_unknown",
                   "The plan is asked for an emergency that is not there.", "Choose another one."};
    }
  }
  std::vector<needs::Need> asked;
  for (const auto& need : to_serve) {
    const bool is_chosen = !wanted.empty() || plan.campaign_id;
    if (is_chosen && !wanted.contains(need.need_id)) continue;
    if (plan.draft.emergency_id && need.emergency_id != *plan.draft.emergency_id) continue;
    asked.push_back(need);
  }
  for (const auto& id : plan.draft.need_ids) {
    if (std::ranges::none_of(to_serve, [&](const auto& need) { return need.need_id == id; })) {
      return Error{ErrorKind::invalid_input, "need_is_unknown",
                   fmt::format("The need {} is not there or not to be served now.", id.text),
                   "Leave it out, or have it verified first."};
    }
  }
  return asked;
}

void add_revision(Transaction& t, const NetworkId& network, const needs::Need& need,
                  PlanningFacts& facts) {
  if (!need.design_id) return;
  for (const auto& known : facts.revisions) {
    if (known.design_id == *need.design_id) return;
  }
  const auto whole = designs::Catalogue::released(t, network, *need.design_id);
  if (whole) facts.revisions.push_back(designs::view_of(t, whole->design, whole->revision));
}

}  // namespace

Day today_in(Transaction& t, const NetworkId& network, Instant now) {
  const auto found = network::NetworkDirectory{}.network(t, network);
  return day_of(now + std::chrono::minutes{found ? found->utc_offset_min : 0});
}

PlanningFacts network_facts(Transaction& t, const NetworkId& network, Instant now) {
  const network::NetworkDirectory directory;
  PlanningFacts facts;
  facts.today = today_in(t, network, now);
  place_regions(t, network, facts);
  for (auto& each : directory.capable_machines(t, network, now)) {
    facts.machines.push_back(
        {std::move(each.machine), each.region_id, each.hours_per_day, each.yield});
  }
  for (const auto& each : directory.capable_hands(t, network, now)) {
    facts.hands.push_back({each.lab_id, each.region_id, each.hours_per_day});
  }
  facts.materials = directory.materials(t, network);
  return facts;
}

Result<PlanningFacts> planning_facts(Transaction& t, const NetworkId& network, Instant now,
                                     const Plan& plan, const Surroundings& surroundings) {
  auto facts = network_facts(t, network, now);
  facts.horizon_days = plan.draft.horizon_days;
  facts.what_if = plan.draft.what_if;
  const Commitments commitments{t, network, surroundings};
  const auto to_serve = needs::NeedService::to_serve(t, network);
  const auto asked = needs_asked(t, network, plan, commitments, to_serve);
  if (!asked) return asked.error();
  for (const auto& need : *asked) {
    add_revision(t, network, need, facts);
    const auto open = need.quantity - commitments.sent_to(need.need_id);
    facts.needs.push_back({need, std::max<std::int64_t>(open, 0)});
  }
  tell_promises(t, network, commitments, facts);
  tell_toolings(t, network, facts);
  if (plan.campaign_id) tell_refusals(t, network, *plan.campaign_id, commitments, facts);
  if (surroundings.stock) facts.stock = surroundings.stock->on_hand(t, network);
  reserve_for_others(commitments, to_serve, facts);
  return facts;
}

}  // namespace touiza::campaigns
