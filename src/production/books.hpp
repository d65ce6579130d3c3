// What production writes into the ledger: pieces from nothing into quarantine, lots from one state
// into another, materials used up.
#pragma once

#include "production/lot_model.hpp"
#include "production/run_model.hpp"

namespace touiza::production {

/// Who did it, when, and what for; the same for all moves of one step.
struct Entry {
  stock::MoveSource source;
  AccountId actor;
  Instant at;
  std::string reason;
};

/// All within the caller's transaction. Errors of all: those of Ledger::post().
class Books {
 public:
  using Transaction = database::Transaction;

  explicit Books(const stock::Ledger& ledger) : ledger_{ledger} {}

  /// making → quarantine, in no lot yet.
  Done make_loose(Transaction& t, const NetworkId& network, const stock::ItemRef& item,
                  const PlaceRef& place, std::int64_t pieces, const Entry& entry) const;
  /// Loose pieces become pieces of a lot: back to where they came from, and from there into the
  /// lot's quarantine, since one move speaks of one lot. A component that is a whole product
  /// becomes one here.
  Done put_into(Transaction& t, const Lot& lot, const stock::ItemRef& loose, std::int64_t pieces,
                const Entry& entry) const;
  /// A product lot out of nothing: making → quarantine.
  Done make_lot(Transaction& t, const Lot& lot, const Entry& entry) const;
  /// All units of the lot that stand in `from`, at any lab or site, go to `to` where they are.
  Done restate(Transaction& t, const Lot& lot, stock::StockState from, stock::StockState to,
               const Entry& entry) const;
  Done move(Transaction& t, const Lot& lot, std::int64_t units, const stock::Standing& from,
            const stock::Standing& to, const Entry& entry) const;
  /// Accepted material at the place is used first; what the books do not have there came from a
  /// supplier, unrecorded. `amount` in the material's unit.
  Done consume(Transaction& t, const NetworkId& network, const MaterialId& material, double amount,
               const PlaceRef& place, const Entry& entry) const;

  std::int64_t units(Transaction& t, const Lot& lot, const stock::Standing& standing) const;
  /// Of one lot, but for where things begin.
  std::vector<stock::Balance> holdings(Transaction& t, const NetworkId& network,
                                       const LotId& lot) const;

 private:
  const stock::Ledger& ledger_;
};

}  // namespace touiza::production
