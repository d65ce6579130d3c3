#include "stock/ledger.hpp"

#include <fmt/format.h>

#include "network/ids.hpp"
#include "stock/detail/move_text.hpp"

namespace touiza::stock {
namespace {

using database::Transaction;

constexpr auto begin_chain_sql = R"sql(
  INSERT INTO stock_chain (network_id, seq, hash) VALUES (?1, 0, ?2) ON CONFLICT DO NOTHING
)sql";

// Changing the row first makes others who post wait, so that the hash read is the last one.
constexpr auto next_seq_sql = R"sql(
  UPDATE stock_chain SET seq = seq + 1 WHERE network_id = ?1 RETURNING seq, hash
)sql";

constexpr auto set_hash_sql = "UPDATE stock_chain SET hash = ?2 WHERE network_id = ?1";

constexpr auto take_sql = R"sql(
  UPDATE stock_balance SET quantity = quantity - ?8
  WHERE network_id = ?1 AND item_kind = ?2 AND item_id = ?3 AND lot_id = ?4 AND place_kind = ?5
    AND place_id = ?6 AND state = ?7 AND quantity >= ?8
)sql";

constexpr auto add_sql = R"sql(
  INSERT INTO stock_balance (network_id, item_kind, item_id, lot_id, place_kind, place_id, state,
                             quantity)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (network_id, item_id, item_kind, lot_id, place_id, place_kind, state)
  DO UPDATE SET quantity = stock_balance.quantity + excluded.quantity
)sql";

constexpr auto balance_sql = R"sql(
  SELECT quantity FROM stock_balance
  WHERE network_id = ?1 AND item_kind = ?2 AND item_id = ?3 AND lot_id = ?4 AND place_kind = ?5
    AND place_id = ?6 AND state = ?7
)sql";

constexpr auto is_reversed_sql = R"sql(
  SELECT COUNT(*) FROM stock_move WHERE network_id = ?1 AND reverses_id = ?2
)sql";

struct Head {
  std::int64_t seq = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Head, (), (seq, hash))

std::string lot_text(const std::optional<LotId>& lot) { return lot ? lot->text : std::string{}; }

void add(Transaction& transaction, const MoveDraft& draft, const Standing& standing,
         std::int64_t quantity) {
  transaction.run(add_sql, draft.network, draft.item.kind, draft.item.id, lot_text(draft.lot),
                  standing.place.kind, standing.place.id, standing.state, quantity);
}

bool take(Transaction& transaction, const MoveDraft& draft) {
  return transaction.run(take_sql, draft.network, draft.item.kind, draft.item.id,
                         lot_text(draft.lot), draft.from.place.kind, draft.from.place.id,
                         draft.from.state, draft.quantity) > 0;
}

}  // namespace

std::string hash_of(const Move& move) { return sha256_hex(detail::move_text(move)); }

Result<MoveId> Ledger::book(Transaction& transaction, const MoveDraft& draft,
                            const std::optional<MoveId>& reverses) const {
  if (may_be_negative(draft.from.state)) {
    add(transaction, draft, draft.from, -draft.quantity);
  } else if (!take(transaction, draft)) {
    const auto there = balance(transaction, {draft.network, draft.item, draft.lot, draft.from});
    return Error{ErrorKind::conflict, "stock_is_short",
                 fmt::format("Only {} of {} are there ({}).", there, draft.quantity,
                             json::enum_name(draft.from.state)),
                 "Count what is there and record it, or move less."};
  }
  add(transaction, draft, draft.to, draft.quantity);

  transaction.run(begin_chain_sql, draft.network, no_hash);
  const auto head = transaction.one<Head>(next_seq_sql, draft.network);
  Move move;
  move.network_id = draft.network;
  move.seq = head->seq;
  move.move_id = new_id<MoveId>(clock_.now(), random_);
  move.item_kind = draft.item.kind;
  move.item_id = draft.item.id;
  move.lot_id = lot_text(draft.lot);
  move.quantity = draft.quantity;
  move.from_place_kind = draft.from.place.kind;
  move.from_place_id = draft.from.place.id;
  move.from_state = draft.from.state;
  move.to_place_kind = draft.to.place.kind;
  move.to_place_id = draft.to.place.id;
  move.to_state = draft.to.state;
  move.occurred_at = draft.occurred_at;
  move.recorded_at = clock_.now();
  move.reason = draft.reason;
  move.source_type = draft.source.type;
  move.source_id = draft.source.id;
  move.actor = draft.actor;
  move.reverses_id = reverses;
  move.prev_hash = head->hash;
  move.hash = hash_of(move);
  transaction.insert("stock_move", move);
  transaction.run(set_hash_sql, draft.network, move.hash);
  return move.move_id;
}

Result<MoveId> Ledger::post(Transaction& transaction, const MoveDraft& draft) const {
  if (const auto sound = stock::check(draft); !sound) return sound.error();
  return book(transaction, draft, std::nullopt);
}

Result<MoveId> Ledger::reverse(Transaction& transaction, const NetworkId& network, const MoveId& id,
                               const std::string& reason, const AccountId& actor) const {
  const auto move = find(transaction, network, id);
  if (!move) return network::not_found();
  if (move->reverses_id) {
    return Error{ErrorKind::conflict, "reversal_stands", "This move is itself a reversal.",
                 "Post the first move anew."};
  }
  if (transaction.value<std::int64_t>(is_reversed_sql, network, id) > 0) {
    return Error{ErrorKind::conflict, "already_reversed", "This move was reversed before.", ""};
  }
  MoveDraft draft;
  draft.network = network;
  draft.item = {move->item_kind, move->item_id};
  if (!move->lot_id.empty()) draft.lot = LotId{move->lot_id};
  draft.quantity = move->quantity;
  draft.from = {{move->to_place_kind, move->to_place_id}, move->to_state};
  draft.to = {{move->from_place_kind, move->from_place_id}, move->from_state};
  draft.occurred_at = clock_.now();
  draft.reason = reason;
  draft.source = {move->source_type, move->source_id};
  draft.actor = actor;
  return book(transaction, draft, id);
}

std::int64_t Ledger::balance(Transaction& transaction, const Account& account) const {
  return transaction
      .one<std::int64_t>(balance_sql, account.network, account.item.kind, account.item.id,
                         lot_text(account.lot), account.standing.place.kind,
                         account.standing.place.id, account.standing.state)
      .value_or(0);
}

}  // namespace touiza::stock
