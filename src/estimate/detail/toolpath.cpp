#include "estimate/detail/toolpath.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace touiza::estimate::detail {
namespace {

using geometry::Spot;
using std::numbers::pi;

/// Loops no longer than this are printed at the speed of small perimeters (PrusaSlicer).
constexpr double small_loop_mm = 2 * pi * 6.5;
/// A gyroid's waves repeat after two line pitches; its pitch is what keeps the density (PrusaSlicer
/// places lines pi apart in units of spacing / (2.44 density)).
constexpr double gyroid_density_factor = 2.44;
/// Height of the waves over their wave length / 2 pi: makes a line 1.29 times as long as its span,
/// which is what the pitch needs to give the density asked for.
constexpr double gyroid_steepness = 1.17;

class LayerWriter {
 public:
  LayerWriter(const LayerStack& stack, std::size_t number, const FffParameters& p, double nozzle,
              Spot start)
      : layer_{stack.layers[number]},
        slice_{stack.slices[layer_.slice]},
        p_{p},
        nozzle_{nozzle},
        number_{number},
        at_{start} {}

  LayerPaths write() {
    if (number_ == 0) write_skirt();
    write_walls();
    write_infill();
    return std::move(result_);
  }

 private:
  bool is_first() const { return number_ == 0; }
  double width(double otherwise) const { return is_first() ? p_.first_layer_width_mm : otherwise; }
  double line_area(double line_width) const {
    return spacing_of(line_width, layer_.height_mm) * layer_.height_mm;
  }

  Path path(Feature feature, double area, double speed, double acceleration) const {
    Path path;
    path.feature = feature;
    path.line_area_mm2 = area;
    path.speed_mm_s = is_first() ? p_.first_layer_speed_mm_s : speed;
    if (p_.flow_max_mm3_s > 0)
      path.speed_mm_s = std::min(path.speed_mm_s, p_.flow_max_mm3_s / area);
    path.acceleration_mm_s2 = is_first() ? p_.first_layer_acceleration_mm_s2 : acceleration;
    return path;
  }

