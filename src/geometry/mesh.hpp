// A part as a mesh of triangles, in millimetres.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace touiza::geometry {

/// A place or a direction in space; millimetres, z upwards (the build direction).
struct Point {
  double x = 0;
  double y = 0;
  double z = 0;

  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Point operator*(Point a, double k) { return {a.x * k, a.y * k, a.z * k}; }
  friend constexpr bool operator==(Point, Point) = default;
};

constexpr double dot(Point a, Point b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Point cross(Point a, Point b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Point a) { return std::sqrt(dot(a, a)); }

/// Three numbers of points, anticlockwise seen from outside.
using Triangle = std::array<std::uint32_t, 3>;

struct Mesh {
  std::vector<Point> points;        ///< Each place once (readers weld equal points).
  std::vector<Triangle> triangles;  ///< Every number is below points.size().
};

/// The smallest box, parallel to the axes, around some points.
struct Box {
  Point low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
            std::numeric_limits<double>::infinity()};
  Point high = low * -1.0;

  bool is_empty() const { return low.x > high.x; }
  Point size() const { return is_empty() ? Point{} : high - low; }
  Point centre() const { return is_empty() ? Point{} : (low + high) * 0.5; }
  void include(Point p);
};

/// The box around every point that a triangle uses.
Box box_of(const Mesh& mesh);

/// 3 × 4 matrix in rows: x' = m[0] x + m[1] y + m[2] z + m[3], and so on.
struct Transform {
  std::array<double, 12> m{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};

  Point operator()(Point p) const;
  /// `a * b` does b first, then a.
  friend Transform operator*(const Transform& a, const Transform& b);
  double determinant() const;
};

Transform scaling(double factor);
Transform translation(Point by);
/// Turns anticlockwise about `axis` (of any length above zero) through the origin.
Transform rotation(Point axis, double angle_rad);

/// `mesh` moved by `transform`; a mirroring one also turns the triangles round, so that the outside
/// stays outside.
Mesh transformed(Mesh mesh, const Transform& transform);

}  // namespace touiza::geometry
