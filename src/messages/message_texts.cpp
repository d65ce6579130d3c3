#include "messages/message_texts.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace touiza::messages {
namespace {

std::string known(std::string_view language) {
  return language == "ar" || language == "en" ? std::string{language} : "fr";
}

/// A title as one short line: it was written by people, and stands in a subject here.
std::string one_line(std::string_view title, std::size_t characters_max) {
  if (!is_utf8(title)) return "Touiza";
  std::string line;
  std::size_t characters = 0;
  for (const char c : trimmed(title)) {
    const auto byte = static_cast<unsigned char>(c);
    characters += (byte & 0xc0) != 0x80;
    if (characters > characters_max) return line + "…";
    line += byte < ' ' || byte == 0x7f ? ' ' : c;
  }
  return line.empty() ? "Touiza" : line;
}

// A code and a link stand on lines of their own: easy to copy, and not turned around in a text that
// runs from right to left.

const LocalText code_subject{
    .fr = "Votre code pour Touiza", .ar = "رمزك لدخول تويزة", .en = "Your code for Touiza"};

// In Arabic the number stands after its unit, so that no plural depends on it.
const LocalText code_text{
    .fr =
        "Voici le code que vous avez demandé :\n\n"
        "{code}\n\n"
        "Il vaut {minutes} minutes à partir de votre demande et ne sert qu’une fois. "
        "Saisissez-le sur la page où vous l’avez demandé. Personne de Touiza ne vous le demandera "
        "jamais.\n\n"
        "Vous n’avez rien demandé ? Ne faites rien : sans ce code, personne n’entre.\n",
    .ar =
        "هذا هو الرمز الذي طلبته:\n\n"
        "{code}\n\n"
        "مدة صلاحيته بالدقائق، منذ طلبه: {minutes}، ويُستعمل مرة واحدة. اكتبه في الصفحة التي طلبته "
        "منها. "
        "لن يطلبه منك أحد من تويزة أبدا.\n\n"
        "لم تطلب شيئا؟ لا تفعل شيئا: لا أحد يدخل بدون هذا الرمز.\n",
    .en =
        "Here is the code that you asked for:\n\n"
        "{code}\n\n"
        "It is valid for {minutes} minutes from when you asked, and once. Type it on the page "
        "where you asked for it. Nobody from Touiza will ever ask you for it.\n\n"
        "You did not ask? Do nothing: without this code, nobody gets in.\n"};

const LocalText invitation_subject{
    .fr = "Invitation : {title}", .ar = "دعوة: {title}", .en = "Invitation: {title}"};

const LocalText invitation_text{
    .fr =
        "Vous avez reçu une invitation sur Touiza, où des ateliers fabriquent ensemble ce qui "
        "manque dans l’urgence :\n\n"
        "{title}\n\n"
        "Ouvrez cette page pour la lire :\n\n"
        "{link}\n\n"
        "Ouvrir la page n’engage à rien ; vous y choisissez d’accepter ou non. L’invitation vaut "
        "jusqu’au :\n\n"
        "{day}\n\n"
        "Vous n’attendiez rien ? Ne faites rien : rien ne change sans vous.\n",
    .ar =
        "وصلتك دعوة على تويزة، حيث تصنع الورشات معا ما ينقص في حالات الطوارئ:\n\n"
        "{title}\n\n"
        "افتح هذه الصفحة لقراءتها:\n\n"
        "{link}\n\n"
        "فتح الصفحة لا يُلزمك بشيء؛ فيها تختار القبول أو الرفض. الدعوة صالحة إلى غاية:\n\n"
        "{day}\n\n"
        "لم تكن تنتظر شيئا؟ لا تفعل شيئا: لا يتغير شيء بدونك.\n",
    .en =
        "You have an invitation on Touiza, where workshops make together what an emergency "
        "lacks:\n\n"
        "{title}\n\n"
        "Open this page to read it:\n\n"
        "{link}\n\n"
        "Opening the page binds you to nothing; there you choose to accept or not. The invitation "
        "is valid until:\n\n"
        "{day}\n\n"
        "You did not expect this? Do nothing: nothing changes without you.\n"};

// An SMS holds 160 characters of a small alphabet (no typographic apostrophe), or 70 of any other.

const LocalText code_sms{.fr = "{code} est votre code Touiza. Il vaut {minutes} minutes.",
                         .ar = "رمزك لدخول تويزة:\n{code}\nصالح بالدقائق: {minutes}",
                         .en = "{code} is your Touiza code. It is valid for {minutes} minutes."};

const LocalText invitation_sms{.fr = "Invitation Touiza : {title}\n{link}",
                               .ar = "دعوة من تويزة: {title}\n{link}",
                               .en = "Touiza invitation: {title}\n{link}"};

constexpr std::size_t mail_title_max = 100;
constexpr std::size_t sms_title_max = 40;

template <class... Arguments>
std::string filled(const LocalText& text, const std::string& language, const Arguments&... named) {
  return fmt::format(fmt::runtime(text.in(language)), named...);
}

}  // namespace

Message sign_in_code_message(const Recipient& recipient, const SignInCode& code) {
  const auto language = known(recipient.language);
  const bool is_mail = recipient.way == Way::mail;
  return {recipient.way, recipient.address,
          is_mail ? std::string{code_subject.in(language)} : std::string{},
          filled(is_mail ? code_text : code_sms, language, fmt::arg("code", code.code),
                 fmt::arg("minutes", code.minutes_valid)),
          language};
}

Message invitation_message(const Recipient& recipient, const Invitation& invitation) {
  const auto language = known(recipient.language);
  const bool is_mail = recipient.way == Way::mail;
  const auto title = one_line(invitation.title, is_mail ? mail_title_max : sms_title_max);
  return {recipient.way, recipient.address,
          is_mail ? filled(invitation_subject, language, fmt::arg("title", title)) : std::string{},
          filled(is_mail ? invitation_text : invitation_sms, language, fmt::arg("title", title),
                 fmt::arg("link", invitation.link),
                 fmt::arg("day", to_rfc3339(invitation.expires_at).substr(0, 10))),
          language};
}

}  // namespace touiza::messages
