// Codes and invitations in the server's log: for one's own machine, where no mail is set up.
#pragma once

#include "accounts/sign_in_service.hpp"

namespace touiza::accounts {

/// Only for a server that nobody else can reach: who reads the log can sign in as anybody.
class LoggedCodeSender final : public CodeSender {
 public:
  Done can_reach(const Address& address) const override;
  void send(database::Transaction& transaction, const CodeMessage& message) override;
  void send(database::Transaction& transaction, const InvitationMessage& message) override;
};

/// Where neither mail nor loopback is there: refuses to send, and says what would help.
class MissingCodeSender final : public CodeSender {
 public:
  /// Errors: "no_way_to_send".
  Done can_reach(const Address& address) const override;
  void send(database::Transaction& transaction, const CodeMessage& message) override;
  void send(database::Transaction& transaction, const InvitationMessage& message) override;
};

/// What a deployment answers that cannot send to addresses of this kind.
Error no_way_to_send(AddressKind kind);

}  // namespace touiza::accounts
