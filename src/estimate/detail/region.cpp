#include "estimate/detail/region.hpp"

#include <algorithm>
#include <cmath>

namespace touiza::estimate::detail {
namespace {

using namespace ClipperLib;

constexpr double detail_units = 0.01 * units_per_mm;
constexpr double arc_tolerance_units = 0.01 * units_per_mm;

Region clipped(ClipType type, const Region& a, const Region& b) {
  Clipper clipper;
  clipper.AddPaths(a, ptSubject, true);
  clipper.AddPaths(b, ptClip, true);
  Region result;
  clipper.Execute(type, result, pftNonZero, pftNonZero);
  return result;
}

/// Each contour from its lowest point on, contours in order: equal areas become equal values.
void put_in_order(Region& region) {
  const auto before = [](const IntPoint& a, const IntPoint& b) {
    return a.X != b.X ? a.X < b.X : a.Y < b.Y;
  };
  for (auto& path : region)
    std::rotate(path.begin(), std::min_element(path.begin(), path.end(), before), path.end());
  std::sort(region.begin(), region.end(), [&](const Path& a, const Path& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
  });
}

void collect(const PolyNode& node, std::vector<Region>& islands) {
  for (const auto* outside : node.Childs) {
    Region island{outside->Contour};
    for (const auto* hole : outside->Childs) {
      island.push_back(hole->Contour);
      collect(*hole, islands);
    }
    islands.push_back(std::move(island));
  }
}

}  // namespace

Region region_of(const geometry::Section& section) {
  Region contours;
  contours.reserve(section.size());
  for (const auto& contour : section) {
    Path path;
    path.reserve(contour.size());
    for (const auto spot : contour) path.emplace_back(to_units(spot.x), to_units(spot.y));
    contours.push_back(std::move(path));
  }
  Clipper clipper;
  clipper.AddPaths(contours, ptSubject, true);
  Region region;
  clipper.Execute(ctUnion, region, pftNonZero, pftNonZero);
  CleanPolygons(region, detail_units);
  std::erase_if(region, [](const Path& path) { return path.size() < 3; });
  put_in_order(region);
  return region;
}

std::vector<Region> islands_of(const Region& region) {
  Clipper clipper;
  clipper.AddPaths(region, ptSubject, true);
  PolyTree tree;
  clipper.Execute(ctUnion, tree, pftNonZero, pftNonZero);
  std::vector<Region> islands;
  collect(tree, islands);
  return islands;
}

Region grown(const Region& region, double by_mm) {
  if (region.empty()) return {};
  ClipperOffset offset{3.0, arc_tolerance_units};
  offset.AddPaths(region, jtMiter, etClosedPolygon);
  Region result;
  offset.Execute(result, by_mm * units_per_mm);
  return result;
}

Region opened(const Region& region, double by_mm) { return grown(grown(region, -by_mm), by_mm); }

Region intersection(const Region& a, const Region& b) {
  if (a.empty() || b.empty()) return {};
  return clipped(ctIntersection, a, b);
}

Region difference(const Region& a, const Region& b) {
  if (a.empty() || b.empty()) return a;
  return clipped(ctDifference, a, b);
}

Region united(const Region& a, const Region& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return clipped(ctUnion, a, b);
}

double area_mm2(const Region& region) {
  double area = 0;
  for (const auto& path : region) area += Area(path);
  return area / (units_per_mm * units_per_mm);
}

double length_mm(const Path& loop) {
  double length = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const auto& a = loop[i];
    const auto& b = loop[(i + 1) % loop.size()];
    length += std::hypot(static_cast<double>(b.X - a.X), static_cast<double>(b.Y - a.Y));
  }
  return length / units_per_mm;
}

}  // namespace touiza::estimate::detail
