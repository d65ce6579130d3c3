#include "estimate/machine.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::estimate {
namespace {

/// Rounding in files makes a part of 250 mm one of 250.0001 mm.
constexpr double slack_mm = 0.01;

std::string machine_name(const MachineProfile& machine) {
  return machine.name.empty() ? "the machine" : fmt::format("'{}'", machine.name);
}

}  // namespace

geometry::Problems fit_problems(const MachineProfile& machine, geometry::Point size) {
  geometry::Problems problems;
  const auto& room = machine.work_volume;
  const double longer = std::max(size.x, size.y);
  const double shorter = std::min(size.x, size.y);
  const double room_longer = std::max(room.x_mm, room.y_mm);
  const double room_shorter = std::min(room.x_mm, room.y_mm);
  const auto refuse = [&](std::string_view side, double part, double limit,
                          std::string_view remedy) {
    problems.push_back({"part_does_not_fit",
                        fmt::format("The part is {:.1f} mm {}; {} takes {:.1f} mm.", part, side,
                                    machine_name(machine), limit),
                        std::string{remedy}, true});
  };
  if (longer > room_longer + slack_mm)
    refuse("long", longer, room_longer, "Turn it on the bed, split it, or use a larger machine.");
  if (shorter > room_shorter + slack_mm)
    refuse("wide", shorter, room_shorter, "Turn it on the bed, split it, or use a larger machine.");
  if (room.z_mm > 0 && size.z > room.z_mm + slack_mm)
    refuse("tall", size.z, room.z_mm, "Lay it down, split it, or use a taller machine.");
  return problems;
}

geometry::Problems fit_problems(const MachineProfile& machine, geometry::Spot size) {
  return fit_problems(machine, geometry::Point{size.x, size.y, 0});
}

}  // namespace touiza::estimate
