// What campaigns asks of the rooms below it, and what it tells them for the seven quantities.
#pragma once

#include "campaigns/ids.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

/// How much of a job's work stands today.
struct JobOutput {
  JobId job_id;
  std::int64_t made = 0;      ///< Good pieces, without those rejected, scrapped or lost since.
  std::int64_t accepted = 0;  ///< Of these, what passed inspection.
};

/// Implemented by production/, registered by apps/. Without it a job's own count of good pieces is
/// taken, none of them accepted.
class MadeSoFar {
 public:
  virtual ~MadeSoFar() = default;
  /// Of all jobs of the network for which something was made; in any order.
  virtual std::vector<JobOutput> made(database::Transaction& t, const NetworkId& network) = 0;
};

/// What reached a need or is on its way there.
struct NeedDelivery {
  NeedId need_id;
  std::int64_t received = 0;
  std::int64_t in_transit = 0;
};

/// Implemented by shipping/, registered by apps/. Without it nothing was delivered.
class DeliveredSoFar {
 public:
  virtual ~DeliveredSoFar() = default;
  /// Of all needs for which something was sent; in any order.
  virtual std::vector<NeedDelivery> delivered(database::Transaction& t,
                                              const NetworkId& network) = 0;
};

/// Accepted goods and materials that lie somewhere and may be used.
struct StockOnHand {
  RegionId region_id;  ///< Of the lab or site where they lie.
  std::optional<MaterialId> material_id;
  std::optional<ComponentId> component_id;
  std::optional<RevisionId> product_revision_id;
  double quantity = 0;  ///< In the material's unit; units of the others.
  int first_day = 0;    ///< From today: what is on its way there comes tomorrow.
};

/// What lies where. A material without any row has never been counted.
class StockCount {
 public:
  virtual ~StockCount() = default;
  virtual std::vector<StockOnHand> on_hand(database::Transaction& t, const NetworkId& network) = 0;
};

/// What stands behind this room; each may be missing in tests.
struct Surroundings {
  MadeSoFar* made = nullptr;
  DeliveredSoFar* delivered = nullptr;
  StockCount* stock = nullptr;
};

}  // namespace touiza::campaigns
