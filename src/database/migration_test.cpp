#include "database/migration.hpp"

#include <doctest/doctest.h>

#include "database/database_fixture.hpp"

using namespace touiza;
using namespace touiza::database;

namespace {

const ManualClock clock_at_noon{Instant{1'790'000'000'000'000}};

const Migration labs{
    "network", 1, "labs",
    "CREATE TABLE lab (lab_id TEXT PRIMARY KEY); CREATE INDEX lab_x ON lab (lab_id)"};
const Migration machines{"network", 2, "machines", "CREATE TABLE machine (lab_id TEXT)"};
const Migration broken{"network", 2, "machines",
                       "CREATE TABLE machine (lab_id TEXT); CREATE NONSENSE"};

std::int64_t count(Database& database, const std::string& table) {
  const auto found = database.read([&](Transaction& transaction) -> Result<std::int64_t> {
    return transaction.value<std::int64_t>("SELECT COUNT(*) FROM " + table);
  });
  return found ? *found : -1;
}

}  // namespace

TEST_CASE_FIXTURE(EachEngine, "steps are applied once, in order, and recorded") {
  for_each([](Database& database) {
    CHECK(*migrate(database, {labs}, clock_at_noon) == 1);
    CHECK(*migrate(database, {labs, machines}, clock_at_noon) == 1);
    CHECK(*migrate(database, {labs, machines}, clock_at_noon) == 0);
    CHECK(count(database, "schema_migration") == 2);
    CHECK(count(database, "machine") == 0);
  });
}

TEST_CASE_FIXTURE(EachEngine, "a step that fails is named, leaves nothing, and is taken up again") {
  for_each([](Database& database) {
    const auto failed = migrate(database, {labs, broken}, clock_at_noon);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == "migration_failed");
    CHECK(failed.error().message.find("network 2 (machines)") != std::string::npos);
    CHECK(count(database, "lab") == 0);
    CHECK(count(database, "machine") == -1);
    CHECK(*migrate(database, {labs, machines}, clock_at_noon) == 1);
    CHECK(count(database, "machine") == 0);
  });
}

TEST_CASE_FIXTURE(EachEngine, "a database that is newer than the program is refused untouched") {
  for_each([](Database& database) {
    REQUIRE(migrate(database, {labs, machines}, clock_at_noon));
    const Migration other{"stock", 1, "moves", "CREATE TABLE move (id TEXT)"};
    const auto refused = migrate(database, {labs, other}, clock_at_noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "database_is_newer");
    CHECK(count(database, "move") == -1);
  });
}

TEST_CASE_FIXTURE(EachEngine, "a step that was edited after it was applied is refused by name") {
  for_each([](Database& database) {
    REQUIRE(migrate(database, {labs}, clock_at_noon));
    auto edited = labs;
    edited.sql = "CREATE TABLE lab (lab_id TEXT PRIMARY KEY, name TEXT)";
    const auto refused = migrate(database, {edited}, clock_at_noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "migration_was_changed");
    CHECK(refused.error().message.find("network 1 (labs)") != std::string::npos);
  });
}
