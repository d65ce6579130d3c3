// Units of a product that belong to no need yet, shared out to the needs of its campaign.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace touiza::campaigns {

/// A need as far as sharing out asks.
struct Claim {
  std::string need_id;
  std::int64_t needed = 0;
  std::int64_t sent = 0;  ///< Received or in transit: it is this need's for certain.
  int priority = 2;
  Day due_day;
};

struct ShareOut {
  std::vector<std::int64_t> units;  ///< In the order of the claims; at least what was sent.
  std::int64_t surplus = 0;         ///< What no need asks for.
};

/// Shares `units` (planned, committed, made or accepted, from the beginning) out: to each need what
/// was sent to it, then the rest by priority, due day and id until a need has what it asked for.
/// Where more was sent than there is to share, each keeps what was sent to it.
ShareOut share_out(std::int64_t units, std::span<const Claim> claims);

/// A component of a product, and how many there are.
struct ComponentCount {
  int units_per_product = 1;
  std::int64_t units = 0;
};

/// Products that can be made of these: the scarcest component counts. 0 of none.
std::int64_t whole_products(std::span<const ComponentCount> components);

}  // namespace touiza::campaigns
