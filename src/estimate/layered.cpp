#include "estimate/layered.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geometry/mesh_measure.hpp"
#include "geometry/sheet_layout.hpp"

namespace touiza::estimate {
namespace {

Done check_layer(double layer_height_mm) {
  if (layer_height_mm >= 0.005 && layer_height_mm <= 5) return {};
  return Error{ErrorKind::invalid_input,
               "parameter_out_of_range",
               fmt::format("layer_height_mm is {}; from 0.005 to 5 is possible.", layer_height_mm),
               "Correct the parameter set.",
               {{"layer_height_mm", "out_of_range", "From 0.005 to 5 is possible."}}};
}

Result<std::uint64_t> units_on_plate(geometry::Point size, const MachineProfile& machine,
                                     double gap) {
  const auto layout =
      geometry::layout_on_sheet({size.x, size.y}, {.width_mm = machine.work_volume.x_mm,
                                                   .height_mm = machine.work_volume.y_mm,
                                                   .margin_mm = 0,
                                                   .gap_mm = gap});
  if (!layout) return layout.error();
  return layout->units;
}

void set_interval(Estimate& estimate, double low, double high) {
  for (const auto& share : estimate.breakdown) estimate.time += share.time;
  estimate.time_low = estimate.time * low;
  estimate.time_high = estimate.time * high;
}

}  // namespace

Result<Estimate> estimate_resin(const geometry::Mesh& mesh, const ResinParameters& p,
                                const MachineProfile& machine, std::uint64_t copies_max) {
  if (auto fine = check_layer(p.layer_height_mm); !fine) return fine.error();
  const auto part = geometry::measure(mesh);
  if (!part) return part.error();
  const auto size = part->box.size();
  const auto units = units_on_plate(size, machine, p.part_gap_mm);
  if (!units) return units.error();

  Estimate result;
  result.units = std::clamp<std::uint64_t>(*units, 1, std::max<std::uint64_t>(1, copies_max));
  result.limits = fit_problems(machine, size);
  const double layers = std::ceil(size.z / p.layer_height_mm);
  const double bottom = std::min(layers, static_cast<double>(p.bottom_layers));
  result.breakdown = {
      {"exposure", Seconds{bottom * p.bottom_exposure_s + (layers - bottom) * p.exposure_s}},
      {"lift", Seconds{layers * p.lift_s}},
      {"finishing", Seconds{p.finishing_s}}};
  set_interval(result, 0.9, 1.2);
  result.material = part->volume.value() / 1000 * p.density_g_cm3 * (1 + p.support_percent / 100) *
                    static_cast<double>(result.units);
  return result;
}

Result<Estimate> estimate_powder(const geometry::Mesh& mesh, const PowderParameters& p,
                                 const MachineProfile& machine, std::uint64_t copies_max) {
  if (auto fine = check_layer(p.layer_height_mm); !fine) return fine.error();
  const auto part = geometry::measure(mesh);
  if (!part) return part.error();
  const auto size = part->box.size();
  const auto on_level = units_on_plate(size, machine, p.part_gap_mm);
  if (!on_level) return on_level.error();

  Estimate result;
  result.limits = fit_problems(machine, size);
  const double level_mm = size.z + p.part_gap_mm;
  const double levels_room =
      std::max(1.0, std::floor((machine.work_volume.z_mm + p.part_gap_mm) / level_mm));
  const double levels =
      std::min(levels_room, std::ceil(static_cast<double>(std::max<std::uint64_t>(1, copies_max)) /
                                      static_cast<double>(*on_level)));
  result.units = std::min(static_cast<std::uint64_t>(levels) * *on_level,
                          std::max<std::uint64_t>(1, copies_max));
  const double height = levels * level_mm + p.part_gap_mm;
  result.breakdown = {{"layers", Seconds{std::ceil(height / p.layer_height_mm) * p.layer_s}},
                      {"cooling", Seconds{p.cooling_s}}};
  set_interval(result, 0.85, 1.25);
  const double box_cm3 = machine.work_volume.x_mm * machine.work_volume.y_mm * height / 1000;
  result.material = box_cm3 * p.powder_density_g_cm3 * p.refresh_percent / 100;
  return result;
}

Estimate estimate_manual(double minutes_per_unit, unsigned hands, Seconds set_up) {
  Estimate result;
  const Seconds work{std::max(0.0, minutes_per_unit) * 60 / std::max(1U, hands)};
  result.breakdown = {{"work", work}};
  set_interval(result, 0.7, 1.6);
  result.set_up = set_up;
  result.material_unit = "unit";
  return result;
}

}  // namespace touiza::estimate
