// Codes and invitations in the server's log: for one's own machine, where no mail is set up.
#pragma once

#include "accounts/sign_in_service.hpp"

namespace touiza::accounts {

/// Only for a server that nobody else can reach: who reads the log can sign in as anybody.
class LoggedCodeSender final : public CodeSender {
 public:
  void send(const CodeMessage& message) override;
  void send(const InvitationMessage& message) override;
};

/// Where neither mail nor loopback is there: says once more in the log that nothing can be sent.
class MissingCodeSender final : public CodeSender {
 public:
  void send(const CodeMessage& message) override;
  void send(const InvitationMessage& message) override;
};

}  // namespace touiza::accounts
