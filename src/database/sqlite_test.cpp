// What is SQLite's alone: one file, one server, one writer, one disk.
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <latch>
#include <thread>

#include "database/database_fixture.hpp"
#include "database/detail/sqlite_writer.hpp"

using namespace touiza;
using namespace touiza::database;

namespace {

struct File {
  TestFolder folder;
  std::string path = (folder.path() / "test.db").string();

  Result<std::unique_ptr<Database>> open(bool is_read_only = false) const {
    return Database::open({.url = "sqlite:" + path,
                           .connections = 2,
                           .wait_max = Seconds{0.05},
                           .is_read_only = is_read_only});
  }
};

Done run(Database& database, const std::string& sql) {
  return database.write([&](Transaction& transaction) -> Done {
    transaction.run_script(sql);
    return {};
  });
}

Done add(Database& database, std::int64_t id, std::string_view text = "") {
  return database.write([&](Transaction& transaction) -> Done {
    transaction.run("INSERT INTO item (id, text) VALUES (?1, ?2)", id, text);
    return {};
  });
}

std::vector<std::int64_t> ids(Database& database) {
  return *database.read([](Transaction& transaction) -> Result<std::vector<std::int64_t>> {
    return transaction.all<std::int64_t>("SELECT id FROM item ORDER BY id");
  });
}

constexpr auto create_item = "CREATE TABLE item (id BIGINT PRIMARY KEY, text TEXT)";

/// Runs `body` in a process of its own and waits for it. `body` returns 0, or the number of the
/// step that went wrong; nothing of the test library is used in there.
int in_child(const std::function<int()>& body) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) ::_exit(body());
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a second server on the same file is refused at once, with the number of the first") {
  const File file;
  auto first = file.open();
  REQUIRE(first);
  const auto second = file.open();
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "database_in_use");
  CHECK(second.error().message.find(std::to_string(::getpid())) != std::string::npos);
  first->reset();
  CHECK(file.open());
}

TEST_CASE("a command beside the server reads, and its writes are refused") {
  const File file;
  const auto server = file.open();
  REQUIRE(server);
  REQUIRE(run(**server, create_item));
  const auto command = file.open(true);
  REQUIRE(command);
  REQUIRE(add(**server, 1));
  CHECK(ids(**command) == std::vector<std::int64_t>{1});
  CHECK(add(**command, 2).error().code == "database_read_only");
}

TEST_CASE("a file that is no database and a folder that is not there are told apart") {
  const File file;
  std::ofstream{file.path} << std::string(5'000, 'x');
  CHECK(file.open().error().code == "database_damaged");
  CHECK(Database::open({.url = "sqlite:/nowhere/at/all.db"}).error().code ==
        "database_cannot_open");
  CHECK(Database::open({.url = "sqlite:/nowhere/at/all.db", .is_read_only = true}).error().code ==
        "database_cannot_open");
  CHECK(Database::open({.url = "mysql://host/name"}).error().code == "database_url_is_unknown");
}

TEST_CASE("a database that another program has locked says so, and serves again afterwards") {
  const File file;
  const auto database = file.open();
  REQUIRE(database);
  REQUIRE(run(**database, create_item));
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(file.path.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  CHECK(add(**database, 1).error().code == "database_busy");
  CHECK(ids(**database).empty());
  sqlite3_close(other);
  CHECK(add(**database, 1));
}

TEST_CASE("writes that arrive during a flush share the next one, and each can fail alone") {
  const File file;
  detail::SqliteWriter writer{file.path, Seconds{1}};
  REQUIRE(writer.run([](Transaction& transaction) {
    transaction.run_script(create_item);
    return true;
  }));
  const auto groups_before = writer.group_count();

  std::latch release{1};
  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    CHECK(writer.run([&](Transaction&) {
      release.wait();
      return true;
    }));
  });
  while (writer.group_count() == groups_before) std::this_thread::yield();
  for (int i = 0; i < 10; ++i) {
    threads.emplace_back([&, i] {
      const auto done = writer.run([&](Transaction& transaction) {
        transaction.run("INSERT INTO item (id) VALUES (?1)", i);
        if (i == 3) transaction.run("INSERT INTO item (id) VALUES (?1)", i);
        return i != 4;
      });
      CHECK(done.has_value() == (i != 3));
    });
  }
  while (writer.waiting_count() < 10) std::this_thread::yield();
  release.count_down();
  for (auto& thread : threads) thread.join();

  CHECK(writer.group_count() - groups_before == 2);
  CHECK(writer.run([](Transaction& transaction) {
    CHECK(transaction.all<std::int64_t>("SELECT id FROM item ORDER BY id") ==
          std::vector<std::int64_t>{0, 1, 2, 5, 6, 7, 8, 9});
    return true;
  }));
}

TEST_CASE("a write that breaks at commit takes none of its group with it") {
  const File file;
  detail::SqliteWriter writer{file.path, Seconds{1}};
  REQUIRE(writer.run([](Transaction& transaction) {
    transaction.run_script(
        "CREATE TABLE item (id BIGINT PRIMARY KEY);"
        "CREATE TABLE part (item_id BIGINT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)");
    return true;
  }));
  std::latch release{1};
  std::thread first{[&] {
    CHECK(writer.run([&](Transaction&) {
      release.wait();
      return true;
    }));
  }};
  std::thread good{[&] {
    CHECK(writer.run([](Transaction& transaction) {
      transaction.run("INSERT INTO item (id) VALUES (1)");
      return true;
    }));
  }};
  std::thread bad{[&] {
    const auto refused = writer.run([](Transaction& transaction) {
      transaction.run("INSERT INTO part (item_id) VALUES (99)");
      return true;
    });
    CHECK(refused.error().code == "reference_broken");
  }};
  release.count_down();
  first.join();
  good.join();
  bad.join();
  CHECK(writer.run([](Transaction& transaction) {
    CHECK(transaction.value<std::int64_t>("SELECT COUNT(*) FROM item") == 1);
    CHECK(transaction.value<std::int64_t>("SELECT COUNT(*) FROM part") == 0);
    return true;
  }));
}

