#include <doctest/doctest.h>

#include "accounts/accounts_fixture.hpp"
#include "accounts/totp.hpp"

using namespace touiza;
using namespace touiza::accounts;

namespace {

constexpr auto remote = "203.0.113.7";

/// The code of the authenticator app for the secret that was shown.
std::string bytes_from_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto digit = c >= 'A' ? c - 'A' : c - '2' + 26;
    bits = bits << 5 | static_cast<std::uint32_t>(digit);
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 255);
  }
  return bytes;
}

std::string app_code(const std::string& secret, Instant at) {
  return totp_code(bytes_from_base32(secret), at.microseconds / 30'000'000);
}

/// Sets up a second factor for `name`; returns the secret as shown.
std::string set_up_second_factor(TestAccounts& house, const std::string& name) {
  const auto caller = house.signed_in(name);
  const auto shown = house.own.begin_totp(caller);
  REQUIRE(shown);
  REQUIRE(house.own.confirm_totp(caller, {app_code(shown->secret, house.clock.now())}));
  house.clock.advance(std::chrono::seconds{60});
  return shown->secret;
}

}  // namespace

TEST_CASE("a code of six digits, sent to the address, signs in once") {
  with_accounts([](TestAccounts& house) {
    const auto amina = house.add("amina");
    const auto challenge = house.sign_ins.begin({" Amina@Example.org "}, remote);
    REQUIRE(challenge);
    REQUIRE(house.messages.codes.size() == 1);
    CHECK(house.messages.codes[0].address.text == "amina@example.org");
    CHECK(house.messages.codes[0].code.size() == 6);

    const CodeSignInDraft draft{challenge->challenge_id, house.messages.codes[0].code, {}};
    const auto opened = house.sign_ins.finish(draft, remote);
    REQUIRE(opened);
    CHECK(opened->view.account_id == amina);
    CHECK(opened->view.name == "amina");
    CHECK_FALSE(opened->view.needs_second_factor);
    CHECK(opened->token.size() == 64);

    CHECK(house.sign_ins.finish(draft, remote).error().code == "code_is_expired");
  });
}

TEST_CASE("neither codes nor sessions are kept as they are") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    const auto opened = house.sign_in("amina");
    REQUIRE(house.sign_ins.begin({"amina@example.org"}, remote));
    CHECK(house.count("SELECT COUNT(*) FROM session WHERE session_hash = '" + opened.token + "'") ==
          0);
    CHECK(house.count("SELECT COUNT(*) FROM sign_in_challenge WHERE code_hash LIKE '%" +
                      house.messages.codes.back().code + "'") == 0);
  });
}

TEST_CASE("an address without an account gets the same answer, and no message") {
  with_accounts([](TestAccounts& house) {
    const auto challenge = house.sign_ins.begin({"nobody@example.org"}, remote);
    REQUIRE(challenge);
    CHECK(house.messages.codes.empty());
    for (int left = 4; left >= 0; --left) {
      const auto refused = house.sign_ins.finish({challenge->challenge_id, "123456", {}}, remote);
      CHECK(refused.error().code == "code_is_wrong");
      CHECK(refused.error().message.find(std::to_string(left) + " tries") != std::string::npos);
    }
    CHECK(house.sign_ins.finish({challenge->challenge_id, "123456", {}}, remote).error().code ==
          "code_is_expired");
  });
}

TEST_CASE("where nothing can be sent, a code is refused, alike for who is known and who is not") {
  with_accounts([](TestAccounts& house) {
    house.messages.is_without_phones = true;
    house.write([&](database::Transaction& transaction) {
      REQUIRE(add_account(transaction, house.foundation,
                          NewAccount{"Samir", *address_from_text("+212600000001")}));
    });
    for (const auto* phone : {"+212600000001", "+212600000002"}) {
      const auto refused = house.sign_ins.begin({phone}, remote);
      CHECK(refused.error().code == "no_way_to_send");
      CHECK(refused.error().remedy.find("sms-url") != std::string::npos);
    }
    CHECK(house.messages.codes.empty());
  });
}

