// A flat part as the curves along which it is cut, in millimetres, and what they measure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/quantity.hpp"
#include "base/result.hpp"
#include "geometry/picture.hpp"
#include "geometry/problem.hpp"

namespace touiza::geometry {

/// A place on a sheet; millimetres, y upwards.
struct Spot {
  double x = 0;
  double y = 0;

  friend constexpr Spot operator+(Spot a, Spot b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Spot operator-(Spot a, Spot b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Spot operator*(Spot a, double k) { return {a.x * k, a.y * k}; }
  friend constexpr bool operator==(Spot, Spot) = default;
};

constexpr double dot(Spot a, Spot b) { return a.x * b.x + a.y * b.y; }
constexpr double cross(Spot a, Spot b) { return a.x * b.y - a.y * b.x; }
double length(Spot a);

/// What a tool cuts without lifting: straight pieces (round ones are flattened to 0.002 mm).
struct Curve {
  std::vector<Spot> spots;  ///< At least two; a closed curve does not repeat its first one.
  bool is_closed = false;
  std::string layer;  ///< Of the DXF; empty in SVG.
};

struct Outline {
  std::vector<Curve> curves;
};

struct OutlineMeasure {
  Millimetres cut_length;
  std::uint64_t pierces = 0;   ///< How often the tool goes down: once a curve.
  std::uint64_t contours = 0;  ///< Closed curves.
  std::uint64_t open_curves = 0;
  std::uint64_t holes = 0;  ///< Closed curves that lie inside an odd number of others.
  std::optional<SquareMillimetres> area;  ///< Of the material left; none above 3,000 contours.
  Spot low;
  Spot high;

  Spot size() const { return high - low; }
};

/// Errors: "outline_is_empty".
Result<OutlineMeasure> measure(const Outline& outline);

/// What a person should know before cutting. Codes: "outline_is_open", "outline_has_doubles",
/// "part_is_tiny", "part_is_huge" (both question the unit).
Problems problems_of(const Outline& outline, const OutlineMeasure& measure,
                     bool is_unit_stated = false);

/// The curves as lines, what lies inside closed ones tinted. As draw_picture() of a mesh.
/// Errors: "outline_is_empty", "picture_too_large".
Result<std::string> draw_picture(const Outline& outline, const PictureOptions& options = {});

}  // namespace touiza::geometry
