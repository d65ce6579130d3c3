#include "database/migration.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "base/log.hpp"
#include "base/sha256.hpp"

namespace touiza::database {
namespace {

struct Applied {
  std::string room;
  std::int64_t number = 0;
  std::string name;
  std::string checksum;
  Instant applied_at;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (room, number, name, checksum, applied_at))

using Key = std::pair<std::string, std::int64_t>;

constexpr auto create_table = R"sql(
  CREATE TABLE IF NOT EXISTS schema_migration (
    room TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL,
    applied_at BIGINT NOT NULL, PRIMARY KEY (room, number))
)sql";
constexpr auto all_applied =
    "SELECT room, number, name, checksum, applied_at FROM schema_migration ORDER BY room, number";

std::string label(const Migration& migration) {
  return fmt::format("{} {} ({})", migration.room, migration.number, migration.name);
}

/// Of both texts, so that a database moved from one engine to the other agrees.
std::string checksum(const Migration& migration) {
  return sha256_hex(fmt::format("{}\n--\n{}", migration.sql, migration.sql_postgresql));
}

std::string_view text_for(Engine engine, const Migration& migration) {
  const bool has_own = engine == Engine::postgresql && !migration.sql_postgresql.empty();
  return has_own ? migration.sql_postgresql : migration.sql;
}

/// What stands in the database against what the program brings.
Done check(const std::map<Key, Applied>& applied, const std::vector<Migration>& migrations) {
  std::map<Key, const Migration*> known;
  for (const auto& migration : migrations) {
    known[{std::string{migration.room}, migration.number}] = &migration;
  }
  for (const auto& [key, step] : applied) {
    const auto found = known.find(key);
    if (found == known.end()) {
      return Error{
          ErrorKind::conflict, "database_is_newer",
          fmt::format("The database has step {} {} ({}), which this program does not know.",
                      step.room, step.number, step.name),
          "Run the newer Touiza that made it, or restore a backup from before."};
    }
    if (checksum(*found->second) != step.checksum) {
      return Error{ErrorKind::conflict, "migration_was_changed",
                   fmt::format("Step {} is not the one that this database was made with.",
                               label(*found->second)),
                   "Use an unaltered release; a change of tables is a new step, never an edit."};
    }
  }
  return {};
}

std::map<Key, Applied> read_applied(Transaction& transaction) {
  std::map<Key, Applied> applied;
  for (auto& step : transaction.all<Applied>(all_applied)) {
    Key key{step.room, step.number};
    applied.emplace(std::move(key), std::move(step));
  }
  return applied;
}

/// True where it was applied now, false where another server had done it meanwhile.
Result<bool> apply(Database& database, const Migration& migration, const Clock& clock) {
  bool is_new = false;
  const auto done = database.run_alone([&](Transaction& transaction) {
    is_new = !read_applied(transaction).contains({std::string{migration.room}, migration.number});
    if (!is_new) return true;
    transaction.run_script(text_for(database.engine(), migration));
    transaction.insert("schema_migration",
                       Applied{std::string{migration.room}, migration.number,
                               std::string{migration.name}, checksum(migration), clock.now()});
    return true;
  });
  if (done) return is_new;
  if (done.error().code != "database_failed") return done.error();
  return Error{ErrorKind::unavailable, "migration_failed",
               fmt::format("Step {} could not be applied.", label(migration)),
               "The log has the statement; nothing of this step was kept. Restore or report it."};
}

}  // namespace

Result<int> migrate(Database& database, const std::vector<Migration>& migrations,
                    const Clock& clock) {
  std::map<Key, Applied> applied;
  const auto prepared = database.run_alone([&](Transaction& transaction) {
    transaction.run_script(create_table);
    applied = read_applied(transaction);
    return true;
  });
  if (!prepared) return prepared.error();
  if (const auto fits = check(applied, migrations); !fits) return fits.error();

  int count = 0;
  for (const auto& migration : migrations) {
    if (applied.contains({std::string{migration.room}, migration.number})) continue;
    const auto is_new = apply(database, migration, clock);
    if (!is_new) return is_new.error();
    if (!*is_new) continue;
    ++count;
    log::info("migration_applied", {{"step", label(migration)}});
  }
  return count;
}

}  // namespace touiza::database
