#include "accounts/api.hpp"

#include <doctest/doctest.h>

#include "accounts/accounts_fixture.hpp"

using namespace touiza;
using namespace touiza::accounts;

namespace {

/// The routes of this room, asked as the server asks them.
struct Desk {
  explicit Desk(TestAccounts& house_) : house{house_} {
    add_accounts_routes(api, {house.sign_ins, house.own, house.members, house.personal_data});
  }
  http::Response ask(http::Method method, const std::string& path, std::string body = "",
                     http::NamedValues headers = {}) {
    const auto match = router.match(method, path);
    REQUIRE_MESSAGE(match.route != nullptr, path);
    auto request = house.request(method, cookie, csrf_token);
    request.path = path;
    request.path_values = match.path_values;
    request.body = std::move(body);
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    request.headers.emplace_back("content-type", "application/json");
    return match.route->handler(request);
  }
  std::string text(const http::Response& response) { return std::get<std::string>(response.body); }

  TestAccounts& house;
  std::string cookie;
  std::string csrf_token;
  Idempotency idempotency{house.database, house.clock};
  http::Router router;
  http::ApiDocument document;
  Api api{router, document, api_gate(house.authenticator, idempotency)};
};

}  // namespace

TEST_CASE("over the wire: ask for a code, sign in, see oneself, sign out") {
  with_accounts([](TestAccounts& house) {
    Desk desk{house};
    house.add("amina");
    CHECK(desk.ask(http::Method::get, "/api/v1/me").status == 401);

    const auto asked = desk.ask(http::Method::post, "/api/v1/sign-in/codes",
                                R"({"address":"amina@example.org","language":"fr"})");
    REQUIRE(asked.status == 202);
    const auto challenge = json::read<ChallengeView>(desk.text(asked));
    REQUIRE(challenge);
    const auto opened = desk.ask(
        http::Method::post, "/api/v1/sign-in/sessions",
        json::write(CodeSignInDraft{challenge->challenge_id, house.messages.codes[0].code, {}}));
    REQUIRE(opened.status == 201);
    const auto session = json::read<SessionView>(desk.text(opened));
    REQUIRE(session);
    const std::string set_cookie{*opened.header("set-cookie")};
    REQUIRE(set_cookie.starts_with("touiza="));
    desk.cookie = set_cookie.substr(7, 64);

    const auto me = json::read<MeView>(desk.text(desk.ask(http::Method::get, "/api/v1/me")));
    REQUIRE(me);
    CHECK(me->csrf_token == session->csrf_token);
    CHECK(desk.ask(http::Method::delete_, "/api/v1/session").status == 403);
    desk.csrf_token = session->csrf_token;
    const auto out = desk.ask(http::Method::delete_, "/api/v1/session");
    CHECK(out.status == 204);
    CHECK(std::string{*out.header("set-cookie")}.find("Max-Age=0") != std::string::npos);
    CHECK(desk.ask(http::Method::get, "/api/v1/me").status == 401);
  });
}

TEST_CASE("over the wire: a grant repeated with its key is one grant, and one event") {
  with_accounts([](TestAccounts& house) {
    Desk desk{house};
    house.add_with("omar", Role::owner, {.organization = house.fablab});
    const auto amina = house.add("amina");
    const auto session = house.sign_in("omar");
    desk.cookie = session.token;
    desk.csrf_token = session.view.csrf_token;
    const auto events_before = house.events.events.size();

    const auto path = "/api/v1/networks/" + house.network.text + "/grants";
    const auto body = json::write(GrantDraft{amina, Role::maker, {}, {}, house.fablab});
    CHECK(desk.ask(http::Method::post, path, body).status == 400);
    const http::NamedValues key{{"idempotency-key", "grant-0001"}};
    const auto first = desk.ask(http::Method::post, path, body, key);
    const auto second = desk.ask(http::Method::post, path, body, key);
    CHECK(first.status == 201);
    CHECK(desk.text(second) == desk.text(first));
    CHECK(house.events.events.size() == events_before + 2);  // Joined, and granted.
  });
}

TEST_CASE("over the wire: the table of personal data is for everybody") {
  with_accounts([](TestAccounts& house) {
    Desk desk{house};
    const auto page = desk.ask(http::Method::get, "/api/v1/personal-data");
    CHECK(page.status == 200);
    const auto view = json::read<PersonalDataView>(desk.text(page));
    REQUIRE(view);
    CHECK(view->items.size() >= 15);
  });
}

TEST_CASE("over the wire: rights of a route are those of the table, for every route and role") {
  // Whoever has no role in a network gets the same refusals as the services give; a visitor is
  // asked to sign in on every route but the open ones.
  with_accounts([](TestAccounts& house) {
    Desk desk{house};
    int closed = 0;
    for (const auto& route : desk.router.routes()) {
      if (route->method != http::Method::get) continue;
      auto path = route->pattern;
      for (const auto* name : {"{network}", "{account}"}) {
        if (const auto at = path.find(name); at != std::string::npos) {
          path.replace(at, std::string_view{name}.size(), house.network.text);
        }
      }
      const auto status = desk.ask(http::Method::get, path).status;
      const bool is_open = path.find("personal-data") != std::string::npos ||
                           path.find("demo-logins") != std::string::npos ||
                           path.find("invitations") != std::string::npos;
      CHECK_MESSAGE((status == 401) == !is_open, path << " " << status);
      if (!is_open) ++closed;
    }
    CHECK(closed >= 6);
  });
}
