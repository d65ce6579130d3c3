#include "estimate/moulding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geometry/mesh_measure.hpp"

namespace touiza::estimate {
namespace {

using std::numbers::pi;

/// Wall thickness is a mean, ribs cool later than plates.
constexpr double low_share = 0.8;
constexpr double high_share = 1.5;

Done check(const MouldingParameters& p) {
  const bool is_falling = p.melt_temperature_c > p.ejection_temperature_c &&
                          p.ejection_temperature_c > p.mould_temperature_c;
  if (p.cavities > 0 && p.density_g_cm3 > 0 && p.diffusivity_mm2_s > 0 && p.holding_s >= 0 &&
      p.cooling_s >= 0 && p.open_close_s >= 0 && (is_falling || p.cooling_s > 0))
    return {};
  return Error{ErrorKind::invalid_input, "parameter_out_of_range",
               "The moulding set needs at least one cavity, a density, times not below zero, and "
               "temperatures that fall from melt over ejection to mould.",
               "Correct the parameter set."};
}

double cooling_s(const geometry::MeshMeasure& part, const MouldingParameters& p) {
  if (p.cooling_s > 0) return p.cooling_s;
  const double wall = 2 * part.volume.value() / std::max(1e-9, part.area.value());
  const double ratio = (p.melt_temperature_c - p.mould_temperature_c) /
                       (p.ejection_temperature_c - p.mould_temperature_c);
  return wall * wall / (pi * pi * p.diffusivity_mm2_s) *
         std::max(0.1, std::log(8 / (pi * pi) * ratio));
}

/// Seen along z: half of all facets' shadows; more than the truth only where parts of the part
/// hide each other.
double shadow_mm2(const geometry::Mesh& mesh) {
  double sum = 0;
  for (const auto& t : mesh.triangles) {
    const auto a = mesh.points[t[0]];
    sum += std::abs(geometry::cross(mesh.points[t[1]] - a, mesh.points[t[2]] - a).z) / 2;
  }
  return sum / 2;
}

}  // namespace

Result<Estimate> estimate_moulding(const geometry::Mesh& mesh, const MouldingParameters& p,
                                   const MachineProfile& machine) {
  if (auto fine = check(p); !fine) return fine.error();
  const auto part = geometry::measure(mesh);
  if (!part) return part.error();

  Estimate result;
  result.units = p.cavities;
  result.breakdown = {{"holding", Seconds{p.holding_s}},
                      {"cooling", Seconds{cooling_s(*part, p)}},
                      {"open_close", Seconds{p.open_close_s}}};
  for (const auto& share : result.breakdown) result.time += share.time;
  result.time_low = result.time * low_share;
  result.time_high = result.time * high_share;
  result.set_up = Seconds{p.set_up_s};
  result.material =
      part->volume.value() / 1000 * p.density_g_cm3 * (1 + p.runner_percent / 100) * p.cavities;
  // 1 bar on 1 mm² is 0.1 N.
  const double force_kn =
      shadow_mm2(mesh) * p.cavities * std::max(0.0, p.holding_pressure_bar) * 0.1 / 1000;
  if (machine.clamp_force_kn && force_kn > *machine.clamp_force_kn) {
    result.limits.push_back(
        {"clamp_is_too_weak",
         fmt::format("The mould pushes with {:.0f} kN; the machine holds {:.0f} kN.", force_kn,
                     *machine.clamp_force_kn),
         "Use fewer cavities or a larger machine.", true});
  }
  return result;
}

}  // namespace touiza::estimate
