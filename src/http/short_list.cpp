#include "http/short_list.hpp"

#include <charconv>

namespace touiza::http {

Result<std::size_t> position_from(const std::optional<std::string>& cursor) {
  std::size_t position = 0;
  if (!cursor) return position;
  const auto* end = cursor->data() + cursor->size();
  const auto read = std::from_chars(cursor->data(), end, position);
  if (read.ec == std::errc{} && read.ptr == end) return position;
  return Error{ErrorKind::invalid_input, "cursor_is_malformed",
               "This cursor was not given by this list.", "Begin again without a cursor."};
}

}  // namespace touiza::http
