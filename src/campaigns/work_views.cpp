#include "campaigns/work_views.hpp"

#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"

namespace touiza::campaigns {
namespace {

using database::Transaction;

std::optional<JobHub> hub_of(Transaction& t, const Job& job) {
  for (const auto& site : network::NetworkDirectory{}.sites(t, job.network_id)) {
    if (site.kind == network::SiteKind::hub && site.region_id == job.region_id &&
        site.state == network::SiteState::active) {
      return JobHub{site.site_id, site.name};
    }
  }
  return std::nullopt;
}

}  // namespace

const std::optional<designs::Makeable>& WorkViews::makeable(const ProcessPlanId& plan) {
  return makeables_.at(plan, [&]() -> std::optional<designs::Makeable> {
    auto found = designs::Catalogue::makeable(t_, network_, plan);
    if (!found) return std::nullopt;
    return *std::move(found);
  });
}

const std::optional<network::Material>& WorkViews::material(const MaterialId& material) {
  return materials_.at(
      material, [&] { return network::NetworkDirectory{}.material(t_, network_, material); });
}

/// What an offer and a job show alike.
template <class View, class Work>
void WorkViews::tell_work(const Work& work, View& view) {
  view.code = work.code;
  view.campaign_id = work.campaign_id;
  const auto& campaign = campaigns_.at(
      work.campaign_id, [&] { return CampaignStore::find(t_, network_, work.campaign_id); });
  if (campaign) view.campaign_name = campaign->name;
  view.lab_id = work.lab_id;
  view.lab_code = lab_codes_.at(work.lab_id, [&] {
    const auto lab = network::NetworkDirectory{}.lab(t_, network_, work.lab_id);
    return lab ? lab->code : std::string{};
  });
  view.region_id = work.region_id;
  view.design_id = work.design_id;
  view.revision_id = work.revision_id;
  view.component_id = work.component_id;
  view.process_plan_id = work.process_plan_id;
  view.quantity = work.quantity;
  view.due_day = work.due_day;
  view.state = work.state;
  view.version = work.version;
  const auto& found = makeable(work.process_plan_id);
  if (!found) return;
  view.design_title = found->design.title;
  view.revision_number = found->revision.number;
  view.component_name = found->component.name;
  view.technology = found->process_plan.technology;
  view.material_id = found->process_plan.material_id;
  if (const auto& named = material(view.material_id)) {
    view.material_name = named->name;
    view.material_unit = json::enum_name(named->unit);
  }
}

OfferView WorkViews::of(const Offer& offer) {
  OfferView view;
  tell_work(offer, view);
  view.offer_id = offer.offer_id;
  view.quantity_accepted = offer.quantity_accepted;
  view.machine_hours = offer.machine_hours;
  view.first_day = offer.first_day;
  view.expires_at = offer.expires_at;
  view.job_id = offer.job_id;
  view.reason = offer.reason;
  if (const auto& found = makeable(offer.process_plan_id)) {
    view.material_quantity =
        found->process_plan.material_per_unit * static_cast<double>(offer.quantity);
  }
  return view;
}

JobView WorkViews::of(const Job& job, bool is_whole) {
  JobView view;
  tell_work(job, view);
  view.job_id = job.job_id;
  view.offer_id = job.offer_id;
  view.quantity_promised = job.quantity_promised;
  view.made = job.good;
  view.failed = job.failed;
  view.remaining = job.remaining();
  view.accepted_at = job.accepted_at;
  view.ended_at = job.ended_at;
  view.parameters.text = "{}";
  if (const auto& made = makeable(job.process_plan_id)) {
    const auto& plan = made->process_plan;
    view.revision_state = made->revision.state;
    view.material_per_unit = plan.material_per_unit;
    view.file_id = plan.file_id;
    view.parameters = plan.parameters;
    view.units_per_cycle = plan.units_per_cycle;
    view.set_up_s = plan.set_up_s;
    view.required_skill = plan.required_skill;
    if (const auto cycle = designs::cycle_of(plan)) {
      view.cycle_time_s = cycle->time_s;
      const int per_cycle = plan.units_per_cycle > 0 ? plan.units_per_cycle : 1;
      const auto cycles = (view.remaining + per_cycle - 1) / per_cycle;
      view.remaining_machine_s = static_cast<double>(cycles) * cycle->time_s;
    }
  }
  if (!is_whole) return view;
  view.hub = hub_of(t_, job);
  for (const auto& step : JobStore::transitions_of(t_, job.network_id, job.job_id)) {
    view.transitions.push_back({step.from_state, step.to_state, step.at, step.reason});
  }
  return view;
}

OfferView view_of(Transaction& t, const Offer& offer) {
  return WorkViews{t, offer.network_id}.of(offer);
}

JobView view_of(Transaction& t, const Job& job, bool is_whole) {
  return WorkViews{t, job.network_id}.of(job, is_whole);
}

template <class Work>
network::LabPlace place_of(Transaction& t, const Work& work) {
  return {work.network_id, work.region_id, work.organization_id,
          network::NetworkDirectory{}.clusters_of(t, work.network_id, work.lab_id)};
}

template network::LabPlace place_of(Transaction& t, const Offer& offer);
template network::LabPlace place_of(Transaction& t, const Job& job);

}  // namespace touiza::campaigns
