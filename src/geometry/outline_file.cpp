#include "geometry/outline_file.hpp"

#include <fmt/format.h>

#include <set>

#include "base/text.hpp"
#include "geometry/detail/pen.hpp"

namespace touiza::geometry {
namespace {

constexpr double join_tolerance_mm = 0.05;

bool looks_like_svg(std::string_view bytes) {
  const auto head = bytes.substr(0, 65'536);
  return head.find("<svg") != std::string_view::npos || head.find(":svg") != std::string_view::npos;
}

/// A DXF begins with comments (999) or a section; each value stands in a line of its own.
bool looks_like_dxf(std::string_view bytes) {
  if (bytes.starts_with("AutoCAD Binary DXF")) return true;
  auto head = bytes.substr(0, 65'536);
  if (head.find('\0') != std::string_view::npos) return false;
  const auto first = trimmed(head.substr(0, head.find('\n')));
  return (first == "0" || first == "999") && head.find("SECTION") != std::string_view::npos;
}

}  // namespace

std::string_view name_of(OutlineFormat format) {
  return format == OutlineFormat::dxf ? "dxf" : "svg";
}

Result<OutlineFormat> outline_format_of(std::string_view bytes) {
  if (bytes.empty()) {
    return Error{ErrorKind::invalid_input, "file_is_empty", "The file holds no bytes.",
                 "Upload it again; the export or the copy was cut off."};
  }
  if (looks_like_dxf(bytes)) return OutlineFormat::dxf;
  if (looks_like_svg(bytes)) return OutlineFormat::svg;
  return Error{ErrorKind::invalid_input, "file_format_unknown",
               fmt::format("The file ({} bytes) is neither DXF nor SVG.", bytes.size()),
               "Export the outline as DXF or SVG."};
}

Result<OutlineFile> read_outline(std::string_view bytes, const OutlineLimits& limits) {
  const auto format = outline_format_of(bytes);
  if (!format) return format.error();
  auto file = *format == OutlineFormat::dxf ? detail::read_dxf(bytes, limits)
                                            : detail::read_svg(bytes, limits);
  if (!file) return file;
  if (file->outline.curves.empty()) {
    return Error{ErrorKind::invalid_input, "outline_is_empty", "The drawing has no curves.",
                 "Export the cut lines; texts and pictures are not cut."};
  }
  std::set<std::string> layers;
  for (const auto& curve : file->outline.curves)
    if (!curve.layer.empty()) layers.insert(curve.layer);
  file->layers.assign(layers.begin(), layers.end());
  file->outline = detail::joined(std::move(file->outline), join_tolerance_mm);
  return file;
}

}  // namespace touiza::geometry
