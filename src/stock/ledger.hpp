// The ledger: what the rooms below post, and what they and people ask of it.
#pragma once

#include <vector>

#include "accounts/foundation.hpp"
#include "database/transaction.hpp"
#include "http/api_values.hpp"
#include "stock/model.hpp"

namespace touiza::stock {

/// Which balances: what is not given is not asked. Accounts that stand at zero are left out.
struct BalanceFilter {
  std::optional<ItemRef> item;
  std::optional<LotId> lot;
  std::optional<PlaceRef> place;
  std::optional<StockState> state;
};

/// Which moves, the newest first.
struct MoveFilter {
  std::optional<std::string> item_id;
  std::optional<LotId> lot;
  std::optional<PlaceRef> place;  ///< At either end.
  std::optional<MoveSource> source;
  /// Only those with one of these places at an end; for those who may see no others.
  std::optional<std::vector<std::string>> place_ids;
};

/// Safe to share; holds no state of its own. No permission is checked here, nothing is committed
/// and no event is published: the caller does all three.
class Ledger {
 public:
  Ledger(const Clock& clock, Random& random) : clock_{clock}, random_{random} {}

  /// Books one move, at the end of its network's chain. Transactions that post in the same network
  /// wait for each other from here to their end.
  ///
  /// Errors: those of check(MoveDraft); "stock_is_short" with the numbers.
  Result<MoveId> post(database::Transaction& transaction, const MoveDraft& draft) const;

  /// Books the opposite of a move, once. Errors: "not_found", "already_reversed",
  /// "reversal_stands" (a reversal is not reversed; post anew), "stock_is_short".
  Result<MoveId> reverse(database::Transaction& transaction, const NetworkId& network,
                         const MoveId& move, const std::string& reason,
                         const AccountId& actor) const;

  std::int64_t balance(database::Transaction& transaction, const Account& account) const;
  /// By item, lot, place and state.
  std::vector<Balance> balances(database::Transaction& transaction, const NetworkId& network,
                                const BalanceFilter& filter) const;

  std::optional<Move> find(database::Transaction& transaction, const NetworkId& network,
                           const MoveId& move) const;
  /// Errors: "cursor_is_malformed".
  Result<http::Page<Move>> moves(database::Transaction& transaction, const NetworkId& network,
                                 const MoveFilter& filter, const http::PageQuery& page) const;
  /// All moves of a lot or of a source, the first one first: for genealogy and recalls.
  std::vector<Move> history(database::Transaction& transaction, const NetworkId& network,
                            const LotId& lot) const;

  /// Proves the ledger of one network: reads every move once, in order, in constant memory but for
  /// one sum for each account.
  LedgerCheck check(database::Transaction& transaction, const NetworkId& network) const;

 private:
  Result<MoveId> book(database::Transaction& transaction, const MoveDraft& draft,
                      const std::optional<MoveId>& reverses) const;

  const Clock& clock_;
  Random& random_;
};

/// The hash that a move has after `prev_hash`: SHA-256 over all its fields.
std::string hash_of(const Move& move);

}  // namespace touiza::stock