TEST_CASE("after five wrong tries the right code is worth nothing") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    const auto challenge = house.sign_ins.begin({"amina@example.org"}, remote);
    const auto code = house.messages.codes.back().code;
    const auto wrong = code == "000000" ? "000001" : "000000";
    for (int i = 0; i < 5; ++i) {
      CHECK(house.sign_ins.finish({challenge->challenge_id, wrong, {}}, remote).error().code ==
            "code_is_wrong");
    }
    CHECK(house.sign_ins.finish({challenge->challenge_id, code, {}}, remote).error().code ==
          "code_is_expired");
  });
}

TEST_CASE("a code lives ten minutes") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    const auto challenge = house.sign_ins.begin({"amina@example.org"}, remote);
    house.clock.advance(std::chrono::minutes{10});
    CHECK(house.sign_ins
              .finish({challenge->challenge_id, house.messages.codes.back().code, {}}, remote)
              .error()
              .code == "code_is_expired");
  });
}

TEST_CASE("codes are limited per address and per remote") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    for (int i = 0; i < 5; ++i) CHECK(house.sign_ins.begin({"amina@example.org"}, remote));
    const auto refused = house.sign_ins.begin({"amina@example.org"}, "203.0.113.8");
    CHECK(refused.error().code == "too_many_codes");
    CHECK(refused.error().kind == ErrorKind::too_many);
    house.clock.advance(std::chrono::minutes{3});
    CHECK(house.sign_ins.begin({"amina@example.org"}, remote));

    int accepted = 0;
    for (int i = 0; i < 100; ++i) {
      const auto address = "somebody" + std::to_string(i) + "@example.org";
      if (house.sign_ins.begin({address}, "198.51.100.1")) ++accepted;
    }
    CHECK(accepted == 30);
  });
}

TEST_CASE("joining makes the account only when the code comes back") {
  with_accounts([](TestAccounts& house) {
    const auto challenge = house.sign_ins.join(
        {" Youssef ", "+212 600 00 00 01", Language::ar, house.network}, remote);
    REQUIRE(challenge);
    CHECK(house.count("SELECT COUNT(*) FROM account") == 0);

    const auto opened = house.sign_ins.finish(
        {challenge->challenge_id, house.messages.codes.back().code, {}}, remote);
    REQUIRE(opened);
    CHECK(opened->view.name == "Youssef");
    CHECK(house.count("SELECT COUNT(*) FROM membership") == 1);
    REQUIRE_FALSE(house.events.events.empty());
    CHECK(house.events.events.back().type == "member.joined");
    CHECK(house.caller(opened->view.account_id).language == "ar");
  });
}

TEST_CASE("joining with a known address signs in to its account, under its own name") {
  with_accounts([](TestAccounts& house) {
    const auto amina = house.add("amina");
    const auto challenge =
        house.sign_ins.join({"Mallory", "amina@example.org", Language::fr, house.network}, remote);
    const auto opened = house.sign_ins.finish(
        {challenge->challenge_id, house.messages.codes.back().code, {}}, remote);
    REQUIRE(opened);
    CHECK(opened->view.account_id == amina);
    CHECK(opened->view.name == "amina");
  });
}

TEST_CASE("nobody joins a network that is not there") {
  with_accounts([](TestAccounts& house) {
    const auto refused = house.sign_ins.join({"Youssef", "y@example.org", Language::fr,
                                              NetworkId{"01890000-0000-7000-8000-00000000ffff"}},
                                             remote);
    CHECK(refused.error().code == "not_found");
  });
}

