// Draws curves of every kind as straight pieces, fine enough for any cutter.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geometry/outline.hpp"
#include "geometry/outline_file.hpp"

namespace touiza::geometry::detail {

/// x' = a x + c y + e, y' = b x + d y + f: the six numbers of SVG's matrix().
struct Affine {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Spot operator()(Spot s) const { return {a * s.x + c * s.y + e, b * s.x + d * s.y + f}; }
  /// `one * other` does other first.
  friend Affine operator*(const Affine& one, const Affine& other);
};

/// Collects curves. Every spot given is in the drawing's own coordinates and goes through
/// `transform`. The first thing that goes wrong (a number that is none, too many spots) is kept in
/// error(); what follows is ignored.
class Pen {
 public:
  explicit Pen(const OutlineLimits& limits) : limits_{limits} {}

  Affine transform;
  std::string layer;

  void begin(Spot at);
  void line(Spot to);
  void cubic(Spot control1, Spot control2, Spot to);
  /// Along an ellipse around `centre` with radii along axes turned by `turn_rad`; the angles are
  /// those of the circle that the ellipse was stretched from. Draws from the current spot.
  void arc(Spot centre, Spot radii, double turn_rad, double from_rad, double sweep_rad);
  void end(bool is_closed);

  const std::optional<Error>& error() const { return error_; }
  Outline take() { return std::move(outline_); }

 private:
  void add(Spot at_mm);

  const OutlineLimits& limits_;
  Outline outline_;
  Curve curve_;
  std::uint64_t spots_ = 0;
  std::optional<Error> error_;
};

/// Joins open curves whose ends meet within `tolerance` mm; closes those that come back.
Outline joined(Outline outline, double tolerance_mm);

Result<OutlineFile> read_dxf(std::string_view bytes, const OutlineLimits& limits);
Result<OutlineFile> read_svg(std::string_view bytes, const OutlineLimits& limits);

}  // namespace touiza::geometry::detail
