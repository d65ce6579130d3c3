#include "estimate/fff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

#include "estimate/detail/layers.hpp"
#include "estimate/detail/planner.hpp"
#include "estimate/detail/toolpath.hpp"
#include "geometry/heal.hpp"
#include "geometry/mesh_measure.hpp"

namespace touiza::estimate {
namespace {

using detail::Feature;
using detail::LayerPaths;
using detail::Path;
using geometry::Spot;

/// Between copies on the bed.
constexpr double copy_gap_mm = 6;
/// Nine in ten results of PrusaSlicer lay within these of the estimate, over the reference parts
/// (bench/results/estimate-fff.md).
constexpr double low_share = 0.90;
constexpr double high_share = 1.15;

struct LayerCost {
  std::vector<double> time = std::vector<double>(detail::feature_count);
  double volume_mm3 = 0;
  Spot end;
};

std::size_t number_of(Feature feature) { return static_cast<std::size_t>(feature); }

bool is_wall(Feature feature) {
  return feature == Feature::external_perimeter || feature == Feature::perimeter;
}

/// Runs the paths of a layer through the planner.
class LayerRunner {
 public:
  LayerRunner(const FffProfile& profile, double copies, double copy_distance)
      : p_{profile.parameters},
        planner_{profile.machine.kinematics},
        copies_{copies},
        copy_distance_{copy_distance},
        filament_area_{std::numbers::pi / 4 * p_.filament_diameter_mm * p_.filament_diameter_mm} {}

  LayerCost run(const LayerPaths& layer, const detail::Region& inside, Spot start,
                double layer_height) {
    LayerCost cost;
    const double cap = speed_cap(layer);
    Spot at = start;
    change_layer(layer_height);
    for (const auto& path : layer.paths) {
      travel(at, path.spots.front(), inside);
      extrude(path, cap);
      at = path.is_closed ? path.spots.front() : path.spots.back();
    }
    std::vector<double> time(detail::feature_count);
    planner_.finish(time);
    // What thin walls save, and what gaps need: counted by area, at the same mean speed.
    for (const auto feature : {Feature::external_perimeter, Feature::perimeter})
      time[number_of(feature)] *= layer.wall_time_factor;
    if (layer.gap_length_mm > 0)
      time[number_of(Feature::gap_fill)] +=
          layer.gap_length_mm / std::min(p_.perimeter_speed_mm_s, cap);
    cost.time = std::move(time);
    cost.end = at;
    for (const auto& path : layer.paths)
      if (!is_wall(path.feature)) cost.volume_mm3 += length_mm(path) * path.line_area_mm2;
    cost.volume_mm3 += layer.wall_volume_mm3;
    return cost;
  }

 private:
  /// The speed above which nothing is printed, so that the layer takes its least time. The slicer
  /// counts plain length over speed, slows the fastest lines first and leaves bridges alone.
  double speed_cap(const LayerPaths& layer) const {
    constexpr double none = 1e9;
    if (p_.slow_down_below_s <= 0) return none;
    struct Run {
      double length;
      double speed;
    };
    std::vector<Run> runs;
    double fixed = 0;
    double fastest = 0;
    Spot at = layer.paths.empty() ? Spot{} : layer.paths.front().spots.front();
    for (const auto& path : layer.paths) {
      fixed += geometry::length(path.spots.front() - at) / p_.travel_speed_mm_s;
      at = path.is_closed ? path.spots.front() : path.spots.back();
      const double run = length_mm(path) * (is_wall(path.feature) ? layer.wall_time_factor : 1);
      if (path.feature == Feature::bridge) {
        fixed += run / path.speed_mm_s;
      } else {
        runs.push_back({run, path.speed_mm_s});
        fastest = std::max(fastest, path.speed_mm_s);
      }
    }
    const auto seconds_at = [&](double cap) {
      double seconds = fixed;
      for (const auto& run : runs) seconds += run.length / std::min(run.speed, cap);
      return seconds * copies_;
    };
    if (seconds_at(none) >= p_.slow_down_below_s) return none;
    double low = p_.speed_min_mm_s;
    double high = fastest;
    if (low >= high || seconds_at(low) <= p_.slow_down_below_s) return low;
    for (int step = 0; step < 30; ++step) {
      const double middle = (low + high) / 2;
      (seconds_at(middle) > p_.slow_down_below_s ? low : high) = middle;
    }
    return low;
  }

  void add(double x, double y, double z, double e, double speed, double acceleration,
           Feature feature) {
    planner_.add({{x, y, z, e}, speed, acceleration, static_cast<std::uint8_t>(feature)});
  }

  void retract(bool is_back) {
    if (p_.retraction_mm > 0)
      add(0, 0, 0, is_back ? -p_.retraction_mm : p_.retraction_mm, p_.retraction_speed_mm_s, 1e9,
          Feature::travel);
  }

  void travel(Spot from, Spot to, const detail::Region& inside) {
    const Spot by = to - from;
    const double distance = geometry::length(by);
    if (distance < 1e-6) return;
    const bool draws_back =
        distance >= p_.retraction_travel_min_mm && !detail::stays_inside(inside, from, to);
    if (draws_back) {
      retract(true);
      lift(p_.retraction_lift_mm);
    }
    add(by.x, by.y, 0, 0, p_.travel_speed_mm_s, p_.infill_acceleration_mm_s2, Feature::travel);
    if (draws_back) {
      lift(-p_.retraction_lift_mm);
      retract(false);
    }
  }

