#include "estimate/prusa_ini.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "base/text.hpp"

namespace touiza::estimate {
namespace {

Error malformed(std::uint64_t line, std::string_view why) {
  return Error{ErrorKind::invalid_input, "profile_malformed",
               fmt::format("Line {}: {}.", line, why),
               "Export the configuration again from PrusaSlicer."};
}

struct Value {
  std::string_view text;
  std::uint64_t line = 0;
};

class Keys {
 public:
  static Result<Keys> read(std::string_view text) {
    Keys keys;
    std::uint64_t line_number = 0;
    while (!text.empty()) {
      ++line_number;
      const auto end = std::min(text.find('\n'), text.size());
      const auto line = trimmed(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.empty() || line[0] == '#' || line[0] == ';') continue;
      if (line[0] == '[') {
        return Error{ErrorKind::invalid_input, "profile_is_bundle",
                     fmt::format("Line {}: '{}' begins one of several presets.", line_number,
                                 line.substr(0, 60)),
                     "In PrusaSlicer, choose the presets and use 'Export Config' instead of "
                     "'Export Config Bundle'."};
      }
      const auto equals = line.find('=');
      if (equals == std::string_view::npos) return malformed(line_number, "no '=' in it");
      keys.values_[trimmed(line.substr(0, equals))] = {trimmed(line.substr(equals + 1)),
                                                       line_number};
    }
    if (keys.values_.empty()) {
      return Error{ErrorKind::invalid_input, "profile_is_empty", "The profile holds no settings.",
                   "Export the configuration from PrusaSlicer."};
    }
    return keys;
  }

  std::string_view text(std::string_view key) const {
    const auto found = values_.find(key);
    return found == values_.end() ? std::string_view{} : found->second.text;
  }

  /// The number at `key`; of a percentage the share of `whole`. What is absent or empty is
  /// `otherwise`; what cannot be read is kept as the first error.
  double number(std::string_view key, double otherwise, double whole = 1) {
    const auto found = values_.find(key);
    if (found == values_.end()) return otherwise;
    auto word = found->second.text;
    word = trimmed(word.substr(0, std::min(word.find(','), word.size())));
    if (word.empty() || word == "nil") return otherwise;
    const bool is_share = word.ends_with('%');
    if (is_share) word = trimmed(word.substr(0, word.size() - 1));
    double value = 0;
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || stop != word.data() + word.size() || !std::isfinite(value)) {
      if (!error_)
        error_ = malformed(found->second.line,
                           fmt::format("'{}' of {} is no number", word.substr(0, 40), key));
      return otherwise;
    }
    return is_share ? value / 100 * whole : value;
  }

