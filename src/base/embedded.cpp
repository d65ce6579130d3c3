#include "base/embedded.hpp"

#include <algorithm>

namespace touiza {

std::optional<std::string_view> EmbeddedFolder::file(std::string_view path) const {
  const auto found = std::ranges::lower_bound(files_, path, {}, &EmbeddedFile::path);
  if (found == files_.end() || found->path() != path) return std::nullopt;
  return found->bytes();
}

std::span<const EmbeddedFile> EmbeddedFolder::under(std::string_view prefix) const {
  const auto first = std::ranges::lower_bound(files_, prefix, {}, &EmbeddedFile::path);
  const auto last = std::find_if(first, files_.end(), [&](const EmbeddedFile& file) {
    return !file.path().starts_with(prefix);
  });
  return {first, last};
}

}  // namespace touiza
