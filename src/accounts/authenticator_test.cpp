#include "accounts/authenticator.hpp"

#include <doctest/doctest.h>

#include "accounts/accounts_fixture.hpp"

using namespace touiza;
using namespace touiza::accounts;

TEST_CASE("a session's cookie names its account and grants, until it is signed out") {
  with_accounts([](TestAccounts& house) {
    const auto maker = house.add_with("amina", Role::maker, {.organization = house.fablab});
    const auto opened = house.sign_in("amina");
    const auto request = house.request(http::Method::get, opened.token);

    const auto caller = house.authenticator.authenticate(request);
    REQUIRE(caller);
    CHECK(caller->account == maker);
    REQUIRE(caller->grants.size() == 1);
    CHECK(caller->grants[0].organization == house.fablab);
    CHECK(caller->csrf_token == opened.view.csrf_token);

    REQUIRE(house.sign_ins.sign_out(*caller));
    CHECK_FALSE(house.authenticator.authenticate(request)->account);
    CHECK(house.sign_ins.sign_out(Caller{}).error().code == "sign_in_needed");
  });
}

TEST_CASE("a role counts from the next request on, and so does its loss") {
  with_accounts([](TestAccounts& house) {
    const auto amina = house.add("amina");
    const auto request = house.request(http::Method::get, house.sign_in("amina").token);
    CHECK(house.authenticator.authenticate(request)->grants.empty());
    house.write([&](database::Transaction& transaction) {
      REQUIRE(give_grant(transaction, house.foundation,
                         {.account = amina,
                          .role = Role::owner,
                          .network = house.network,
                          .place = {.organization = house.fablab}}));
    });
    CHECK(house.authenticator.authenticate(request)->grants.size() == 1);
  });
}

TEST_CASE("a session ends thirty days after it was used last") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    const auto request = house.request(http::Method::get, house.sign_in("amina").token);
    for (int i = 0; i < 3; ++i) {
      house.clock.advance(std::chrono::days{29});
      CHECK(house.authenticator.authenticate(request)->account);
    }
    house.clock.advance(std::chrono::days{30});
    CHECK_FALSE(house.authenticator.authenticate(request)->account);
  });
}

TEST_CASE("what changes something needs the session's own CSRF token") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    const auto mine = house.sign_in("amina");
    const auto other = house.sign_in("amina");
    const auto post = [&](const std::string& csrf_token) {
      return house.authenticator.authenticate(
          house.request(http::Method::post, mine.token, csrf_token));
    };
    CHECK(post("").error().code == "csrf_token_is_wrong");
    CHECK(post(other.view.csrf_token).error().code == "csrf_token_is_wrong");
    CHECK(post(mine.view.csrf_token)->account);
  });
}

TEST_CASE("another site cannot act in anybody's name, not even sign them in") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    const auto opened = house.sign_in("amina");
    const auto post = [&](const char* header, const char* value) {
      auto request = house.request(http::Method::post, opened.token, opened.view.csrf_token);
      request.headers.push_back({header, value});
      return house.authenticator.authenticate(request);
    };
    CHECK(post("origin", "http://localhost:8080")->account);
    CHECK(post("sec-fetch-site", "same-origin")->account);
    CHECK(post("sec-fetch-site", "none")->account);
    for (const auto& [header, value] :
         {std::pair{"origin", "https://evil.example"}, std::pair{"origin", "null"},
          std::pair{"origin", "http://localhost:8081"}, std::pair{"sec-fetch-site", "cross-site"},
          std::pair{"sec-fetch-site", "same-site"}}) {
      const auto refused = post(header, value);
      REQUIRE_FALSE(refused);
      CHECK(refused.error().code == "request_is_from_elsewhere");
    }

    auto sign_in = house.request(http::Method::post, "");
    sign_in.path = "/api/v1/sign-in/password";
    sign_in.headers.push_back({"origin", "https://evil.example"});
    CHECK_FALSE(house.authenticator.authenticate(sign_in));
  });
}

TEST_CASE("signing in anew works with an old session's cookie in the browser") {
  with_accounts([](TestAccounts& house) {
    house.add("amina");
    auto request = house.request(http::Method::post, house.sign_in("amina").token);
    request.path = "/api/v1/sign-in/codes";
    CHECK(house.authenticator.authenticate(request));
  });
}

TEST_CASE("a visitor has the language that the browser asks for first") {
  with_accounts([](TestAccounts& house) {
    auto request = house.request(http::Method::get, "");
    CHECK(house.authenticator.authenticate(request)->language == "fr");
    request.headers.push_back({"accept-language", "ar-MA,ar;q=0.9,en;q=0.8"});
    CHECK(house.authenticator.authenticate(request)->language == "ar");
    CHECK_FALSE(house.authenticator.authenticate(house.request(http::Method::get, "x"))->account);
  });
}

TEST_CASE("an API token needs no cookie and no CSRF token, has its scopes, and expires") {
  with_accounts([](TestAccounts& house) {
    const auto amina = house.add_with("amina", Role::maker, {.organization = house.fablab});
    const auto made = house.own.add_token(house.signed_in("amina"),
                                          {"workshop", {"network:read", "production:write"}, 10});
    REQUIRE(made);
    CHECK(made->secret.starts_with("touiza_"));
    auto request = house.request(http::Method::post, "");
    request.headers.push_back({"authorization", "Bearer " + made->secret});

    const auto caller = house.authenticator.authenticate(request);
    REQUIRE(caller);
    CHECK(caller->account == amina);
    const Target mine{.network = house.network, .organization = house.fablab};
    CHECK(may(*caller, Action::report_run, mine));
    CHECK_FALSE(may(*caller, Action::edit_machine, mine));

    house.clock.advance(std::chrono::days{10});
    CHECK(house.authenticator.authenticate(request).error().code == "token_is_not_valid");
    request.headers.back().second = "Basic abc";
    CHECK(house.authenticator.authenticate(request).error().code == "token_is_not_valid");
  });
}

TEST_CASE("the cookie is as strict as the connection allows") {
  http::Request request;
  CHECK(session_cookie(request, "abc") ==
        "touiza=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000");
  request.is_secure = true;
  CHECK(session_cookie(request, "abc") ==
        "__Host-touiza=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000; Secure");
  CHECK(ended_session_cookie(request).find("Max-Age=0") != std::string::npos);
}
