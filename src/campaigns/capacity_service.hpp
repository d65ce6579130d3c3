// The use case of capacity: what could each region make a day?
#pragma once

#include "accounts/foundation.hpp"
#include "accounts/permissions.hpp"
#include "campaigns/capacity.hpp"
#include "campaigns/progress.hpp"

namespace touiza::campaigns {

class CapacityService {
 public:
  CapacityService(accounts::Foundation& foundation, Surroundings surroundings)
      : foundation_{foundation}, surroundings_{surroundings} {}

  /// Errors: those of allow(), "not_found" (no such design), "nothing_is_released",
  /// "nothing_is_asked_for" (no design was named, and no need is open).
  Result<CapacityView> capacity(const accounts::Caller& caller, const NetworkId& network,
                                const CapacityQuery& query) const;

 private:
  accounts::Foundation& foundation_;
  Surroundings surroundings_;
};

}  // namespace touiza::campaigns
