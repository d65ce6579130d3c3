// Which places are nearest to which point: the cells of a Voronoi diagram.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace touiza::network {

struct PlanePoint {
  double x = 0.0;
  double y = 0.0;
};

struct PlaneBox {
  PlanePoint low;
  PlanePoint high;
};

/// The cell of each of `sites`, which lie inside `box` and are all different: a convex ring,
/// anticlockwise, cut off at the box. Cells that meet have bit for bit the same corner, whoever
/// computed it, except at the box.
std::vector<std::vector<PlanePoint>> voronoi_cells(std::span<const PlanePoint> sites,
                                                   const PlaneBox& box);

}  // namespace touiza::network
