// Reads a flat part from the bytes of a DXF or SVG file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geometry/outline.hpp"

namespace touiza::geometry {

enum class OutlineFormat { dxf, svg };

/// "dxf", "svg".
std::string_view name_of(OutlineFormat format);

struct OutlineLimits {
  std::uint64_t spots_max = 5'000'000;
  double coordinate_max_mm = 1e6;
  unsigned nesting_max = 200;       ///< Groups inside groups.
  unsigned block_nesting_max = 16;  ///< Blocks of a DXF inside each other.
  std::uint64_t block_inserts_max = 100'000;
};

struct OutlineFile {
  Outline outline;
  OutlineFormat format = OutlineFormat::dxf;
  std::string unit = "mm";
  bool is_unit_stated = false;
  std::vector<std::string> layers;  ///< That hold curves, in alphabetical order.
  Problems problems;                ///< What was not read: texts, pictures, unknown entities.
};

/// Which format `bytes` are in, by their contents.
/// Errors: "file_is_empty", "file_format_unknown".
Result<OutlineFormat> outline_format_of(std::string_view bytes);

/// Reads every curve of the drawing, in millimetres, and joins pieces whose ends meet within
/// 0.05 mm, so that a contour drawn as single lines and arcs is one curve.
///
/// DXF: LINE, ARC, CIRCLE, ELLIPSE, LWPOLYLINE and POLYLINE with bulges, SPLINE, INSERT of blocks;
/// without a unit, millimetres. SVG: paths with all commands, the basic shapes, transforms,
/// viewBox; without a unit, 96 px an inch.
///
/// Errors: those of outline_format_of(), "outline_is_empty", "outline_too_large",
/// "coordinate_not_finite", "coordinate_too_far", "dxf_is_binary", "dxf_malformed",
/// "dxf_too_deep", "svg_malformed", "xml_malformed", "xml_entity_refused", "xml_too_deep".
Result<OutlineFile> read_outline(std::string_view bytes, const OutlineLimits& limits = {});

}  // namespace touiza::geometry
