#include "network/voronoi.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace touiza::network {
namespace {

/// The sides of the box are neighbours too, with numbers below zero.
enum Side : std::int64_t { bottom = -1, right = -2, top = -3, left = -4 };

/// A corner, and the neighbour behind the edge that leads from it to the next corner.
struct Corner {
  PlanePoint at;
  std::int64_t beyond;
};

/// Above zero where `p` is nearer to `b` than to `a`, in square units.
double lead(PlanePoint p, PlanePoint a, PlanePoint b) {
  const auto square = [](double x, double y) { return x * x + y * y; };
  return square(p.x - a.x, p.y - a.y) - square(p.x - b.x, p.y - b.y);
}

/// Where the bisectors of three sites meet.
PlanePoint equidistant(PlanePoint a, PlanePoint b, PlanePoint c) {
  const double bx = b.x - a.x, by = b.y - a.y, cx = c.x - a.x, cy = c.y - a.y;
  const double twice = 2.0 * (bx * cy - by * cx);
  const double bb = bx * bx + by * by, cc = cx * cx + cy * cy;
  return {a.x + (cy * bb - by * cc) / twice, a.y + (bx * cc - cx * bb) / twice};
}

class CellCutter {
 public:
  CellCutter(std::span<const PlanePoint> sites, const PlaneBox& box) : sites_{sites}, box_{box} {}

  std::vector<PlanePoint> cell(std::size_t site) {
    own_ = static_cast<std::int64_t>(site);
    ring_ = {{box_.low, bottom},
             {{box_.high.x, box_.low.y}, right},
             {box_.high, top},
             {{box_.low.x, box_.high.y}, left}};
    for (std::size_t other = 0; other < sites_.size(); ++other) {
      if (other != site) cut(static_cast<std::int64_t>(other));
    }
    std::vector<PlanePoint> points;
    for (const auto& corner : ring_) points.push_back(corner.at);
    return points;
  }

 private:
  PlanePoint site(std::int64_t i) const { return sites_[static_cast<std::size_t>(i)]; }

  /// The corner between two neighbours of this cell. Computed from the three sites in one order,
  /// whichever of their cells asks; on the box, from the side and the bisector.
  PlanePoint corner(std::int64_t one, std::int64_t other, PlanePoint from, PlanePoint to) const {
    if (one >= 0 && other >= 0) {
      std::array<std::int64_t, 3> three{own_, one, other};
      std::ranges::sort(three);
      const auto meeting = equidistant(site(three[0]), site(three[1]), site(three[2]));
      // Three sites almost in line meet anywhere; then the two ends of the edge say it better.
      if (meeting.x >= box_.low.x && meeting.x <= box_.high.x && meeting.y >= box_.low.y &&
          meeting.y <= box_.high.y) {
        return meeting;
      }
    }
    const auto cutting = site(std::max(one, other));
    const double before = lead(from, site(own_), cutting), after = lead(to, site(own_), cutting);
    const double share = before / (before - after);
    return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
  }

  /// Keeps what is nearer to the own site than to `other`.
  void cut(std::int64_t other) {
    const auto sides = [&](const Corner& c) {
      return lead(c.at, site(own_), site(other)) > tolerance;
    };
    if (std::ranges::none_of(ring_, sides)) return;
    next_.clear();
    for (std::size_t i = 0; i < ring_.size(); ++i) {
      const auto& here = ring_[i];
      const auto& there = ring_[(i + 1) % ring_.size()];
      const bool here_lost = sides(here), there_lost = sides(there);
      if (!here_lost) next_.push_back(here);
      if (here_lost == there_lost) continue;
      const auto meeting = corner(here.beyond, other, here.at, there.at);
      next_.push_back({meeting, here_lost ? here.beyond : other});
    }
    ring_.swap(next_);
  }

  /// Four sites on one circle meet in one corner; without this, rounding would make an edge out of
  /// it.
  static constexpr double tolerance = 1e-12;

  std::span<const PlanePoint> sites_;
  PlaneBox box_;
  std::int64_t own_ = 0;
  std::vector<Corner> ring_;
  std::vector<Corner> next_;
};

}  // namespace

std::vector<std::vector<PlanePoint>> voronoi_cells(std::span<const PlanePoint> sites,
                                                   const PlaneBox& box) {
  CellCutter cutter{sites, box};
  std::vector<std::vector<PlanePoint>> cells;
  cells.reserve(sites.size());
  for (std::size_t i = 0; i < sites.size(); ++i) cells.push_back(cutter.cell(i));
  return cells;
}

}  // namespace touiza::network
