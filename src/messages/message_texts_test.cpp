#include "messages/message_texts.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "messages/mail_form.hpp"

using namespace touiza;
using namespace touiza::messages;

namespace {

const auto day = *instant_from_rfc3339("2026-12-06T10:00:00Z");

Invitation invitation(const std::string& title) {
  return {title, "https://touiza.example/invitations/5ec2e7", day};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a code stands on a line of its own in every language, and in no subject") {
  for (const auto* language : {"fr", "ar", "en"}) {
    const auto mail =
        sign_in_code_message({Way::mail, "amina@example.org", language}, {"048151", 10});
    CHECK(mail.language == language);
    CHECK(has(mail.text, "\n048151\n"));
    CHECK(has(mail.text, "10"));
    CHECK_FALSE(has(mail.subject, "048151"));
    CHECK_FALSE(has(mail.text, "{"));
    CHECK(wire_form(mail, {"touiza@example.org", day, "1@example.org"}));
  }
  CHECK(sign_in_code_message({Way::mail, "a@example.org", "tzm"}, {"048151", 10}).language == "fr");
}

TEST_CASE("an invitation says where, until when, and that its link only opens a page") {
  const auto mail =
      invitation_message({Way::mail, "amina@example.org", "ar"}, invitation("ورشة وجدة"));
  CHECK(has(mail.subject, "ورشة وجدة"));
  CHECK(has(mail.text, "\nhttps://touiza.example/invitations/5ec2e7\n"));
  CHECK(has(mail.text, "\n2026-12-06\n"));
}

TEST_CASE("a title written by an enemy stays one short line, and fills in nothing") {
  const auto mail =
      invitation_message({Way::mail, "amina@example.org", "en"},
                         invitation("Lab\r\nBcc: all@example.org {link} " + std::string(500, 'x')));
  CHECK(mail.subject.starts_with("Invitation: Lab  Bcc: all@example.org {link} xxx"));
  CHECK(character_count(mail.subject) <= 120);
  const auto form = wire_form(mail, {"touiza@example.org", day, "1@example.org"});
  REQUIRE(form);
  CHECK_FALSE(has(*form, "\nBcc:"));
}

TEST_CASE("a code fits into one SMS: 160 characters, 70 in Arabic") {
  const auto size = [](const char* language) {
    const auto sms = sign_in_code_message({Way::sms, "+212600000001", language}, {"048151", 10});
    CHECK(sms.subject.empty());
    CHECK(has(sms.text, "048151"));
    return character_count(sms.text);
  };
  CHECK(size("fr") <= 160);
  CHECK(size("en") <= 160);
  CHECK(size("ar") <= 70);
}
