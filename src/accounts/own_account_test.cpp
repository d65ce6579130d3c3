#include "accounts/own_account_service.hpp"

#include <doctest/doctest.h>

#include "accounts/accounts_fixture.hpp"

using namespace touiza;
using namespace touiza::accounts;

TEST_CASE("one's own account shows name, address, language and roles") {
  with_accounts([](TestAccounts& house) {
    house.add_with("omar", Role::owner, {.organization = house.fablab});
    const auto me = house.own.find(house.signed_in("omar"));
    REQUIRE(me);
    CHECK(me->name == "omar");
    CHECK(me->address == "omar@example.org");
    CHECK(me->language == Language::fr);
    CHECK(me->grants.size() == 1);
    CHECK_FALSE(me->has_password);
    CHECK_FALSE(me->has_second_factor);
    CHECK(me->csrf_token.size() == 64);
    CHECK(house.own.find(Caller{}).error().code == "sign_in_needed");
  });
}

TEST_CASE("name and language are changed on the version that was read") {
  with_accounts([](TestAccounts& house) {
    house.add("omar");
    const auto caller = house.signed_in("omar");
    const auto edited = house.own.edit(caller, {R"({"name":"Omar B.","language":"ar"})", 1});
    REQUIRE(edited);
    CHECK(edited->name == "Omar B.");
    CHECK(edited->language == Language::ar);
    CHECK(edited->version == 2);
    CHECK(house.own.edit(caller, {R"({"name":"Omar"})", 1}).error().code == "version_is_old");
    CHECK(house.own.edit(caller, {R"({"name":""})", 2}).error().code == "fields_are_wrong");
    CHECK(house.own.edit(caller, {R"({"state":"erased"})", 2}).error().code == "fields_are_wrong");
  });
}

TEST_CASE("a new password needs the old one, and ends all other sessions") {
  with_accounts([](TestAccounts& house) {
    house.add("omar");
    const auto elsewhere = house.sign_in("omar");
    const auto caller = house.signed_in("omar");

    REQUIRE(house.own.set_password(caller, {"quatre mots au hasard", {}}));
    CHECK_FALSE(house.authenticator.authenticate(house.request(http::Method::get, elsewhere.token))
                    ->account);
    CHECK(house.own.find(caller)->has_password);

    CHECK(house.own.set_password(caller, {"cinq autres mots", {}}).error().code ==
          "password_is_wrong");
    CHECK(house.own.set_password(caller, {"cinq", "quatre mots au hasard"}).error().code ==
          "password_is_too_short");
    CHECK(house.own.set_password(caller, {"cinq autres mots", "quatre mots au hasard"}));
    CHECK(
        house.sign_ins.with_password({"omar@example.org", "cinq autres mots", {}}, "203.0.113.7"));
  });
}

TEST_CASE("a second factor counts when its first code was shown, and is taken away with proof") {
  with_accounts([](TestAccounts& house) {
    house.add("omar");
    const auto caller = house.signed_in("omar");
    CHECK(house.own.confirm_totp(caller, {"123456"}).error().code == "second_factor_not_begun");
    const auto shown = house.own.begin_totp(caller);
    REQUIRE(shown);
    CHECK(shown->secret.size() == 32);
    CHECK(shown->uri.starts_with("otpauth://totp/Touiza:omar%40example.org?secret="));
    CHECK_FALSE(house.own.find(caller)->has_second_factor);
    CHECK(house.own.confirm_totp(caller, {"000000"}).error().code == "totp_is_wrong");
    CHECK(house.own.remove_totp(caller).error().code == "second_factor_needed");
  });
}

TEST_CASE("a token makes no stronger token, and touches nothing that guards the account") {
  with_accounts([](TestAccounts& house) {
    house.add("omar");
    const auto session = house.signed_in("omar");
    const auto made = house.own.add_token(session, {"phone", {"accounts:write"}, 90});
    REQUIRE(made);
    auto request = house.request(http::Method::get, "");
    request.headers.push_back({"authorization", "Bearer " + made->secret});
    const auto caller = *house.authenticator.authenticate(request);

    CHECK(house.own.find(caller));
    CHECK(house.own.add_token(caller, {"more", {"network:write"}, 90}).error().code ==
          "session_needed");
    CHECK(house.own.set_password(caller, {"quatre mots au hasard", {}}).error().code ==
          "session_needed");
    CHECK(house.own.begin_totp(caller).error().code == "session_needed");
    CHECK(house.personal_data.erase_own(caller, {"erase"}).error().code == "session_needed");
  });
}

TEST_CASE("tokens are listed without their secrets, and withdrawn") {
  with_accounts([](TestAccounts& house) {
    house.add("omar");
    house.add("amina");
    const auto omar = house.signed_in("omar");
    CHECK(house.own.add_token(omar, {"bad", {"moon:read"}, 90}).error().code == "scope_is_unknown");
    const auto made = house.own.add_token(omar, {"phone", {"network:read"}, 90});
    REQUIRE(made);
    CHECK(house.own.tokens(omar)->items.size() == 1);
    CHECK(house.own.remove_token(house.signed_in("amina"), made->token.token_id).error().code ==
          "not_found");
    CHECK(house.own.remove_token(omar, made->token.token_id));
    CHECK(house.own.tokens(omar)->items.empty());
  });
}
