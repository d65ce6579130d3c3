// Machines: what a lab has, and how much of it may be counted on.
#pragma once

#include "network/lab_model.hpp"

namespace touiza::network {

enum class MachineState {
  available,
  paused,  ///< By its owner.
  broken,
  retired,  ///< Gone; kept because jobs and runs name it.
};
BOOST_DESCRIBE_ENUM(MachineState, available, paused, broken, retired)

/// The largest piece that it takes, along its own axes.
struct WorkVolume {
  double x = 0;
  double y = 0;
  double z = 0;

  static constexpr auto rules() {
    return json::rules(json::range(&WorkVolume::x, {.min = 1, .max = 100'000}),
                       json::range(&WorkVolume::y, {.min = 1, .max = 100'000}),
                       json::range(&WorkVolume::z, {.min = 0, .max = 100'000}));
  }
  friend bool operator==(const WorkVolume&, const WorkVolume&) = default;
};
BOOST_DESCRIBE_STRUCT(WorkVolume, (), (x, y, z))

/// A group of identical machines of one lab.
struct Machine {
  NetworkId network_id;
  MachineId machine_id;
  std::string code;  ///< "M-4K7QTM2"
  LabId lab_id;
  std::string technology;
  std::string make;
  std::string model;
  std::optional<std::string> machine_model;  ///< Of the built-in catalogue.
  std::int64_t count = 1;
  std::optional<double> work_x_mm;
  std::optional<double> work_y_mm;
  std::optional<double> work_z_mm;
  std::vector<std::string> materials;  ///< Codes of the network's catalogue.
  double hours_per_day = 0;            ///< Of each of them.
  double availability_percent = 100;   ///< Of those hours, what repairs and other work leave.
  std::optional<double> nozzle_mm;
  std::optional<double> laser_w;
  std::optional<double> clamp_force_kn;
  MachineState state = MachineState::available;
  Instant declared_at;
  Instant confirmed_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Machine, (),
                      (network_id, machine_id, code, lab_id, technology, make, model, machine_model,
                       count, work_x_mm, work_y_mm, work_z_mm, materials, hours_per_day,
                       availability_percent, nozzle_mm, laser_w, clamp_force_kn, state, declared_at,
                       confirmed_at, version))

/// What is sent: to add one, and as the whole to which a patch is applied.
struct MachineDraft {
  std::string technology;
  std::string make;
  std::string model;
  std::optional<std::string> machine_model;
  std::int64_t count = 1;
  std::optional<WorkVolume> work_volume_mm;
  std::vector<std::string> materials;
  double hours_per_day = 0;
  double availability_percent = 100;
  std::optional<double> nozzle_mm;
  std::optional<double> laser_w;
  std::optional<double> clamp_force_kn;
  MachineState state = MachineState::available;

  static constexpr auto rules() {
    return json::rules(
        json::text(&MachineDraft::technology, {.min = 1, .max = 40}),
        json::text(&MachineDraft::make, {.max = 80}), json::may_be_absent(&MachineDraft::make),
        json::text(&MachineDraft::model, {.max = 80}), json::may_be_absent(&MachineDraft::model),
        json::text(&MachineDraft::machine_model, {.max = 80}),
        json::range(&MachineDraft::count, {.min = 1, .max = 10'000}),
        json::may_be_absent(&MachineDraft::count),
        json::items(&MachineDraft::materials, {.max = 50}),
        json::may_be_absent(&MachineDraft::materials),
        json::range(&MachineDraft::hours_per_day, {.min = 0, .max = 24}),
        json::range(&MachineDraft::availability_percent, {.min = 0, .max = 100}),
        json::may_be_absent(&MachineDraft::availability_percent),
        json::range(&MachineDraft::nozzle_mm, {.min = 0.05, .max = 10}),
        json::range(&MachineDraft::laser_w, {.min = 0.1, .max = 100'000}),
        json::range(&MachineDraft::clamp_force_kn, {.min = 1, .max = 100'000}),
        json::may_be_absent(&MachineDraft::state));
  }
};
BOOST_DESCRIBE_STRUCT(MachineDraft, (),
                      (technology, make, model, machine_model, count, work_volume_mm, materials,
                       hours_per_day, availability_percent, nozzle_mm, laser_w, clamp_force_kn,
                       state))

/// What no type can say: known technology, the measures that it asks for.
/// Errors: "technology_unknown", "work_volume_missing", "clamp_force_missing",
/// "machine_model_unknown", "machine_model_is_of_another_technology".
Done check(const MachineDraft& draft);

MachineDraft draft_of(const Machine& machine);
/// The declared part of `draft` into `machine`.
void take_over(const MachineDraft& draft, Machine& machine);

/// Hours a day that the whole group may be counted on, before what the lab as a whole allows:
/// count × declared hours (never beyond the lab's open ones) × availability ×
/// confirmation_weight(). Zero where it is not available.
Hours effective_hours_per_day(const Machine& machine, const LabLimits& limits, Instant now);

/// A machine with what people look for beside it.
struct MachineView {
  MachineId machine_id;
  std::string code;
  LabId lab_id;
  std::string lab_code;
  LocalText lab_name;  ///< Of an unlisted individual, to those without the right: the lab's code.
  OrganizationId organization_id;
  RegionId region_id;
  std::string technology;
  std::string make;
  std::string model;
  std::optional<std::string> machine_model;
  std::int64_t count = 1;
  std::optional<WorkVolume> work_volume_mm;
  std::vector<std::string> materials;
  double hours_per_day = 0;
  double availability_percent = 100;
  std::optional<double> nozzle_mm;
  std::optional<double> laser_w;
  std::optional<double> clamp_force_kn;
  MachineState state = MachineState::available;
  Instant declared_at;
  Instant confirmed_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MachineView, (),
                      (machine_id, code, lab_id, lab_code, lab_name, organization_id, region_id,
                       technology, make, model, machine_model, count, work_volume_mm, materials,
                       hours_per_day, availability_percent, nozzle_mm, laser_w, clamp_force_kn,
                       state, declared_at, confirmed_at, version))

struct MachineQuery : http::PageQuery {
  std::optional<LabId> lab;
  std::optional<RegionId> region;
  std::optional<std::string> technology;
  std::optional<MachineState> state;
};
BOOST_DESCRIBE_STRUCT(MachineQuery, (http::PageQuery), (lab, region, technology, state))

}  // namespace touiza::network
