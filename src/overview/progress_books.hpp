// What is known of all needs and jobs of a network, and whether its numbers agree.
#pragma once

#include "database/transaction.hpp"
#include "overview/progress_sums.hpp"
#include "stock/ledger.hpp"

namespace touiza::overview {

/// Where the numbers come from.
struct BookKeepers {
  const campaigns::JobDesk& jobs;
  campaigns::DeliveredSoFar& deliveries;
  const stock::Ledger& ledger;
};

/// Needs that nobody has verified, and those rejected, are left out unless something was sent to
/// them. No permission is checked here.
Books read_books(database::Transaction& t, const NetworkId& network, const BookKeepers& keepers);

std::map<RegionId, Quantities> sums_by_region(const Books& books, const Sums& sums);

/// Adds the numbers up over needs, over regions and over campaigns, and holds what was received
/// and what is on its way against the ledger, site by site. For tests and `touiza admin check`.
Agreement agreement(database::Transaction& t, const NetworkId& network, const BookKeepers& keepers);

}  // namespace touiza::overview