  /// A loop beginning at its spot nearest to the nozzle.
  void add_loop(const ClipperLib::Path& loop, Path path) {
    double nearest = std::numeric_limits<double>::infinity();
    std::size_t first = 0;
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const double away = geometry::length(Spot{to_mm(loop[i].X), to_mm(loop[i].Y)} - at_);
      if (away < nearest) nearest = away, first = i;
    }
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const auto& spot = loop[(first + i) % loop.size()];
      path.spots.push_back({to_mm(spot.X), to_mm(spot.Y)});
    }
    path.is_closed = true;
    at_ = path.spots.front();
    result_.paths.push_back(std::move(path));
  }

  void write_skirt() {
    const double line_width = p_.first_layer_width_mm;
    const double spacing = spacing_of(line_width, layer_.height_mm);
    const auto brim = static_cast<unsigned>(p_.brim_width_mm / spacing);
    const auto base = path(Feature::skirt, line_area(line_width), p_.first_layer_speed_mm_s,
                           p_.first_layer_acceleration_mm_s2);
    for (unsigned loop = 0; loop < brim; ++loop)
      for (const auto& ring : grown(slice_.outline, (loop + 0.5) * spacing)) add_loop(ring, base);
    for (unsigned loop = 0; loop < p_.skirt_loops; ++loop) {
      const double away = p_.brim_width_mm + p_.skirt_distance_mm + loop * spacing;
      add_loop(around(away), base);
    }
  }

  /// The convex hull of the outline, grown: a skirt goes round everything.
  ClipperLib::Path around(double away) const {
    ClipperLib::Path spots;
    for (const auto& contour : slice_.outline)
      spots.insert(spots.end(), contour.begin(), contour.end());
    std::sort(spots.begin(), spots.end(),
              [](const auto& a, const auto& b) { return a.X != b.X ? a.X < b.X : a.Y < b.Y; });
    ClipperLib::Path hull;
    const auto turn = [](const auto& a, const auto& b, const auto& c) {
      return static_cast<double>(b.X - a.X) * static_cast<double>(c.Y - a.Y) -
             static_cast<double>(b.Y - a.Y) * static_cast<double>(c.X - a.X);
    };
    for (int half = 0; half < 2; ++half) {
      const auto kept = hull.size();
      for (const auto& spot : spots) {
        while (hull.size() >= kept + 2 && turn(hull[hull.size() - 2], hull.back(), spot) <= 0)
          hull.pop_back();
        hull.push_back(spot);
      }
      if (!hull.empty()) hull.pop_back();
      std::reverse(spots.begin(), spots.end());
    }
    const auto wide = grown({hull}, away);
    return wide.empty() ? hull : wide.front();
  }

  /// Rings from the inside to the outside, loop by loop to the nearest next one.
  void write_walls() {
    struct Loop {
      const ClipperLib::Path* path;
      bool is_external;
    };
    std::vector<Loop> loops;
    for (std::size_t ring = slice_.perimeters.size(); ring-- > 0;)
      for (const auto& loop : slice_.perimeters[ring]) loops.push_back({&loop, ring == 0});
    double needed = 0;
    while (!loops.empty()) {
      double nearest = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t i = 0; i < loops.size(); ++i) {
        const auto& spot = loops[i].path->front();
        const double away = geometry::length(Spot{to_mm(spot.X), to_mm(spot.Y)} - at_);
        if (away < nearest) nearest = away, next = i;
      }
      const auto loop = loops[next];
      loops.erase(loops.begin() + static_cast<std::ptrdiff_t>(next));
      const double loop_length = detail::length_mm(*loop.path);
      const double line_width =
          width(loop.is_external ? p_.external_perimeter_width_mm : p_.perimeter_width_mm);
      double speed = loop.is_external ? p_.external_perimeter_speed_mm_s : p_.perimeter_speed_mm_s;
      if (loop_length <= small_loop_mm) speed = p_.small_perimeter_speed_mm_s;
      add_loop(*loop.path, path(loop.is_external ? Feature::external_perimeter : Feature::perimeter,
                                line_area(line_width), speed,
                                loop.is_external ? p_.external_perimeter_acceleration_mm_s2
                                                 : p_.perimeter_acceleration_mm_s2));
      needed += loop_length * spacing_of(line_width, layer_.height_mm);
    }
    balance_walls(needed);
  }

  /// Slicers widen, narrow, add and drop lines until the walls fill their area. Where rings would
  /// lie on each other (thin walls) time shrinks with the area; where they leave a gap, it is
  /// filled.
  void balance_walls(double needed) {
    result_.wall_volume_mm3 = slice_.wall_area * layer_.height_mm;
    if (needed <= 0) return;
    const double missing = slice_.wall_area - needed;
    if (missing < 0) {
      result_.wall_time_factor = std::max(0.4, slice_.wall_area / needed);
    } else {
      const double spacing = spacing_of(width(p_.perimeter_width_mm), layer_.height_mm);
      result_.gap_length_mm = missing / spacing;
      result_.gap_line_area_mm2 = spacing * layer_.height_mm;
    }
  }

  void write_infill() {
    const double turn = p_.infill_angle_deg * pi / 180 + (number_ % 2 == 0 ? 0 : pi / 2);
    const auto solid = [&](const Region& region, Feature feature, double line_width, double speed) {
      if (region.empty()) return;
      const double spacing = spacing_of(line_width, layer_.height_mm);
      add_lines(hatched(grown(region, -0.5 * spacing), {turn, spacing, 3 * spacing}),
                path(feature, spacing * layer_.height_mm, speed, p_.infill_acceleration_mm_s2));
    };
    if (is_first())
      solid(layer_.bottom, Feature::solid_infill, p_.first_layer_width_mm,
            p_.solid_infill_speed_mm_s);
    else
      bridge(layer_.bottom, turn);
    bridge(layer_.bridge, turn);
    solid(layer_.solid, Feature::solid_infill, width(p_.solid_infill_width_mm),
          p_.solid_infill_speed_mm_s);
    solid(layer_.top, Feature::top_infill, width(p_.top_infill_width_mm), p_.top_infill_speed_mm_s);
    write_sparse(turn);
  }

  /// Threads of the nozzle's own size, free in the air.
  void bridge(const Region& region, double turn) {
    if (region.empty()) return;
    const double pitch = nozzle_ + 0.05;
    auto base = path(Feature::bridge, pi / 4 * nozzle_ * nozzle_, p_.bridge_speed_mm_s,
                     p_.bridge_acceleration_mm_s2);
    add_lines(hatched(grown(region, -0.5 * pitch), {turn, pitch, 3 * pitch}), base);
  }

  void write_sparse(double turn) {
    if (layer_.sparse.empty() || p_.infill_density <= 0) return;
    const double line_width = width(p_.infill_width_mm);
    const double spacing = spacing_of(line_width, layer_.height_mm);
    const auto base = path(Feature::infill, spacing * layer_.height_mm, p_.infill_speed_mm_s,
                           p_.infill_acceleration_mm_s2);
    const auto region = grown(layer_.sparse, -0.5 * spacing);
    const double pitch = spacing / p_.infill_density;
    switch (p_.infill_pattern) {
      case InfillPattern::rectilinear:
        add_lines(hatched(region, {turn, pitch, p_.infill_anchor_max_mm}), base);
        break;
      case InfillPattern::grid:
        for (const double side : {0.0, pi / 2})
          add_lines(hatched(region, {p_.infill_angle_deg * pi / 180 + side, 2 * pitch,
                                     p_.infill_anchor_max_mm}),
                    base);
        break;
      case InfillPattern::gyroid: {
        const double wave_pitch = pi / gyroid_density_factor * pitch;
        auto lines = hatched(region, {turn, wave_pitch, p_.infill_anchor_max_mm});
        for (auto& line : lines) line = waved(line, 2 * wave_pitch);
        add_lines(std::move(lines), base);
        break;
      }
    }
  }

  /// The straight runs of a zigzag bent into waves; the joins between them stay straight.
  static Line waved(const Line& line, double wave_length) {
    Line result;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
      result.push_back(line[i]);
      if (i % 2 == 1) continue;
      const Spot run = line[i + 1] - line[i];
      const double span = geometry::length(run);
      if (span <= 0) continue;
      const Spot along = run * (1 / span);
      const Spot across{-along.y, along.x};
      const double step = wave_length / 16;
      const double height = gyroid_steepness * wave_length / (2 * pi);
      for (double s = step; s < span; s += step)
        result.push_back(line[i] + along * s +
                         across * (height * std::sin(2 * pi * s / wave_length)));
    }
    result.push_back(line.back());
    return result;
  }

  void add_lines(std::vector<Line> lines, const Path& base) {
    std::vector<bool> is_taken(lines.size());
    for (std::size_t taken = 0; taken < lines.size(); ++taken) {
      double nearest = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      bool is_reversed = false;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_taken[i]) continue;
        const double to_front = geometry::length(lines[i].front() - at_);
        const double to_back = geometry::length(lines[i].back() - at_);
        if (std::min(to_front, to_back) >= nearest) continue;
        nearest = std::min(to_front, to_back);
        next = i;
        is_reversed = to_back < to_front;
      }
      is_taken[next] = true;
      Path path = base;
      path.spots = std::move(lines[next]);
      if (is_reversed) std::ranges::reverse(path.spots);
      at_ = path.spots.back();
      result_.paths.push_back(std::move(path));
    }
  }

  const Layer& layer_;
  const Slice& slice_;
  const FffParameters& p_;
  double nozzle_;
  std::size_t number_;
  Spot at_;
  LayerPaths result_;
};

}  // namespace

std::string_view name_of(Feature feature) {
  switch (feature) {
    case Feature::external_perimeter:
      return "external_perimeter";
    case Feature::perimeter:
      return "perimeter";
    case Feature::gap_fill:
      return "gap_fill";
    case Feature::infill:
      return "infill";
    case Feature::solid_infill:
      return "solid_infill";
    case Feature::top_infill:
      return "top_infill";
    case Feature::bridge:
      return "bridge";
    case Feature::skirt:
      return "skirt";
    case Feature::travel:
      return "travel";
  }
  return "";
}

double length_mm(const Path& path) {
  double length = 0;
  for (std::size_t i = 1; i < path.spots.size(); ++i)
    length += geometry::length(path.spots[i] - path.spots[i - 1]);
  if (path.is_closed && !path.spots.empty())
    length += geometry::length(path.spots.front() - path.spots.back());
  return length;
}

LayerPaths paths_of(const LayerStack& stack, std::size_t number, const FffParameters& parameters,
                    double nozzle_mm, geometry::Spot start) {
  return LayerWriter{stack, number, parameters, nozzle_mm, start}.write();
}

}  // namespace touiza::estimate::detail
