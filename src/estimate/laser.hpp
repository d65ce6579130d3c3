// Cutting flat parts out of sheets by laser.
#pragma once

#include "base/result.hpp"
#include "estimate/estimate.hpp"
#include "estimate/machine.hpp"
#include "geometry/outline.hpp"
#include "geometry/sheet_layout.hpp"

namespace touiza::estimate {

/// Names and units as in the JSON `touiza-parameters/laser/1`.
struct LaserParameters {
  double sheet_thickness_mm = 3;
  double reference_power_w = 80;  ///< Of the laser on which `speed_mm_s` was found…
  double power_percent = 70;      ///< …at this share of it.
  double speed_mm_s = 17;
  unsigned passes = 1;
  double pierce_s = 0.4;
  double kerf_mm = 0.18;
  double part_gap_mm = 3;
  double sheet_margin_mm = 5;
  double rapid_speed_mm_s = 300;  ///< Between contours, without light.
  double handling_s = 60;         ///< A sheet in, parts and rest out.
};

/// The speed at which a beam of `power_w` evaporates a cut `kerf_mm` wide through `thickness_mm`:
/// power over the energy of what is removed. `energy_j_mm3` is a material's own; 6.5 J/mm³ is what
/// the acrylic sets of the demonstration come to (the heat of evaporation alone is 3.4).
double laser_speed_mm_s(double power_w, double thickness_mm, double kerf_mm,
                        double energy_j_mm3 = 6.5);

/// Time and sheet for one sheet full of `outline`. A laser of another power than the reference cuts
/// at a speed in proportion. Material in m² of sheet, the rest of the sheet included.
///
/// Errors: "outline_is_empty", "part_does_not_fit" (on the sheet), "parameter_out_of_range".
Result<Estimate> estimate_laser(const geometry::Outline& outline, const geometry::Sheet& sheet,
                                const LaserParameters& parameters, const MachineProfile& machine);

}  // namespace touiza::estimate
