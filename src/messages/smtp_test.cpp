#include "messages/smtp.hpp"

#include "messages/smtp_fixture.hpp"

using namespace touiza;
using namespace touiza::messages;

namespace {

const Message hello{Way::mail, "amina@example.org", "Hello", "Hi\n", "en"};

Done send_to(const SmtpSettings& settings, const std::stop_token& ended = {}) {
  const SystemClock clock;
  const auto sender = smtp_sender(settings, clock);
  if (!sender) return sender.error();
  return (*sender)->send(hello, "0199-1", ended);
}

std::string refusal(const SmtpSettings& settings) {
  const auto done = send_to(settings);
  return done ? "sent" : done.error().code;
}

SmtpSettings to(const TinyServer& server) {
  return {.url = "smtp://127.0.0.1:" + server.port(), .from = "touiza@example.org"};
}

/// As a deployment reaches a server elsewhere, with a password that must not be overheard.
SmtpSettings to_elsewhere(const TinyServer& server, const TestIdentity& identity,
                          const std::string& scheme, const std::string& host = "mail.example.org") {
  return {.url = scheme + "://" + host + ":" + server.port(),
          .from = "touiza@example.org",
          .secret = {"touiza", "very-secret"},
          .trusted_certificates = identity.certificate_text(),
          .connect_address = "127.0.0.1"};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a mail reaches the server with its sender, its recipient, its id and its text") {
  TinyServer server{{}};
  const auto done = send_to(to(server));
  CHECK(done);
  CHECK(has(server.heard(), "EHLO example.org\r\n"));
  CHECK(has(server.heard(), "MAIL FROM:<touiza@example.org>"));
  CHECK(has(server.heard(), "RCPT TO:<amina@example.org>"));
  CHECK(has(server.heard(), "Message-ID: <0199-1@example.org>"));
  CHECK(has(server.heard(), "SGkNCg==\r\n.\r\n"));
}

TEST_CASE("a recipient refused for good is not worth a retry; one refused for now is") {
  TinyServer never{{.recipient_answer = "550 no such person amina@example.org"}};
  const auto refused = send_to(to(never));
  CHECK(refused.error().code == "mail_was_refused");
  CHECK_FALSE(has(refused.error().message, "amina"));
  TinyServer later{{.recipient_answer = "450 busy"}};
  CHECK(send_to(to(later)).error().kind == ErrorKind::unavailable);
  TinyServer full{{.greeting = "421 too many"}};
  CHECK(send_to(to(full)).error().kind == ErrorKind::unavailable);
}

TEST_CASE("a server that stays silent is given up after the time allowed, or when we end") {
  TinyServer server{{.greeting = ""}};
  auto settings = to(server);
  settings.time_max = std::chrono::milliseconds{200};
  CHECK(refusal(settings) == "mail_server_is_too_slow");

  TinyServer other{{.greeting = ""}};
  std::stop_source ended;
  ended.request_stop();
  CHECK(send_to(to(other), ended.get_token()).error().code == "mail_was_given_up");
}

TEST_CASE("by STARTTLS, the password and the mail go encrypted, and only so") {
  const TestIdentity identity;
  TinyServer server{{.encryption = Encryption::after_starttls, .identity = &identity}};
  CHECK(refusal(to_elsewhere(server, identity, "smtp")) == "sent");
  const auto encrypted = server.heard().find("[tls]");
  REQUIRE(encrypted != std::string::npos);
  CHECK(server.heard().find("AUTH PLAIN") > encrypted);
  CHECK(server.heard().find("MAIL FROM") > encrypted);
  CHECK(has(server.heard(), "SGkNCg==\r\n.\r\n"));
}

TEST_CASE("a server that is encrypted from the start gets the mail") {
  const TestIdentity identity;
  TinyServer server{{.encryption = Encryption::from_start, .identity = &identity}};
  CHECK(refusal(to_elsewhere(server, identity, "smtps")) == "sent");
  CHECK(has(server.heard(), "AUTH PLAIN"));
}

TEST_CASE("a server elsewhere that offers no encryption gets neither mail nor password") {
  const TestIdentity identity;
  TinyServer server{{}};
  CHECK(refusal(to_elsewhere(server, identity, "smtp")) == "mail_server_is_not_trusted");
  CHECK_FALSE(has(server.heard(), "AUTH PLAIN"));
  CHECK_FALSE(has(server.heard(), "MAIL"));
}

TEST_CASE("a certificate of a stranger, or for another name, is not trusted") {
  const TestIdentity identity;
  const TestIdentity stranger;
  for (const auto encryption : {Encryption::from_start, Encryption::after_starttls}) {
    const auto* scheme = encryption == Encryption::from_start ? "smtps" : "smtp";
    TinyServer first{{.encryption = encryption, .identity = &stranger}};
    CHECK(refusal(to_elsewhere(first, identity, scheme)) == "mail_server_is_not_trusted");
    CHECK_FALSE(has(first.heard(), "AUTH PLAIN"));
    TinyServer second{{.encryption = encryption, .identity = &identity}};
    CHECK(refusal(to_elsewhere(second, identity, scheme, "mail.example.net")) ==
          "mail_server_is_not_trusted");
    CHECK_FALSE(has(second.heard(), "AUTH PLAIN"));
  }
}

TEST_CASE("a password that the server does not take is an error for good, told without it") {
  const TestIdentity identity;
  TinyServer server{
      {.encryption = Encryption::from_start, .identity = &identity, .sign_in_answer = "535 no"}};
  const auto refused = send_to(to_elsewhere(server, identity, "smtps"));
  CHECK(refused.error().code == "mail_sign_in_was_refused");
  CHECK(refused.error().kind == ErrorKind::invalid_input);
  CHECK_FALSE(has(refused.error().message + refused.error().remedy, "very-secret"));
}

TEST_CASE("a mail-url is SMTP with a name and a port, and holds no secret") {
  CHECK(check_mail_url("smtps://mail.example.org:465"));
  CHECK(check_mail_url("smtp://[::1]:2525"));
  for (const auto* wrong :
       {"", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:b@mail.example.org",
        "smtp://mail.example.org/x", "smtp://mail.example.org?x", "smtp://mail.example.org#x"}) {
    CHECK_MESSAGE(!check_mail_url(wrong), wrong);
  }
  const auto refused = check_mail_url("smtp://touiza:very-secret@mail.example.org");
  CHECK_FALSE(has(refused.error().message + refused.error().remedy, "very-secret"));
}
