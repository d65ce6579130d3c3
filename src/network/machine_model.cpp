#include "network/machine_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "network/technology.hpp"

namespace touiza::network {
namespace {

Error field_error(std::string code, std::string field, std::string message, std::string remedy) {
  Error error{ErrorKind::invalid_input, code, message, std::move(remedy)};
  error.errors.push_back({std::move(field), std::move(code), std::move(message)});
  return error;
}

std::string known_technologies() {
  std::string known;
  for (const auto& technology : technologies()) {
    if (!known.empty()) known += ", ";
    known += technology.technology;
  }
  return known;
}

const MachineModel* model_of(std::string_view code) {
  const auto models = machine_models();
  const auto found = std::ranges::find(models, code, &MachineModel::machine_model);
  return found == models.end() ? nullptr : &*found;
}

}  // namespace

Done check(const MachineDraft& draft) {
  const auto* technology = technology_of(draft.technology);
  if (technology == nullptr) {
    return field_error("technology_unknown", "technology",
                       fmt::format("'{}' is no technology of this network.", draft.technology),
                       fmt::format("Choose one of {}.", known_technologies()));
  }
  if (technology->has_work_volume && !draft.work_volume_mm) {
    return field_error(
        "work_volume_missing", "work_volume_mm",
        fmt::format("A machine for '{}' says how large a piece it takes.", draft.technology),
        "Give its work volume in millimetres along x, y and z.");
  }
  if (technology->has_clamp_force && !draft.clamp_force_kn) {
    return field_error(
        "clamp_force_missing", "clamp_force_kn",
        fmt::format("A machine for '{}' says with what force it closes.", draft.technology),
        "Give its clamp force in kilonewtons; it stands on the type plate.");
  }
  if (!draft.machine_model) return {};
  const auto* model = model_of(*draft.machine_model);
  if (model == nullptr) {
    return field_error("machine_model_unknown", "machine_model",
                       fmt::format("'{}' is not in the catalogue.", *draft.machine_model),
                       "Leave it out, and give make, model and work volume.");
  }
  if (model->technology != draft.technology) {
    return field_error("machine_model_is_of_another_technology", "machine_model",
                       fmt::format("'{}' is a machine for '{}', not for '{}'.",
                                   *draft.machine_model, model->technology, draft.technology),
                       "Choose the technology of the machine.");
  }
  return {};
}

MachineDraft draft_of(const Machine& machine) {
  MachineDraft draft;
  draft.technology = machine.technology;
  draft.make = machine.make;
  draft.model = machine.model;
  draft.machine_model = machine.machine_model;
  draft.count = machine.count;
  if (machine.work_x_mm && machine.work_y_mm && machine.work_z_mm) {
    draft.work_volume_mm = {*machine.work_x_mm, *machine.work_y_mm, *machine.work_z_mm};
  }
  draft.materials = machine.materials;
  draft.hours_per_day = machine.hours_per_day;
  draft.availability_percent = machine.availability_percent;
  draft.nozzle_mm = machine.nozzle_mm;
  draft.laser_w = machine.laser_w;
  draft.clamp_force_kn = machine.clamp_force_kn;
  draft.state = machine.state;
  return draft;
}

void take_over(const MachineDraft& draft, Machine& machine) {
  machine.technology = draft.technology;
  machine.make = draft.make;
  machine.model = draft.model;
  machine.machine_model = draft.machine_model;
  machine.count = draft.count;
  machine.work_x_mm.reset();
  machine.work_y_mm.reset();
  machine.work_z_mm.reset();
  if (draft.work_volume_mm) {
    machine.work_x_mm = draft.work_volume_mm->x;
    machine.work_y_mm = draft.work_volume_mm->y;
    machine.work_z_mm = draft.work_volume_mm->z;
  }
  machine.materials = draft.materials;
  machine.hours_per_day = draft.hours_per_day;
  machine.availability_percent = draft.availability_percent;
  machine.nozzle_mm = draft.nozzle_mm;
  machine.laser_w = draft.laser_w;
  machine.clamp_force_kn = draft.clamp_force_kn;
  machine.state = draft.state;
}

Hours effective_hours_per_day(const Machine& machine, const LabLimits& limits, Instant now) {
  if (machine.state != MachineState::available) return Hours{0};
  const double hours = std::min(machine.hours_per_day, open_hours(limits));
  return Hours{static_cast<double>(machine.count) * hours * machine.availability_percent / 100 *
               confirmation_weight(now - machine.confirmed_at)};
}

}  // namespace touiza::network
