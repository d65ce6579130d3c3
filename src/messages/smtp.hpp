// The way to a mail server: SMTP, always encrypted unless the server is this machine.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "base/time.hpp"
#include "messages/message.hpp"
#include "messages/secret_file.hpp"

namespace touiza::messages {

struct SmtpSettings {
  /// "smtps://mail.example.org:465", or "smtp://mail.example.org:587", which must then offer
  /// STARTTLS. Only smtp:// to localhost goes without encryption. Holds no user and no password.
  std::string url;
  std::string from;     ///< A bare address; its domain also ends the Message-ID.
  MailSecret secret{};  ///< Empty: the server takes mail without signing in.
  std::chrono::milliseconds time_max{20'000};  ///< For one mail, from connecting to the answer.
  /// PEM of the authorities that are trusted instead of the system's.
  std::string trusted_certificates{};
  /// Nothing but this address is connected to, whatever the URL's name says.
  std::string connect_address{};
};

/// Errors: "mail_url_is_malformed".
Done check_mail_url(const std::string& url);

/// A sender with a connection for each mail. `clock` outlives it.
/// Errors: "mail_url_is_malformed", "mail_address_is_malformed" (from).
Result<std::unique_ptr<MessageSender>> smtp_sender(SmtpSettings settings, const Clock& clock);

}  // namespace touiza::messages
