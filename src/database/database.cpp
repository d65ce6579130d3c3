#include "database/database.hpp"

#include <fmt/format.h>

#include "database/detail/postgresql_database.hpp"
#include "database/detail/sqlite_database.hpp"

namespace touiza::database {

Result<std::unique_ptr<Database>> Database::open(const DatabaseSettings& settings) {
  const std::string_view url = settings.url;
  constexpr std::string_view sqlite = "sqlite:";
  if (url.starts_with(sqlite) && url.size() > sqlite.size()) {
    return detail::open_sqlite(std::string{url.substr(sqlite.size())}, settings);
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return detail::open_postgresql(settings.url, settings);
  }
  return Error{ErrorKind::invalid_input, "database_url_is_unknown",
               fmt::format("'{}' names no database.", url.substr(0, url.find("://"))),
               "Say sqlite:PATH or postgresql://USER@HOST/NAME."};
}

}  // namespace touiza::database
