#include "stock/store.hpp"

namespace touiza::stock {
namespace {

// `seq` leads the key, so that the chain is read in its order without sorting. An empty lot_id is
// no lot: a NULL would make each row of a unique key its own.
constexpr auto ledger = R"sql(
  CREATE TABLE stock_move (
    network_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    move_id TEXT NOT NULL,
    item_kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    from_place_kind TEXT NOT NULL,
    from_place_id TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_place_kind TEXT NOT NULL,
    to_place_id TEXT NOT NULL,
    to_state TEXT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    source_type TEXT NOT NULL,
    source_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    reverses_id TEXT,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (network_id, seq),
    UNIQUE (network_id, move_id)
  );
  CREATE UNIQUE INDEX stock_move_reversed_once ON stock_move (network_id, reverses_id)
    WHERE reverses_id IS NOT NULL;
  CREATE INDEX stock_move_of_item ON stock_move (network_id, item_id, seq);
  CREATE INDEX stock_move_of_lot ON stock_move (network_id, lot_id, seq) WHERE lot_id <> '';
  CREATE INDEX stock_move_from ON stock_move (network_id, from_place_id, seq);
  CREATE INDEX stock_move_to ON stock_move (network_id, to_place_id, seq);
  CREATE INDEX stock_move_of_source ON stock_move (network_id, source_id, seq);
  CREATE TABLE stock_balance (
    network_id TEXT NOT NULL,
    item_kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    place_kind TEXT NOT NULL,
    place_id TEXT NOT NULL,
    state TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (network_id, item_id, item_kind, lot_id, place_id, place_kind, state)
  );
  CREATE INDEX stock_balance_at ON stock_balance (network_id, place_id);
  CREATE INDEX stock_balance_of_lot ON stock_balance (network_id, lot_id) WHERE lot_id <> '';
  CREATE TABLE stock_chain (
    network_id TEXT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
  );
)sql";

constexpr auto append_only_sqlite = R"sql(
  CREATE TRIGGER stock_move_never_changed BEFORE UPDATE ON stock_move
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER stock_move_never_deleted BEFORE DELETE ON stock_move
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
)sql";

constexpr auto append_only_postgresql = R"sql(
  CREATE FUNCTION stock_move_is_kept() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the ledger is append-only''; END';
  CREATE TRIGGER stock_move_never_changed BEFORE UPDATE OR DELETE ON stock_move
    FOR EACH ROW EXECUTE FUNCTION stock_move_is_kept();
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"stock", 1, "the ledger", ledger},
          {"stock", 2, "the ledger is append-only", append_only_sqlite, append_only_postgresql}};
}

}  // namespace touiza::stock
