// Areas of a layer: polygons with holes, on a grid fine enough that rounding never shows.
#pragma once

#include <polyclipping/clipper.hpp>
#include <vector>

#include "geometry/section.hpp"

namespace touiza::estimate::detail {

/// Outsides anticlockwise, holes clockwise; in units of 0.1 µm.
using Region = ClipperLib::Paths;

inline constexpr double units_per_mm = 10'000;

inline ClipperLib::cInt to_units(double mm) {
  return static_cast<ClipperLib::cInt>(mm * units_per_mm + (mm < 0 ? -0.5 : 0.5));
}
inline double to_mm(ClipperLib::cInt units) { return static_cast<double>(units) / units_per_mm; }

/// The area that the contours enclose (what runs anticlockwise, less what runs clockwise), without
/// detail below 0.01 mm, in a form that is the same for the same area.
Region region_of(const geometry::Section& section);

/// The outsides with their holes, one region each.
std::vector<Region> islands_of(const Region& region);

Region grown(const Region& region, double by_mm);   ///< Below zero: shrunk.
Region opened(const Region& region, double by_mm);  ///< Without what is narrower than twice `by`.
Region intersection(const Region& a, const Region& b);
Region difference(const Region& a, const Region& b);
Region united(const Region& a, const Region& b);

double area_mm2(const Region& region);
double length_mm(const ClipperLib::Path& loop);

}  // namespace touiza::estimate::detail