TEST_CASE("a password signs in; a wrong one, a missing one and a missing account look the same") {
  with_accounts([](TestAccounts& house) {
    const auto amina = house.add("amina", "quatre mots au hasard");
    house.add("brahim");
    const auto opened =
        house.sign_ins.with_password({"amina@example.org", "quatre mots au hasard", {}}, remote);
    REQUIRE(opened);
    CHECK(opened->view.account_id == amina);

    const auto wrong = house.sign_ins.with_password({"amina@example.org", "autre", {}}, remote);
    const auto none = house.sign_ins.with_password({"brahim@example.org", "autre", {}}, remote);
    const auto nobody = house.sign_ins.with_password({"nobody@example.org", "autre", {}}, remote);
    CHECK(wrong.error().code == "credentials_are_wrong");
    CHECK(none.error().message == wrong.error().message);
    CHECK(nobody.error().message == wrong.error().message);
  });
}

TEST_CASE("passwords are tried ten times, then slowly") {
  with_accounts([](TestAccounts& house) {
    for (int i = 0; i < 10; ++i) {
      CHECK(
          house.sign_ins.with_password({"nobody@example.org", "autre", {}}, remote).error().code ==
          "credentials_are_wrong");
    }
    CHECK(house.sign_ins.with_password({"nobody@example.org", "autre", {}}, remote).error().code ==
          "too_many_tries");
    house.clock.advance(std::chrono::seconds{30});
    CHECK(house.sign_ins.with_password({"nobody@example.org", "autre", {}}, remote).error().code ==
          "credentials_are_wrong");
  });
}

TEST_CASE("with a second factor, neither code nor password is enough, and a code counts once") {
  with_accounts([](TestAccounts& house) {
    house.add("amina", "quatre mots au hasard");
    const auto secret = set_up_second_factor(house, "amina");
    const auto code = app_code(secret, house.clock.now());

    CHECK(house.sign_ins.with_password({"amina@example.org", "quatre mots au hasard", {}}, remote)
              .error()
              .code == "totp_needed");
    CHECK(house.sign_ins
              .with_password({"amina@example.org", "quatre mots au hasard", "000000"}, remote)
              .error()
              .code == "totp_is_wrong");
    const auto opened =
        house.sign_ins.with_password({"amina@example.org", "quatre mots au hasard", code}, remote);
    REQUIRE(opened);
    CHECK(house.authenticator.authenticate(house.request(http::Method::get, opened->token))
              ->is_second_factor_passed);

    const auto challenge = house.sign_ins.begin({"amina@example.org"}, remote);
    const auto mail = house.messages.codes.back().code;
    CHECK(house.sign_ins.finish({challenge->challenge_id, mail, {}}, remote).error().code ==
          "totp_needed");
    CHECK(house.sign_ins.finish({challenge->challenge_id, mail, code}, remote).error().code ==
          "totp_is_wrong");
    house.clock.advance(std::chrono::seconds{60});
    const auto later = app_code(secret, house.clock.now());
    CHECK(house.sign_ins.finish({challenge->challenge_id, mail, later}, remote));
  });
}

TEST_CASE("a coordinator without a second factor is told what is missing, not in a demonstration") {
  with_accounts([](TestAccounts& house) {
    house.add_with("nadia", Role::coordinator, {.region = house.casablanca});
    CHECK(house.sign_in("nadia").view.needs_second_factor);
    const auto caller = house.signed_in("nadia");
    CHECK(house.own.find(caller)->needs_second_factor);

    house.write([&](database::Transaction& transaction) {
      declare_network(transaction, house.network, true);
    });
    CHECK_FALSE(house.sign_in("nadia").view.needs_second_factor);
    CHECK_FALSE(house.own.find(caller)->needs_second_factor);
  });
}

TEST_CASE("who lost the telephone is let in again by somebody who made sure") {
  with_accounts([](TestAccounts& house) {
    const auto amina = house.add("amina");
    set_up_second_factor(house, "amina");
    house.write(
        [&](database::Transaction& transaction) { reset_second_factor(transaction, amina); });
    CHECK_FALSE(house.signed_in("amina").is_second_factor_passed);
  });
}
