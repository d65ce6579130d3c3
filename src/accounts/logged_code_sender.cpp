#include "accounts/logged_code_sender.hpp"

#include "base/log.hpp"

namespace touiza::accounts {

void LoggedCodeSender::send(const CodeMessage& message) {
  log::info("sign_in_code", {{"address", message.address.text},
                             {"code", message.code},
                             {"expires_at", to_rfc3339(message.expires_at)}});
}

void LoggedCodeSender::send(const InvitationMessage& message) {
  log::info("invitation", {{"address", message.address.text},
                           {"title", message.title},
                           {"path", "/invitations/" + message.secret}});
}

void MissingCodeSender::send(const CodeMessage&) { log::warn("no_way_to_send_codes"); }

void MissingCodeSender::send(const InvitationMessage&) { log::warn("no_way_to_send_invitations"); }

}  // namespace touiza::accounts
