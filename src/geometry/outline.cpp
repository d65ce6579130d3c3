#include "geometry/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace touiza::geometry {
namespace {

constexpr std::size_t contours_compared_max = 3'000;
constexpr double tiny_part_mm = 5;
constexpr double huge_part_mm = 3'000;

Error empty_outline() {
  return Error{ErrorKind::invalid_input, "outline_is_empty", "The drawing has no curves.",
               "Export the cut lines; texts and pictures are not cut."};
}

struct Extent {
  Spot low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  Spot high = low * -1;

  void include(Spot s) {
    low = {std::min(low.x, s.x), std::min(low.y, s.y)};
    high = {std::max(high.x, s.x), std::max(high.y, s.y)};
  }
  bool holds(const Extent& other) const {
    return low.x <= other.low.x && low.y <= other.low.y && high.x >= other.high.x &&
           high.y >= other.high.y;
  }
};

double signed_area(const Curve& curve) {
  double sum = 0;
  for (std::size_t i = 1; i + 1 < curve.spots.size(); ++i)
    sum += cross(curve.spots[i] - curve.spots[0], curve.spots[i + 1] - curve.spots[0]);
  return sum / 2;
}

bool is_inside(Spot at, const Curve& curve) {
  bool inside = false;
  for (std::size_t i = 0, before = curve.spots.size() - 1; i < curve.spots.size(); before = i++) {
    const Spot a = curve.spots[i];
    const Spot b = curve.spots[before];
    if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

/// Holes and the area left between them: a contour is a hole where it lies in an odd number of
/// others.
void weigh_contours(const std::vector<const Curve*>& contours, OutlineMeasure& measure) {
  std::vector<Extent> extents(contours.size());
  for (std::size_t i = 0; i < contours.size(); ++i)
    for (const Spot spot : contours[i]->spots) extents[i].include(spot);
  double area = 0;
  for (std::size_t i = 0; i < contours.size(); ++i) {
    unsigned around = 0;
    for (std::size_t j = 0; j < contours.size(); ++j)
      if (i != j && extents[j].holds(extents[i]) &&
          is_inside(contours[i]->spots.front(), *contours[j]))
        ++around;
    const double own = std::abs(signed_area(*contours[i]));
    area += around % 2 == 0 ? own : -own;
    measure.holes += around % 2;
  }
  measure.area = SquareMillimetres{std::max(0.0, area)};
}

/// Pieces that are drawn twice, in either direction, to a hundredth of a millimetre.
std::uint64_t doubled_pieces(const Outline& outline) {
  using Key = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
  std::vector<Key> pieces;
  const auto rounded = [](double value) { return std::llround(value * 100); };
  for (const auto& curve : outline.curves) {
    const auto& spots = curve.spots;
    for (std::size_t i = 0; i + (curve.is_closed ? 0 : 1) < spots.size(); ++i) {
      std::pair a{rounded(spots[i].x), rounded(spots[i].y)};
      const Spot next = spots[(i + 1) % spots.size()];
      std::pair b{rounded(next.x), rounded(next.y)};
      if (a == b) continue;
      if (b < a) std::swap(a, b);
      pieces.emplace_back(a.first, a.second, b.first, b.second);
    }
  }
  std::ranges::sort(pieces);
  std::uint64_t doubled = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) doubled += pieces[i] == pieces[i - 1] ? 1 : 0;
  return doubled;
}

}  // namespace

double length(Spot a) { return std::hypot(a.x, a.y); }

Result<OutlineMeasure> measure(const Outline& outline) {
  if (outline.curves.empty()) return empty_outline();
  OutlineMeasure found;
  Extent extent;
  std::vector<const Curve*> contours;
  double cut = 0;
  for (const auto& curve : outline.curves) {
    for (std::size_t i = 0; i < curve.spots.size(); ++i) {
      extent.include(curve.spots[i]);
      if (i > 0) cut += length(curve.spots[i] - curve.spots[i - 1]);
    }
    if (!curve.is_closed) continue;
    cut += length(curve.spots.front() - curve.spots.back());
    contours.push_back(&curve);
  }
  found.cut_length = Millimetres{cut};
  found.pierces = outline.curves.size();
  found.contours = contours.size();
  found.open_curves = found.pierces - found.contours;
  found.low = extent.low;
  found.high = extent.high;
  if (contours.size() <= contours_compared_max) weigh_contours(contours, found);
  return found;
}

Problems problems_of(const Outline& outline, const OutlineMeasure& measure, bool is_unit_stated) {
  Problems problems;
  if (measure.contours == 0) {
    problems.push_back({"outline_is_open",
                        fmt::format("None of the {} curves is closed: nothing falls out of the "
                                    "sheet.",
                                    measure.open_curves),
                        "Join the lines of the outline in the drawing program.", true});
  } else if (measure.open_curves > 0) {
    problems.push_back(
        {"outline_is_open",
         fmt::format("{} of {} curves are open.", measure.open_curves, measure.pierces),
         "Look at the picture: are these meant to be cut, or only engraved?"});
  }
  if (const auto doubled = doubled_pieces(outline); doubled > 0) {
    problems.push_back({"outline_has_doubles",
                        fmt::format("{} pieces are drawn twice and would be cut twice.", doubled),
                        "Delete the doubles in the drawing program."});
  }
  const double largest = std::max(measure.size().x, measure.size().y);
  if (largest < tiny_part_mm) {
    problems.push_back({"part_is_tiny", fmt::format("The largest side is only {:.3g} mm.", largest),
                        is_unit_stated ? "Check the size in the drawing program."
                                       : fmt::format("If it was drawn in inches it is {:.1f} mm: "
                                                     "export it in millimetres.",
                                                     largest * 25.4)});
  }
  if (largest > huge_part_mm) {
    problems.push_back({"part_is_huge", fmt::format("The largest side is {:.0f} mm.", largest),
                        "Check the unit of the export."});
  }
  return problems;
}

}  // namespace touiza::geometry
