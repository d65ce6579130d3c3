#include "geometry/shapes.hpp"

#include <algorithm>
#include <numbers>

namespace touiza::geometry::shapes {
namespace {

using std::numbers::pi;
using Index = std::uint32_t;

Index index(std::size_t value) { return static_cast<Index>(value); }

/// One ring of `sides` points anticlockwise.
void add_ring(Mesh& mesh, double radius, double z, std::size_t sides) {
  for (std::size_t i = 0; i < sides; ++i) {
    const double angle = 2 * pi * static_cast<double>(i) / static_cast<double>(sides);
    mesh.points.push_back({radius * std::cos(angle), radius * std::sin(angle), z});
  }
}

/// The wall from ring `low` to ring `high` (numbers of their first points), seen from where `low`
/// runs anticlockwise and `high` lies above.
void add_wall(Mesh& mesh, std::size_t low, std::size_t high, std::size_t sides) {
  for (std::size_t i = 0; i < sides; ++i) {
    const std::size_t next = (i + 1) % sides;
    mesh.triangles.push_back({index(low + i), index(low + next), index(high + next)});
    mesh.triangles.push_back({index(low + i), index(high + next), index(high + i)});
  }
}

}  // namespace

Mesh box(Millimetres x, Millimetres y, Millimetres z) {
  Mesh mesh;
  for (unsigned i = 0; i < 8; ++i)
    mesh.points.push_back({(i & 1U) != 0 ? x.value() : 0, (i & 2U) != 0 ? y.value() : 0,
                           (i & 4U) != 0 ? z.value() : 0});
  mesh.triangles = {{0, 2, 1}, {1, 2, 3}, {4, 5, 6}, {5, 7, 6}, {0, 1, 4}, {1, 5, 4},
                    {2, 6, 3}, {3, 6, 7}, {0, 4, 2}, {2, 4, 6}, {1, 3, 5}, {3, 7, 5}};
  return mesh;
}

Mesh cube(Millimetres side) { return box(side, side, side); }

Mesh sphere(Millimetres radius, std::size_t triangles) {
  // Rings of latitude: 2 × sides × (bands - 1) triangles with twice as many sides as bands.
  const auto bands = std::max<std::size_t>(
      2, static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(triangles) / 4.0))));
  const std::size_t sides = 2 * bands;
  Mesh mesh;
  mesh.points.push_back({0, 0, -radius.value()});
  for (std::size_t band = 1; band < bands; ++band) {
    const double latitude = pi * (static_cast<double>(band) / static_cast<double>(bands) - 0.5);
    add_ring(mesh, radius.value() * std::cos(latitude), radius.value() * std::sin(latitude), sides);
  }
  mesh.points.push_back({0, 0, radius.value()});
  const std::size_t top = mesh.points.size() - 1;
  for (std::size_t i = 0; i < sides; ++i) {
    const std::size_t next = (i + 1) % sides;
    mesh.triangles.push_back({0, index(1 + next), index(1 + i)});
    mesh.triangles.push_back({index(top), index(top - sides + i), index(top - sides + next)});
  }
  for (std::size_t band = 1; band + 1 < bands; ++band)
    add_wall(mesh, 1 + (band - 1) * sides, 1 + band * sides, sides);
  return mesh;
}

Mesh cylinder(Millimetres radius, Millimetres height, std::size_t sides) {
  Mesh mesh;
  add_ring(mesh, radius.value(), 0, sides);
  add_ring(mesh, radius.value(), height.value(), sides);
  add_wall(mesh, 0, sides, sides);
  for (std::size_t i = 1; i + 1 < sides; ++i) {
    mesh.triangles.push_back({0, index(i + 1), index(i)});
    mesh.triangles.push_back({index(sides), index(sides + i), index(sides + i + 1)});
  }
  return mesh;
}

Mesh tube(Millimetres outer, Millimetres inner, Millimetres height, std::size_t sides) {
  Mesh mesh;
  add_ring(mesh, outer.value(), 0, sides);
  add_ring(mesh, outer.value(), height.value(), sides);
  add_ring(mesh, inner.value(), height.value(), sides);
  add_ring(mesh, inner.value(), 0, sides);
  add_wall(mesh, 0, sides, sides);
  add_wall(mesh, sides, 2 * sides, sides);
  add_wall(mesh, 2 * sides, 3 * sides, sides);
  add_wall(mesh, 3 * sides, 0, sides);
  return mesh;
}

Mesh together(Mesh one, const Mesh& other) {
  const auto offset = index(one.points.size());
  one.points.insert(one.points.end(), other.points.begin(), other.points.end());
  for (const auto& t : other.triangles)
    one.triangles.push_back({t[0] + offset, t[1] + offset, t[2] + offset});
  return one;
}

}  // namespace touiza::geometry::shapes
