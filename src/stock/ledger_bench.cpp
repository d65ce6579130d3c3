// How long does the proof of the ledger take, per move, and how long does a move?
//
// TOUIZA_BENCH_MOVES=10000000 proves that many besides; filling them in takes far longer.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>

#include "base/log.hpp"
#include "database/migration.hpp"
#include "stock/ledger.hpp"
#include "stock/store.hpp"

namespace {

using namespace touiza;
using namespace touiza::stock;

/// A ledger in a folder of its own.
class Books {
 public:
  Books() {
    log::set_level(log::Level::error);
    auto pattern = (std::filesystem::temp_directory_path() / "touiza-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    folder_ = pattern;
    auto opened = database::Database::open({.url = "sqlite:" + (folder_ / "bench.db").string()});
    if (!opened) std::abort();
    database = *std::move(opened);
    if (!database::migrate(*database, migrations(), clock_)) std::abort();
  }
  ~Books() {
    database.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  /// Pieces of ten items made in a hundred labs, each move in its turn, all in one transaction.
  void post(std::int64_t count) {
    const auto posted = database->write([&](database::Transaction& transaction) -> Done {
      for (std::int64_t i = 0; i < count; ++i) {
        MoveDraft move;
        move.network = network;
        move.item = {ItemKind::component,
                     "01890000-0000-7000-8000-00000000000" + std::to_string(i % 10)};
        move.quantity = 1 + i % 7;
        const PlaceRef lab{PlaceKind::lab,
                           "01890000-0000-7000-8000-0000000001" + std::to_string(10 + i % 90)};
        move.from = {lab, StockState::making};
        move.to = {lab, StockState::quarantine};
        move.occurred_at = clock_.now();
        move.source = {"run", "01890000-0000-7000-8000-000000000200"};
        const auto done = ledger.post(transaction, move);
        if (!done) return done.error();
      }
      return {};
    });
    if (!posted) std::abort();
  }

  std::unique_ptr<database::Database> database;
  NetworkId network{"01890000-0000-7000-8000-0000000000a1"};

 private:
  std::filesystem::path folder_;
  SystemClock clock_;
  SystemRandom random_;

 public:
  Ledger ledger{clock_, random_};
};

void prove(benchmark::State& state) {
  Books books;
  for (std::int64_t left = state.range(0); left > 0; left -= 100'000) {
    books.post(std::min<std::int64_t>(left, 100'000));
  }
  LedgerCheck found;
  for (auto _ : state) {
    found = *books.database->read([&](database::Transaction& transaction) -> Result<LedgerCheck> {
      return books.ledger.check(transaction, books.network);
    });
  }
  if (!found.is_sound()) std::abort();
  state.counters["moves"] = static_cast<double>(found.moves);
  state.counters["per_move"] = benchmark::Counter(
      static_cast<double>(found.moves),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(prove)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Apply([](auto* bench) {
  if (const char* moves = std::getenv("TOUIZA_BENCH_MOVES")) bench->Arg(std::atoll(moves));
});

void post_moves(benchmark::State& state) {
  Books books;
  std::int64_t posted = 0;
  for (auto _ : state) {
    books.post(state.range(0));
    posted += state.range(0);
  }
  state.counters["moves"] = static_cast<double>(posted);
  state.counters["per_move"] = benchmark::Counter(
      static_cast<double>(posted), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(post_moves)->Arg(1'000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
