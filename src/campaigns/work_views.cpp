#include "campaigns/work_views.hpp"

#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"

namespace touiza::campaigns {
namespace {

using database::Transaction;

/// What an offer and a job show alike.
template <class View, class Work>
void tell_work(Transaction& t, const Work& work, View& view) {
  const auto& network = work.network_id;
  view.code = work.code;
  view.campaign_id = work.campaign_id;
  if (const auto campaign = CampaignStore::find(t, network, work.campaign_id)) {
    view.campaign_name = campaign->name;
  }
  view.lab_id = work.lab_id;
  const network::NetworkDirectory directory;
  if (const auto lab = directory.lab(t, network, work.lab_id)) view.lab_code = lab->code;
  view.region_id = work.region_id;
  view.design_id = work.design_id;
  view.revision_id = work.revision_id;
  view.component_id = work.component_id;
  view.process_plan_id = work.process_plan_id;
  view.quantity = work.quantity;
  view.due_day = work.due_day;
  view.state = work.state;
  view.version = work.version;
  const auto makeable = designs::Catalogue::makeable(t, network, work.process_plan_id);
  if (!makeable) return;
  view.design_title = makeable->design.title;
  view.revision_number = makeable->revision.number;
  view.component_name = makeable->component.name;
  view.technology = makeable->process_plan.technology;
  view.material_id = makeable->process_plan.material_id;
  if (const auto material = directory.material(t, network, view.material_id)) {
    view.material_name = material->name;
    view.material_unit = json::enum_name(material->unit);
  }
}

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

OfferView view_of(Transaction& t, const Offer& offer) {
  OfferView view;
  tell_work(t, offer, view);
  view.offer_id = offer.offer_id;
  view.quantity_accepted = offer.quantity_accepted;
  view.machine_hours = offer.machine_hours;
  view.first_day = offer.first_day;
  view.expires_at = offer.expires_at;
  view.job_id = offer.job_id;
  view.reason = offer.reason;
  const auto makeable = designs::Catalogue::makeable(t, offer.network_id, offer.process_plan_id);
  if (makeable) {
    view.material_quantity =
        makeable->process_plan.material_per_unit * static_cast<double>(offer.quantity);
  }
  return view;
}

JobView view_of(Transaction& t, const Job& job, bool is_whole) {
  JobView view;
  tell_work(t, job, view);
  view.job_id = job.job_id;
  view.offer_id = job.offer_id;
  view.quantity_promised = job.quantity_promised;
  view.made = job.good;
  view.failed = job.failed;
  view.remaining = job.remaining();
  view.accepted_at = job.accepted_at;
  view.ended_at = job.ended_at;
  view.parameters.text = "{}";
  if (const auto made = designs::Catalogue::makeable(t, job.network_id, job.process_plan_id)) {
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
  view.hub = hub_of(t, job);
  for (const auto& step : JobStore::transitions_of(t, job.network_id, job.job_id)) {
    view.transitions.push_back({step.from_state, step.to_state, step.at, step.reason});
  }
  return view;
}

template <class Work>
network::LabPlace place_of(Transaction& t, const Work& work) {
  return {work.network_id, work.region_id, work.organization_id,
          network::NetworkDirectory{}.clusters_of(t, work.network_id, work.lab_id)};
}

template network::LabPlace place_of(Transaction& t, const Offer& offer);
template network::LabPlace place_of(Transaction& t, const Job& job);

}  // namespace touiza::campaigns
