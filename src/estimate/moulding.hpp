// Injection moulding: a shot every half minute, once there is a mould.
#pragma once

#include "base/result.hpp"
#include "estimate/estimate.hpp"
#include "estimate/machine.hpp"
#include "geometry/mesh.hpp"

namespace touiza::estimate {

/// Names and units as in the JSON `touiza-parameters/moulding/1`.
struct MouldingParameters {
  unsigned cavities = 1;
  double melt_temperature_c = 225;
  double mould_temperature_c = 35;
  double ejection_temperature_c = 85;
  double diffusivity_mm2_s = 0.09;  ///< Of heat in the melt: 0.08 to 0.1 for PP, PE, PS, ABS.
  double injection_pressure_bar = 750;
  double holding_pressure_bar = 350;
  double holding_s = 5;
  double cooling_s = 0;     ///< 0: from the wall thickness.
  double open_close_s = 8;  ///< Mould open, part out, mould closed, injection.
  double density_g_cm3 = 0.9;
  double runner_percent = 5;  ///< Sprue and runners that are not ground up again.
  double set_up_s = 5'400;    ///< Mould in, machine to temperature, first good shots.
};

/// Time and material of one shot. Cooling, where it is not given, is that of a plate as thick as
/// the mean wall (twice volume over area): t = s² / (π² a) · ln(8/π² · (melt − mould)/(eject −
/// mould)), the plate formula of every moulding handbook. The clamp force is the holding pressure
/// on the area seen along z (the mould opens upwards).
///
/// Errors: "mesh_is_empty", "mesh_index_out_of_range", "parameter_out_of_range".
Result<Estimate> estimate_moulding(const geometry::Mesh& mesh, const MouldingParameters& parameters,
                                   const MachineProfile& machine);

}  // namespace touiza::estimate
