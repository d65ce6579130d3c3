#include "estimate/fff_parameters.hpp"

#include <fmt/format.h>

#include <cmath>

namespace touiza::estimate {

Done check(const FffParameters& p) {
  Error refused{ErrorKind::invalid_input, "parameter_out_of_range",
                "The parameter set has values that no printer can use.",
                "Correct the fields named."};
  const auto within = [&](std::string_view field, double value, double low, double high) {
    if (value >= low && value <= high) return;
    refused.errors.push_back(
        {std::string{field}, "out_of_range",
         fmt::format("{} is {}; from {} to {} is possible.", field, value, low, high)});
  };
  within("layer_height_mm", p.layer_height_mm, 0.02, 5);
  within("first_layer_height_mm", p.first_layer_height_mm, 0.02, 5);
  within("perimeters", p.perimeters, 0, 1000);
  within("top_layers", p.top_layers, 0, 10'000);
  within("bottom_layers", p.bottom_layers, 0, 10'000);
  within("infill_density", p.infill_density, 0, 1);
  within("infill_overlap", p.infill_overlap, 0, 1);
  within("infill_anchor_max_mm", p.infill_anchor_max_mm, 0, 10'000);
  for (const auto& [field, value] :
       {std::pair{"external_perimeter_width_mm", p.external_perimeter_width_mm},
        {"perimeter_width_mm", p.perimeter_width_mm},
        {"infill_width_mm", p.infill_width_mm},
        {"solid_infill_width_mm", p.solid_infill_width_mm},
        {"top_infill_width_mm", p.top_infill_width_mm},
        {"first_layer_width_mm", p.first_layer_width_mm}})
    within(field, value, 0.05, 20);
  for (const auto& [field, value] :
       {std::pair{"external_perimeter_speed_mm_s", p.external_perimeter_speed_mm_s},
        {"perimeter_speed_mm_s", p.perimeter_speed_mm_s},
        {"small_perimeter_speed_mm_s", p.small_perimeter_speed_mm_s},
        {"infill_speed_mm_s", p.infill_speed_mm_s},
        {"solid_infill_speed_mm_s", p.solid_infill_speed_mm_s},
        {"top_infill_speed_mm_s", p.top_infill_speed_mm_s},
        {"gap_fill_speed_mm_s", p.gap_fill_speed_mm_s},
        {"bridge_speed_mm_s", p.bridge_speed_mm_s},
        {"first_layer_speed_mm_s", p.first_layer_speed_mm_s},
        {"travel_speed_mm_s", p.travel_speed_mm_s},
        {"travel_speed_z_mm_s", p.travel_speed_z_mm_s},
        {"retraction_speed_mm_s", p.retraction_speed_mm_s},
        {"speed_min_mm_s", p.speed_min_mm_s}})
    within(field, value, 0.1, 5'000);
  for (const auto& [field, value] :
       {std::pair{"perimeter_acceleration_mm_s2", p.perimeter_acceleration_mm_s2},
        {"external_perimeter_acceleration_mm_s2", p.external_perimeter_acceleration_mm_s2},
        {"infill_acceleration_mm_s2", p.infill_acceleration_mm_s2},
        {"bridge_acceleration_mm_s2", p.bridge_acceleration_mm_s2},
        {"first_layer_acceleration_mm_s2", p.first_layer_acceleration_mm_s2}})
    within(field, value, 1, 200'000);
  within("retraction_mm", p.retraction_mm, 0, 100);
  within("retraction_lift_mm", p.retraction_lift_mm, 0, 100);
  within("retraction_travel_min_mm", p.retraction_travel_min_mm, 0, 10'000);
  within("skirt_loops", p.skirt_loops, 0, 1'000);
  within("skirt_distance_mm", p.skirt_distance_mm, 0, 1'000);
  within("brim_width_mm", p.brim_width_mm, 0, 1'000);
  within("material_density_g_cm3", p.material_density_g_cm3, 0.01, 30);
  within("filament_diameter_mm", p.filament_diameter_mm, 0.1, 10);
  within("extrusion_multiplier", p.extrusion_multiplier, 0.01, 10);
  within("flow_max_mm3_s", p.flow_max_mm3_s, 0, 10'000);
  within("slow_down_below_s", p.slow_down_below_s, 0, 3'600);
  if (refused.errors.empty()) return {};
  refused.message = refused.errors.front().message;
  return refused;
}

}  // namespace touiza::estimate
