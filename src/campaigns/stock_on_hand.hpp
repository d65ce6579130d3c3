// What the ledger says lies where, for planning.
#pragma once

#include "campaigns/progress.hpp"
#include "stock/ledger.hpp"

namespace touiza::campaigns {

/// Accepted materials, components and products at labs and sites; products that are assembled and
/// wait for their inspection are counted with them, and what is on its way to a lab or hub. A
/// material that was ever booked has a row.
class LedgerStockCount final : public StockCount {
 public:
  explicit LedgerStockCount(const stock::Ledger& ledger) : ledger_{ledger} {}
  std::vector<StockOnHand> on_hand(database::Transaction& t, const NetworkId& network) override;

 private:
  const stock::Ledger& ledger_;
};

}  // namespace touiza::campaigns
