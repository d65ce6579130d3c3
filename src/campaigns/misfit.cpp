#include "campaigns/misfit.hpp"

#include <algorithm>
#include <array>

#include "json/document.hpp"

namespace touiza::campaigns {
namespace {

std::optional<double> number_in(const json::Any& parameters, std::string_view key) {
  const auto document = json::Document::parse(parameters.text);
  if (!document) return std::nullopt;
  const auto found = document->root().find(key);
  if (!found || found->kind() != json::Kind::number) return std::nullopt;
  return found->number();
}

/// A piece may be turned on the bed, but not tipped over: how it stands is part of its file.
/// A machine whose z is 0 or unknown takes sheets.
bool is_too_large(const network::Machine& machine, const designs::SizeXyz& size) {
  if (!machine.work_x_mm || !machine.work_y_mm) return false;
  const auto [bed_min, bed_max] = std::minmax(*machine.work_x_mm, *machine.work_y_mm);
  const auto [size_min, size_max] = std::minmax(size.x, size.y);
  if (size_min > bed_min || size_max > bed_max) return true;
  return size.z > 0 && machine.work_z_mm && *machine.work_z_mm > 0 && size.z > *machine.work_z_mm;
}

/// Moulds, milling and forming take a piece in any position.
bool is_too_large_in_any_position(const network::Machine& machine, const designs::SizeXyz& size) {
  if (!machine.work_x_mm || !machine.work_y_mm || !machine.work_z_mm) return false;
  std::array room{*machine.work_x_mm, *machine.work_y_mm, *machine.work_z_mm};
  std::array wanted{size.x, size.y, size.z};
  std::ranges::sort(room);
  std::ranges::sort(wanted);
  return wanted[0] > room[0] || wanted[1] > room[1] || wanted[2] > room[2];
}

bool is_laid_as_it_is(std::string_view technology) {
  return technology == "fff" || technology == "vpp" || technology == "pbf" || technology == "laser";
}

}  // namespace

MachineDemand demand_of(const designs::ProcessPlanView& plan, const std::string& material_code,
                        const std::optional<designs::SizeXyz>& file_size) {
  MachineDemand demand;
  demand.technology = plan.technology;
  demand.material_code = material_code;
  demand.size_mm = file_size;
  demand.clamp_force_kn = number_in(plan.parameters, "clamp_force_kn");
  demand.nozzle_mm = number_in(plan.parameters, "nozzle_mm");
  return demand;
}

std::optional<Misfit> misfit(const network::Machine& machine, const MachineDemand& demand) {
  if (machine.technology != demand.technology) return Misfit::technology;
  if (!machine.materials.empty() && !demand.material_code.empty() &&
      std::ranges::find(machine.materials, demand.material_code) == machine.materials.end()) {
    return Misfit::material;
  }
  if (demand.size_mm) {
    const bool is_refused = is_laid_as_it_is(demand.technology)
                                ? is_too_large(machine, *demand.size_mm)
                                : is_too_large_in_any_position(machine, *demand.size_mm);
    if (is_refused) return Misfit::work_volume;
  }
  if (demand.clamp_force_kn && machine.clamp_force_kn &&
      *machine.clamp_force_kn < *demand.clamp_force_kn) {
    return Misfit::clamp_force;
  }
  // A nozzle is changed in minutes for a smaller one; a larger one than asked for is another part.
  if (demand.nozzle_mm && machine.nozzle_mm && *machine.nozzle_mm > *demand.nozzle_mm + 0.001) {
    return Misfit::nozzle;
  }
  return std::nullopt;
}

bool knows(const std::vector<std::string>& skills, const std::string& required) {
  return required.empty() || std::ranges::find(skills, required) != skills.end();
}

}  // namespace touiza::campaigns
