#include "network/region_shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <polyclipping/clipper.hpp>

#include "network/voronoi.hpp"

namespace touiza::network {
namespace {

namespace clip = ClipperLib;

constexpr double grid_per_degree = 1e6;  // Clipper counts in whole steps, about 0.1 m each.
constexpr double decimals = 1e3;         // What comes out, per degree.
constexpr double land_radius_deg =
    0.02;                            // About 2 km around a town that the outline leaves in the sea.
constexpr double shore_deg = 0.002;  // Nearer to the shore than this, rounding could drown a town.
constexpr double distance_max_deg = 0.54;  // 60 km.
constexpr double area_min_deg2 = 1e-5;     // Smaller rings are seams of the arithmetic, not land.
constexpr double margin_deg = 5.0;         // Between the country and the box of the cells.

/// From the globe to a plane in which a degree is as long to the north as to the east, and back.
class Projection {
 public:
  explicit Projection(std::span<const TownPoint> towns) {
    double east = 0.0, north = 0.0, lat = 0.0;
    for (const auto& town : towns) {
      east += std::cos(radians(town.at.lng));
      north += std::sin(radians(town.at.lng));
      lat += town.at.lat;
    }
    middle_ = std::round(std::atan2(north, east) / std::numbers::pi * 180.0);
    stretch_ = std::max(0.05, std::cos(radians(lat / static_cast<double>(towns.size()))));
  }

  PlanePoint plane(GeoPoint p) const {
    return {std::remainder(p.lng - middle_, 360.0) * stretch_, p.lat};
  }
  GeoPoint globe(const clip::IntPoint& p) const {
    const auto rounded = [](double degrees) {
      return std::round(degrees * decimals) / decimals + 0.0;
    };
    return {rounded(static_cast<double>(p.X) / grid_per_degree / stretch_ + middle_),
            rounded(static_cast<double>(p.Y) / grid_per_degree)};
  }

 private:
  static double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }

  double middle_ = 0.0;
  double stretch_ = 1.0;
};

clip::IntPoint to_grid(PlanePoint p) {
  return {std::llround(p.x * grid_per_degree), std::llround(p.y * grid_per_degree)};
}

clip::Path to_path(const std::vector<PlanePoint>& points) {
  clip::Path path;
  for (const auto& point : points) path.push_back(to_grid(point));
  return path;
}

clip::Paths clipped(clip::ClipType what, const clip::Paths& subject,
                    const clip::Paths& other = {}) {
  clip::Clipper clipper;
  clipper.AddPaths(subject, clip::ptSubject, true);
  clipper.AddPaths(other, clip::ptClip, true);
  clip::Paths result;
  clipper.Execute(what, result, clip::pftNonZero, clip::pftNonZero);
  return result;
}

clip::Paths united(const clip::Paths& paths) { return clipped(clip::ctUnion, paths); }

/// The outlines as one shape. Outer rings are turned one way and holes the other, so that
/// territories that touch melt together and overlap by a rounding without harm.
clip::Paths country_from(std::span<const GeoShape> outlines, const Projection& projection) {
  clip::Paths rings;
  for (const auto& outline : outlines) {
    for (const auto& polygon : outline) {
      for (std::size_t i = 0; i < polygon.size(); ++i) {
        clip::Path ring;
        for (const auto& point : polygon[i]) ring.push_back(to_grid(projection.plane(point)));
        if (clip::Orientation(ring) != (i == 0)) clip::ReversePath(ring);
        rings.push_back(std::move(ring));
      }
    }
  }
  return united(rings);
}

bool is_land(const clip::Paths& country, const clip::IntPoint& at) {
  int rings = 0;
  for (const auto& ring : country) rings += clip::PointInPolygon(at, ring) != 0 ? 1 : 0;
  return rings % 2 == 1;
}

/// The point of the outline nearest to `from`.
PlanePoint nearest_shore(const clip::Paths& country, PlanePoint from) {
  PlanePoint best;
  double best_square = std::numeric_limits<double>::infinity();
  for (const auto& ring : country) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const auto point = [&](std::size_t k) {
        const auto& p = ring[k % ring.size()];
        return PlanePoint{static_cast<double>(p.X) / grid_per_degree,
                          static_cast<double>(p.Y) / grid_per_degree};
      };
      const auto a = point(i), b = point(i + 1);
      const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
      const double along =
          square > 0.0 ? std::clamp(((from.x - a.x) * dx + (from.y - a.y) * dy) / square, 0.0, 1.0)
                       : 0.0;
      const PlanePoint near{a.x + along * dx, a.y + along * dy};
      const double distance =
          (near.x - from.x) * (near.x - from.x) + (near.y - from.y) * (near.y - from.y);
      if (distance < best_square) {
        best_square = distance;
        best = near;
      }
    }
  }
  return best;
}

