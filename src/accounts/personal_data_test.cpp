#include "accounts/personal_data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "accounts/accounts_fixture.hpp"

using namespace touiza;
using namespace touiza::accounts;

namespace {

/// "table.column" of every TEXT column that the migrations make.
std::set<std::string> text_columns() {
  std::set<std::string> found;
  for (const auto& migration : migrations()) {
    std::istringstream lines{std::string{migration.sql}};
    std::string table;
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words{line};
      std::string first;
      std::string second;
      std::string third;
      words >> first >> second >> third;
      if (first == "CREATE" && second == "TABLE") table = third;
      if (second.starts_with("TEXT")) found.insert(table + "." + first);
    }
  }
  return found;
}

// Texts that say nothing about a person beyond a pseudonymous id. A new column goes here or into
// the table of personal data; think before you choose.
const std::set<std::string> impersonal{
    "account.account_id",
    "account.state",
    "address.account_id",
    "address.kind",
    "api_token.account_id",
    "api_token.scopes",
    "api_token.token_id",
    "demo_login.network_id",
    "demo_login.role",
    "demo_login.title",
    "idempotency_record.account_id",
    "idempotency_record.headers",
    "idempotency_record.idempotency_key",
    "idempotency_record.request_sha256",
    "invitation.accepted_by",
    "invitation.cluster_id",
    "invitation.invitation_id",
    "invitation.invited_by",
    "invitation.network_id",
    "invitation.organization_id",
    "invitation.region_id",
    "invitation.role",
    "invitation.secret_hash",
    "invitation.title",
    "membership.account_id",
    "membership.network_id",
    "network_policy.network_id",
    "personal_trace.account_id",
    "personal_trace.network_id",
    "personal_trace.viewer_id",
    "role_grant.account_id",
    "role_grant.cluster_id",
    "role_grant.grant_id",
    "role_grant.granted_by",
    "role_grant.network_id",
    "role_grant.organization_id",
    "role_grant.region_id",
    "role_grant.role",
    "role_grant.title",
    "session.account_id",
    "sign_in_challenge.challenge_id",
    "sign_in_challenge.code_hash",
    "sign_in_challenge.joining_network_id",
};

}  // namespace

TEST_CASE("every text column is either personal, with its purpose, or reviewed as impersonal") {
  std::set<std::string> personal;
  for (const auto& field : AccountsPersonalData{}.fields()) {
    personal.insert(field.table + "." + field.column);
    for (const auto& text : {field.purpose, field.seen_by, field.kept_for}) {
      CHECK_FALSE(text.fr.empty());
      CHECK_FALSE(text.ar.empty());
      CHECK_FALSE(text.en.empty());
    }
  }
  const auto columns = text_columns();
  CHECK(columns.size() > 50);
  for (const auto& column : columns) {
    CHECK_MESSAGE(personal.contains(column) != impersonal.contains(column), column);
  }
  for (const auto& column : personal) CHECK_MESSAGE(columns.contains(column), column);
  for (const auto& column : impersonal) CHECK_MESSAGE(columns.contains(column), column);
}

TEST_CASE("one's export holds what is kept, and only one's own") {
  with_accounts([](TestAccounts& house) {
    house.add_with("omar", Role::owner, {.organization = house.fablab});
    house.add("amina");
    const auto exported = house.personal_data.export_own(house.signed_in("omar"));
    REQUIRE(exported);
    const auto& text = exported->rooms.at("accounts").text;
    for (const auto* part : {"\"omar\"", "omar@example.org", "\"owner\"", "\"sessions\":[{"}) {
      CHECK_MESSAGE(text.find(part) != std::string::npos, part);
    }
    CHECK(text.find("amina") == std::string::npos);
    CHECK(house.personal_data.export_own(Caller{}).error().code == "sign_in_needed");
  });
}

TEST_CASE("an erased account leaves its pseudonym, and nothing that names the person") {
  with_accounts([](TestAccounts& house) {
    const auto omar = house.add_with("omar", Role::owner, {.organization = house.fablab});
    const auto amina = house.add("amina");
    const auto caller = house.signed_in("omar");
    REQUIRE(house.own.add_token(caller, {"workshop", {"network:read"}, 90}));
    REQUIRE(house.sign_ins.begin({"omar@example.org"}, "203.0.113.7"));
    house.write([&](database::Transaction& transaction) {
      leave_trace(transaction, house.foundation, omar, amina, house.network, "address");
      leave_trace(transaction, house.foundation, amina, omar, house.network, "address");
    });

    CHECK(house.personal_data.erase_own(caller, {"yes"}).error().code == "erasure_not_confirmed");
    REQUIRE(house.personal_data.erase_own(caller, {"erase"}));

    for (const auto* table :
         {"session", "api_token", "role_grant", "membership", "sign_in_challenge"}) {
      CHECK_MESSAGE(house.count(std::string{"SELECT COUNT(*) FROM "} + table) == 0, table);
    }
    CHECK(house.count("SELECT COUNT(*) FROM address") == 1);
    CHECK(house.count("SELECT COUNT(*) FROM account") == 2);
    CHECK(house.count("SELECT COUNT(*) FROM account WHERE name = 'omar'") == 0);
    const auto traces = house.own.traces(house.caller(amina));
    REQUIRE(traces->items.size() == 1);
    CHECK(traces->items[0].viewer_name.empty());
    CHECK(house.events.events.back().type == "account.erased");

    SUBCASE("the address is free again, for a new account") { CHECK(house.add("omar") != omar); }
    SUBCASE("and nobody acts as the erased one any more") {
      const auto gone = house.database.read(
          [&](database::Transaction& transaction) { return caller_of(transaction, omar); });
      CHECK(gone.error().code == "account_is_unknown");
    }
  });
}

TEST_CASE("what was kept long enough goes, and nothing else") {
  with_accounts([](TestAccounts& house) {
    const auto amina = house.add("amina");
    const auto omar = house.add_with("omar", Role::owner, {.organization = house.fablab});
    house.signed_in("amina");
    REQUIRE(house.sign_ins.begin({"amina@example.org"}, "203.0.113.7"));
    REQUIRE(
        house.members.invite(house.caller(omar), house.network,
                             {"y@example.org", Role::maker, {}, {}, house.fablab, Language::fr}));
    house.write([&](database::Transaction& transaction) {
      leave_trace(transaction, house.foundation, omar, amina, house.network, "address");
    });
    CHECK(*house.personal_data.sweep() == 0);

    house.clock.advance(std::chrono::days{2});
    CHECK(*house.personal_data.sweep() == 1);  // The code.
    house.clock.advance(std::chrono::days{29});
    CHECK(*house.personal_data.sweep() == 1);  // The session.
    house.clock.advance(std::chrono::days{30});
    CHECK(*house.personal_data.sweep() == 1);  // The address in the invitation.
    CHECK(house.count("SELECT COUNT(*) FROM invitation WHERE address = ''") == 1);
    house.clock.advance(std::chrono::days{366});
    CHECK(*house.personal_data.sweep() == 1);  // The trace.
    CHECK(house.count("SELECT COUNT(*) FROM account") == 2);
  });
}
