// Codes that can be read aloud, typed and written by hand: J-4K7QTM2.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"

namespace touiza {

/// A new code: `prefix`, a dash, six characters of Crockford's base 32 and a check character.
/// The caller makes sure that it is unique in its network (a unique key, and another try).
std::string new_short_code(char prefix, Random& random);

/// A code as a person types it, in the form in which it is kept: any case, O for 0, I and L for 1,
/// spaces and a missing dash are forgiven. Any single wrong character and any swap of two
/// neighbours is found (ISO 7064-like check over the prime 37; the last character is one of 32,
/// so codes whose check falls outside are never given).
///
/// Errors: "code_is_malformed", "code_check_failed".
Result<std::string> short_code_from_text(std::string_view text);

}  // namespace touiza
