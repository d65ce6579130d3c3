#include "part/profile_json.hpp"

#include <fmt/format.h>

#include <boost/describe.hpp>

#include "base/text.hpp"
#include "json/read.hpp"

namespace touiza::part_files {
namespace {

using Number = std::optional<double>;
using Count = std::optional<unsigned>;

/// touiza-parameters/fff/1. What an estimate does not need (temperatures, fan) is read for the
/// form.
struct FffSet {
  std::string schema;
  Number nozzle_mm, layer_height_mm, first_layer_height_mm, line_width_mm;
  Count perimeters, top_layers, bottom_layers;
  Number infill_percent;
  std::optional<std::string> infill_pattern;
  Number nozzle_temperature_c, bed_temperature_c, fan_percent;
  Number perimeter_speed_mm_s, external_perimeter_speed_mm_s, infill_speed_mm_s,
      solid_infill_speed_mm_s, top_infill_speed_mm_s, bridge_speed_mm_s, first_layer_speed_mm_s,
      travel_speed_mm_s, acceleration_mm_s2;
  std::optional<bool> supports;
  Number brim_mm;
  std::optional<std::string> material;
  Number material_density_g_cm3, filament_diameter_mm, flow_max_mm3_s, slow_down_below_s;
};
BOOST_DESCRIBE_STRUCT(FffSet, (),
                      (schema, nozzle_mm, layer_height_mm, first_layer_height_mm, line_width_mm,
                       perimeters, top_layers, bottom_layers, infill_percent, infill_pattern,
                       nozzle_temperature_c, bed_temperature_c, fan_percent, perimeter_speed_mm_s,
                       external_perimeter_speed_mm_s, infill_speed_mm_s, solid_infill_speed_mm_s,
                       top_infill_speed_mm_s, bridge_speed_mm_s, first_layer_speed_mm_s,
                       travel_speed_mm_s, acceleration_mm_s2, supports, brim_mm, material,
                       material_density_g_cm3, filament_diameter_mm, flow_max_mm3_s,
                       slow_down_below_s))

struct LaserSet {
  std::string schema;
  Number sheet_thickness_mm, reference_power_w, power_percent, speed_mm_s;
  Count passes;
  Number pierce_s, kerf_mm;
  std::optional<bool> air_assist;
  Number part_gap_mm, sheet_margin_mm, handling_s;
  std::optional<std::string> protective_film;
};
BOOST_DESCRIBE_STRUCT(LaserSet, (),
                      (schema, sheet_thickness_mm, reference_power_w, power_percent, speed_mm_s,
                       passes, pierce_s, kerf_mm, air_assist, part_gap_mm, sheet_margin_mm,
                       handling_s, protective_film))

struct MouldingSet {
  std::string schema;
  Count cavities;
  Number melt_temperature_c, mould_temperature_c, ejection_temperature_c, injection_pressure_bar,
      holding_pressure_bar, holding_s, cooling_s, open_close_s, shrinkage_percent, clamp_force_kn,
      density_g_cm3, runner_percent, set_up_s;
  std::optional<std::string> gate;
};
BOOST_DESCRIBE_STRUCT(MouldingSet, (),
                      (schema, cavities, melt_temperature_c, mould_temperature_c,
                       ejection_temperature_c, injection_pressure_bar, holding_pressure_bar,
                       holding_s, cooling_s, open_close_s, shrinkage_percent, clamp_force_kn,
                       density_g_cm3, runner_percent, set_up_s, gate))

struct ResinSet {
  std::string schema;
  Number layer_height_mm, exposure_s;
  Count bottom_layers;
  Number bottom_exposure_s, lift_s, part_gap_mm, density_g_cm3, support_percent, finishing_s;
};
BOOST_DESCRIBE_STRUCT(ResinSet, (),
                      (schema, layer_height_mm, exposure_s, bottom_layers, bottom_exposure_s,
                       lift_s, part_gap_mm, density_g_cm3, support_percent, finishing_s))

struct PowderSet {
  std::string schema;
  Number layer_height_mm, layer_s, part_gap_mm, refresh_percent, powder_density_g_cm3, cooling_s;
};
BOOST_DESCRIBE_STRUCT(PowderSet, (),
                      (schema, layer_height_mm, layer_s, part_gap_mm, refresh_percent,
                       powder_density_g_cm3, cooling_s))

struct Volume {
  double x = 0, y = 0, z = 0;
};
BOOST_DESCRIBE_STRUCT(Volume, (), (x, y, z))

struct Axes {
  double x = 0, y = 0, z = 0, e = 0;
};
BOOST_DESCRIBE_STRUCT(Axes, (), (x, y, z, e))

struct KinematicsDocument {
  std::optional<Axes> speed_max_mm_s, acceleration_max_mm_s2, jerk_max_mm_s;
  Number acceleration_extruding_max_mm_s2, acceleration_retracting_max_mm_s2,
      acceleration_travel_max_mm_s2;
};
BOOST_DESCRIBE_STRUCT(KinematicsDocument, (),
                      (speed_max_mm_s, acceleration_max_mm_s2, jerk_max_mm_s,
                       acceleration_extruding_max_mm_s2, acceleration_retracting_max_mm_s2,
                       acceleration_travel_max_mm_s2))

struct MachineDocument {
  std::string schema;
  std::optional<std::string> name;
  std::string technology;
  Volume work_volume_mm;
  Number nozzle_mm, warm_up_s, laser_power_w, clamp_force_kn;
  std::optional<KinematicsDocument> kinematics;
};
BOOST_DESCRIBE_STRUCT(MachineDocument, (),
                      (schema, name, technology, work_volume_mm, nozzle_mm, warm_up_s,
                       laser_power_w, clamp_force_kn, kinematics))

template <class Into, class From>
void take(Into& into, const std::optional<From>& from) {
  if (from) into = *from;
}

Profile fff_profile(const FffSet& set) {
  Profile profile;
  estimate::FffParameters p;
  take(profile.machine.nozzle_mm, set.nozzle_mm);
  take(p.layer_height_mm, set.layer_height_mm);
  p.first_layer_height_mm = set.first_layer_height_mm.value_or(p.layer_height_mm);
  const double width = set.line_width_mm.value_or(1.125 * profile.machine.nozzle_mm);
  p.external_perimeter_width_mm = p.perimeter_width_mm = p.infill_width_mm = width;
  p.solid_infill_width_mm = p.top_infill_width_mm = p.first_layer_width_mm = width;
  take(p.perimeters, set.perimeters);
  take(p.top_layers, set.top_layers);
  take(p.bottom_layers, set.bottom_layers);
  if (set.infill_percent) p.infill_density = *set.infill_percent / 100;
  const auto pattern = set.infill_pattern.value_or("grid");
  p.infill_pattern = pattern == "gyroid" ? estimate::InfillPattern::gyroid
                     : pattern == "grid" ? estimate::InfillPattern::grid
                                         : estimate::InfillPattern::rectilinear;
  take(p.perimeter_speed_mm_s, set.perimeter_speed_mm_s);
  // Outer walls are printed slower where nobody says otherwise: two thirds, as slicers' presets do.
  p.external_perimeter_speed_mm_s =
      set.external_perimeter_speed_mm_s.value_or(p.perimeter_speed_mm_s * 2 / 3);
  p.small_perimeter_speed_mm_s =
      std::min(p.small_perimeter_speed_mm_s, p.external_perimeter_speed_mm_s);
  take(p.infill_speed_mm_s, set.infill_speed_mm_s);
  p.solid_infill_speed_mm_s = set.solid_infill_speed_mm_s.value_or(p.infill_speed_mm_s);
  take(p.top_infill_speed_mm_s, set.top_infill_speed_mm_s);
  take(p.bridge_speed_mm_s, set.bridge_speed_mm_s);
  take(p.first_layer_speed_mm_s, set.first_layer_speed_mm_s);
  take(p.travel_speed_mm_s, set.travel_speed_mm_s);
  if (set.acceleration_mm_s2) {
    p.perimeter_acceleration_mm_s2 = p.external_perimeter_acceleration_mm_s2 =
        p.infill_acceleration_mm_s2 = p.bridge_acceleration_mm_s2 =
            p.first_layer_acceleration_mm_s2 = *set.acceleration_mm_s2;
  }
  take(p.brim_width_mm, set.brim_mm);
  take(p.material, set.material);
  take(p.material_density_g_cm3, set.material_density_g_cm3);
  take(p.filament_diameter_mm, set.filament_diameter_mm);
  take(p.flow_max_mm3_s, set.flow_max_mm3_s);
  take(p.slow_down_below_s, set.slow_down_below_s);
  profile.parameters = p;
  return profile;
}

Profile laser_profile(const LaserSet& set) {
  estimate::LaserParameters p;
  take(p.sheet_thickness_mm, set.sheet_thickness_mm);
  take(p.reference_power_w, set.reference_power_w);
  take(p.power_percent, set.power_percent);
  take(p.speed_mm_s, set.speed_mm_s);
  take(p.passes, set.passes);
  take(p.pierce_s, set.pierce_s);
  take(p.kerf_mm, set.kerf_mm);
  take(p.part_gap_mm, set.part_gap_mm);
  take(p.sheet_margin_mm, set.sheet_margin_mm);
  take(p.handling_s, set.handling_s);
  Profile profile{"", p, {}};
  profile.machine.technology = "laser";
  profile.machine.work_volume = {900, 600, 0};  // The common table of small workshops.
  profile.machine.warm_up_s = 0;
  return profile;
}

Profile moulding_profile(const MouldingSet& set) {
  estimate::MouldingParameters p;
  take(p.cavities, set.cavities);
  take(p.melt_temperature_c, set.melt_temperature_c);
  take(p.mould_temperature_c, set.mould_temperature_c);
  take(p.ejection_temperature_c, set.ejection_temperature_c);
  take(p.injection_pressure_bar, set.injection_pressure_bar);
  take(p.holding_pressure_bar, set.holding_pressure_bar);
  take(p.holding_s, set.holding_s);
  take(p.cooling_s, set.cooling_s);
  take(p.open_close_s, set.open_close_s);
  take(p.density_g_cm3, set.density_g_cm3);
  take(p.runner_percent, set.runner_percent);
  take(p.set_up_s, set.set_up_s);
  Profile profile{"", p, {}};
  profile.machine.technology = "moulding";
  profile.machine.clamp_force_kn = set.clamp_force_kn;
  return profile;
}

Profile resin_profile(const ResinSet& set) {
  estimate::ResinParameters p;
  take(p.layer_height_mm, set.layer_height_mm);
  take(p.exposure_s, set.exposure_s);
  take(p.bottom_layers, set.bottom_layers);
  take(p.bottom_exposure_s, set.bottom_exposure_s);
  take(p.lift_s, set.lift_s);
  take(p.part_gap_mm, set.part_gap_mm);
  take(p.density_g_cm3, set.density_g_cm3);
  take(p.support_percent, set.support_percent);
  take(p.finishing_s, set.finishing_s);
  Profile profile{"", p, {}};
  profile.machine.technology = "vpp";
  profile.machine.work_volume = {143, 89, 175};  // The common plate of desktop machines.
  return profile;
}

Profile powder_profile(const PowderSet& set) {
  estimate::PowderParameters p;
  take(p.layer_height_mm, set.layer_height_mm);
  take(p.layer_s, set.layer_s);
  take(p.part_gap_mm, set.part_gap_mm);
  take(p.refresh_percent, set.refresh_percent);
  take(p.powder_density_g_cm3, set.powder_density_g_cm3);
  take(p.cooling_s, set.cooling_s);
  Profile profile{"", p, {}};
  profile.machine.technology = "pbf";
  profile.machine.work_volume = {300, 300, 300};
  return profile;
}

bool is_json(std::string_view text) { return trimmed(text).starts_with('{'); }

Result<std::string> schema_of(std::string_view text) {
  const auto document = json::Document::parse(text);
  if (!document) return document.error();
  const auto schema = document->root().find("schema");
  if (!schema || schema->kind() != json::Kind::text) return std::string{};
  return std::string{schema->text()};
}

}  // namespace

Result<Profile> profile_from_text(std::string_view text) {
  if (!is_json(text)) {
    auto found = estimate::profile_from_prusa_ini(text);
    if (!found) return found.error();
    return Profile{"", found->parameters, found->machine};
  }
  const auto schema = schema_of(text);
  if (!schema) return schema.error();
  if (*schema == "touiza-parameters/fff/1") return json::read<FffSet>(text).map(fff_profile);
  if (*schema == "touiza-parameters/laser/1") return json::read<LaserSet>(text).map(laser_profile);
  if (*schema == "touiza-parameters/moulding/1")
    return json::read<MouldingSet>(text).map(moulding_profile);
  if (*schema == "touiza-parameters/vpp/1") return json::read<ResinSet>(text).map(resin_profile);
  if (*schema == "touiza-parameters/pbf/1") return json::read<PowderSet>(text).map(powder_profile);
  return Error{ErrorKind::invalid_input,
               "parameters_schema_is_unknown",
               fmt::format("The document's schema is '{}'.", schema->substr(0, 60)),
               "Known are touiza-parameters/fff/1, laser/1, moulding/1, vpp/1 and pbf/1.",
               {}};
}

Result<estimate::MachineProfile> machine_from_text(std::string_view text) {
  if (!is_json(text)) {
    const auto found = estimate::profile_from_prusa_ini(text);
    if (!found) return found.error();
    return found->machine;
  }
  const auto schema = schema_of(text);
  if (!schema) return schema.error();
  if (*schema != "touiza-machine/1") {
    return Error{ErrorKind::invalid_input,
                 "machine_schema_is_unknown",
                 fmt::format("The document's schema is '{}'.", schema->substr(0, 60)),
                 "A machine is a touiza-machine/1 document.",
                 {}};
  }
  const auto document = json::read<MachineDocument>(text);
  if (!document) return document.error();
  estimate::MachineProfile machine;
  take(machine.name, document->name);
  machine.technology = document->technology;
  const auto& room = document->work_volume_mm;
  machine.work_volume = {room.x, room.y, room.z};
  take(machine.nozzle_mm, document->nozzle_mm);
  take(machine.warm_up_s, document->warm_up_s);
  machine.laser_power_w = document->laser_power_w;
  machine.clamp_force_kn = document->clamp_force_kn;
  if (const auto& from = document->kinematics) {
    auto& into = machine.kinematics;
    const auto take_axes = [](std::array<double, 4>& axes, const std::optional<Axes>& given) {
      if (given) axes = {given->x, given->y, given->z, given->e};
    };
    take_axes(into.speed_max_mm_s, from->speed_max_mm_s);
    take_axes(into.acceleration_max_mm_s2, from->acceleration_max_mm_s2);
    take_axes(into.jerk_max_mm_s, from->jerk_max_mm_s);
    take(into.acceleration_extruding_max_mm_s2, from->acceleration_extruding_max_mm_s2);
    take(into.acceleration_retracting_max_mm_s2, from->acceleration_retracting_max_mm_s2);
    take(into.acceleration_travel_max_mm_s2, from->acceleration_travel_max_mm_s2);
  }
  return machine;
}

}  // namespace touiza::part_files
