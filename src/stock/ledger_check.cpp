// The proof of the ledger: one pass over all moves, then a comparison with the kept balances.
#include <fmt/format.h>

#include <map>
#include <unordered_map>

#include "database/transaction.hpp"
#include "stock/detail/move_text.hpp"
#include "stock/ledger.hpp"

namespace touiza::stock {
namespace {

using database::Row;
using database::Transaction;

// The columns in the order in which they are hashed; the texts are taken as they stand. A stretch
// at a time, since PostgreSQL's answers are held in memory whole.
constexpr auto chain_sql = R"sql(
  SELECT prev_hash, seq, move_id, item_kind, item_id, lot_id, quantity, from_place_kind,
         from_place_id, from_state, to_place_kind, to_place_id, to_state, occurred_at, recorded_at,
         reason, source_type, source_id, actor, reverses_id, hash
  FROM stock_move WHERE network_id = ?1 AND seq > ?2 ORDER BY seq LIMIT 20000
)sql";

constexpr auto balances_sql = R"sql(
  SELECT item_kind, item_id, lot_id, place_kind, place_id, state, quantity
  FROM stock_balance WHERE network_id = ?1
)sql";

constexpr auto head_sql = "SELECT seq, hash FROM stock_chain WHERE network_id = ?1";

struct Head {
  std::int64_t seq = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(Head, (), (seq, hash))

enum Column {
  prev_hash,
  seq,
  move_id,
  item_kind,
  item_id,
  lot_id,
  quantity,
  from_place_kind,
  from_place_id,
  from_state,
  to_place_kind,
  to_place_id,
  to_state,
  occurred_at,
  recorded_at,
  reason,
  source_type,
  source_id,
  actor,
  reverses_id,
  hash,
};

/// All that names an account inside a network, as one text. Ids have no line breaks; and if one
/// had, two accounts would be taken for one in both sums alike.
void account_key(std::string& key, std::initializer_list<std::string_view> parts) {
  key.clear();
  for (const auto part : parts) {
    key += part;
    key += '\n';
  }
}

/// The state is the last part of a key.
bool may_key_be_negative(const std::string& key) {
  for (const auto state : {StockState::supplier, StockState::making, StockState::adjustment}) {
    if (key.ends_with(fmt::format("\n{}\n", json::enum_name(state)))) return true;
  }
  return false;
}

class Proof {
 public:
  explicit Proof(const NetworkId& network) : network_{network} { text_.reserve(512); }

  void see_move(const Row& row) {
    ++found_.moves;
    last_seq_ = row.integer(seq);
    if (last_seq_ != found_.moves) {
      break_chain(fmt::format("Move {} is missing from the chain.", found_.moves));
    }
    if (row.text(prev_hash) != last_hash_) {
      break_chain(fmt::format("Move {} does not follow the one before it.", row.integer(seq)));
    }
    text_.clear();
    append_move_text(row);
    last_hash_ = sha256_hex(text_);
    if (row.text(hash) != last_hash_) {
      break_chain(fmt::format("Move {} is not what was written.", row.integer(seq)));
      last_hash_ = row.text(hash);
    }
    const auto units = row.integer(quantity);
    account_key(key_, {row.text(item_kind), row.text(item_id), row.text(lot_id),
                       row.text(from_place_kind), row.text(from_place_id), row.text(from_state)});
    sums_[key_] -= units;
    account_key(key_, {row.text(item_kind), row.text(item_id), row.text(lot_id),
                       row.text(to_place_kind), row.text(to_place_id), row.text(to_state)});
    sums_[key_] += units;
  }

  std::int64_t last_seq() const { return last_seq_; }

  void see_head(const std::optional<Head>& head) {
    const Head written = head.value_or(Head{0, no_hash});
    if (written.seq != found_.moves || written.hash != last_hash_) {
      break_chain(fmt::format("The chain ends at move {}, where {} were written.", found_.moves,
                              written.seq));
    }
  }

  void see_balance(const Row& row) {
    account_key(key_,
                {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
    const auto kept = row.integer(6);
    per_item_[std::string{row.text(1)}] += kept;
    const auto sum = sums_.find(key_);
    const auto moved = sum == sums_.end() ? 0 : sum->second;
    if (kept != moved) {
      disagree(fmt::format("Of item {}, {} are kept as '{}', and the moves come to {}.",
                           row.text(1), kept, row.text(5), moved));
    }
    if (sum != sums_.end()) sums_.erase(sum);
    if (kept < 0 && !may_key_be_negative(key_)) {
      found_.none_is_negative = false;
      say(fmt::format("Of item {}, {} are kept as '{}'.", row.text(1), kept, row.text(5)));
    }
  }

  LedgerCheck finish() {
    for (const auto& [key, sum] : sums_) {
      if (sum != 0) disagree(fmt::format("The moves come to {} where no balance is kept.", sum));
    }
    for (const auto& [item, sum] : per_item_) {
      if (sum == 0) continue;
      found_.sum_is_zero = false;
      say(fmt::format("The balances of item {} sum to {}, not to zero.", item, sum));
    }
    return std::move(found_);
  }

 private:
  void append_move_text(const Row& row) {
    using detail::append_field;
    text_ += "touiza-move/1;";
    append_field(text_, row.text(prev_hash));
    append_field(text_, network_.text);
    append_field(text_, row.integer(seq));
    for (const auto column : {move_id, item_kind, item_id, lot_id}) {
      append_field(text_, row.text(column));
    }
    append_field(text_, row.integer(quantity));
    for (const auto column :
         {from_place_kind, from_place_id, from_state, to_place_kind, to_place_id, to_state}) {
      append_field(text_, row.text(column));
    }
    append_field(text_, row.integer(occurred_at));
    append_field(text_, row.integer(recorded_at));
    for (const auto column : {reason, source_type, source_id, actor}) {
      append_field(text_, row.text(column));
    }
    append_field(text_, row.is_null(reverses_id) ? std::string_view{} : row.text(reverses_id));
  }

  void break_chain(std::string finding) {
    found_.chain_is_whole = false;
    say(std::move(finding));
  }
  void disagree(std::string finding) {
    found_.balances_agree = false;
    say(std::move(finding));
  }
  void say(std::string finding) {
    if (found_.finding.empty()) found_.finding = std::move(finding);
  }

  const NetworkId& network_;
  LedgerCheck found_;
  std::int64_t last_seq_ = 0;
  std::string last_hash_ = no_hash;
  std::string text_;
  std::string key_;
  std::unordered_map<std::string, std::int64_t> sums_;
  std::map<std::string, std::int64_t> per_item_;
};

}  // namespace

LedgerCheck Ledger::check(Transaction& transaction, const NetworkId& network) const {
  Proof proof{network};
  for (std::int64_t rows = 1; rows > 0;) {
    const database::Value stretch[] = {database::to_value(network),
                                       database::to_value(proof.last_seq())};
    rows = 0;
    transaction.execute(chain_sql, stretch, [&](const Row& row) {
      proof.see_move(row);
      ++rows;
    });
  }
  proof.see_head(transaction.one<Head>(head_sql, network));
  const database::Value wanted[] = {database::to_value(network)};
  transaction.execute(balances_sql, wanted, [&](const Row& row) { proof.see_balance(row); });
  return proof.finish();
}

}  // namespace touiza::stock
