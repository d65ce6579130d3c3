#include "geometry/mesh.hpp"

#include <algorithm>
#include <utility>

namespace touiza::geometry {

void Box::include(Point p) {
  low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
  high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
}

Box box_of(const Mesh& mesh) {
  Box box;
  for (const auto& triangle : mesh.triangles)
    for (const auto corner : triangle) box.include(mesh.points[corner]);
  return box;
}

Point Transform::operator()(Point p) const {
  return {m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3], m[4] * p.x + m[5] * p.y + m[6] * p.z + m[7],
          m[8] * p.x + m[9] * p.y + m[10] * p.z + m[11]};
}

Transform operator*(const Transform& a, const Transform& b) {
  Transform product;
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 4; ++column) {
      double sum = column == 3 ? a.m[row * 4 + 3] : 0.0;
      for (std::size_t k = 0; k < 3; ++k) sum += a.m[row * 4 + k] * b.m[k * 4 + column];
      product.m[row * 4 + column] = sum;
    }
  }
  return product;
}

double Transform::determinant() const {
  return dot({m[0], m[1], m[2]}, cross({m[4], m[5], m[6]}, {m[8], m[9], m[10]}));
}

Transform scaling(double factor) { return {{factor, 0, 0, 0, 0, factor, 0, 0, 0, 0, factor, 0}}; }

Transform translation(Point by) { return {{1, 0, 0, by.x, 0, 1, 0, by.y, 0, 0, 1, by.z}}; }

Transform rotation(Point axis, double angle_rad) {
  const Point u = axis * (1.0 / length(axis));
  const double c = std::cos(angle_rad);
  const double s = std::sin(angle_rad);
  const double t = 1 - c;
  return {{t * u.x * u.x + c, t * u.x * u.y - s * u.z, t * u.x * u.z + s * u.y, 0,
           t * u.x * u.y + s * u.z, t * u.y * u.y + c, t * u.y * u.z - s * u.x, 0,
           t * u.x * u.z - s * u.y, t * u.y * u.z + s * u.x, t * u.z * u.z + c, 0}};
}

Mesh transformed(Mesh mesh, const Transform& transform) {
  for (auto& point : mesh.points) point = transform(point);
  if (transform.determinant() < 0)
    for (auto& triangle : mesh.triangles) std::swap(triangle[1], triangle[2]);
  return mesh;
}

}  // namespace touiza::geometry
