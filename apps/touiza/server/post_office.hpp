// All that brings messages to people: what is set up, how codes are taken up, and who sends them.
#pragma once

#include <memory>

#include "accounts/logged_code_sender.hpp"
#include "http/metrics.hpp"
#include "messages/message_delivery.hpp"
#include "outbox/workers.hpp"
#include "server/mailed_code_sender.hpp"
#include "server/settings.hpp"

namespace touiza::server {

/// Made before the house, which is given its sender(); started when the house stands.
class PostOffice {
 public:
  /// Where neither mail nor SMS is set up, codes go to the log of a server that only its own
  /// machine reaches (`is_own_machine_only`), and are refused elsewhere.
  ///
  /// Errors: "setting_is_missing" (mail-url without mail-from or public-url, or the other way
  /// round), those of the secrets, of DeploymentKey, and of smtp_sender() and sms_sender().
  static Result<std::unique_ptr<PostOffice>> open(const Settings& settings,
                                                  bool is_own_machine_only, const Clock& clock,
                                                  Random& random);

  accounts::CodeSender& sender() { return *sender_; }

  /// Begins to send, on threads of its own: a code does not wait behind a long plan. All outlive
  /// the office's running.
  void start(database::Database& database, http::MetricsRegistry& metrics);
  /// Ends what runs soon; what was not sent waits for the next start.
  void stop();

 private:
  PostOffice(accounts::DeploymentKey key, const Clock& clock, Random& random)
      : key_{std::move(key)}, clock_{clock}, random_{random} {}

  accounts::DeploymentKey key_;
  const Clock& clock_;
  Random& random_;
  messages::Senders senders_;
  KeySeal seal_{key_, random_};
  messages::MessageQueue queue_{seal_, clock_, random_};
  std::unique_ptr<accounts::CodeSender> sender_;
  std::unique_ptr<messages::MessageDelivery> delivery_;
  std::unique_ptr<outbox::Workers> workers_;
};

}  // namespace touiza::server