/// A round piece of land at the town and a neck to the shore.
clip::Path land_for(PlanePoint town, PlanePoint shore) {
  clip::ClipperOffset round{2.0, 0.08 * land_radius_deg * grid_per_degree};
  round.AddPath({to_grid(town), to_grid(shore)}, clip::jtRound, clip::etOpenRound);
  clip::Paths land;
  round.Execute(land, land_radius_deg * grid_per_degree);
  return land.empty() ? clip::Path{} : land.front();
}

GeoRing ring_from(const clip::Path& path, const Projection& projection) {
  GeoRing ring;
  for (const auto& point : path) {
    const auto at = projection.globe(point);
    if (ring.empty() || !(ring.back() == at)) ring.push_back(at);
  }
  while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring;
}

GeoShape shape_from(const clip::Paths& paths, const Projection& projection) {
  clip::Clipper clipper;
  clipper.AddPaths(paths, clip::ptSubject, true);
  clip::PolyTree tree;
  clipper.Execute(clip::ctUnion, tree, clip::pftNonZero, clip::pftNonZero);
  constexpr double area_min = area_min_deg2 * grid_per_degree * grid_per_degree;
  GeoShape shape;
  for (const auto* node = tree.GetFirst(); node != nullptr; node = node->GetNext()) {
    if (node->IsHole() || std::abs(clip::Area(node->Contour)) < area_min) continue;
    GeoPolygon polygon{ring_from(node->Contour, projection)};
    if (polygon.front().size() < 3) continue;
    for (const auto* hole : node->Childs) {
      if (std::abs(clip::Area(hole->Contour)) < area_min) continue;
      polygon.push_back(ring_from(hole->Contour, projection));
    }
    shape.push_back(std::move(polygon));
  }
  return shape;
}

Done check_towns(std::span<const TownPoint> towns) {
  if (towns.empty()) {
    return Error{ErrorKind::invalid_input, "towns_missing",
                 "There is no town to draw regions from.",
                 "Import a list with at least one town in each region."};
  }
  std::map<std::pair<double, double>, const TownPoint*> seen;
  for (const auto& town : towns) {
    if (!(std::abs(town.at.lat) <= 90.0 && std::abs(town.at.lng) <= 180.0)) {
      return Error{
          ErrorKind::invalid_input, "town_off_the_globe",
          fmt::format("'{}' is at latitude {}, longitude {}.", town.name, town.at.lat, town.at.lng),
          "Give degrees: latitude from -90 to 90, longitude from -180 to 180."};
    }
    const auto [place, is_new] = seen.emplace(std::pair{town.at.lng, town.at.lat}, &town);
    if (!is_new && place->second->region != town.region) {
      return Error{ErrorKind::invalid_input, "towns_coincide",
                   fmt::format("'{}' of region {} and '{}' of region {} are at the same point.",
                               place->second->name, place->second->region, town.name, town.region),
                   "Correct the coordinates of one of them."};
    }
  }
  return {};
}

