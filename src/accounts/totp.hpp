// Codes of an authenticator app as a second factor: RFC 6238 with SHA-1, six digits, 30 s.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace touiza::accounts {

/// The code of the 30-second step number `step` for a secret of raw bytes.
std::string totp_code(std::string_view secret, std::int64_t step);

/// The step that `code` belongs to, if it is the present one or a neighbour (clocks differ) and
/// later than `step_last`, so that a code that was seen over a shoulder is worth nothing.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now,
                                      std::int64_t step_last);

/// RFC 4648, without padding: the form in which people type a secret.
std::string base32(std::string_view bytes);

/// For the QR code: "otpauth://totp/…".
std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace touiza::accounts
