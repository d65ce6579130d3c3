// The SQLite side of Database: one writer, several readers, one lock against a second server.
#pragma once

#include "database/database.hpp"

namespace touiza::database::detail {

/// Errors: "database_in_use", "database_cannot_open", those of Database.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path,
                                              const DatabaseSettings& settings);

}  // namespace touiza::database::detail
