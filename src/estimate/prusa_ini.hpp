// Reads a PrusaSlicer profile: parameter set and machine in one.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "estimate/fff_parameters.hpp"
#include "estimate/machine.hpp"

namespace touiza::estimate {

struct FffProfile {
  FffParameters parameters;
  MachineProfile machine;
};

/// The keys that an estimate needs, out of an `.ini` as PrusaSlicer exports it; others are passed
/// over, absent ones have PrusaSlicer's defaults. Of several extruders the first one counts.
///
/// Errors: "profile_is_empty", "profile_is_bundle" (several presets in sections),
/// "profile_malformed" (with line), "parameter_out_of_range", "profile_is_not_fff".
Result<FffProfile> profile_from_prusa_ini(std::string_view text);

}  // namespace touiza::estimate
