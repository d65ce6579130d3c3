// Where what each lab made is now, alone or inside of products: what its work came to.
#pragma once

#include "production/ids.hpp"
#include "stock/ledger.hpp"

namespace touiza::production {

struct LabUnits {
  LabId lab_id;
  std::int64_t in_transit = 0;  ///< Pieces on any way, also to a hub.
  std::int64_t received = 0;    ///< Pieces that sites keep.
  std::vector<SiteId> sites;    ///< Those that received some, by id.
};

class Whereabouts {
 public:
  explicit Whereabouts(const stock::Ledger& ledger) : ledger_{ledger} {}

  /// Of all labs of which something has left, by id. A product is so many pieces of a lab as went
  /// into its lot, in proportion. No permission is checked.
  std::vector<LabUnits> of_labs(database::Transaction& t, const NetworkId& network) const;

 private:
  const stock::Ledger& ledger_;
};

}  // namespace touiza::production
