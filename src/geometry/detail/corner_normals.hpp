// Normals for shading: smooth on curved skins, sharp on edges.
#pragma once

#include <array>
#include <vector>

#include "geometry/mesh.hpp"

namespace touiza::geometry::detail {

/// Single precision is plenty for a picture.
struct Normal {
  float x = 0;
  float y = 0;
  float z = 0;
};

/// For each corner of each triangle the mean normal (by area) of the triangles at its point that
/// bend away by less than 35 degrees; zero for triangles without area.
std::vector<std::array<Normal, 3>> corner_normals(const Mesh& mesh);

}  // namespace touiza::geometry::detail
