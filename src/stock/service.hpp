// Use cases of stock: looking, recording what arrives and what was counted, reversing, proving.
#pragma once

#include "accounts/caller.hpp"
#include "network/directory.hpp"
#include "stock/ledger.hpp"

namespace touiza::stock {

struct StockQuery {
  std::optional<std::string> item;   ///< An item's id; a material's code is understood too.
  std::optional<std::string> place;  ///< A lab's or a site's id.
  std::optional<LotId> lot;
  std::optional<StockState> state;

  static constexpr auto rules() {
    return json::rules(json::text(&StockQuery::item, {.max = 60}),
                       json::text(&StockQuery::place, {.max = 60}));
  }
};
BOOST_DESCRIBE_STRUCT(StockQuery, (), (item, place, lot, state))

struct BalanceView {
  ItemRef item;
  std::optional<std::string> material_code;
  std::optional<LotId> lot_id;
  PlaceRef place;
  StockState state = StockState::accepted;
  std::int64_t quantity = 0;
  CountedIn counted_in = CountedIn::unit;
};
BOOST_DESCRIBE_STRUCT(BalanceView, (),
                      (item, material_code, lot_id, place, state, quantity, counted_in))

struct StockView {
  std::vector<BalanceView> items;
};
BOOST_DESCRIBE_STRUCT(StockView, (), (items))

struct StockMoveQuery : http::PageQuery {
  std::optional<std::string> item;
  std::optional<std::string> place;
  std::optional<LotId> lot;
};
BOOST_DESCRIBE_STRUCT(StockMoveQuery, (http::PageQuery), (item, place, lot))

struct MoveView {
  MoveId move_id;
  std::int64_t seq = 0;
  ItemRef item;
  std::optional<LotId> lot_id;
  std::int64_t quantity = 0;
  Standing from;
  Standing to;
  Instant occurred_at;
  Instant recorded_at;
  std::string reason;
  MoveSource source;
  AccountId actor;
  std::optional<MoveId> reverses_id;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(MoveView, (),
                      (move_id, seq, item, lot_id, quantity, from, to, occurred_at, recorded_at,
                       reason, source, actor, reverses_id, hash))

enum class RecordKind {
  arrival,     ///< So much came in.
  count,       ///< So much is there; the difference is booked.
  correction,  ///< So much more, or less where it is negative.
};
BOOST_DESCRIBE_ENUM(RecordKind, arrival, count, correction)

/// What a person says of the stock of a place; lots move by their own rooms only.
struct StockRecordDraft {
  PlaceRef place;
  ItemRef item;               ///< A material by id or code, or a component that is bought in.
  std::int64_t quantity = 0;  ///< As `counted_in` of the item says.
  RecordKind kind = RecordKind::arrival;
  std::string reason;

  static constexpr auto rules() {
    return json::rules(json::range(&StockRecordDraft::quantity, {.min = -1e15, .max = 1e15}),
                       json::text(&StockRecordDraft::reason, {.max = 500}),
                       json::may_be_absent(&StockRecordDraft::reason));
  }
};
BOOST_DESCRIBE_STRUCT(StockRecordDraft, (), (place, item, quantity, kind, reason))

struct ReversalDraft {
  std::string reason;

  static constexpr auto rules() {
    return json::rules(json::text(&ReversalDraft::reason, {.min = 1, .max = 500}));
  }
};
BOOST_DESCRIBE_STRUCT(ReversalDraft, (), (reason))

class StockService {
 public:
  StockService(const accounts::Foundation& foundation, const network::NetworkDirectory& directory)
      : house_{foundation}, directory_{directory}, ledger_{foundation.clock, foundation.random} {}

  /// What is where, for those who may see it: all of it, or their organizations' places.
  /// Errors: those of allow(), "not_found".
  Result<StockView> balances(const accounts::Caller& caller, const NetworkId& network,
                             const StockQuery& query) const;
  /// Errors: those of allow(), "not_found", "cursor_is_malformed".
  Result<http::Page<MoveView>> moves(const accounts::Caller& caller, const NetworkId& network,
                                     const StockMoveQuery& query) const;
  /// The balance that the record leaves. Errors: those of allow(), "not_found", "place_unknown",
  /// "material_unknown", "quantity_not_positive", "quantity_is_negative", "reason_missing",
  /// "nothing_to_correct", "stock_is_short".
  Result<BalanceView> record(const accounts::Caller& caller, const NetworkId& network,
                             const StockRecordDraft& draft) const;
  /// Errors: those of allow() and of Ledger::reverse().
  Result<MoveView> reverse(const accounts::Caller& caller, const NetworkId& network,
                           const MoveId& move, const ReversalDraft& draft) const;
  /// Errors: those of allow(), "not_found".
  Result<LedgerCheck> check(const accounts::Caller& caller, const NetworkId& network) const;

  const Ledger& ledger() const { return ledger_; }

 private:
  accounts::Foundation house_;
  const network::NetworkDirectory& directory_;
  Ledger ledger_;
};

}  // namespace touiza::stock
