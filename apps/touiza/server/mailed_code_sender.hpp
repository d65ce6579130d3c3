// Sign-in codes and invitations as messages: by mail or SMS, each where it is set up.
#pragma once

#include "accounts/secrets.hpp"
#include "accounts/sign_in_service.hpp"
#include "messages/message_queue.hpp"

namespace touiza::server {

/// Closes waiting messages with the deployment's key.
class KeySeal final : public messages::Seal {
 public:
  /// Both outlive it.
  KeySeal(const accounts::DeploymentKey& key, Random& random) : key_{key}, random_{random} {}
  std::string close(std::string_view plain) override { return key_.seal(plain, random_); }
  Result<std::string> open(std::string_view sealed) override { return key_.open(sealed); }

 private:
  const accounts::DeploymentKey& key_;
  Random& random_;
};

struct MessageWays {
  bool has_mail = false;
  bool has_sms = false;
  std::string public_url;  ///< "https://touiza.example".
};

/// Puts them into the queue, in the words of the person's language.
class MailedCodeSender final : public accounts::CodeSender {
 public:
  /// Queue and clock outlive it.
  MailedCodeSender(messages::MessageQueue& queue, const Clock& clock, MessageWays ways)
      : queue_{queue}, clock_{clock}, ways_{std::move(ways)} {}

  /// Errors: "no_way_to_send", "mail_address_is_malformed" (one that needs more than plain ASCII).
  Done can_reach(const accounts::Address& address) const override;
  void send(database::Transaction& transaction, const accounts::CodeMessage& message) override;
  void send(database::Transaction& transaction,
            const accounts::InvitationMessage& message) override;

 private:
  messages::MessageQueue& queue_;
  const Clock& clock_;
  MessageWays ways_;
};

}  // namespace touiza::server
