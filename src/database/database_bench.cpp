// How many durable writes a second does one SQLite file take, from 1 client to 64 at once?
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <atomic>
#include <filesystem>

#include "database/database.hpp"

namespace {

using namespace touiza;
using namespace touiza::database;

std::unique_ptr<Database> database;
std::filesystem::path folder;
std::atomic<std::int64_t> next_id = 0;

void open_file(const benchmark::State&) {
  auto pattern = (std::filesystem::temp_directory_path() / "touiza-bench-XXXXXX").string();
  folder = ::mkdtemp(pattern.data());
  database = std::move(*Database::open({.url = "sqlite:" + (folder / "bench.db").string()}));
  const auto made = database->write([](Transaction& transaction) -> Done {
    transaction.run_script("CREATE TABLE item (id BIGINT PRIMARY KEY, text TEXT NOT NULL)");
    return {};
  });
  if (!made) std::abort();
}

void remove_file(const benchmark::State&) {
  database.reset();
  std::filesystem::remove_all(folder);
}

void insert_one_row(benchmark::State& state) {
  for (auto _ : state) {
    const auto done = database->write([](Transaction& transaction) -> Done {
      transaction.run("INSERT INTO item (id, text) VALUES (?1, ?2)", ++next_id,
                      "forty bytes or so");
      return {};
    });
    if (!done) state.SkipWithError(done.error().code.c_str());
  }
  state.SetItemsProcessed(state.iterations());
  if (state.thread_index() == 0) {
    state.counters["rows"] =
        static_cast<double>(*database->read([](Transaction& transaction) -> Result<std::int64_t> {
          return transaction.value<std::int64_t>("SELECT COUNT(*) FROM item");
        }));
  }
}
BENCHMARK(insert_one_row)
    ->Setup(open_file)
    ->Teardown(remove_file)
    ->UseRealTime()
    ->Threads(1)
    ->Threads(8)
    ->Threads(64);

}  // namespace
