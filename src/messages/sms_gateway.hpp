// The way to an SMS gateway: an HTTP server that takes {"to", "text"} and sends it on.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "messages/message.hpp"

namespace touiza::messages {

struct SmsSettings {
  /// "https://sms.example.org/send". Only a gateway on this machine is spoken to by http://.
  std::string url;
  std::string token{};  ///< Goes as "Authorization: Bearer …"; empty: none.
  std::chrono::milliseconds time_max{10'000};  ///< For one message.
  /// PEM of the authorities that are trusted instead of the system's.
  std::string trusted_certificates{};
  /// Nothing but this address is connected to, whatever the URL's name says.
  std::string connect_address{};
};

/// Errors: "sms_url_is_malformed".
Done check_sms_url(const std::string& url);

/// Each message is one POST of {"to": "+212600000001", "text": "…"} with an Idempotency-Key that is
/// the same for each try. 2xx: taken. 408, 429 and 5xx: tried again. Anything else: refused.
/// Errors: "sms_url_is_malformed".
Result<std::unique_ptr<MessageSender>> sms_sender(SmsSettings settings);

}  // namespace touiza::messages
