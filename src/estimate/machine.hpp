// A machine as an estimate needs it: what it can hold, and how fast it moves.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "geometry/mesh.hpp"
#include "geometry/outline.hpp"
#include "geometry/problem.hpp"

namespace touiza::estimate {

/// Figures of settings carry their unit in their names, as in the JSON `touiza-machine/1`.
struct WorkVolume {
  double x_mm = 0;
  double y_mm = 0;
  double z_mm = 0;  ///< Of a laser the thickest sheet that fits below the head; 0: not limited.
};

/// Limits of the axes x, y, z and the extruder e, in that order, as printer firmware keeps them.
struct Kinematics {
  std::array<double, 4> speed_max_mm_s{200, 200, 12, 120};
  std::array<double, 4> acceleration_max_mm_s2{1250, 1250, 400, 4000};
  std::array<double, 4> jerk_max_mm_s{8, 8, 0.4, 4.5};  ///< Step of speed that needs no ramp.
  double acceleration_extruding_max_mm_s2 = 1250;
  double acceleration_retracting_max_mm_s2 = 1250;
  double acceleration_travel_max_mm_s2 = 1500;
};

struct MachineProfile {
  std::string name;
  std::string technology = "fff";  ///< A code of the network's list of technologies.
  WorkVolume work_volume{400, 400, 400};
  double warm_up_s = 240;  ///< Heating and homing before a cycle; of the machine, not of the part.
  double nozzle_mm = 0.4;
  Kinematics kinematics;
  std::optional<double> laser_power_w;
  std::optional<double> clamp_force_kn;
};

/// What keeps a part of this size from being made on `machine`, each with the number that refuses;
/// empty where it fits. The part may be turned by 90 degrees on the bed, not tilted.
/// Code: "part_does_not_fit" (blocks).
geometry::Problems fit_problems(const MachineProfile& machine, geometry::Point size_mm);

/// The same for a flat part.
geometry::Problems fit_problems(const MachineProfile& machine, geometry::Spot size_mm);

}  // namespace touiza::estimate