TEST_CASE("a write inside a write is a bug that shows itself instead of waiting for ever") {
  const File file;
  const auto database = file.open();
  REQUIRE(database);
  CHECK_THROWS_AS(static_cast<void>((*database)->write(
                      [&](Transaction&) -> Done { return run(**database, create_item); })),
                  std::logic_error);
}

TEST_CASE("what was acknowledged survives a kill, and nothing half-written stays") {
  const File file;
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto database = file.open();
    if (!database || !run(**database, create_item)) ::_exit(1);
    std::vector<std::thread> writers;
    for (std::int64_t t = 0; t < 4; ++t) {
      writers.emplace_back([&, t] {
        for (std::int64_t i = 1;; ++i) {
          // Two rows a write: one without the other would be half a write.
          const std::int64_t id = (i * 4 + t) * 2;
          const auto done = (*database)->write([&](Transaction& transaction) -> Done {
            transaction.run("INSERT INTO item (id) VALUES (?1)", id);
            transaction.run("INSERT INTO item (id) VALUES (?1)", id + 1);
            return {};
          });
          if (!done || ::write(pipe[1], &id, sizeof id) != sizeof id) ::_exit(1);
        }
      });
    }
    for (auto& writer : writers) writer.join();
  }
  ::close(pipe[1]);
  std::vector<std::int64_t> acknowledged;
  std::int64_t id = 0;
  while (::read(pipe[0], &id, sizeof id) == sizeof id) {
    acknowledged.push_back(id);
    if (acknowledged.size() == 300) ::kill(child, SIGKILL);
  }
  ::close(pipe[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));

  const auto database = file.open();
  REQUIRE(database);
  const auto kept = ids(**database);
  CHECK(acknowledged.size() >= 300);
  for (const auto one : acknowledged) CHECK(std::ranges::binary_search(kept, one));
  for (const auto one : kept) CHECK(std::ranges::binary_search(kept, one ^ 1));
  CHECK((*database)->findings()->empty());
}

TEST_CASE("on a full disk a write says so, reading goes on, and with room it serves again") {
  const File file;
  const auto failed_step = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    auto database = file.open();
    if (!database || !run(**database, create_item)) return 1;
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = 300'000;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::int64_t id = 0;
    Done done;
    while (done && id < 1'000) done = add(**database, ++id, std::string(10'000, 'x'));
    if (done) return 2;
    if (done.error().code != "storage_full") return 3;
    if (ids(**database).size() != static_cast<std::size_t>(id - 1)) return 4;
    limit.rlim_cur = 50'000;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto copy = (*database)->backup_to(file.folder.path() / "copy.db");
    if (copy || copy.error().code != "storage_full") return 7;
    if (std::filesystem::exists(file.folder.path() / "copy.db.partial")) return 8;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    if (!add(**database, id, std::string(10'000, 'x'))) return 5;
    return (*database)->findings()->empty() ? 0 : 6;
  });
  CHECK(failed_step == 0);
}

TEST_CASE("a backup made while others write is whole, and opens as a database") {
  const File file;
  const auto database = file.open();
  REQUIRE(database);
  REQUIRE(run(**database, create_item));
  REQUIRE(add(**database, 1));
  std::atomic<bool> is_over = false;
  std::thread writer{[&] {
    for (std::int64_t id = 2; !is_over; ++id) CHECK(add(**database, id));
  }};
  const auto copy = (file.folder.path() / "copy.db").string();
  CHECK((*database)->backup_to(copy));
  is_over = true;
  writer.join();

  CHECK_FALSE(std::filesystem::exists(copy + ".partial"));
  const auto restored = Database::open({.url = "sqlite:" + copy});
  REQUIRE(restored);
  CHECK((*restored)->findings()->empty());
  CHECK_FALSE(ids(**restored).empty());
  const auto refused = (*database)->backup_to("/nowhere/at/all.db");
  CHECK(refused.error().code == "backup_failed");
}

TEST_CASE("a row that refers to nothing, slipped in by another program, is found") {
  const File file;
  const auto database = file.open();
  REQUIRE(database);
  REQUIRE(run(**database,
              "CREATE TABLE item (id BIGINT PRIMARY KEY);"
              "CREATE TABLE part (item_id BIGINT REFERENCES item (id))"));
  sqlite3* other = nullptr;
  REQUIRE(sqlite3_open(file.path.c_str(), &other) == SQLITE_OK);
  REQUIRE(sqlite3_exec(other, "INSERT INTO part VALUES (7)", nullptr, nullptr, nullptr) ==
          SQLITE_OK);
  sqlite3_close(other);
  const auto findings = (*database)->findings();
  REQUIRE(findings);
  REQUIRE(findings->size() == 1);
  CHECK(findings->front().find("'part'") != std::string::npos);
}
