#include "geometry/detail/pen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_map>

namespace touiza::geometry::detail {
namespace {

constexpr double flatness_mm = 0.002;
constexpr double pieces_max = 2'000;
constexpr double pieces_per_turn_min = 24;

}  // namespace

Affine operator*(const Affine& one, const Affine& other) {
  return {one.a * other.a + one.c * other.b,         one.b * other.a + one.d * other.b,
          one.a * other.c + one.c * other.d,         one.b * other.c + one.d * other.d,
          one.a * other.e + one.c * other.f + one.e, one.b * other.e + one.d * other.f + one.f};
}

void Pen::add(Spot at) {
  if (error_) return;
  if (!std::isfinite(at.x) || !std::isfinite(at.y)) {
    error_ = Error{
        ErrorKind::invalid_input, "coordinate_not_finite",
        fmt::format("Curve {} has a coordinate that is not a number.", outline_.curves.size() + 1),
        "Export the drawing again."};
    return;
  }
  const double farthest = std::max(std::abs(at.x), std::abs(at.y));
  if (farthest > limits_.coordinate_max_mm) {
    error_ = Error{ErrorKind::invalid_input, "coordinate_too_far",
                   fmt::format("Curve {} reaches {:g} mm from the origin; the limit is {:g} mm.",
                               outline_.curves.size() + 1, farthest, limits_.coordinate_max_mm),
                   "Check the unit and move the drawing to the origin."};
    return;
  }
  if (++spots_ > limits_.spots_max) {
    error_ = Error{ErrorKind::too_large, "outline_too_large",
                   fmt::format("The drawing has more than {} points.", limits_.spots_max),
                   "Simplify its curves; 0.05 mm is finer than any cutter."};
    return;
  }
  if (curve_.spots.empty() || curve_.spots.back() != at) curve_.spots.push_back(at);
}

void Pen::begin(Spot at) {
  end(false);
  curve_.layer = layer;
  add(transform(at));
}

void Pen::line(Spot to) { add(transform(to)); }

void Pen::cubic(Spot control1, Spot control2, Spot to) {
  if (error_ || curve_.spots.empty()) return;
  const Spot p0 = curve_.spots.back();
  const Spot p1 = transform(control1);
  const Spot p2 = transform(control2);
  const Spot p3 = transform(to);
  // A piece strays from its curve by at most 6 / 8 of the second difference over n squared.
  const double bend = std::max(length(p0 - p1 * 2 + p2), length(p1 - p2 * 2 + p3));
  const double pieces =
      std::isfinite(bend)
          ? std::clamp(std::ceil(std::sqrt(0.75 * bend / flatness_mm)), 1.0, pieces_max)
          : 1.0;
  for (double i = 1; i < pieces; ++i) {
    const double t = i / pieces;
    const double u = 1 - t;
    add(p0 * (u * u * u) + p1 * (3 * u * u * t) + p2 * (3 * u * t * t) + p3 * (t * t * t));
  }
  add(p3);
}

void Pen::arc(Spot centre, Spot radii, double turn_rad, double from_rad, double sweep_rad) {
  const Affine turned =
      transform * Affine{std::cos(turn_rad), std::sin(turn_rad), -std::sin(turn_rad),
                         std::cos(turn_rad), centre.x,           centre.y};
  const double stretch = std::max(std::hypot(turned.a, turned.b), std::hypot(turned.c, turned.d));
  const double radius = std::max({std::abs(radii.x), std::abs(radii.y)}) * stretch;
  double pieces = std::abs(sweep_rad) * pieces_per_turn_min / (2 * std::numbers::pi);
  if (std::isfinite(radius) && radius > flatness_mm)
    pieces = std::max(pieces, std::abs(sweep_rad) / (2 * std::acos(1 - flatness_mm / radius)));
  pieces = std::isfinite(pieces) ? std::clamp(std::ceil(pieces), 1.0, pieces_max) : 1.0;
  for (double i = 1; i <= pieces && !error_; ++i) {
    const double angle = from_rad + sweep_rad * i / pieces;
    add(turned({radii.x * std::cos(angle), radii.y * std::sin(angle)}));
  }
}

void Pen::end(bool is_closed) {
  if (!error_ && curve_.spots.size() > 1) {
    curve_.is_closed = is_closed;
    if (is_closed && curve_.spots.back() == curve_.spots.front()) curve_.spots.pop_back();
    if (curve_.spots.size() > 1) outline_.curves.push_back(std::move(curve_));
  }
  curve_ = {};
}

namespace {

/// Ends of open curves by cells as large as the tolerance.
class Ends {
 public:
  Ends(const std::vector<Curve>& curves, double tolerance) : curves_{curves}, side_{tolerance} {
    for (std::size_t i = 0; i < curves.size(); ++i) {
      if (curves[i].is_closed) continue;
      cells_[cell(curves[i].spots.front())].push_back({i, false});
      cells_[cell(curves[i].spots.back())].push_back({i, true});
    }
  }

  struct End {
    std::size_t curve;
    bool is_last;
  };

  /// The nearest end of a curve that is not yet taken.
  std::optional<End> near(Spot at, const std::vector<bool>& is_taken) const {
    std::optional<End> best;
    double distance = side_;
    for (int dx = -1; dx <= 1; ++dx) {
      for (int dy = -1; dy <= 1; ++dy) {
        const auto found = cells_.find(cell({at.x + dx * side_, at.y + dy * side_}));
        if (found == cells_.end()) continue;
        for (const auto end : found->second) {
          if (is_taken[end.curve]) continue;
          const auto& spots = curves_[end.curve].spots;
          const double away = length((end.is_last ? spots.back() : spots.front()) - at);
          if (away > distance || (best && away == distance)) continue;
          best = end;
          distance = away;
        }
      }
    }
    return best;
  }

 private:
  std::uint64_t cell(Spot at) const {
    const auto along = [this](double value) {
      return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(value / side_)));
    };
    return along(at.x) << 32 ^ (along(at.y) & 0xFFFF'FFFFU);
  }

  const std::vector<Curve>& curves_;
  double side_;
  std::unordered_map<std::uint64_t, std::vector<End>> cells_;
};

}  // namespace

Outline joined(Outline outline, double tolerance_mm) {
  const auto curves = std::move(outline.curves);
  const Ends ends{curves, tolerance_mm};
  std::vector<bool> is_taken(curves.size());
  Outline result;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    if (is_taken[i]) continue;
    is_taken[i] = true;
    Curve chain = curves[i];
    // Onwards from the last spot; then, turned round, onwards from the first.
    for (int direction = 0; direction < 2 && !chain.is_closed; ++direction) {
      for (;;) {
        const bool comes_back = chain.spots.size() > 2 &&
                                length(chain.spots.front() - chain.spots.back()) <= tolerance_mm;
        if (comes_back) {
          chain.is_closed = true;
          chain.spots.pop_back();
          break;
        }
        const auto next = ends.near(chain.spots.back(), is_taken);
        if (!next) break;
        is_taken[next->curve] = true;
        const auto& more = curves[next->curve].spots;
        if (next->is_last)
          chain.spots.insert(chain.spots.end(), more.rbegin() + 1, more.rend());
        else
          chain.spots.insert(chain.spots.end(), more.begin() + 1, more.end());
      }
      if (!chain.is_closed) std::ranges::reverse(chain.spots);
    }
    result.curves.push_back(std::move(chain));
  }
  return result;
}

}  // namespace touiza::geometry::detail
