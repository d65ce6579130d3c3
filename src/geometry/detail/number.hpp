// Numbers out of text, the same way in every format.
#pragma once

#include <charconv>
#include <string_view>

namespace touiza::geometry::detail {

/// All of `word` as a number. "+1" is read, "nan" and "inf" too (the caller refuses them by name),
/// what is too small to be held as zero; what is too large is not read.
inline bool read_number(std::string_view word, double& value) {
  if (word.starts_with('+')) word.remove_prefix(1);
  const auto* end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, value);
  if (stop != end || word.empty()) return false;
  if (error == std::errc::result_out_of_range) {
    value = 0;
    return word.find("e-") != std::string_view::npos || word.find("E-") != std::string_view::npos;
  }
  return error == std::errc{};
}

template <class Integer>
bool read_integer(std::string_view word, Integer& value) {
  if (word.starts_with('+')) word.remove_prefix(1);
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc{} && stop == word.data() + word.size();
}

}  // namespace touiza::geometry::detail
