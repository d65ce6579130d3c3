#include "messages/mail_form.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace touiza;
using namespace touiza::messages;

namespace {

const Envelope envelope{"touiza@example.org", *instant_from_rfc3339("2026-11-22T22:45:51Z"),
                        "1f@example.org"};
const Message good{Way::mail, "amina@example.org", "Hello", "Hi\n", "en"};

std::string refusal(const Message& mail) {
  const auto form = wire_form(mail, envelope);
  return form ? "taken" : form.error().code;
}

/// The encoded words of a subject put together again, as a reader of mails does.
std::string decoded_subject(const std::string& form) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  auto at = form.find("Subject: ");
  const auto end = form.find("\r\nMessage-ID");
  while ((at = form.find("=?UTF-8?B?", at)) < end) {
    at += 10;
    unsigned bits = 0;
    int count = 0;
    for (; form[at] != '?'; ++at) {
      if (form[at] == '=') continue;
      bits = bits << 6 | static_cast<unsigned>(digits.find(form[at]));
      if ((count += 6) >= 8) text += static_cast<char>(bits >> (count -= 8) & 0xff);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a mail says when, from whom, to whom, and that a machine wrote it") {
  const auto form = wire_form(good, envelope);
  REQUIRE(form);
  CHECK(form->starts_with("Date: Sun, 22 Nov 2026 22:45:51 +0000\r\n"));
  CHECK(form->find("\r\nTo: <amina@example.org>\r\nSubject: Hello\r\n") != std::string::npos);
  CHECK(form->find("\r\nMessage-ID: <1f@example.org>\r\n") != std::string::npos);
  CHECK(form->find("\r\nAuto-Submitted: auto-generated\r\n") != std::string::npos);
  CHECK(form->ends_with("\r\n\r\nSGkNCg==\r\n"));
}

TEST_CASE("a line break in address, subject or language begins no header: it is refused") {
  auto mail = good;
  mail.to = "amina@example.org>\r\nBcc: <all@example.org";
  CHECK(refusal(mail) == "mail_address_is_malformed");
  mail = good;
  mail.subject = "Hello\r\nBcc: all@example.org";
  CHECK(refusal(mail) == "mail_is_malformed");
  mail.subject = "Hello\nBcc: all@example.org";
  CHECK(refusal(mail) == "mail_is_malformed");
  mail = good;
  mail.language = "en\r\nBcc: all@example.org";
  CHECK(refusal(mail) == "mail_is_malformed");
  auto forged = envelope;
  forged.message_id = "1>\r\nBcc: <all@example.org";
  CHECK_FALSE(wire_form(good, forged));
}

TEST_CASE("what no mail can hold is refused: no subject, broken UTF-8, control characters") {
  auto mail = good;
  mail.subject = "";
  CHECK(refusal(mail) == "mail_is_malformed");
  mail.subject = "\xff";
  CHECK(refusal(mail) == "mail_is_malformed");
  mail = good;
  mail.text = std::string{"a\0b", 3};
  CHECK(refusal(mail) == "mail_is_malformed");
  mail.text = std::string(100'001, 'a');
  CHECK(refusal(mail) == "mail_is_malformed");
}

TEST_CASE("an address is taken bare and in plain letters, and nothing else is") {
  CHECK(mail_address("amina.b+touiza@mail.example.org"));
  for (const auto* wrong :
       {"", "amina", "@example.org", "amina@", ".amina@example.org", "a..b@example.org",
        "amina@example..org", "amina@-example.org", "<amina@example.org>", "a b@example.org",
        "\"amina\"@example.org", "amina@example.org,b@example.org", "أمينة@example.org",
        "amina@example.org\n", "a@b@example.org"}) {
    CHECK_MESSAGE(!mail_address(wrong), wrong);
  }
}

TEST_CASE("an Arabic subject comes back letter for letter, in lines that every server takes") {
  auto mail = good;
  mail.language = "ar";
  for (std::size_t count = 1; count <= 12; ++count) {
    mail.subject = "";
    for (std::size_t i = 0; i < count; ++i) mail.subject += "دعوة: FabLab 🖨 ";
    const auto form = wire_form(mail, envelope);
    REQUIRE(form);
    CHECK(decoded_subject(*form) == mail.subject);
    std::istringstream lines{*form};
    for (std::string line; std::getline(lines, line);) {
      REQUIRE(line.ends_with('\r'));
      CHECK(line.size() - 1 <= 76);
    }
  }
}

TEST_CASE("a subject that looks like an encoded word is encoded itself") {
  auto mail = good;
  mail.subject = "=?UTF-8?B?aGk=?=";
  CHECK(decoded_subject(*wire_form(mail, envelope)) == mail.subject);
}
