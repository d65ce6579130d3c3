#include "base/id.hpp"

#include <fmt/format.h>

#include <array>

namespace touiza {
namespace {

bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::string new_uuid(Instant at, Random& random) {
  std::array<std::uint8_t, 16> bytes{};
  random.fill(std::span{bytes}.subspan(6));
  auto milliseconds = static_cast<std::uint64_t>(at.microseconds / 1000);
  for (std::size_t i = 6; i-- > 0; milliseconds >>= 8) {
    bytes[i] = static_cast<std::uint8_t>(milliseconds);
  }
  // The microseconds within the millisecond fill the twelve bits after the version (RFC 9562,
  // section 6.2, method 3), so that ids given in quick succession still sort.
  const auto within = static_cast<std::uint32_t>(at.microseconds % 1000) * 4096U / 1000U;
  bytes[6] = static_cast<std::uint8_t>(0x70 | within >> 8);
  bytes[7] = static_cast<std::uint8_t>(within);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);

  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += "0123456789abcdef"[bytes[i] >> 4];
    text += "0123456789abcdef"[bytes[i] & 15];
  }
  return text;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !is_lower_hex(text[i])) return false;
  }
  return true;
}

Result<std::string> uuid_from_text(std::string_view text) {
  if (is_uuid(text)) return std::string{text};
  return Error{ErrorKind::invalid_input, "id_is_malformed",
               fmt::format("'{}' is not an id.", text.substr(0, 60)),
               "An id has 36 characters, for example 0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b."};
}

}  // namespace touiza
