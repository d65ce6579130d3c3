// What is asked of the ledger: balances and moves, by what is given.
#include <charconv>

#include "database/transaction.hpp"
#include "stock/ledger.hpp"

namespace touiza::stock {
namespace {

using database::Transaction;
using database::Value;

/// Conditions that are given only, with their arguments: an index serves each, where one text for
/// all would serve none.
class Conditions {
 public:
  template <class T>
  int argument(const T& value) {
    arguments_.push_back(database::to_value(value));
    return static_cast<int>(arguments_.size());
  }
  void add(std::string condition) {
    text_ += text_.empty() ? " WHERE " : " AND ";
    text_ += condition;
  }
  template <class T>
  void equal(const char* column, const T& value) {
    add(std::string{column} + " = ?" + std::to_string(argument(value)));
  }

  const std::string& text() const { return text_; }
  const std::vector<Value>& arguments() const { return arguments_; }

 private:
  std::string text_;
  std::vector<Value> arguments_;
};

template <class T>
std::vector<T> all(Transaction& transaction, const std::string& sql, const Conditions& where) {
  std::vector<T> found;
  database::detail::Columns columns;
  transaction.execute(sql, where.arguments(), [&](const database::Row& row) {
    found.push_back(database::detail::row_to<T>(row, columns));
  });
  return found;
}

constexpr auto move_columns =
    "SELECT network_id, seq, move_id, item_kind, item_id, lot_id, quantity, from_place_kind, "
    "from_place_id, from_state, to_place_kind, to_place_id, to_state, occurred_at, recorded_at, "
    "reason, source_type, source_id, actor, reverses_id, prev_hash, hash FROM stock_move";

struct BalanceRow {
  ItemKind item_kind = ItemKind::material;
  std::string item_id;
  std::string lot_id;
  PlaceKind place_kind = PlaceKind::lab;
  std::string place_id;
  StockState state = StockState::accepted;
  std::int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(BalanceRow, (),
                      (item_kind, item_id, lot_id, place_kind, place_id, state, quantity))

Result<std::int64_t> seq_from(const std::string& cursor) {
  std::int64_t seq = 0;
  const auto read = std::from_chars(cursor.data(), cursor.data() + cursor.size(), seq);
  if (read.ec == std::errc{} && read.ptr == cursor.data() + cursor.size() && seq > 0) return seq;
  return Error{ErrorKind::invalid_input, "cursor_is_malformed",
               "This cursor was not given by this list.", "Begin again without a cursor."};
}

}  // namespace

std::vector<Balance> Ledger::balances(Transaction& transaction, const NetworkId& network,
                                      const BalanceFilter& filter) const {
  Conditions where;
  where.equal("network_id", network);
  where.add("quantity <> 0");
  if (filter.item) {
    where.equal("item_id", filter.item->id);
    where.equal("item_kind", filter.item->kind);
  }
  if (filter.lot) where.equal("lot_id", *filter.lot);
  if (filter.place) {
    where.equal("place_id", filter.place->id);
    where.equal("place_kind", filter.place->kind);
  }
  if (filter.state) where.equal("state", *filter.state);
  const auto sql =
      "SELECT item_kind, item_id, lot_id, place_kind, place_id, state, quantity "
      "FROM stock_balance" +
      where.text() + " ORDER BY item_id, item_kind, lot_id, place_id, place_kind, state";
  std::vector<Balance> found;
  for (auto& row : all<BalanceRow>(transaction, sql, where)) {
    std::optional<LotId> lot;
    if (!row.lot_id.empty()) lot = LotId{std::move(row.lot_id)};
    found.push_back({{row.item_kind, std::move(row.item_id)},
                     std::move(lot),
                     {{row.place_kind, std::move(row.place_id)}, row.state},
                     row.quantity});
  }
  return found;
}

std::optional<Move> Ledger::find(Transaction& transaction, const NetworkId& network,
                                 const MoveId& move) const {
  return transaction.one<Move>(
      std::string{move_columns} + " WHERE network_id = ?1 AND move_id = ?2", network, move);
}

Result<http::Page<Move>> Ledger::moves(Transaction& transaction, const NetworkId& network,
                                       const MoveFilter& filter,
                                       const http::PageQuery& page) const {
  Conditions where;
  where.equal("network_id", network);
  if (page.cursor) {
    const auto before = seq_from(*page.cursor);
    if (!before) return before.error();
    where.add("seq < ?" + std::to_string(where.argument(*before)));
  }
  if (filter.item_id) where.equal("item_id", *filter.item_id);
  if (filter.lot) where.equal("lot_id", *filter.lot);
  if (filter.source) {
    where.equal("source_id", filter.source->id);
    where.equal("source_type", filter.source->type);
  }
  if (filter.place) {
    const auto id = "?" + std::to_string(where.argument(filter.place->id));
    const auto kind = "?" + std::to_string(where.argument(filter.place->kind));
    where.add("((from_place_id = " + id + " AND from_place_kind = " + kind +
              ") OR (to_place_id = " + id + " AND to_place_kind = " + kind + "))");
  }
  if (filter.place_ids) {
    const auto ids = "?" + std::to_string(where.argument(database::any_of(*filter.place_ids)));
    where.add("(from_place_id IN (" + ids + ") OR to_place_id IN (" + ids + "))");
  }
  const auto limit = where.argument(page.limit + 1);
  const auto sql =
      move_columns + where.text() + " ORDER BY seq DESC LIMIT ?" + std::to_string(limit);
  http::Page<Move> found;
  found.items = all<Move>(transaction, sql, where);
  if (found.items.size() > static_cast<std::size_t>(page.limit)) {
    found.items.pop_back();
    found.next_cursor = std::to_string(found.items.back().seq);
  }
  return found;
}

std::vector<Move> Ledger::history(Transaction& transaction, const NetworkId& network,
                                  const LotId& lot) const {
  return transaction.all<Move>(std::string{move_columns} +
                                   " WHERE network_id = ?1 AND lot_id = ?2 AND lot_id <> '' "
                                   "ORDER BY seq",
                               network, lot);
}

}  // namespace touiza::stock
