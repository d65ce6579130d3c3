// The ids of this room's things, and those of the rooms above that its things name.
#pragma once

#include "designs/design_model.hpp"
#include "needs/need_model.hpp"
#include "network/ids.hpp"

namespace touiza::campaigns {

using PlanId = Id<struct PlanTag>;
using CampaignId = Id<struct CampaignTag>;
using OfferId = Id<struct OfferTag>;
using JobId = Id<struct JobTag>;

using designs::ComponentId;
using designs::DesignId;
using designs::FileId;
using designs::ProcessPlanId;
using designs::RevisionId;
using needs::EmergencyId;
using needs::NeedId;
using network::LabId;
using network::MachineId;
using network::MaterialId;
using network::SiteId;

}  // namespace touiza::campaigns
