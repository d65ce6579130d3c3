#include "server/mailed_code_sender.hpp"

#include <chrono>

#include "accounts/logged_code_sender.hpp"
#include "json/rules.hpp"
#include "messages/mail_form.hpp"
#include "messages/message_texts.hpp"

namespace touiza::server {
namespace {

messages::Recipient recipient(const accounts::Address& address, accounts::Language language) {
  const bool is_phone = address.kind == accounts::AddressKind::phone;
  return {is_phone ? messages::Way::sms : messages::Way::mail, address.text,
          std::string{json::enum_name(language)}};
}

}  // namespace

Done MailedCodeSender::can_reach(const accounts::Address& address) const {
  const bool is_phone = address.kind == accounts::AddressKind::phone;
  if (!(is_phone ? ways_.has_sms : ways_.has_mail)) return accounts::no_way_to_send(address.kind);
  if (is_phone) return {};
  const auto sendable = messages::mail_address(address.text);
  return sendable ? Done{} : Done{sendable.error()};
}

void MailedCodeSender::send(database::Transaction& transaction,
                            const accounts::CodeMessage& message) {
  const auto left = message.expires_at - clock_.now();
  const auto minutes = std::chrono::round<std::chrono::minutes>(left).count();
  queue_.add(transaction,
             messages::sign_in_code_message(recipient(message.address, message.language),
                                            {message.code, static_cast<int>(minutes)}),
             message.expires_at);
}

void MailedCodeSender::send(database::Transaction& transaction,
                            const accounts::InvitationMessage& message) {
  queue_.add(
      transaction,
      messages::invitation_message(
          recipient(message.address, message.language),
          {message.title, ways_.public_url + "/invitations/" + message.secret, message.expires_at}),
      message.expires_at);
}

}  // namespace touiza::server
