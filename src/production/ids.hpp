// The ids of this room's things, and those of the rooms above that its things name.
#pragma once

#include "campaigns/ids.hpp"
#include "stock/ledger.hpp"

namespace touiza::production {

using RunId = Id<struct RunTag>;
using InspectionId = Id<struct InspectionTag>;
using stock::LotId;

using campaigns::CampaignId;
using campaigns::JobId;
using designs::ComponentId;
using designs::DesignId;
using designs::RevisionId;
using network::LabId;
using network::MachineId;
using network::MaterialId;
using network::SiteId;
using stock::PlaceRef;

}  // namespace touiza::production
