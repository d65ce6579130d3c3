// The routes of this room.
#pragma once

#include "accounts/api.hpp"
#include "campaigns/capacity_service.hpp"
#include "campaigns/job_service.hpp"
#include "campaigns/offer_service.hpp"

namespace touiza::campaigns {

struct CampaignsServices {
  PlanService& plans;
  CapacityService& capacity;
  CampaignService& campaigns;
  OfferService& offers;
  JobService& jobs;
};

void add_campaigns_routes(accounts::Api& api, const CampaignsServices& services);

// By subject.
void add_plan_routes(accounts::Api& api, PlanService& plans, CapacityService& capacity,
                     CampaignService& campaigns);
void add_campaign_routes(accounts::Api& api, CampaignService& campaigns, OfferService& offers);
void add_job_routes(accounts::Api& api, JobService& jobs);

}  // namespace touiza::campaigns
