// A campaign as its board shows it: offers and jobs counted by region.
#pragma once

#include "campaigns/campaign_model.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

/// `is_whole`: with its needs and moulds.
CampaignView campaign_board(database::Transaction& t, const Campaign& campaign, Day today,
                            bool is_whole);

}  // namespace touiza::campaigns
