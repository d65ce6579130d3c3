// From a process plan and the bytes of its file to the time of one cycle.
#pragma once

#include <string_view>

#include "designs/design_model.hpp"

namespace touiza::server {

/// With the engine of the plan's technology, the plan's own parameters and a usual machine of that
/// technology. Material per unit comes in the material's unit: g, or m2 of sheet.
/// Errors: "estimate_needs_a_file", "estimate_is_not_possible" (technologies that only people can
/// time), those of the engines and of the file readers.
Result<designs::CycleEstimate> estimate_of(std::string_view bytes,
                                           const designs::ProcessPlan& plan);

}  // namespace touiza::server