  void lift(double by) {
    if (by != 0)
      add(0, 0, by, 0, p_.travel_speed_z_mm_s, p_.infill_acceleration_mm_s2, Feature::travel);
  }

  /// Up to the next layer; and to each further copy and on, drawn back and lifted.
  void change_layer(double layer_height) {
    retract(true);
    lift(p_.retraction_lift_mm + layer_height);
    lift(-p_.retraction_lift_mm);
    retract(false);
    if (copies_ > 1) {
      // The share of one copy in the ways between all of them.
      retract(true);
      lift(p_.retraction_lift_mm);
      add(copy_distance_, 0, 0, 0, p_.travel_speed_mm_s, p_.infill_acceleration_mm_s2,
          Feature::travel);
      lift(-p_.retraction_lift_mm);
      retract(false);
    }
  }

  void extrude(const Path& path, double cap) {
    const double speed =
        path.feature == Feature::bridge ? path.speed_mm_s : std::min(path.speed_mm_s, cap);
    const double filament_per_mm = path.line_area_mm2 / filament_area_;
    const auto count = path.spots.size();
    for (std::size_t i = 1; i < count + (path.is_closed ? 1 : 0); ++i) {
      const Spot by = path.spots[i % count] - path.spots[i - 1];
      add(by.x, by.y, 0, geometry::length(by) * filament_per_mm, speed, path.acceleration_mm_s2,
          path.feature);
    }
  }

  const FffParameters& p_;
  detail::Planner planner_;
  double copies_;
  double copy_distance_;
  double filament_area_;
};

/// What decides the paths of a layer, apart from where the nozzle comes from: layers of equal
/// outline without shells differ only in the direction of their infill.
using LayerKey = std::tuple<std::size_t, std::size_t>;

Error no_layers(double height) {
  return Error{ErrorKind::invalid_input, "part_has_no_layers",
               fmt::format("The part is {:.3g} mm tall: not half of the first layer.", height),
               "Check the unit of the file."};
}

}  // namespace

Result<FffEstimate> estimate_fff(const geometry::Mesh& mesh, const FffProfile& profile,
                                 std::uint64_t copies, const FffLimits& limits) {
  const auto& p = profile.parameters;
  if (auto fine = check(p); !fine) return fine.error();
  const auto found = geometry::measure(mesh);
  if (!found) return found.error();
  copies = std::max<std::uint64_t>(1, copies);

  auto part = geometry::healed(mesh).mesh;
  const geometry::Box box = geometry::box_of(part);
  part = geometry::transformed(
      std::move(part), geometry::translation({-box.centre().x, -box.centre().y, -box.low.z}));
  const double height = box.size().z;
  const double layers_expected = height / p.layer_height_mm;
  if (layers_expected > static_cast<double>(limits.layers_max)) {
    return Error{
        ErrorKind::too_large, "part_has_too_many_layers",
        fmt::format("The part is {:.0f} mm tall: {:.0f} layers of {:g} mm; the limit is {}.",
                    height, layers_expected, p.layer_height_mm, limits.layers_max),
        "Check the unit of the file, or use thicker layers."};
  }
  const auto stack = detail::layers_of(part, p, profile.machine.nozzle_mm);
  if (stack.layers.empty()) return no_layers(height);

  const double distance = std::max(box.size().x, box.size().y) + copy_gap_mm;
  LayerRunner runner{profile, static_cast<double>(copies), distance};
  std::map<LayerKey, LayerCost> known;
  std::vector<double> time(detail::feature_count);
  double volume = 0;
  Spot at;
  for (std::size_t i = 0; i < stack.layers.size(); ++i) {
    const auto& layer = stack.layers[i];
    const LayerKey key{layer.slice, i % 2};
    auto cost = known.end();
    if (!layer.has_shells && i > 0) cost = known.find(key);
    LayerCost fresh;
    if (cost == known.end()) {
      const auto paths = detail::paths_of(stack, i, p, profile.machine.nozzle_mm, at);
      fresh = runner.run(paths, stack.slices[layer.slice].inside, at, layer.height_mm);
      if (!layer.has_shells && i > 0) known.emplace(key, fresh);
    } else {
      fresh = cost->second;
    }
    for (std::size_t f = 0; f < time.size(); ++f) time[f] += fresh.time[f];
    volume += fresh.volume_mm3;
    at = fresh.end;
  }

  const auto many = static_cast<double>(copies);
  FffEstimate result;
  result.layers = stack.layers.size();
  result.part_volume = found->volume;
  auto& cycle = result.cycle;
  cycle.units = copies;
  for (std::size_t f = 0; f < time.size(); ++f) {
    const Seconds share{time[f] * many};
    cycle.time += share;
    if (share.count() > 0)
      cycle.breakdown.push_back({std::string{name_of(static_cast<Feature>(f))}, share});
  }
  cycle.time_low = cycle.time * low_share;
  cycle.time_high = cycle.time * high_share;
  cycle.warm_up = Seconds{profile.machine.warm_up_s};
  cycle.limits = fit_problems(profile.machine, box.size());
  const double filament_area =
      std::numbers::pi / 4 * p.filament_diameter_mm * p.filament_diameter_mm;
  const double extruded = volume * p.extrusion_multiplier * many;
  result.filament = Millimetres{extruded / filament_area};
  result.filament_mass =
      CubicMillimetres{extruded} * GramsPerCubicMillimetre{p.material_density_g_cm3 / 1000};
  cycle.material = result.filament_mass.value();
  return result;
}

}  // namespace touiza::estimate
