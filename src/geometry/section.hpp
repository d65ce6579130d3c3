// Cuts a mesh with level planes: what a printer lays down, layer by layer.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "geometry/mesh.hpp"
#include "geometry/outline.hpp"

namespace touiza::geometry {

/// Closed contours of one level: material lies on their left (outsides run anticlockwise, holes
/// clockwise). Points follow the triangles; nothing is simplified.
using Section = std::vector<std::vector<Spot>>;

/// Cuts `mesh` at each of `heights` (ascending) and hands each section over with its number, so
/// that only one is held at a time. Where the surface is torn, ends closer than 2 mm are joined;
/// what still does not close is left out.
void each_section(const Mesh& mesh, const std::vector<double>& heights,
                  const std::function<void(std::size_t, Section)>& take);

/// Of all contours together, mm².
double area_of(const Section& section);

}  // namespace touiza::geometry
