// The words of the messages that let people in: plain, and with links that only open a page.
#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"
#include "messages/message.hpp"

namespace touiza::messages {

/// Who gets a message, and how. `language` is "fr", "ar" or "en"; any other reads French.
struct Recipient {
  Way way = Way::mail;
  std::string address;
  std::string language;
};

struct SignInCode {
  std::string code;
  int minutes_valid = 10;  ///< From the moment at which it was asked for.
};

struct Invitation {
  std::string title;  ///< Where: "FabLab Casablanca". As people wrote it.
  std::string link;   ///< A page with a button; opening it accepts nothing.
  Instant expires_at;
};

Message sign_in_code_message(const Recipient& recipient, const SignInCode& code);
Message invitation_message(const Recipient& recipient, const Invitation& invitation);

}  // namespace touiza::messages
