#include "geometry/mesh_measure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geometry/detail/edges.hpp"

namespace touiza::geometry {
namespace {

constexpr double tiny_part_mm = 5;
constexpr double huge_part_mm = 1'000;

struct Sums {
  double volume6 = 0;  ///< Six times the signed volume.
  double area2 = 0;
  Point moment24;  ///< 24 times the volume times the centre, from the anchor.
  std::uint64_t without_area = 0;
};

/// Three points in a line as far as doubles can tell. Such a sliver still closes the surface
/// between its neighbours; one that names a point twice does not.
bool has_no_area(Point ab, Point ac, double area2) {
  return area2 <= 1e-12 * std::max({dot(ab, ab), dot(ac, ac), dot(ac - ab, ac - ab)});
}

Done check_indices(const Mesh& mesh) {
  if (mesh.triangles.empty()) {
    return Error{ErrorKind::invalid_input, "mesh_is_empty", "The model has no triangles.",
                 "Export the solid body, not only sketches or curves."};
  }
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    for (const auto corner : mesh.triangles[i]) {
      if (corner < mesh.points.size()) continue;
      return Error{ErrorKind::invalid_input, "mesh_index_out_of_range",
                   fmt::format("Triangle {} names point {}; there are {} points.", i, corner,
                               mesh.points.size()),
                   "Export the part again; the file contradicts itself."};
    }
  }
  return {};
}

/// Volumes are summed from `anchor`, the middle of the box, not from the origin: a part placed far
/// from it would otherwise lose digits to cancellation.
Sums sums_of(const Mesh& mesh, Point anchor, const std::vector<bool>& turned) {
  Sums sums;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const auto& t = mesh.triangles[i];
    const Point a = mesh.points[t[0]] - anchor;
    const Point b = mesh.points[t[1]] - anchor;
    const Point c = mesh.points[t[2]] - anchor;
    const Point across = cross(b - a, c - a);
    const double area2 = length(across);
    if (has_no_area(b - a, c - a, area2)) ++sums.without_area;
    sums.area2 += area2;
    const double volume6 = dot(a, across) * (!turned.empty() && turned[i] ? -1 : 1);
    sums.volume6 += volume6;
    sums.moment24 = sums.moment24 + (a + b + c) * volume6;
  }
  return sums;
}

}  // namespace

Result<MeshMeasure> measure(const Mesh& mesh) {
  if (auto fine = check_indices(mesh); !fine) return fine.error();

  MeshMeasure found;
  found.triangles = mesh.triangles.size();
  found.box = box_of(mesh);

  detail::OrientedSets sets{mesh.triangles.size()};
  bool is_consistent = true;
  detail::EdgeBuckets{mesh}.each_edge([&](auto first, auto last) {
    const auto sides = last - first;
    if (sides == 1) ++found.open_edges;
    if (sides > 2) ++found.non_manifold_edges;
    is_consistent &= sets.unite_sides(first, last);
  });
  for (std::uint32_t i = 0; i < mesh.triangles.size(); ++i)
    if (!detail::names_a_point_twice(mesh.triangles[i]) && sets.find(i) >> 1 == i)
      ++found.components;

  const auto turned =
      is_consistent ? std::vector<bool>{} : detail::facets_to_turn(sets, mesh.triangles.size());
  const Point anchor = found.box.centre();
  const Sums sums = sums_of(mesh, anchor, turned);
  found.degenerate_facets = sums.without_area;
  found.flipped_facets = static_cast<std::uint64_t>(std::ranges::count(turned, true));
  // Cavities are negative by right, so of several skins only the sum is looked at.
  if (sums.volume6 < 0) found.flipped_facets = found.triangles - found.flipped_facets;
  found.volume = CubicMillimetres{std::abs(sums.volume6) / 6};
  found.area = SquareMillimetres{sums.area2 / 2};
  found.centre_of_mass = anchor;
  if (std::abs(sums.volume6) > 1e-12 * std::pow(std::max(1e-9, length(found.box.size())), 3))
    found.centre_of_mass = anchor + sums.moment24 * (1 / (4 * sums.volume6));
  return found;
}

Problems problems_of(const MeshMeasure& measure, bool is_unit_stated) {
  Problems problems;
  const Point size = measure.box.size();
  const double largest = std::max({size.x, size.y, size.z});
  if (measure.triangles == measure.degenerate_facets || measure.volume.value() <= 0) {
    problems.push_back({"mesh_has_no_volume", "The surface encloses no volume.",
                        "Give the part a thickness and export it as a solid.", true});
  }
  if (measure.open_edges > 0) {
    problems.push_back({"mesh_is_open",
                        fmt::format("The surface has holes: {} edges belong to one triangle only.",
                                    measure.open_edges),
                        "Close the holes in the CAD program, or let the slicer repair them and "
                        "look at the layers.",
                        true});
  }
  if (measure.non_manifold_edges > 0) {
    problems.push_back({"mesh_is_non_manifold",
                        fmt::format("{} edges belong to more than two triangles: bodies touch or "
                                    "lie inside each other.",
                                    measure.non_manifold_edges),
                        "Join the bodies in the CAD program before exporting."});
  }
  if (measure.flipped_facets > 0) {
    problems.push_back({"mesh_has_flipped_facets",
                        fmt::format("{} of {} facets face the wrong way.", measure.flipped_facets,
                                    measure.triangles),
                        "Make the normals consistent before exporting; slicers usually cope."});
  }
  if (measure.degenerate_facets > 0) {
    problems.push_back({"mesh_has_degenerate_facets",
                        fmt::format("{} facets have no area.", measure.degenerate_facets),
                        "None needed for making; a cleaner export is smaller."});
  }
  const std::string doubt = is_unit_stated
                                ? "Check the size in the CAD program."
                                : fmt::format(
                                      "If it was drawn in inches it is {:.1f} mm, in centimetres "
                                      "{:.1f} mm, in metres {:.0f} mm: export it in millimetres.",
                                      largest * 25.4, largest * 10, largest * 1000);
  if (largest < tiny_part_mm) {
    problems.push_back(
        {"part_is_tiny", fmt::format("The largest side is only {:.3g} mm.", largest), doubt});
  }
  if (largest > huge_part_mm) {
    problems.push_back(
        {"part_is_huge", fmt::format("The largest side is {:.0f} mm.", largest),
         is_unit_stated ? doubt
                        : fmt::format("If it was drawn in micrometres it is {:.2f} mm: export it "
                                      "in millimetres.",
                                      largest / 1000)});
  }
  return problems;
}

}  // namespace touiza::geometry
