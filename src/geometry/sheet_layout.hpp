// How many flat parts come out of one sheet.
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "geometry/outline.hpp"

namespace touiza::geometry {

struct Sheet {
  double width_mm = 0;
  double height_mm = 0;
  double margin_mm = 5;  ///< Along all four sides, for clamps and skew.
  double gap_mm = 2;     ///< Between parts.
};

struct SheetLayout {
  std::uint64_t units = 0;
  std::uint64_t upright = 0;  ///< Of these, as drawn; the others are turned by 90 degrees.
  double utilisation = 0;     ///< Area of the parts' boxes over the area of the sheet.
};

/// Parts of `size` laid out by their boxes in rows: first some rows as drawn, then rows turned by
/// 90 degrees (or the other way round), whichever split holds most. Parts are not fitted into each
/// other's hollows, so curved parts may in truth come closer: a count that a shop can rely on, not
/// the best there is.
///
/// Errors: "part_does_not_fit" (on the sheet, either way, naming the number that refuses).
Result<SheetLayout> layout_on_sheet(Spot size, const Sheet& sheet);

}  // namespace touiza::geometry
