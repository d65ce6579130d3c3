#include "geometry/heal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "geometry/detail/edges.hpp"

namespace touiza::geometry {
namespace {

/// Points that some open edge ends in.
std::vector<std::uint32_t> points_on_cracks(const Mesh& mesh) {
  std::vector<std::uint32_t> points;
  detail::EdgeBuckets{mesh}.each_edge([&](auto first, auto last) {
    if (last - first != 1) return;
    const auto& t = mesh.triangles[first->triangle >> 1];
    // Its upper end is known; the lower one is the corner before or after it.
    for (std::size_t k = 0; k < 3; ++k) {
      const auto from = t[k];
      const auto to = t[(k + 1) % 3];
      if (std::max(from, to) == first->upper && (from > to) == ((first->triangle & 1) != 0))
        points.insert(points.end(), {from, to});
    }
  });
  std::ranges::sort(points);
  points.erase(std::ranges::unique(points).begin(), points.end());
  return points;
}

/// Each point of a crack takes the place of an earlier one within the tolerance.
std::uint64_t join_cracks(Mesh& mesh, double tolerance) {
  const auto points = points_on_cracks(mesh);
  if (points.empty()) return 0;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells;
  const auto cell = [&](Point p, int dx, int dy, int dz) {
    const auto along = [&](double value, int step) {
      return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(value / tolerance)) +
                                        step) &
             0x1F'FFFFU;
    };
    return along(p.x, dx) << 42 | along(p.y, dy) << 21 | along(p.z, dz);
  };
  std::vector<std::uint32_t> takes(mesh.points.size());
  std::iota(takes.begin(), takes.end(), 0U);
  std::uint64_t joined = 0;
  for (const auto point : points) {
    const Point p = mesh.points[point];
    double nearest = tolerance;
    for (int i = 0; i < 27; ++i) {
      const auto found = cells.find(cell(p, i % 3 - 1, i / 3 % 3 - 1, i / 9 - 1));
      if (found == cells.end()) continue;
      for (const auto other : found->second) {
        const double distance = length(mesh.points[other] - p);
        if (distance > nearest) continue;
        nearest = distance;
        takes[point] = other;
      }
    }
    if (takes[point] == point)
      cells[cell(p, 0, 0, 0)].push_back(point);
    else
      ++joined;
  }
  std::vector<Triangle> kept;
  kept.reserve(mesh.triangles.size());
  for (auto triangle : mesh.triangles) {
    for (auto& corner : triangle) corner = takes[corner];
    if (!detail::names_a_point_twice(triangle)) kept.push_back(triangle);
  }
  mesh.triangles = std::move(kept);
  return joined;
}

std::uint64_t turn_facets(Mesh& mesh) {
  detail::OrientedSets sets{mesh.triangles.size()};
  bool is_consistent = true;
  detail::EdgeBuckets{mesh}.each_edge(
      [&](auto first, auto last) { is_consistent &= sets.unite_sides(first, last); });
  auto turn = is_consistent ? std::vector<bool>(mesh.triangles.size())
                            : detail::facets_to_turn(sets, mesh.triangles.size());
  double volume6 = 0;
  const Point anchor = box_of(mesh).centre();
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const auto& t = mesh.triangles[i];
    volume6 +=
        (turn[i] ? -1 : 1) * dot(mesh.points[t[0]] - anchor,
                                 cross(mesh.points[t[1]] - anchor, mesh.points[t[2]] - anchor));
  }
  if (volume6 < 0) turn.flip();
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i)
    if (turn[i]) std::swap(mesh.triangles[i][1], mesh.triangles[i][2]);
  return static_cast<std::uint64_t>(std::ranges::count(turn, true));
}

}  // namespace

Healing healed(Mesh mesh, Millimetres tolerance) {
  Healing healing;
  healing.points_joined = join_cracks(mesh, std::max(1e-6, tolerance.value()));
  healing.facets_turned = turn_facets(mesh);
  healing.mesh = std::move(mesh);
  if (healing.points_joined > 0) {
    healing.done.push_back({"mesh_cracks_joined",
                            fmt::format("{} points along cracks narrower than {:g} mm were joined.",
                                        healing.points_joined, tolerance.value()),
                            "None needed; slicers join them too."});
  }
  if (healing.facets_turned > 0) {
    healing.done.push_back({"mesh_facets_turned",
                            fmt::format("{} facets were turned round.", healing.facets_turned),
                            "None needed; slicers turn them too."});
  }
  return healing;
}

}  // namespace touiza::geometry