  unsigned count(std::string_view key, unsigned otherwise) {
    return static_cast<unsigned>(std::clamp(number(key, otherwise), 0.0, 1e6));
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  std::map<std::string_view, Value> values_;
  std::optional<Error> error_;
};

InfillPattern pattern_of(std::string_view name) {
  if (name == "gyroid" || name == "honeycomb" || name == "3dhoneycomb")
    return InfillPattern::gyroid;
  if (name == "grid" || name == "triangles" || name == "stars" || name == "cubic" ||
      name == "adaptivecubic" || name == "supportcubic")
    return InfillPattern::grid;
  return InfillPattern::rectilinear;
}

void read_widths(Keys& keys, FffParameters& p, double nozzle) {
  const double whole = p.layer_height_mm;
  const double common = keys.number("extrusion_width", 0, whole);
  const auto width = [&](std::string_view key, double automatic) {
    const double own = keys.number(key, 0, whole);
    return own > 0 ? own : common > 0 ? common : automatic;
  };
  p.external_perimeter_width_mm = width("external_perimeter_extrusion_width", 1.05 * nozzle);
  p.perimeter_width_mm = width("perimeter_extrusion_width", 1.125 * nozzle);
  p.infill_width_mm = width("infill_extrusion_width", 1.125 * nozzle);
  p.solid_infill_width_mm = width("solid_infill_extrusion_width", 1.125 * nozzle);
  p.top_infill_width_mm = width("top_infill_extrusion_width", 1.0 * nozzle);
  const double first = keys.number("first_layer_extrusion_width", 0, p.first_layer_height_mm);
  p.first_layer_width_mm = first > 0 ? first : 1.125 * nozzle;
}

void read_speeds(Keys& keys, FffParameters& p) {
  // Zero means "as fast as the limits allow".
  const double fastest = keys.number("max_print_speed", 80);
  const auto speed = [&](std::string_view key, double otherwise, double whole) {
    const double value = keys.number(key, otherwise, whole);
    return value > 0 ? value : fastest;
  };
  p.perimeter_speed_mm_s = speed("perimeter_speed", 60, 60);
  const double walls = p.perimeter_speed_mm_s;
  p.external_perimeter_speed_mm_s = speed("external_perimeter_speed", walls / 2, walls);
  p.small_perimeter_speed_mm_s = speed("small_perimeter_speed", 15, walls);
  p.infill_speed_mm_s = speed("infill_speed", 80, 80);
  p.solid_infill_speed_mm_s = speed("solid_infill_speed", 20, p.infill_speed_mm_s);
  p.top_infill_speed_mm_s = speed("top_solid_infill_speed", 15, p.solid_infill_speed_mm_s);
  p.gap_fill_speed_mm_s = speed("gap_fill_speed", 20, walls);
  p.bridge_speed_mm_s = speed("bridge_speed", 60, 60);
  p.first_layer_speed_mm_s = speed("first_layer_speed", 30, walls);
  p.travel_speed_mm_s = speed("travel_speed", 130, 130);
  const double lift_speed = keys.number("travel_speed_z", 0);
  p.travel_speed_z_mm_s = lift_speed > 0 ? lift_speed : p.travel_speed_mm_s;

  const double common = keys.number("default_acceleration", 0);
  const auto acceleration = [&](std::string_view key, double otherwise) {
    const double value = keys.number(key, 0);
    return value > 0 ? value : otherwise > 0 ? otherwise : 1500;
  };
  p.perimeter_acceleration_mm_s2 = acceleration("perimeter_acceleration", common);
  p.external_perimeter_acceleration_mm_s2 =
      acceleration("external_perimeter_acceleration", p.perimeter_acceleration_mm_s2);
  p.infill_acceleration_mm_s2 = acceleration("infill_acceleration", common);
  p.bridge_acceleration_mm_s2 = acceleration("bridge_acceleration", common);
  p.first_layer_acceleration_mm_s2 = acceleration("first_layer_acceleration", common);
}

void read_material(Keys& keys, FffParameters& p) {
  if (const auto name = keys.text("filament_type"); !name.empty())
    p.material = name.substr(0, name.find(';'));
  p.material_density_g_cm3 = keys.number("filament_density", 1.24);
  if (p.material_density_g_cm3 <= 0) p.material_density_g_cm3 = 1.24;
  p.filament_diameter_mm = keys.number("filament_diameter", 1.75);
  p.extrusion_multiplier = keys.number("extrusion_multiplier", 1);
  const double own = keys.number("filament_max_volumetric_speed", 0);
  const double common = keys.number("max_volumetric_speed", 0);
  p.flow_max_mm3_s = own > 0 && common > 0 ? std::min(own, common) : std::max(own, common);
  p.retraction_mm = keys.number("retract_length", 2);
  p.retraction_speed_mm_s = keys.number("retract_speed", 40);
  p.retraction_lift_mm = keys.number("retract_lift", 0);
  p.retraction_travel_min_mm = keys.number("retract_before_travel", 2);
  const bool cools = keys.number("cooling", 1) > 0;
  p.slow_down_below_s = cools ? keys.number("slowdown_below_layer_time", 5) : 0;
  p.speed_min_mm_s = std::max(0.1, keys.number("min_print_speed", 10));
}

void read_machine(Keys& keys, MachineProfile& machine) {
  machine.name = keys.text("printer_settings_id");
  static constexpr std::array<std::string_view, 4> axes{"x", "y", "z", "e"};
  auto& k = machine.kinematics;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const auto read = [&](std::string_view limit, double& value) {
      const double found = keys.number(fmt::format("machine_max_{}_{}", limit, axes[i]), 0);
      if (found > 0) value = found;
    };
    read("feedrate", k.speed_max_mm_s[i]);
    read("acceleration", k.acceleration_max_mm_s2[i]);
    read("jerk", k.jerk_max_mm_s[i]);
  }
  const auto limit = [&](std::string_view key, double otherwise) {
    const double found = keys.number(key, 0);
    return found > 0 ? found : otherwise;
  };
  k.acceleration_extruding_max_mm_s2 = limit("machine_max_acceleration_extruding", 1500);
  k.acceleration_retracting_max_mm_s2 = limit("machine_max_acceleration_retracting", 1500);
  k.acceleration_travel_max_mm_s2 =
      limit("machine_max_acceleration_travel", k.acceleration_extruding_max_mm_s2);
  machine.work_volume.z_mm = limit("max_print_height", 200);
}

/// "0x0,250x0,250x210,0x210": the box around the corners.
Done read_bed(Keys& keys, MachineProfile& machine) {
  auto text = keys.text("bed_shape");
  if (text.empty()) text = "0x0,200x0,200x200,0x200";
  double x_low = 1e9, x_high = -1e9, y_low = 1e9, y_high = -1e9;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    const auto corner = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto* stop = corner.data() + corner.size();
    double x = 0;
    double y = 0;
    const auto first = std::from_chars(corner.data(), stop, x);
    const bool is_pair = first.ec == std::errc{} && first.ptr != stop && *first.ptr == 'x' &&
                         std::from_chars(first.ptr + 1, stop, y).ptr == stop;
    if (!is_pair || !std::isfinite(x) || !std::isfinite(y))
      return Error{ErrorKind::invalid_input, "profile_malformed",
                   fmt::format("The bed_shape has the corner '{}'.", corner.substr(0, 40)),
                   "Export the configuration again from PrusaSlicer."};
    x_low = std::min(x_low, x), x_high = std::max(x_high, x);
    y_low = std::min(y_low, y), y_high = std::max(y_high, y);
  }
  machine.work_volume.x_mm = x_high - x_low;
  machine.work_volume.y_mm = y_high - y_low;
  return {};
}

}  // namespace

