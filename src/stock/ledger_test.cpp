// What the ledger promises to the rooms below.
#include "stock/ledger.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "base/log.hpp"
#include "database/database_fixture.hpp"
#include "stock/store.hpp"

using namespace touiza;
using namespace touiza::stock;
using database::Transaction;

namespace {

const NetworkId here{"01890000-0000-7000-8000-0000000000a1"};
const NetworkId elsewhere{"01890000-0000-7000-8000-0000000000a2"};
const PlaceRef lab{PlaceKind::lab, "lab-1"};
const PlaceRef hospital{PlaceKind::site, "site-1"};
const ItemRef visor{ItemKind::component, "visor"};
const LotId lot{"01890000-0000-7000-8000-0000000000c1"};

struct Books {
  explicit Books(database::Database& engine) : database{engine} {
    log::set_level(log::Level::error);
    REQUIRE(database::migrate(database, migrations(), clock));
  }

  static MoveDraft move(std::int64_t quantity, Standing from, Standing to) {
    MoveDraft draft;
    draft.network = here;
    draft.item = visor;
    draft.lot = lot;
    draft.quantity = quantity;
    draft.from = std::move(from);
    draft.to = std::move(to);
    draft.occurred_at = Instant{1};
    draft.reason = "";
    draft.source = {"run", "run-1"};
    draft.actor = AccountId{"somebody"};
    return draft;
  }
  Result<MoveId> post(const MoveDraft& draft) {
    return database.write(
        [&](Transaction& transaction) { return ledger.post(transaction, draft); });
  }
  MoveId make(std::int64_t quantity) {
    const auto made = post(move(quantity, {lab, StockState::making}, {lab, StockState::accepted}));
    REQUIRE(made);
    return *made;
  }
  std::int64_t balance(const PlaceRef& place, StockState state) {
    return *database.read([&](Transaction& transaction) -> Result<std::int64_t> {
      return ledger.balance(transaction, {here, visor, lot, {place, state}});
    });
  }
  LedgerCheck check() {
    return *database.read([&](Transaction& transaction) -> Result<LedgerCheck> {
      return ledger.check(transaction, here);
    });
  }
  Done tamper(const std::string& sql) {
    return database.write([&](Transaction& transaction) -> Done {
      transaction.run(sql);
      return {};
    });
  }
  /// What a person with the database's own tools could do.
  void tamper_by_force(const std::string& sql) {
    const bool is_sqlite = database.engine() == database::Engine::sqlite;
    REQUIRE(database.run_alone([&](Transaction& transaction) {
      transaction.run_script(is_sqlite ? "DROP TRIGGER stock_move_never_changed;"
                                         "DROP TRIGGER stock_move_never_deleted"
                                       : "DROP TRIGGER stock_move_never_changed ON stock_move");
      transaction.run(sql);
      return true;
    }));
  }

