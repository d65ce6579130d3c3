#include "base/short_code.hpp"

#include <fmt/format.h>

namespace touiza {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t body_length = 6;
constexpr unsigned prime = 37;

/// The check of prefix and body: a weighted sum modulo 37. The weights are distinct and none is
/// zero, so that one wrong character changes it, and so does a swap of two different neighbours.
unsigned check_of(char prefix, std::string_view body) {
  unsigned sum = static_cast<unsigned>(prefix - 'A') * (body_length + 2);
  for (std::size_t i = 0; i < body.size(); ++i) {
    sum +=
        static_cast<unsigned>(alphabet.find(body[i])) * static_cast<unsigned>(body_length + 1 - i);
  }
  return sum % prime;
}

char as_meant(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c;
}

Error malformed(std::string_view text) {
  return {ErrorKind::invalid_input, "code_is_malformed",
          fmt::format("'{}' is not a code of this network.", text.substr(0, 40)),
          "A code is a letter, a dash and seven letters or digits, for example J-4K7QTM2."};
}

}  // namespace

std::string new_short_code(char prefix, Random& random) {
  for (;;) {
    std::string body;
    for (std::size_t i = 0; i < body_length; ++i) body += alphabet[random.below(alphabet.size())];
    const auto check = check_of(prefix, body);
    if (check < alphabet.size()) return fmt::format("{}-{}{}", prefix, body, alphabet[check]);
  }
}

Result<std::string> short_code_from_text(std::string_view text) {
  std::string code;
  for (const char c : text) {
    if (c == ' ' || c == '-') continue;
    // The prefix is a letter that may itself be a look-alike: it is kept as typed.
    code += code.empty() && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A')
            : code.empty()                       ? c
                                                 : as_meant(c);
    if (code.size() > body_length + 2) return malformed(text);
  }
  if (code.size() != body_length + 2 || code[0] < 'A' || code[0] > 'Z') return malformed(text);
  const std::string_view tail = std::string_view{code}.substr(1);
  if (tail.find_first_not_of(alphabet) != std::string_view::npos) return malformed(text);

  const auto check = check_of(code[0], tail.substr(0, body_length));
  if (check >= alphabet.size() || alphabet[check] != tail.back()) {
    return Error{ErrorKind::invalid_input, "code_check_failed",
                 fmt::format("'{}' has a typing mistake: its last character does not fit.", text),
                 "Read the code again, character by character."};
  }
  return fmt::format("{}-{}", code[0], tail);
}

}  // namespace touiza
