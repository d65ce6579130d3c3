// For tests of any room: an empty database of each engine, gone when the test ends.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

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

/// Runs a check on every engine that is at hand: SQLite always, PostgreSQL where
/// TOUIZA_TEST_DATABASE names one (tests/support/with-postgres starts it).
struct EachEngine {
  void for_each(const std::function<void(Database&)>& check, const char* schema = "") {
    {
      INFO("on SQLite");
      const TestFolder folder;
      run({.url = "sqlite:" + (folder.path() / "test.db").string()}, check, schema);
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
