// How a part is to be printed from filament: a parameter set for a material and a class of machine.
#pragma once

#include <string>

#include "base/result.hpp"

namespace touiza::estimate {

enum class InfillPattern {
  rectilinear,  ///< Parallel lines, turned by 90 degrees from layer to layer.
  grid,         ///< Both directions in each layer, half as dense each.
  gyroid,       ///< Waves.
};

/// Names and units as in the JSON `touiza-parameters/fff/1`; the defaults are a common set for PLA
/// through a nozzle of 0.4 mm.
struct FffParameters {
  double layer_height_mm = 0.2;
  double first_layer_height_mm = 0.2;
  unsigned perimeters = 2;
  unsigned top_layers = 5;
  unsigned bottom_layers = 4;
  double infill_density = 0.15;  ///< 0 to 1.
  InfillPattern infill_pattern = InfillPattern::grid;
  double infill_angle_deg = 45;
  double infill_overlap = 0.25;      ///< Into the perimeters, as a share of their spacing.
  double infill_anchor_max_mm = 12;  ///< Lines whose ends are nearer are joined along the wall.

  double external_perimeter_width_mm = 0.45;
  double perimeter_width_mm = 0.45;
  double infill_width_mm = 0.45;
  double solid_infill_width_mm = 0.45;
  double top_infill_width_mm = 0.4;
  double first_layer_width_mm = 0.42;

  double external_perimeter_speed_mm_s = 30;
  double perimeter_speed_mm_s = 45;
  double small_perimeter_speed_mm_s = 25;  ///< Loops no longer than a circle of 6.5 mm radius.
  double infill_speed_mm_s = 80;
  double solid_infill_speed_mm_s = 80;
  double top_infill_speed_mm_s = 40;
  double gap_fill_speed_mm_s = 40;
  double bridge_speed_mm_s = 30;
  double first_layer_speed_mm_s = 20;  ///< The most that any extrusion of the first layer may have.
  double travel_speed_mm_s = 180;
  double travel_speed_z_mm_s = 12;

  double perimeter_acceleration_mm_s2 = 800;
  double external_perimeter_acceleration_mm_s2 = 800;
  double infill_acceleration_mm_s2 = 1000;
  double bridge_acceleration_mm_s2 = 1000;
  double first_layer_acceleration_mm_s2 = 800;

  double retraction_mm = 0.8;
  double retraction_speed_mm_s = 35;
  double retraction_lift_mm = 0.4;
  double retraction_travel_min_mm = 1;

  unsigned skirt_loops = 1;
  double skirt_distance_mm = 2;
  double brim_width_mm = 0;

  std::string material = "PLA";
  double material_density_g_cm3 = 1.24;
  double filament_diameter_mm = 1.75;
  double extrusion_multiplier = 1;
  double flow_max_mm3_s = 15;  ///< 0: not limited.

  double slow_down_below_s = 15;  ///< Layers that would be done sooner are printed slower…
  double speed_min_mm_s = 15;     ///< …but not slower than this.
};

/// Errors: "parameter_out_of_range", naming each field in Error::errors.
Done check(const FffParameters& parameters);

}  // namespace touiza::estimate
