// How the tables of a room come to be, one numbered step after the other, never changed once
// landed.
#pragma once

#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "database/database.hpp"

namespace touiza::database {

/// A room's list stands in its store: `std::vector<Migration> network_migrations()`.
struct Migration {
  std::string_view room;  ///< "network"
  int number = 0;         ///< From 1 in each room, without gaps.
  std::string_view name;  ///< "labs and machines"; for people.
  std::string_view sql;   ///< One or several statements.
  /// Only where one text cannot serve both engines.
  std::string_view sql_postgresql{};
};

/// Brings the database to where `migrations` ends: those not yet applied are, in the order given,
/// each in a transaction of its own, so that an interrupted start goes on where it stopped. Two
/// servers starting at once do it once.
///
/// Returns how many were applied. Nothing is applied where an error is known beforehand.
/// Errors: "database_is_newer" (it has steps that this program does not know),
/// "migration_was_changed", "migration_failed" (naming the step), those of Database.
Result<int> migrate(Database& database, const std::vector<Migration>& migrations,
                    const Clock& clock);

}  // namespace touiza::database
