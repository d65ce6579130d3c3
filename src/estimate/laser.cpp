#include "estimate/laser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace touiza::estimate {
namespace {

/// Spread of reported cycle times around a plain length-over-speed model: corners are slower, hands
/// are not clocks.
constexpr double low_share = 0.85;
constexpr double high_share = 1.35;
/// Below this share of the needed power the cut does not go through; passes do not mend it.
constexpr double power_share_min = 0.4;

Done check(const LaserParameters& p) {
  for (const auto& [field, value] : {std::pair{"sheet_thickness_mm", p.sheet_thickness_mm},
                                     {"reference_power_w", p.reference_power_w},
                                     {"power_percent", p.power_percent},
                                     {"speed_mm_s", p.speed_mm_s},
                                     {"rapid_speed_mm_s", p.rapid_speed_mm_s}}) {
    if (value > 0 && value < 1e6) continue;
    return Error{ErrorKind::invalid_input,
                 "parameter_out_of_range",
                 fmt::format("{} is {}; it must be above zero.", field, value),
                 "Correct the parameter set.",
                 {{field, "out_of_range", "It must be above zero."}}};
  }
  return {};
}

/// The way between contours, each to the nearest one that is left.
double rapid_length(const geometry::Outline& outline) {
  std::vector<geometry::Spot> starts;
  for (const auto& curve : outline.curves) starts.push_back(curve.spots.front());
  double sum = 0;
  for (std::size_t at = 0; at + 1 < starts.size(); ++at) {
    double nearest = std::numeric_limits<double>::infinity();
    // Long lists are followed in the order of the drawing, which is how most shops cut them.
    const std::size_t end = starts.size() > 2'000 ? at + 2 : starts.size();
    for (std::size_t i = at + 1; i < end; ++i) {
      const double away = geometry::length(starts[i] - starts[at]);
      if (away >= nearest) continue;
      nearest = away;
      std::swap(starts[i], starts[at + 1]);
    }
    sum += nearest;
  }
  return sum;
}

}  // namespace

double laser_speed_mm_s(double power_w, double thickness_mm, double kerf_mm, double energy_j_mm3) {
  return power_w / (thickness_mm * kerf_mm * energy_j_mm3);
}

Result<Estimate> estimate_laser(const geometry::Outline& outline, const geometry::Sheet& sheet,
                                const LaserParameters& p, const MachineProfile& machine) {
  if (auto fine = check(p); !fine) return fine.error();
  const auto found = geometry::measure(outline);
  if (!found) return found.error();
  geometry::Sheet room = sheet;
  room.gap_mm = p.part_gap_mm + p.kerf_mm;
  room.margin_mm = p.sheet_margin_mm;
  const auto layout = geometry::layout_on_sheet(found->size(), room);
  if (!layout) return layout.error();

  Estimate result;
  result.units = layout->units;
  result.limits = fit_problems(machine, geometry::Spot{sheet.width_mm, sheet.height_mm});
  if (machine.work_volume.z_mm > 0 && p.sheet_thickness_mm > machine.work_volume.z_mm) {
    result.limits.push_back({"part_does_not_fit",
                             fmt::format("The sheet is {:g} mm thick; the machine takes {:g} mm.",
                                         p.sheet_thickness_mm, machine.work_volume.z_mm),
                             "Use a thinner sheet or another machine.", true});
  }
  double speed = p.speed_mm_s;
  if (machine.laser_power_w) {
    const double needed = p.reference_power_w * p.power_percent / 100;
    const double share = *machine.laser_power_w / needed;
    // A stronger laser may run below its full power and keep the speed that is known to cut well.
    speed *= std::min(1.0, share);
    if (share < power_share_min) {
      result.limits.push_back(
          {"laser_is_too_weak",
           fmt::format("The set needs {:.0f} W for {:g} mm; the laser has {:.0f} W.", needed,
                       p.sheet_thickness_mm, *machine.laser_power_w),
           "Use a thinner sheet or a stronger laser.", true});
      speed = p.speed_mm_s * power_share_min;
    }
  }

  const double units = static_cast<double>(layout->units);
  const double passes = std::max(1U, p.passes);
  const double cutting = units * passes * found->cut_length.value() / speed;
  const double piercing = units * passes * static_cast<double>(found->pierces) * p.pierce_s;
  const double rapid = units *
                       (rapid_length(outline) + std::max(found->size().x, found->size().y)) /
                       p.rapid_speed_mm_s;
  result.breakdown = {{"cutting", Seconds{cutting}},
                      {"piercing", Seconds{piercing}},
                      {"travel", Seconds{rapid}},
                      {"handling", Seconds{p.handling_s}}};
  for (const auto& share : result.breakdown) result.time += share.time;
  result.time_low = result.time * low_share;
  result.time_high = result.time * high_share;
  result.warm_up = Seconds{machine.warm_up_s};
  result.material = sheet.width_mm * sheet.height_mm / 1e6;
  result.material_unit = "m2";
  return result;
}

}  // namespace touiza::estimate
