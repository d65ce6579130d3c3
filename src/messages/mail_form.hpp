// The form of a mail on the wire: headers (RFC 5322, RFC 2047) and a body in base64.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "messages/message.hpp"

namespace touiza::messages {

/// What the sender adds to a mail.
struct Envelope {
  std::string from;  ///< A bare address.
  Instant sent_at;
  std::string message_id;  ///< Without its angle brackets: "0199…@example.org".
};

/// `text` where it is one bare address (ASCII, no quotes, no blanks, at most 254 characters).
/// Errors: "mail_address_is_malformed".
Result<std::string> mail_address(std::string_view text);

/// The whole message; lines end with CR LF and hold at most 78 characters where an address does
/// not need more, never above the 998 of RFC 5322. It says of itself that a machine wrote it
/// (Auto-Submitted), so that no absence notice answers.
///
/// A line break or another control character in address, subject, language or id is refused, never
/// cleaned: it would begin a header of the attacker's. Errors: "mail_address_is_malformed",
/// "mail_is_malformed".
Result<std::string> wire_form(const Message& mail, const Envelope& envelope);

}  // namespace touiza::messages
