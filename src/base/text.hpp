// Texts that people enter carry their language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace touiza {

/// One text in the network's languages; what is empty was not given. The languages of the first
/// networks are members for plain code; a further one is added here and in the web catalogues.
struct LocalText {
  std::string fr;
  std::string ar;
  std::string en;

  /// The text in `language` ("fr", "ar", "en"), else in the first language that has one.
  const std::string& in(std::string_view language) const;
  bool is_empty() const { return fr.empty() && ar.empty() && en.empty(); }
  friend bool operator==(const LocalText&, const LocalText&) = default;
};

/// True where every byte belongs to well-formed UTF-8 (no overlong forms, surrogates or U+110000
/// up).
bool is_utf8(std::string_view text);

/// Characters (code points) of well-formed UTF-8.
std::size_t character_count(std::string_view text);

/// `text` without spaces at both ends.
std::string_view trimmed(std::string_view text);

/// Lower case without accents, for search and for comparing names: "Fès-Meknès" → "fes-meknes";
/// Arabic without diacritics, alef forms united. Not for display.
std::string folded(std::string_view text);

}  // namespace touiza
