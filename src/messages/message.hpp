// A message to one person, by e-mail or SMS, and the face behind which it is sent.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <stop_token>
#include <string>

#include "base/result.hpp"

namespace touiza::messages {

enum class Way { mail, sms };
BOOST_DESCRIBE_ENUM(Way, mail, sms)

struct Message {
  Way way = Way::mail;
  std::string to;       ///< A bare address: "amina@example.org", "+212600000001".
  std::string subject;  ///< One line of UTF-8; of mails only.
  std::string text;     ///< Plain UTF-8; lines end with "\n".
  std::string language = "fr";
};
BOOST_DESCRIBE_STRUCT(Message, (), (way, to, subject, text, language))

class MessageSender {
 public:
  virtual ~MessageSender() = default;

  /// Hands `message` to a server and waits for its answer. A stop of `ended` gives up soon.
  /// `message_id` is the same for each try, so that a server that got it twice can know.
  /// Safe to call from several threads at once.
  ///
  /// Errors of kind unavailable are worth a retry; all others are for good. No message of an error
  /// names an address or a word of the message. By mail: "mail_server_is_unreachable",
  /// "mail_server_is_too_slow", "mail_server_is_not_trusted", "mail_is_delayed",
  /// "mail_was_given_up", "mail_address_is_malformed", "mail_is_malformed", "mail_was_refused",
  /// "mail_sign_in_was_refused". By SMS: "sms_gateway_is_unreachable",
  /// "sms_gateway_is_not_trusted", "sms_is_delayed", "sms_was_refused", "sms_sign_in_was_refused".
  virtual Done send(const Message& message, const std::string& message_id,
                    const std::stop_token& ended) = 0;
};

}  // namespace touiza::messages
