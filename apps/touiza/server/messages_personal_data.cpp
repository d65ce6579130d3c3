#include "server/messages_personal_data.hpp"

#include "messages/message_queue.hpp"

namespace touiza::server {

std::vector<accounts::PersonalFieldView> MessagesPersonalData::fields() const {
  return {
      {.room = "messages",
       .table = "waiting_message",
       .column = "sealed",
       .purpose = {"Vous envoyer votre code ou votre invitation", "إرسال رمزك أو دعوتك إليك",
                   "To send you your code or your invitation"},
       .seen_by = {"Personne : le message est chiffré jusqu'à l'envoi",
                   "لا أحد: الرسالة مشفّرة إلى حين إرسالها",
                   "Nobody: the message is encrypted until it is sent"},
       .kept_for = {"Jusqu'à l'envoi ; au plus tant que le code ou l'invitation vaut",
                    "إلى حين الإرسال، وعلى الأكثر ما دام الرمز أو الدعوة صالحا",
                    "Until it is sent; at most as long as the code or the invitation is valid"}}};
}

std::string MessagesPersonalData::export_of(database::Transaction&, const AccountId&) {
  return "{}";
}

void MessagesPersonalData::erase(database::Transaction&, const AccountId&) {}

std::int64_t MessagesPersonalData::sweep(database::Transaction& transaction, Instant now) {
  return messages::sweep_messages(transaction, now);
}

}  // namespace touiza::server
