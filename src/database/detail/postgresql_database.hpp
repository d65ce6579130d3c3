// The PostgreSQL side of Database: a pool of connections and retries.
#pragma once

#include "database/database.hpp"

namespace touiza::database::detail {

/// `url` in libpq's form. Errors: "database_cannot_open", "database_unreachable".
Result<std::unique_ptr<Database>> open_postgresql(const std::string& url,
                                                  const DatabaseSettings& settings);

}  // namespace touiza::database::detail
