// For tests of any room: an empty database of each engine, gone when the test ends.
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include "base/random.hpp"
#include "database/database.hpp"

namespace touiza::database {

/// A folder of its own for one test, removed with all that is in it.
class TestFolder {
 public:
  TestFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "touiza-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A schema of its own for one test in the PostgreSQL database at `url`, dropped in the end.
class TestSchema {
 public:
  explicit TestSchema(std::string url) : server_url_{std::move(url)} {
    SystemRandom random;
    name_ = "test_" + random_hex(random, 8);
    run_on_server("CREATE SCHEMA " + name_);
  }
  ~TestSchema() { run_on_server("DROP SCHEMA " + name_ + " CASCADE"); }
  TestSchema(const TestSchema&) = delete;
  TestSchema& operator=(const TestSchema&) = delete;
  /// The same database, seeing only this schema.
  std::string url() const {
    const char* separator = server_url_.find('?') == std::string::npos ? "?" : "&";
    return server_url_ + separator + "options=-csearch_path%3D" + name_;
  }

 private:
  void run_on_server(const std::string& sql) {
    auto opened = Database::open({.url = server_url_, .connections = 1});
    REQUIRE(opened);
    CHECK((*opened)->run_alone([&](Transaction& transaction) {
      transaction.run_script(sql);
      return true;
    }));
  }

  std::string server_url_;
  std::string name_;
};

/// Runs a check on every engine that is at hand: SQLite always, PostgreSQL where
/// TOUIZA_TEST_DATABASE names one (tests/support/with-postgres starts it).
struct EachEngine {
  void for_each(const std::function<void(Database&)>& check, const char* schema = "") {
    {
      INFO("on SQLite");
      const TestFolder folder;
      run({.url = "sqlite:" + (folder.path() / "test.db").string()}, check, schema);
    }
    if (const char* url = std::getenv("TOUIZA_TEST_DATABASE")) {
      INFO("on PostgreSQL");
      const TestSchema own{url};
      run({.url = own.url()}, check, schema);
    } else {
      static const bool is_said =
          std::puts(
              "skipped: no PostgreSQL at hand (tests/support/with-postgres COMMAND starts one)") >=
          0;
      CHECK(is_said);
    }
  }

 private:
  static void run(const DatabaseSettings& settings, const std::function<void(Database&)>& check,
                  const char* schema) {
    auto opened = Database::open(settings);
    REQUIRE(opened);
    REQUIRE((*opened)->run_alone([&](Transaction& transaction) {
      transaction.run_script(schema);
      return true;
    }));
    check(**opened);
  }
};

}  // namespace touiza::database
