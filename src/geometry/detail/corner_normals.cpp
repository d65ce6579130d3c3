#include "geometry/detail/corner_normals.hpp"

#include <algorithm>

namespace touiza::geometry::detail {
namespace {

constexpr float cos_of_crease = 0.819F;  // 35 degrees.
/// A point where more triangles meet (the tip of a fan) is shaded from the first ones.
constexpr std::uint32_t neighbours_max = 64;

float dot(Normal a, Normal b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

Normal unit(Normal n) {
  const float size = std::sqrt(dot(n, n));
  return size > 0 ? Normal{n.x / size, n.y / size, n.z / size} : n;
}

}  // namespace

std::vector<std::array<Normal, 3>> corner_normals(const Mesh& mesh) {
  std::vector<Normal> across(mesh.triangles.size());  // Twice the area long.
  std::vector<std::uint32_t> begin(mesh.points.size() + 1);
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const auto& t = mesh.triangles[i];
    const Point a = mesh.points[t[0]];
    const Point n = cross(mesh.points[t[1]] - a, mesh.points[t[2]] - a);
    across[i] = {static_cast<float>(n.x), static_cast<float>(n.y), static_cast<float>(n.z)};
    for (const auto corner : t) ++begin[corner];
  }
  std::uint32_t sum = 0;
  for (auto& count : begin) sum += count, count = sum;
  std::vector<std::uint32_t> around(sum);
  for (auto i = static_cast<std::uint32_t>(mesh.triangles.size()); i-- > 0;)
    for (const auto corner : mesh.triangles[i]) around[--begin[corner]] = i;

  std::vector<std::array<Normal, 3>> normals(mesh.triangles.size());
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const Normal own = unit(across[i]);
    for (std::size_t corner = 0; corner < 3; ++corner) {
      const auto point = mesh.triangles[i][corner];
      const auto end = std::min(begin[point + 1], begin[point] + neighbours_max);
      Normal mean{};
      for (auto k = begin[point]; k < end; ++k) {
        const Normal other = across[around[k]];
        if (dot(unit(other), own) < cos_of_crease) continue;
        mean = {mean.x + other.x, mean.y + other.y, mean.z + other.z};
      }
      normals[i][corner] = dot(mean, mean) > 0 ? unit(mean) : own;
    }
  }
  return normals;
}

}  // namespace touiza::geometry::detail
