#include "designs/file_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touiza::designs {
namespace {

constexpr std::size_t name_length_max = 120;

constexpr std::array<std::string_view, 3> model_types{".stl", ".3mf", ".obj"};
constexpr std::array<std::string_view, 2> outline_types{".dxf", ".svg"};
constexpr std::array<std::string_view, 6> document_types{".pdf", ".md",  ".txt",
                                                         ".png", ".jpg", ".json"};

bool has_type(std::string_view name, std::span<const std::string_view> types) {
  return std::ranges::any_of(types, [&](std::string_view type) { return name.ends_with(type); });
}

/// Source files may be anything: nobody makes from them.
bool is_known_type(std::string_view name, FileRole role) {
  switch (role) {
    case FileRole::model:
      return has_type(name, model_types);
    case FileRole::outline:
      return has_type(name, outline_types);
    case FileRole::document:
      return has_type(name, document_types);
    case FileRole::source:
      return true;
  }
  return false;
}

}  // namespace

Result<std::string> file_name_from(std::string_view given, FileRole role) {
  const auto slash = given.find_last_of("/\\");
  std::string name;
  for (const char c : slash == std::string_view::npos ? given : given.substr(slash + 1)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) name += c;
  }
  name = trimmed(name);
  while (character_count(name) > name_length_max) name.erase(0, 1);
  if (name.empty() || name == "." || name == ".." || !is_utf8(name)) {
    return Error{ErrorKind::invalid_input,
                 "file_name_is_empty",
                 "The file has no usable name.",
                 "Give it a name such as headband.stl.",
                 {{"name", "file_name_is_empty", "A file name is needed."}}};
  }
  if (!is_known_type(folded(name), role)) {
    return Error{ErrorKind::invalid_input,
                 "file_type_is_unknown",
                 fmt::format("'{}' is no {} file that is read here.", name, json::enum_name(role)),
                 "Models are STL, 3MF or OBJ; outlines DXF or SVG; documents PDF, Markdown, text "
                 "or pictures.",
                 {{"name", "file_type_is_unknown", "This type is not read here."}}};
  }
  return name;
}

}  // namespace touiza::designs
