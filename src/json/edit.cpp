#include "json/edit.hpp"

#include <fmt/format.h>

namespace touiza::json {

Error version_is_old(std::int64_t read, std::int64_t current) {
  return {ErrorKind::precondition_failed, "version_is_old",
          fmt::format("This was changed by someone else: version {} is now {}.", read, current),
          "Read it again, and decide which values to keep."};
}

}  // namespace touiza::json
