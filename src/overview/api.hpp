// The routes of this room.
#pragma once

#include "accounts/api.hpp"
#include "overview/impact_service.hpp"
#include "overview/progress_service.hpp"
#include "overview/search_service.hpp"
#include "overview/today_service.hpp"

namespace touiza::overview {

/// What the routes hand requests to; all outlive the server.
struct OverviewServices {
  const TodayService& today;
  const ProgressService& progress;
  const SearchService& search;
  const ImpactService& impact;
};

void add_overview_routes(accounts::Api& api, const OverviewServices& services);

}  // namespace touiza::overview