/// The towns at different points: two of one region may share theirs, but a point has one cell.
std::vector<const TownPoint*> distinct(std::span<const TownPoint> towns) {
  std::map<std::pair<double, double>, const TownPoint*> by_place;
  for (const auto& town : towns) by_place.emplace(std::pair{town.at.lng, town.at.lat}, &town);
  std::vector<const TownPoint*> result;
  for (const auto& [place, town] : by_place) result.push_back(town);
  return result;
}

PlaneBox box_around(const clip::Paths& country, const std::vector<PlanePoint>& towns) {
  PlaneBox box{towns.front(), towns.front()};
  const auto stretch = [&](double x, double y) {
    box.low = {std::min(box.low.x, x), std::min(box.low.y, y)};
    box.high = {std::max(box.high.x, x), std::max(box.high.y, y)};
  };
  for (const auto& ring : country) {
    for (const auto& p : ring) {
      stretch(static_cast<double>(p.X) / grid_per_degree,
              static_cast<double>(p.Y) / grid_per_degree);
    }
  }
  for (const auto& town : towns) stretch(town.x, town.y);
  box.low = {box.low.x - margin_deg, box.low.y - margin_deg};
  box.high = {box.high.x + margin_deg, box.high.y + margin_deg};
  return box;
}

}  // namespace

Result<BaseMap> draw_regions(std::span<const GeoShape> outlines, std::span<const TownPoint> towns) {
  if (const auto good = check_towns(towns); !good) return good.error();
  const Projection projection{towns};
  auto country = country_from(outlines, projection);
  if (country.empty()) {
    return Error{
        ErrorKind::invalid_input, "outline_missing", "The country has no outline to draw on.",
        "Name the country's outlines by their ISO 3166-1 numbers in the network's settings."};
  }

  const auto placed = distinct(towns);
  std::vector<PlanePoint> points;
  for (const auto* town : placed) points.push_back(projection.plane(town->at));
  const auto cells = voronoi_cells(points, box_around(country, points));

  std::map<std::string, clip::Paths> ground;  // The cells of each region's towns.
  std::map<std::string, clip::Paths>
      patches;  // Land that the outline lacks, inside its town's cell.
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const auto cell = to_path(cells[i]);
    ground[placed[i]->region].push_back(cell);
    const auto shore = nearest_shore(country, points[i]);
    const double distance = std::hypot(shore.x - points[i].x, shore.y - points[i].y);
    const bool is_dry = is_land(country, to_grid(points[i]));
    if (is_dry && distance > shore_deg) continue;
    if (!is_dry && distance > distance_max_deg) {
      return Error{
          ErrorKind::invalid_input, "town_outside_country",
          fmt::format(
              "'{}' (latitude {}, longitude {}) is about {:.0f} km outside the country's outline.",
              placed[i]->name, placed[i]->at.lat, placed[i]->at.lng, distance * 111.2),
          "Correct its coordinates (are latitude and longitude swapped?) or add the territory that "
          "it is in."};
    }
    for (auto& piece : clipped(clip::ctIntersection, {land_for(points[i], shore)}, {cell})) {
      patches[placed[i]->region].push_back(std::move(piece));
    }
  }

  BaseMap map;
  for (const auto& [region, region_cells] : ground) {
    auto land = clipped(clip::ctIntersection, united(region_cells), country);
    for (const auto& piece : patches[region]) land.push_back(piece);
    map.regions.push_back({region, shape_from(land, projection)});
  }
  for (const auto& [region, pieces] : patches)
    country.insert(country.end(), pieces.begin(), pieces.end());
  map.outline = shape_from(country, projection);
  return map;
}

bool contains(const GeoShape& shape, GeoPoint at) {
  bool inside = false;
  for (const auto& polygon : shape) {
    for (const auto& ring : polygon) {
      for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
        const auto& a = ring[i];
        const auto& b = ring[k];
        if ((a.lat > at.lat) == (b.lat > at.lat)) continue;
        if (at.lng < (b.lng - a.lng) * (at.lat - a.lat) / (b.lat - a.lat) + a.lng) inside = !inside;
      }
    }
  }
  return inside;
}

}  // namespace touiza::network
