#include "accounts/logged_code_sender.hpp"

#include "base/log.hpp"

namespace touiza::accounts {

Done LoggedCodeSender::can_reach(const Address&) const { return {}; }

void LoggedCodeSender::send(database::Transaction&, const CodeMessage& message) {
  log::info("sign_in_code", {{"address", message.address.text},
                             {"code", message.code},
                             {"expires_at", to_rfc3339(message.expires_at)}});
}

void LoggedCodeSender::send(database::Transaction&, const InvitationMessage& message) {
  log::info("invitation", {{"address", message.address.text},
                           {"title", message.title},
                           {"path", "/invitations/" + message.secret}});
}

Done MissingCodeSender::can_reach(const Address& address) const {
  return no_way_to_send(address.kind);
}

void MissingCodeSender::send(database::Transaction&, const CodeMessage&) {}

void MissingCodeSender::send(database::Transaction&, const InvitationMessage&) {}

Error no_way_to_send(AddressKind kind) {
  const bool is_phone = kind == AddressKind::phone;
  return Error{ErrorKind::unavailable, "no_way_to_send",
               is_phone ? "This server has no way to send messages to telephones."
                        : "This server has no way to send e-mail.",
               is_phone
                   ? "Use an e-mail address or a password; whoever runs the server can set sms-url."
                   : "Sign in with a password; whoever runs the server can set mail-url."};
}

}  // namespace touiza::accounts
