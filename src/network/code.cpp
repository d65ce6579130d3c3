#include "network/code.hpp"

#include "base/id.hpp"

namespace touiza::network {
namespace {

constexpr std::size_t sort_text_max = 100;
constexpr std::size_t id_length = 36;

/// The first characters of UTF-8 text, never cutting one in two.
std::string first_characters(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (begins && ++seen > count) break;
  }
  return text.substr(0, end);
}

}  // namespace

std::string search_text(std::initializer_list<const LocalText*> names) {
  std::string all;
  for (const auto* name : names) {
    for (const auto* text : {&name->fr, &name->en, &name->ar}) {
      if (text->empty()) continue;
      if (!all.empty()) all += ' ';
      all += folded(trimmed(*text));
    }
  }
  return all;
}

std::string sort_text(const LocalText& name) {
  return first_characters(folded(trimmed(name.in("fr"))), sort_text_max);
}

std::string like_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char letter : folded(trimmed(text))) {
    if (letter == '%' || letter == '_' || letter == '!') pattern += '!';
    pattern += letter;
  }
  return pattern + '%';
}

Result<NameCursor> NameCursor::from_text(std::string_view text) {
  if (text.size() < id_length || !is_uuid(text.substr(0, id_length))) {
    return Error{ErrorKind::invalid_input, "cursor_is_malformed",
                 "This cursor was not given by this list.", "Begin again without a cursor."};
  }
  return NameCursor{std::string{text.substr(id_length)}, std::string{text.substr(0, id_length)}};
}

}  // namespace touiza::network
