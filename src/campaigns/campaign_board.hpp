// A campaign as its board shows it: offers and jobs counted by region.
#pragma once

#include <map>

#include "campaigns/campaign_model.hpp"
#include "campaigns/progress.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

/// Pieces of each job that stand today: the same that the seven quantities count.
using MadeByJob = std::map<JobId, std::int64_t>;
MadeByJob made_by_job(database::Transaction& t, const NetworkId& network, MadeSoFar* made);

/// A job that is missing in `made` has its own count of good pieces. `is_whole`: with the
/// campaign's needs and moulds.
CampaignView campaign_board(database::Transaction& t, const Campaign& campaign,
                            const MadeByJob& made, Day today, bool is_whole);

}  // namespace touiza::campaigns
