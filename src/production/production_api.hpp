// The routes of runs, lots, assemblies and recalls.
#pragma once

#include "accounts/api.hpp"
#include "production/assembly_service.hpp"
#include "production/lot_service.hpp"
#include "production/recall_service.hpp"
#include "production/run_service.hpp"

namespace touiza::production {

/// What the routes hand requests to; all outlive the server.
struct ProductionServices {
  RunService& runs;
  LotService& lots;
  AssemblyService& assemblies;
  RecallService& recalls;
};

void add_production_routes(accounts::Api& api, const ProductionServices& services);

}  // namespace touiza::production
