// Printing time and filament of a part, without slicing it: from its sections, as a slicer would
// lay them.
#pragma once

#include <cstdint>

#include "base/quantity.hpp"
#include "base/result.hpp"
#include "estimate/estimate.hpp"
#include "estimate/prusa_ini.hpp"
#include "geometry/mesh.hpp"

namespace touiza::estimate {

struct FffEstimate {
  Estimate cycle;  ///< One print of all copies; material in g.
  std::uint64_t layers = 0;
  Millimetres filament;  ///< Of all copies.
  Grams filament_mass;
  CubicMillimetres part_volume;  ///< Of one copy, as modelled.
};

struct FffLimits {
  std::uint64_t layers_max = 50'000;
};

/// Time and material for printing `copies` of `mesh` beside each other, standing as it stands in
/// its file (its lowest point on the bed). The mesh is healed first; `cycle.limits` says where it
/// does not fit the machine.
///
/// The model: a plane section at the middle of every layer; walls by offset; solid shells from the
/// layers above and below; real scan lines for infill; every line through the firmware's planner
/// (trapezoids of speed, jerk); travel with retraction; layers slowed down to cool. What it leaves
/// out: supports, seams, overhanging walls, purge lines.
///
/// Errors: "mesh_is_empty", "mesh_index_out_of_range", "part_has_no_layers",
/// "part_has_too_many_layers", "parameter_out_of_range".
Result<FffEstimate> estimate_fff(const geometry::Mesh& mesh, const FffProfile& profile,
                                 std::uint64_t copies = 1, const FffLimits& limits = {});

}  // namespace touiza::estimate