  database::Database& database;
  ManualClock clock{Instant{1'600'000'000'000'000}};
  SystemRandom random;
  Ledger ledger{clock, random};
};

void with_books(const std::function<void(Books&)>& check) {
  database::EachEngine{}.for_each([&](database::Database& engine) {
    Books books{engine};
    check(books);
  });
}

}  // namespace

TEST_CASE("what is made, shipped and received adds up to zero at every moment") {
  with_books([](Books& books) {
    books.make(40);
    CHECK(books.balance(lab, StockState::accepted) == 40);
    CHECK(books.balance(lab, StockState::making) == -40);
    REQUIRE(books.post(
        Books::move(30, {lab, StockState::accepted}, {hospital, StockState::in_transit})));
    REQUIRE(books.post(
        Books::move(28, {hospital, StockState::in_transit}, {hospital, StockState::received})));
    CHECK(books.balance(hospital, StockState::in_transit) == 2);
    const auto proof = books.check();
    CHECK(proof.is_sound());
    CHECK(proof.moves == 3);
    CHECK(proof.finding.empty());
  });
}

TEST_CASE("more than is there cannot be moved, and nothing is left of the try") {
  with_books([](Books& books) {
    books.make(12);
    const auto refused =
        books.post(Books::move(40, {lab, StockState::accepted}, {lab, StockState::scrapped}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "stock_is_short");
    CHECK(refused.error().message == "Only 12 of 40 are there (accepted).");
    CHECK(books.balance(lab, StockState::accepted) == 12);
    CHECK(books.check().moves == 1);
    // Another lot of the same item does not help.
    auto other = Books::move(1, {lab, StockState::accepted}, {lab, StockState::scrapped});
    other.lot.reset();
    CHECK(books.post(other).error().message == "Only 0 of 1 are there (accepted).");
  });
}

TEST_CASE("moves that mean nothing are refused") {
  with_books([](Books& books) {
    const Standing making{lab, StockState::making};
    const Standing accepted{lab, StockState::accepted};
    CHECK(books.post(Books::move(0, making, accepted)).error().code == "quantity_not_positive");
    CHECK(books.post(Books::move(-3, making, accepted)).error().code == "quantity_not_positive");
    CHECK(books.post(Books::move(quantity_max + 1, making, accepted)).error().code ==
          "quantity_too_large");
    CHECK(books.post(Books::move(1, accepted, accepted)).error().code == "move_goes_nowhere");
    CHECK(books.post(Books::move(1, {lab, StockState::supplier}, accepted)).error().code ==
          "place_does_not_fit_state");
    CHECK(books.post(Books::move(1, making, {outside(), StockState::received})).error().code ==
          "place_does_not_fit_state");
    CHECK(books.check().moves == 0);
  });
}

TEST_CASE("a mistake is reversed once, by a move of its own") {
  with_books([](Books& books) {
    const auto made = books.make(10);
    const auto reverse = [&](const MoveId& id) {
      return books.database.write([&](Transaction& transaction) {
        return books.ledger.reverse(transaction, here, id, "Counted twice.", AccountId{"me"});
      });
    };
    const auto reversal = reverse(made);
    REQUIRE(reversal);
    CHECK(books.balance(lab, StockState::accepted) == 0);
    CHECK(reverse(made).error().code == "already_reversed");
    CHECK(reverse(*reversal).error().code == "reversal_stands");
    CHECK(reverse(MoveId{"nothing"}).error().code == "not_found");
    CHECK(books.check().is_sound());

    const auto again = books.make(5);
    REQUIRE(books.post(Books::move(3, {lab, StockState::accepted}, {lab, StockState::consumed})));
    CHECK(reverse(again).error().message == "Only 2 of 5 are there (accepted).");
  });
}

TEST_CASE("the database itself refuses to change or delete a move") {
  with_books([](Books& books) {
    books.make(10);
    CHECK_FALSE(books.tamper("UPDATE stock_move SET quantity = 11"));
    CHECK_FALSE(books.tamper("DELETE FROM stock_move"));
    CHECK(books.check().is_sound());
  });
}

TEST_CASE("the proof finds a move that was changed by force") {
  with_books([](Books& books) {
    books.make(10);
    books.make(20);
    books.tamper_by_force("UPDATE stock_move SET reason = 'a gift' WHERE seq = 1");
    const auto proof = books.check();
    CHECK_FALSE(proof.chain_is_whole);
    CHECK(proof.balances_agree);
    CHECK(proof.finding == "Move 1 is not what was written.");
  });
}

TEST_CASE("the proof finds a move that is missing, at the end too") {
  with_books([](Books& books) {
    books.make(10);
    books.make(20);
    books.tamper_by_force("DELETE FROM stock_move WHERE seq = 2");
    const auto proof = books.check();
    CHECK_FALSE(proof.chain_is_whole);
    CHECK_FALSE(proof.balances_agree);
    CHECK(proof.finding == "The chain ends at move 1, where 2 were written.");
  });
}

TEST_CASE("the proof finds balances that no move explains") {
  with_books([](Books& books) {
    books.make(10);
    REQUIRE(books.tamper("UPDATE stock_balance SET quantity = 99 WHERE state = 'accepted'"));
    const auto proof = books.check();
    CHECK(proof.chain_is_whole);
    CHECK_FALSE(proof.balances_agree);
    CHECK_FALSE(proof.sum_is_zero);
    REQUIRE(books.tamper("DELETE FROM stock_balance"));
    CHECK_FALSE(books.check().balances_agree);
    CHECK(books.check().sum_is_zero);
  });
}

TEST_CASE("each network has a chain of its own") {
  with_books([](Books& books) {
    books.make(10);
    auto other = Books::move(1, {lab, StockState::making}, {lab, StockState::accepted});
    other.network = elsewhere;
    REQUIRE(books.post(other));
    const auto moves = books.database.read([&](Transaction& transaction) {
      return books.ledger.moves(transaction, elsewhere, {}, {});
    });
    REQUIRE(moves);
    REQUIRE(moves->items.size() == 1);
    CHECK(moves->items[0].seq == 1);
    CHECK(moves->items[0].prev_hash == no_hash);
    CHECK(moves->items[0].hash == hash_of(moves->items[0]));
  });
}

TEST_CASE("moves come newest first, by item, lot, place and source, in pages") {
  with_books([](Books& books) {
    for (int i = 1; i <= 5; ++i) books.make(i);
    auto bare = Books::move(7, {lab, StockState::making}, {lab, StockState::quarantine});
    bare.lot.reset();
    bare.item.id = "band";
    bare.source = {"run", "run-2"};
    REQUIRE(books.post(bare));
    const auto seqs = [&](const MoveFilter& filter, const http::PageQuery& page = {}) {
      const auto found = books.database.read([&](Transaction& transaction) {
        return books.ledger.moves(transaction, here, filter, page);
      });
      REQUIRE(found);
      std::vector<std::int64_t> all;
      for (const auto& move : found->items) all.push_back(move.seq);
      return all;
    };
    using Seqs = std::vector<std::int64_t>;
    CHECK(seqs({}) == Seqs{6, 5, 4, 3, 2, 1});
    CHECK(seqs({}, {.limit = 2, .cursor = "4"}) == Seqs{3, 2});
    MoveFilter filter;
    filter.item_id = "band";
    CHECK(seqs(filter) == Seqs{6});
    filter = {};
    filter.lot = lot;
    CHECK(seqs(filter) == Seqs{5, 4, 3, 2, 1});
    filter.source = MoveSource{"run", "run-2"};
    CHECK(seqs(filter).empty());
    filter = {};
    filter.place = hospital;
    CHECK(seqs(filter).empty());
    filter.place = lab;
    CHECK(seqs(filter).size() == 6);
    filter.place_ids = std::vector<std::string>{"site-1"};
    CHECK(seqs(filter).empty());
    const auto refused = books.database.read([&](Transaction& transaction) {
      return books.ledger.moves(transaction, here, {}, {.limit = 5, .cursor = "x"});
    });
    CHECK(refused.error().code == "cursor_is_malformed");
    const auto history =
        books.database.read([&](Transaction& transaction) -> Result<std::vector<Move>> {
          return books.ledger.history(transaction, here, lot);
        });
    REQUIRE(history->size() == 5);
    CHECK(history->front().seq == 1);
  });
}

TEST_CASE("balances are told by what is asked, and empty accounts are left out") {
  with_books([](Books& books) {
    books.make(10);
    REQUIRE(books.post(Books::move(10, {lab, StockState::accepted}, {lab, StockState::consumed})));
    const auto told = [&](const BalanceFilter& filter) {
      return *books.database.read([&](Transaction& transaction) -> Result<std::vector<Balance>> {
        return books.ledger.balances(transaction, here, filter);
      });
    };
    CHECK(told({}).size() == 2);
    BalanceFilter filter;
    filter.state = StockState::consumed;
    filter.item = visor;
    filter.lot = lot;
    filter.place = lab;
    REQUIRE(told(filter).size() == 1);
    CHECK(told(filter)[0].quantity == 10);
    filter.place = hospital;
    CHECK(told(filter).empty());
  });
}

TEST_CASE("many who post at once leave one whole chain") {
  with_books([](Books& books) {
    constexpr int writers = 4;
    constexpr int each = 10;
    std::vector<std::thread> threads;
    std::atomic<int> posted = 0;
    for (int i = 0; i < writers; ++i) {
      threads.emplace_back([&] {
        for (int j = 0; j < each; ++j) {
          while (
              !books.post(Books::move(1, {lab, StockState::making}, {lab, StockState::accepted}))) {
          }
          ++posted;
        }
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(posted == writers * each);
    CHECK(books.balance(lab, StockState::accepted) == writers * each);
    const auto proof = books.check();
    CHECK(proof.is_sound());
    CHECK(proof.moves == writers * each);
  });
}

TEST_CASE("materials are counted in milligrams, millimetres and square millimetres") {
  using network::MaterialUnit;
  CHECK(quantity_of(1.5, MaterialUnit::g) == 1'500);
  CHECK(quantity_of(0.0707, MaterialUnit::m2) == 70'700);
  CHECK(quantity_of(2, MaterialUnit::m) == 2'000);
  CHECK(quantity_of(3, MaterialUnit::unit) == 3);
  CHECK(amount_of(70'700, MaterialUnit::m2) == doctest::Approx(0.0707));
  CHECK(counted_in(MaterialUnit::g) == CountedIn::mg);
}
