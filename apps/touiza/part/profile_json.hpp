// Parameter sets and machines as documents: touiza-parameters/<technology>/1, touiza-machine/1.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "estimate/fff.hpp"
#include "estimate/laser.hpp"
#include "estimate/layered.hpp"
#include "estimate/moulding.hpp"

namespace touiza::part_files {

using ParameterSet =
    std::variant<estimate::FffParameters, estimate::LaserParameters, estimate::MouldingParameters,
                 estimate::ResinParameters, estimate::PowderParameters>;

/// What to estimate with: one parameter set, and the machine that it names or that was given.
struct Profile {
  std::string name;
  ParameterSet parameters;
  estimate::MachineProfile machine;
};

/// Reads a document of `touiza-parameters/<technology>/1` or, where the text is not JSON, a
/// PrusaSlicer `.ini`. Fields that a document leaves out have the defaults of the room `estimate`.
/// Errors: those of json::read and profile_from_prusa_ini(), "parameters_schema_is_unknown".
Result<Profile> profile_from_text(std::string_view text);

/// Reads a `touiza-machine/1` document or the machine of a PrusaSlicer `.ini`.
/// Errors: as profile_from_text(), "machine_schema_is_unknown".
Result<estimate::MachineProfile> machine_from_text(std::string_view text);

}  // namespace touiza::part_files
