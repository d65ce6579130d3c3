#include "campaigns/campaign_board.hpp"

#include <algorithm>
#include <map>

#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"
#include "campaigns/plan_store.hpp"

namespace touiza::campaigns {
namespace {

void count(const Offer& offer, CampaignRegion& region) {
  switch (offer.state) {
    case OfferState::draft:
      ++region.offers_draft;
      return;
    case OfferState::open:
      ++region.offers_open;
      region.units_offered += offer.quantity;
      return;
    case OfferState::declined:
    case OfferState::expired:
      ++region.offers_declined;
      return;
    case OfferState::accepted:
    case OfferState::withdrawn:
      return;
  }
}

void count(const Job& job, std::int64_t made, Day today, CampaignRegion& region) {
  if (is_live(job.state)) ++region.jobs_live;
  if (is_live(job.state) && job.due_day < today) ++region.jobs_late;
  region.units_committed += is_live(job.state) ? std::max(job.quantity, made) : made;
  region.units_made += made;
}

}  // namespace

MadeByJob made_by_job(database::Transaction& t, const NetworkId& network, MadeSoFar* made) {
  MadeByJob by_job;
  if (made == nullptr) return by_job;
  for (const auto& output : made->made(t, network)) by_job[output.job_id] = output.made;
  return by_job;
}

CampaignView campaign_board(database::Transaction& t, const Campaign& campaign,
                            const MadeByJob& made, Day today, bool is_whole) {
  const auto& network = campaign.network_id;
  const auto& id = campaign.campaign_id;
  std::map<RegionId, CampaignRegion> regions;
  for (const auto& offer : OfferStore::of_campaign(t, network, id)) {
    count(offer, regions[offer.region_id]);
  }
  for (const auto& job : JobStore::of_campaign(t, network, id)) {
    const auto stands = made.find(job.job_id);
    count(job, stands == made.end() ? job.good : stands->second, today, regions[job.region_id]);
  }
  CampaignView view{.campaign_id = id,
                    .code = campaign.code,
                    .name = campaign.name,
                    .emergency_id = campaign.emergency_id,
                    .plan_id = campaign.plan_id,
                    .replan_id = std::nullopt,
                    .state = campaign.state,
                    .first_day = campaign.first_day,
                    .end_day = campaign.end_day,
                    .offer_expiry_hours = campaign.offer_expiry_hours,
                    .out_of_reach_count = 0,
                    .needs = {},
                    .toolings = {},
                    .regions = {},
                    .created_at = campaign.created_at,
                    .version = campaign.version};
  for (auto& [region, counted] : regions) {
    counted.region_id = region;
    view.regions.push_back(counted);
  }
  if (const auto replan = PlanStore::replan_of(t, network, id)) view.replan_id = replan->plan_id;
  const auto needs = CampaignStore::needs_of(t, network, id);
  view.out_of_reach_count = static_cast<int>(
      std::ranges::count_if(needs, [](const auto& need) { return !need.left_out.empty(); }));
  if (!is_whole) return view;
  for (const auto& need : needs) {
    view.needs.push_back(
        {need.need_id, need.design_id, need.revision_id, need.planned, need.left_out});
  }
  for (const auto& mould : CampaignStore::toolings_of(t, network, id)) {
    view.toolings.push_back({mould.machine_id, mould.process_plan_id, mould.lab_id, mould.order_day,
                             mould.ready_day, mould.cost_mad});
  }
  return view;
}

}  // namespace touiza::campaigns
