#include "server/plan_estimate.hpp"

#include <fmt/format.h>

#include "geometry/examination.hpp"
#include "geometry/outline_file.hpp"
#include "json/document.hpp"
#include "part/profile_json.hpp"

namespace touiza::server {
namespace {

using designs::CycleEstimate;
using designs::ProcessPlan;
using designs::TimeSource;
using part_files::Profile;

CycleEstimate cycle_from(const estimate::Estimate& found, std::string method) {
  return {.time_s = (found.time + found.warm_up).count(),
          .time_low_s = (found.time_low + found.warm_up).count(),
          .time_high_s = (found.time_high + found.warm_up).count(),
          .material_per_unit = found.material_per_unit(),
          .source = TimeSource::estimated,
          .method = std::move(method)};
}

Result<CycleEstimate> estimate_laser(std::string_view bytes,
                                     const estimate::LaserParameters& parameters,
                                     const estimate::MachineProfile& machine, int units_per_cycle) {
  const auto file = geometry::read_outline(bytes);
  if (!file) return file.error();
  // A usual bed; the plan says how many parts it cuts at once, a sheet holds `full->units`.
  const geometry::Sheet sheet{.width_mm = 900, .height_mm = 600, .gap_mm = parameters.part_gap_mm};
  const auto full = estimate::estimate_laser(file->outline, sheet, parameters, machine);
  if (!full) return full.error();
  auto cycle = cycle_from(*full, "laser cut length");
  const double share = static_cast<double>(units_per_cycle) / static_cast<double>(full->units);
  for (auto* time : {&cycle.time_s, &cycle.time_low_s, &cycle.time_high_s}) *time *= share;
  return cycle;
}

/// The engine for each kind of parameter set, on a mesh.
struct MeshEstimate {
  const geometry::Mesh& mesh;
  const estimate::MachineProfile& machine;
  std::uint64_t units_per_cycle;

  Result<CycleEstimate> operator()(const estimate::FffParameters& parameters) const {
    const auto found = estimate::estimate_fff(mesh, {parameters, machine}, units_per_cycle);
    if (!found) return found.error();
    return cycle_from(found->cycle, "fff sections");
  }
  Result<CycleEstimate> operator()(const estimate::MouldingParameters& parameters) const {
    const auto found = estimate::estimate_moulding(mesh, parameters, machine);
    if (!found) return found.error();
    auto cycle = cycle_from(*found, "plate cooling");
    // The machine stays warm from shot to shot.
    for (auto* time : {&cycle.time_s, &cycle.time_low_s, &cycle.time_high_s})
      *time -= found->warm_up.count();
    return cycle;
  }
  Result<CycleEstimate> operator()(const estimate::ResinParameters& parameters) const {
    const auto found = estimate::estimate_resin(mesh, parameters, machine, units_per_cycle);
    if (!found) return found.error();
    return cycle_from(*found, "resin layers");
  }
  Result<CycleEstimate> operator()(const estimate::PowderParameters& parameters) const {
    const auto found = estimate::estimate_powder(mesh, parameters, machine, units_per_cycle);
    if (!found) return found.error();
    return cycle_from(*found, "powder layers");
  }
  Result<CycleEstimate> operator()(const estimate::LaserParameters&) const {
    return Error{ErrorKind::invalid_input, "estimate_is_not_possible",
                 "A laser cuts outlines, not meshes.", "Name a DXF or SVG file."};
  }
};

Error not_possible(const std::string& technology) {
  return {ErrorKind::invalid_input, "estimate_is_not_possible",
          fmt::format("The time of '{}' work cannot be computed from this plan.", technology),
          "Declare the time of one cycle."};
}

Result<CycleEstimate> estimate_by_hand(const ProcessPlan& plan) {
  const auto document = json::Document::parse(plan.parameters.text);
  if (!document) return document.error();
  const auto minutes = document->root().find("minutes_per_unit");
  if (!minutes || minutes->kind() != json::Kind::number) return not_possible(plan.technology);
  auto found = estimate::estimate_manual(minutes->number());
  for (auto* time : {&found.time, &found.time_low, &found.time_high}) *time *= plan.units_per_cycle;
  auto cycle = cycle_from(found, "minutes a unit");
  cycle.material_per_unit.reset();
  return cycle;
}

bool is_manual(const std::string& technology) {
  return technology == "electronics" || technology == "sewing" || technology == "assembly" ||
         technology == "test";
}

}  // namespace

Result<CycleEstimate> estimate_of(std::string_view bytes, const ProcessPlan& plan) {
  if (is_manual(plan.technology)) return estimate_by_hand(plan);
  if (plan.technology == "cnc" || plan.technology == "forming")
    return not_possible(plan.technology);
  if (bytes.empty()) {
    return Error{
        ErrorKind::invalid_input, "estimate_needs_a_file",
        fmt::format("A {} plan is estimated from its file, and it names none.", plan.technology),
        "Name a file, or declare the time of one cycle."};
  }
  const auto profile = part_files::profile_from_text(plan.parameters.text);
  if (!profile) return profile.error();
  if (const auto* laser = std::get_if<estimate::LaserParameters>(&profile->parameters)) {
    return estimate_laser(bytes, *laser, profile->machine, plan.units_per_cycle);
  }
  const auto examined = geometry::examine_mesh(bytes);
  if (!examined) return examined.error();
  return std::visit(MeshEstimate{examined->mended, profile->machine,
                                 static_cast<std::uint64_t>(plan.units_per_cycle)},
                    profile->parameters);
}

}  // namespace touiza::server
