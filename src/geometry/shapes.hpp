// Meshes whose measures are known from school: for tests, benchmarks and examples.
#pragma once

#include <cstddef>

#include "base/quantity.hpp"
#include "geometry/mesh.hpp"

namespace touiza::geometry::shapes {

/// A box with one corner at the origin; 12 triangles.
Mesh box(Millimetres x, Millimetres y, Millimetres z);
Mesh cube(Millimetres side);

/// A sphere around the origin with about `triangles` triangles (at least 8).
Mesh sphere(Millimetres radius, std::size_t triangles);

/// A prism with a regular base of `sides` corners on the circle of `radius`, standing on z = 0.
Mesh cylinder(Millimetres radius, Millimetres height, std::size_t sides);

/// A cylinder with a hole of `inner` radius along its axis.
Mesh tube(Millimetres outer, Millimetres inner, Millimetres height, std::size_t sides);

/// Both meshes in one, each a component of its own.
Mesh together(Mesh one, const Mesh& other);

}  // namespace touiza::geometry::shapes
