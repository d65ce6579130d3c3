// Resin and powder: whole plates or boxes at once, layer by layer, whatever lies in them.
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "estimate/estimate.hpp"
#include "estimate/machine.hpp"
#include "geometry/mesh.hpp"

namespace touiza::estimate {

/// Masked resin printers (mSLA, DLP): `touiza-parameters/vpp/1`.
struct ResinParameters {
  double layer_height_mm = 0.05;
  double exposure_s = 2.5;
  unsigned bottom_layers = 6;
  double bottom_exposure_s = 30;
  double lift_s = 5;  ///< Up, down and waiting, each layer.
  double part_gap_mm = 2;
  double density_g_cm3 = 1.12;
  double support_percent = 20;  ///< Of the part's volume, for supports and what drips off.
  double finishing_s = 1'200;   ///< Washing and curing a plate.
};

/// Selective laser sintering and multi jet fusion: `touiza-parameters/pbf/1`.
struct PowderParameters {
  double layer_height_mm = 0.1;
  double layer_s = 12;  ///< Spreading and fusing one layer of the whole box.
  double part_gap_mm = 5;
  double refresh_percent = 40;  ///< Fresh powder for the whole box that is filled.
  double powder_density_g_cm3 = 0.47;
  double cooling_s = 28'800;
};

/// One plate full of copies, as many as fit beside each other (at most `copies_max`). An exposure
/// takes the same for one part and for a full plate, so the time is that of the height alone.
/// Errors: those of measure(), "part_does_not_fit", "parameter_out_of_range".
Result<Estimate> estimate_resin(const geometry::Mesh& mesh, const ResinParameters& parameters,
                                const MachineProfile& machine,
                                std::uint64_t copies_max = 1'000'000);

/// One box of powder, parts stacked by their boxes. Errors as estimate_resin().
Result<Estimate> estimate_powder(const geometry::Mesh& mesh, const PowderParameters& parameters,
                                 const MachineProfile& machine,
                                 std::uint64_t copies_max = 1'000'000);

/// Work by hand, sewing, assembly, tests: so many minutes a unit, by so many hands at once.
Estimate estimate_manual(double minutes_per_unit, unsigned hands = 1, Seconds set_up = Seconds{0});

}  // namespace touiza::estimate
