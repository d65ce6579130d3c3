#include "geometry/sheet_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace touiza::geometry {
namespace {

/// How many of `size` with gaps between them fit into `room`; a hair of rounding is forgiven.
std::uint64_t count_in(double room, double size, double gap) {
  if (size > room + 1e-6) return 0;
  return static_cast<std::uint64_t>((room + gap + 1e-6) / std::max(1e-3, size + gap));
}

/// `first` fills as many rows as `rows` says, `second` what is left above them.
std::uint64_t rows_of_both(Spot first, Spot second, Spot room, double gap, std::uint64_t rows) {
  const double used = static_cast<double>(rows) * (first.y + gap);
  return rows * count_in(room.x, first.x, gap) +
         count_in(room.y - used, second.y, gap) * count_in(room.x, second.x, gap);
}

}  // namespace

Result<SheetLayout> layout_on_sheet(Spot size, const Sheet& sheet) {
  const Spot room{sheet.width_mm - 2 * sheet.margin_mm, sheet.height_mm - 2 * sheet.margin_mm};
  const Spot turned{size.y, size.x};
  SheetLayout best;
  const auto most_rows = count_in(room.y, size.y, sheet.gap_mm);
  for (std::uint64_t rows = 0; rows <= most_rows; ++rows) {
    const auto units = rows_of_both(size, turned, room, sheet.gap_mm, rows);
    if (units <= best.units) continue;
    best.units = units;
    best.upright = rows * count_in(room.x, size.x, sheet.gap_mm);
  }
  if (best.units == 0) {
    return Error{
        ErrorKind::invalid_input, "part_does_not_fit",
        fmt::format("The part is {:.1f} by {:.1f} mm; inside its margin of {:g} mm the sheet holds "
                    "{:.1f} by {:.1f} mm.",
                    size.x, size.y, sheet.margin_mm, std::max(0.0, room.x), std::max(0.0, room.y)),
        "Use a larger sheet, or split the part."};
  }
  best.utilisation = static_cast<double>(best.units) * size.x * size.y /
                     std::max(1e-9, sheet.width_mm * sheet.height_mm);
  return best;
}

}  // namespace touiza::geometry
