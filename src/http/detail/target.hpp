// The request target: path and query, decoded and checked, so that nothing behind has to doubt it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/request.hpp"

namespace touiza::http {

struct Target {
  std::string path;
  std::string query_text;
  NamedValues query;
};

/// Reads "/labs/7?limit=20" or "http://host/labs/7". What could be read in two ways is refused, not
/// repaired: encoded slashes, "." and ".." segments, control characters, bytes that are not UTF-8.
///
/// Errors: "path_is_malformed", "query_is_malformed".
Result<Target> read_target(std::string_view text);

}  // namespace touiza::http
