// What is PostgreSQL's alone: a server that goes away, and transactions that meet.
#include <doctest/doctest.h>

#include <thread>

#include "database/database_fixture.hpp"

using namespace touiza;
using namespace touiza::database;

TEST_CASE("a server that is not there is unreachable, with a clear code") {
  const auto refused = Database::open(
      {.url = "postgresql://touiza@/none?host=/nowhere/at/all", .wait_max = Seconds{1}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "database_unreachable");
}

TEST_CASE("connections that the server cut are replaced, and nobody notices") {
  const char* url = std::getenv("TOUIZA_TEST_DATABASE");
  if (url == nullptr) return;  // EachEngine has said "skipped".
  const TestSchema own{url};
  const auto database = Database::open({.url = own.url(), .connections = 3});
  const auto other = Database::open({.url = own.url(), .connections = 1});
  REQUIRE(database);
  REQUIRE(other);
  const auto process = [&] {
    return (*database)->read([](Transaction& transaction) -> Result<std::int64_t> {
      return transaction.value<std::int64_t>("SELECT pg_backend_pid()");
    });
  };
  const auto before = process();
  REQUIRE(before);
  REQUIRE((*other)->write([&](Transaction& transaction) -> Done {
    CHECK(
        transaction.value<bool>("SELECT pg_terminate_backend(CAST(?1 AS INTEGER), 5000)", *before));
    return {};
  }));
  const auto after = process();
  REQUIRE(after);
  CHECK(*after != *before);
}

TEST_CASE("a connection cut in the middle of a write undoes it, and the write is run again") {
  const char* url = std::getenv("TOUIZA_TEST_DATABASE");
  if (url == nullptr) return;
  const TestSchema own{url};
  const auto database = Database::open({.url = own.url(), .connections = 2});
  REQUIRE(database);
  REQUIRE((*database)->write([](Transaction& transaction) -> Done {
    transaction.run_script("CREATE TABLE item (id BIGINT PRIMARY KEY)");
    return {};
  }));
  int runs = 0;
  const auto done = (*database)->write([&](Transaction& transaction) -> Done {
    transaction.run("INSERT INTO item (id) VALUES (1)");
    if (++runs == 1) transaction.run("SELECT pg_terminate_backend(pg_backend_pid())");
    return {};
  });
  CHECK(done);
  CHECK(runs == 2);
}

TEST_CASE("two writes that wait for each other both succeed in the end") {
  const char* url = std::getenv("TOUIZA_TEST_DATABASE");
  if (url == nullptr) return;
  const TestSchema own{url};
  const auto database = Database::open({.url = own.url(), .connections = 2});
  REQUIRE(database);
  REQUIRE((*database)->write([](Transaction& transaction) -> Done {
    transaction.run_script(
        "CREATE TABLE item (id BIGINT PRIMARY KEY, count BIGINT NOT NULL);"
        "INSERT INTO item VALUES (1, 0), (2, 0)");
    return {};
  }));
  const auto add_to_both = [&](int first, int second) {
    for (int i = 0; i < 20; ++i) {
      CHECK((*database)->write([&](Transaction& transaction) -> Done {
        constexpr auto add = "UPDATE item SET count = count + 1 WHERE id = ?1";
        transaction.run(add, first);
        transaction.run(add, second);
        return {};
      }));
    }
  };
  std::thread forth{[&] { add_to_both(1, 2); }};
  std::thread back{[&] { add_to_both(2, 1); }};
  forth.join();
  back.join();
  const auto counts = (*database)->read([](Transaction& transaction) -> Result<std::vector<int>> {
    return transaction.all<int>("SELECT count FROM item");
  });
  CHECK(*counts == std::vector<int>{40, 40});
}

TEST_CASE("a table altered under a prepared statement is read with its new columns") {
  const char* url = std::getenv("TOUIZA_TEST_DATABASE");
  if (url == nullptr) return;
  const TestSchema own{url};
  const auto database = Database::open({.url = own.url(), .connections = 1});
  const auto other = Database::open({.url = own.url(), .connections = 1});
  REQUIRE(database);
  REQUIRE(other);
  const auto run = [](Database& on, const char* sql) {
    return on.write([&](Transaction& transaction) -> Done {
      transaction.run_script(sql);
      return {};
    });
  };
  const auto first_column = [&] {
    return (*database)->read([](Transaction& transaction) -> Result<std::vector<int>> {
      return transaction.all<int>("SELECT * FROM item");
    });
  };
  REQUIRE(run(**other, "CREATE TABLE item (id BIGINT); INSERT INTO item VALUES (7)"));
  CHECK(first_column());
  REQUIRE(run(**other, "ALTER TABLE item ADD COLUMN text TEXT"));
  const auto again = first_column();
  REQUIRE(again);
  CHECK(*again == std::vector<int>{7});
}
