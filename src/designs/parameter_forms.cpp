#include "designs/parameter_forms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "json/document.hpp"

namespace touiza::designs {
namespace {

constexpr bool is_required = true;

ParameterField number(std::string name, double min, double max, bool required = false) {
  return {std::move(name), FieldKind::number, min, max, required};
}
ParameterField text(std::string name) { return {std::move(name), FieldKind::text, {}, {}, false}; }
ParameterField truth(std::string name) {
  return {std::move(name), FieldKind::truth, {}, {}, false};
}

ParameterForm form(std::string technology, std::vector<ParameterField> fields) {
  auto schema = fmt::format("touiza-parameters/{}/1", technology);
  return {std::move(technology), std::move(schema), std::move(fields)};
}

/// The fields are those that the estimate's documents have (apps/touiza/part/profile_json.cpp); a
/// test there holds both together.
std::vector<ParameterForm> all() {
  return {
      form("fff", {number("nozzle_mm", 0.1, 2, is_required),
                   number("layer_height_mm", 0.04, 1.5, is_required),
                   number("first_layer_height_mm", 0.04, 1.5),
                   number("line_width_mm", 0.1, 3),
                   number("perimeters", 0, 50),
                   number("top_layers", 0, 200),
                   number("bottom_layers", 0, 200),
                   number("infill_percent", 0, 100),
                   text("infill_pattern"),
                   number("nozzle_temperature_c", 150, 500),
                   number("bed_temperature_c", 0, 200),
                   number("fan_percent", 0, 100),
                   number("perimeter_speed_mm_s", 1, 1000),
                   number("external_perimeter_speed_mm_s", 1, 1000),
                   number("infill_speed_mm_s", 1, 1000),
                   number("solid_infill_speed_mm_s", 1, 1000),
                   number("top_infill_speed_mm_s", 1, 1000),
                   number("bridge_speed_mm_s", 1, 1000),
                   number("first_layer_speed_mm_s", 1, 1000),
                   number("travel_speed_mm_s", 1, 2000),
                   number("acceleration_mm_s2", 10, 100'000),
                   truth("supports"),
                   number("brim_mm", 0, 50),
                   text("material"),
                   number("material_density_g_cm3", 0.1, 20),
                   number("filament_diameter_mm", 1, 4),
                   number("flow_max_mm3_s", 0, 200),
                   number("slow_down_below_s", 0, 300)}),
      form("vpp", {number("layer_height_mm", 0.01, 0.3, is_required),
                   number("exposure_s", 0.1, 60, is_required), number("bottom_layers", 0, 50),
                   number("bottom_exposure_s", 0.1, 300), number("lift_s", 0, 120),
                   number("part_gap_mm", 0, 50), number("density_g_cm3", 0.1, 20),
                   number("support_percent", 0, 300), number("finishing_s", 0, 36'000)}),
      form("pbf", {number("layer_height_mm", 0.02, 0.3, is_required), number("layer_s", 1, 600),
                   number("part_gap_mm", 0, 50), number("refresh_percent", 0, 100),
                   number("powder_density_g_cm3", 0.05, 10), number("cooling_s", 0, 400'000)}),
      form("laser", {number("sheet_thickness_mm", 0.05, 50, is_required),
                     number("reference_power_w", 1, 20'000), number("power_percent", 1, 100),
                     number("speed_mm_s", 0.1, 5000, is_required), number("passes", 1, 50),
                     number("pierce_s", 0, 60), number("kerf_mm", 0, 3), truth("air_assist"),
                     number("part_gap_mm", 0, 100), number("sheet_margin_mm", 0, 200),
                     number("handling_s", 0, 7200), text("protective_film")}),
      form("cnc", {number("tool_diameter_mm", 0.1, 100), number("feed_mm_min", 1, 50'000),
                   number("spindle_rpm", 1, 100'000), number("depth_per_pass_mm", 0.01, 50),
                   number("removed_mm3_s", 0.01, 100'000), number("set_ups", 1, 20),
                   number("stock_thickness_mm", 0.1, 1000)}),
      form("forming", {number("sheet_thickness_mm", 0.05, 20), number("heating_s", 1, 3600),
                       number("cooling_s", 1, 3600), number("forming_temperature_c", 40, 300)}),
      form("moulding",
           {number("cavities", 1, 256), number("melt_temperature_c", 80, 450),
            number("mould_temperature_c", 0, 250), number("ejection_temperature_c", 0, 300),
            number("injection_pressure_bar", 1, 4000), number("holding_pressure_bar", 0, 4000),
            number("holding_s", 0, 600), number("cooling_s", 0, 3600),
            number("open_close_s", 0, 600), number("shrinkage_percent", 0, 10),
            number("clamp_force_kn", 1, 100'000), number("density_g_cm3", 0.1, 20),
            number("runner_percent", 0, 300), number("set_up_s", 0, 400'000), text("gate")}),
      form("electronics",
           {number("minutes_per_unit", 0.01, 10'000), number("test_steps", 0, 1000)}),
      form("sewing", {number("minutes_per_unit", 0.01, 10'000)}),
      form("assembly", {number("minutes_per_unit", 0.01, 10'000)}),
      form("test", {number("minutes_per_unit", 0.01, 10'000)}),
  };
}

/// Why `node` is no value for `field`; empty where it is one.
std::string objection(const ParameterField& field, json::Node node) {
  switch (field.kind) {
    case FieldKind::text:
      if (node.kind() == json::Kind::text && node.text().size() <= 200) return "";
      return "a text of at most 200 bytes is needed";
    case FieldKind::truth:
      return node.kind() == json::Kind::boolean ? "" : "true or false is needed";
    case FieldKind::number:
      break;
  }
  if (node.kind() != json::Kind::number) return "a number is needed";
  if (node.number() >= field.min.value_or(0) && node.number() <= field.max.value_or(0)) return "";
  return fmt::format("{} lies outside {} to {}", node.number(), *field.min, *field.max);
}

std::vector<FieldError> objections(const ParameterForm& form, json::Node set) {
  std::vector<FieldError> errors;
  const auto refuse = [&](std::string_view field, std::string message) {
    errors.push_back({fmt::format("parameters.{}", field.substr(0, 60)), "parameter_is_wrong",
                      std::move(message)});
  };
  for (std::size_t i = 0; i < set.size() && errors.size() < 20; ++i) {
    const auto key = set.key(i);
    if (key == "schema") {
      const bool fits =
          set.member(i).kind() == json::Kind::text && set.member(i).text() == form.schema;
      if (!fits) refuse(key, fmt::format("the schema must be '{}'", form.schema));
      continue;
    }
    const auto field = std::ranges::find(form.fields, key, &ParameterField::name);
    if (field == form.fields.end()) {
      refuse(key, "this parameter is not known");
    } else if (auto why = objection(*field, set.member(i)); !why.empty()) {
      refuse(key, std::move(why));
    }
  }
  if (set.size() > 0 && !set.find("schema")) {
    refuse("schema", fmt::format("the schema must be named: '{}'", form.schema));
  }
  for (const auto& field : form.fields) {
    if (field.is_required && !set.find(field.name)) refuse(field.name, "this parameter is needed");
  }
  return errors;
}

}  // namespace

const std::vector<ParameterForm>& parameter_forms() {
  static const auto known = all();
  return known;
}

Done check_parameters(std::string_view code, const std::string& parameters) {
  const auto form = std::ranges::find(parameter_forms(), code, &ParameterForm::technology);
  if (form == parameter_forms().end()) {
    return Error{ErrorKind::invalid_input, "technology_is_unknown",
                 fmt::format("There is no technology '{}'.", code.substr(0, 40)),
                 "Known ones are listed at …/parameter-forms."};
  }
  const auto document = json::Document::parse(parameters);
  if (!document) return document.error();
  std::vector<FieldError> errors;
  if (document->root().kind() != json::Kind::object) {
    errors.push_back({"parameters", "parameter_is_wrong", "an object is needed"});
  } else {
    errors = objections(*form, document->root());
  }
  if (errors.empty()) return {};
  const auto message = fmt::format("'{}': {}.", errors.front().field, errors.front().message);
  return Error{ErrorKind::invalid_input, "parameters_are_wrong", message,
               "Mend the parameters named.", std::move(errors)};
}

}  // namespace touiza::designs
