// Draws a country's regions from nothing but its outline and a list of towns: the base map of a
// network that has no official boundaries at hand.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace touiza::network {

/// Degrees, WGS 84, in the order of GeoJSON.
struct GeoPoint {
  double lng = 0.0;
  double lat = 0.0;
  friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};
using GeoRing = std::vector<GeoPoint>;     ///< Not closed by a repeated point.
using GeoPolygon = std::vector<GeoRing>;   ///< The outer ring, anticlockwise, then its holes.
using GeoShape = std::vector<GeoPolygon>;  ///< Mainland and islands.

struct TownPoint {
  std::string name;    ///< For messages.
  std::string region;  ///< Any text that tells regions apart: "MA-09".
  GeoPoint at;
};

struct RegionShape {
  std::string region;
  GeoShape shape;
};

struct BaseMap {
  std::vector<RegionShape> regions;  ///< By region's text; each region that has a town has a shape.
  GeoShape outline;                  ///< Of all of them together.
};

/// Gives every place of `outlines` to the nearest town, and each town's places to its region.
///
/// `outlines` are united first, so that a network may span several of an atlas's territories;
/// borders between them vanish. A town that the coarse outline leaves in the sea gets a little land
/// of its own: no town ever lies outside its region. Coordinates come out with three decimals
/// (about 100 m); a map over the 180th meridian comes out in one piece, with longitudes beyond 180.
/// Takes O(n²) time for n towns: milliseconds for a hundred, some seconds for ten thousand.
///
/// Errors: "outline_missing", "towns_missing", "town_off_the_globe", "town_outside_country" (more
/// than 60 km away, which is a mistyped coordinate), "towns_coincide" (one point, two regions).
Result<BaseMap> draw_regions(std::span<const GeoShape> outlines, std::span<const TownPoint> towns);

/// True where `at` lies inside `shape`, its holes apart.
bool contains(const GeoShape& shape, GeoPoint at);

}  // namespace touiza::network