Result<FffProfile> profile_from_prusa_ini(std::string_view text) {
  auto keys = Keys::read(text);
  if (!keys) return keys.error();
  if (keys->text("printer_technology") == "SLA") {
    return Error{ErrorKind::invalid_input, "profile_is_not_fff",
                 "The profile is for resin (SLA), not for filament.",
                 "Choose a profile of a filament printer."};
  }
  FffProfile profile;
  auto& p = profile.parameters;
  const double nozzle = keys->number("nozzle_diameter", 0.4);
  profile.machine.nozzle_mm = nozzle;
  p.layer_height_mm = keys->number("layer_height", 0.3);
  p.first_layer_height_mm = keys->number("first_layer_height", 0.35, p.layer_height_mm);
  p.perimeters = keys->count("perimeters", 3);
  p.top_layers = keys->count("top_solid_layers", 3);
  p.bottom_layers = keys->count("bottom_solid_layers", 3);
  p.infill_density = keys->number("fill_density", 0.2);
  if (p.infill_density > 1) p.infill_density /= 100;  // Old profiles write 20 for 20 %.
  p.infill_pattern = pattern_of(keys->text("fill_pattern"));
  p.infill_angle_deg = keys->number("fill_angle", 45);
  p.infill_overlap = std::min(1.0, keys->number("infill_overlap", 0.25));
  p.infill_anchor_max_mm = keys->number("infill_anchor_max", 50, p.infill_width_mm);
  read_widths(*keys, p, nozzle);
  read_speeds(*keys, p);
  read_material(*keys, p);
  p.skirt_loops = keys->count("skirts", 1);
  p.skirt_distance_mm = keys->number("skirt_distance", 6);
  p.brim_width_mm = keys->text("brim_type") == "no_brim" ? 0 : keys->number("brim_width", 0);
  read_machine(*keys, profile.machine);
  if (keys->error()) return *keys->error();
  if (auto done = read_bed(*keys, profile.machine); !done) return done.error();
  if (auto fine = check(p); !fine) return fine.error();
  return profile;
}

}  // namespace touiza::estimate
