// A change to a thing that people edit: a merge patch and the version that it was made on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "json/read.hpp"

namespace touiza::json {

/// Errors: "version_is_old" itself.
Error version_is_old(std::int64_t read, std::int64_t current);

/// What a PATCH says. The service loads the thing inside its transaction, asks `check_version`,
/// then takes the draft that `apply` gives, so that nobody is overwritten unseen.
template <class Draft>
class Edit {
 public:
  Edit(std::string patch, std::int64_t version) : patch_{std::move(patch)}, version_{version} {}

  /// Errors: "version_is_old" where the thing has moved on since it was read.
  Done check_version(std::int64_t current) const {
    if (current == version_) return {};
    return version_is_old(version_, current);
  }

  /// `current` with the patch applied (RFC 7396), and all its rules checked.
  /// Errors: "patch_is_not_an_object", and those of read().
  Result<Draft> apply(const Draft& current) const {
    return merge_patch(write(current), patch_).and_then([](const std::string& text) {
      return read<Draft>(text);
    });
  }

 private:
  std::string patch_;
  std::int64_t version_;
};

}  // namespace touiza::json
