#include "accounts/address.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace touiza::accounts {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Error malformed() {
  return Error{ErrorKind::invalid_input, "address_is_malformed",
               "This is neither an e-mail address nor a telephone number with its country.",
               "Write name@example.org, or +212 600 00 00 01."};
}

Result<Address> phone_from(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (std::string_view{" -.()/+"}.find(c) == std::string_view::npos) {
      return malformed();
    }
  }
  if (!text.starts_with('+')) {
    if (!digits.starts_with("00")) return malformed();
    digits.erase(0, 2);
  }
  if (text.find('+', 1) != std::string_view::npos) return malformed();
  // E.164: at most 15 digits, and no country begins with 0.
  if (digits.size() < 8 || digits.size() > 15 || digits.front() == '0') return malformed();
  return Address{AddressKind::phone, "+" + digits};
}

Result<Address> email_from(std::string_view text) {
  const auto at = text.find('@');
  const auto local = text.substr(0, at);
  const auto domain = text.substr(at + 1);
  const bool is_plain = std::ranges::all_of(text, [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != 0x7f &&
           std::string_view{"<>()[],;:\\\""}.find(c) == std::string_view::npos;
  });
  if (!is_plain || !is_utf8(text) || text.size() > 254 || local.empty() || local.size() > 64 ||
      domain.find('@') != std::string_view::npos || domain.find('.') == std::string_view::npos ||
      domain.starts_with('.') || domain.ends_with('.') ||
      domain.find("..") != std::string_view::npos) {
    return malformed();
  }
  std::string lower{text};
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return Address{AddressKind::email, std::move(lower)};
}

}  // namespace

Result<Address> address_from_text(std::string_view text) {
  const auto plain = trimmed(text);
  if (plain.empty()) return malformed();
  return plain.find('@') == std::string_view::npos ? phone_from(plain) : email_from(plain);
}

}  // namespace touiza::accounts
