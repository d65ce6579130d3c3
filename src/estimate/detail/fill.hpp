// Lines that fill an area.
#pragma once

#include <vector>

#include "estimate/detail/region.hpp"
#include "geometry/outline.hpp"

namespace touiza::estimate::detail {

struct Hatch {
  double angle_rad = 0;
  double pitch_mm = 0.4;   ///< Between lines.
  double join_max_mm = 1;  ///< Ends of neighbouring lines that are nearer are joined by extrusion.
};

using Line = std::vector<geometry::Spot>;

/// Parallel lines across `region`, joined to zigzags where their ends are near; in an order that a
/// printer would follow.
std::vector<Line> hatched(const Region& region, const Hatch& hatch);

/// True where the straight way from `a` to `b` crosses no border of `region` (and so stays inside,
/// if it begins there).
bool stays_inside(const Region& region, geometry::Spot a, geometry::Spot b);

}  // namespace touiza::estimate::detail
