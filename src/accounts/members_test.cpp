#include <doctest/doctest.h>

#include "accounts/accounts_fixture.hpp"

using namespace touiza;
using namespace touiza::accounts;

namespace {

/// One who administers, one coordinator and one owner in each region, and somebody without a role.
struct People {
  explicit People(TestAccounts& house)
      : administrator{house.add_with("salma", Role::network_admin)},
        coordinator{house.add_with("nadia", Role::coordinator, {.region = house.casablanca})},
        owner{house.add_with("omar", Role::owner, {.organization = house.fablab})},
        far_owner{house.add_with("driss", Role::owner, {.organization = house.clinic})},
        newcomer{house.add("youssef")} {}
  AccountId administrator;
  AccountId coordinator;
  AccountId owner;
  AccountId far_owner;
  AccountId newcomer;
};

std::vector<std::string> names(const http::Page<MemberView>& page) {
  std::vector<std::string> found;
  for (const auto& member : page.items) found.push_back(member.name);
  return found;
}

}  // namespace

TEST_CASE("each sees the members that their role lets them see") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const auto seen_by = [&](const AccountId& viewer) {
      return names(*house.members.members(house.caller(viewer), house.network, {}));
    };
    CHECK(seen_by(people.administrator) ==
          std::vector<std::string>{"salma", "nadia", "omar", "driss"});
    CHECK(seen_by(people.coordinator) == std::vector<std::string>{"nadia", "omar"});
    CHECK(seen_by(people.owner) == std::vector<std::string>{"omar"});
    CHECK(house.members.members(house.caller(people.newcomer), house.network, {}).error().code ==
          "not_allowed");
    CHECK(house.members.members(Caller{}, house.network, {}).error().code == "sign_in_needed");
  });
}

TEST_CASE("the list of members comes in pages") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const auto administrator = house.caller(people.administrator);
    const auto first =
        house.members.members(administrator, house.network, {.limit = 3, .cursor = {}});
    REQUIRE(first->next_cursor);
    CHECK(names(*first) == std::vector<std::string>{"salma", "nadia", "omar"});
    const auto second = house.members.members(administrator, house.network,
                                              {.limit = 3, .cursor = first->next_cursor});
    CHECK(names(*second) == std::vector<std::string>{"driss"});
    CHECK_FALSE(second->next_cursor);
  });
}

TEST_CASE("whoever looks at an address leaves a trace, once a day, that its owner can read") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const auto coordinator = house.caller(people.coordinator);
    for (int i = 0; i < 2; ++i) {
      const auto contact = house.members.contact(coordinator, house.network, people.owner);
      REQUIRE(contact);
      CHECK(contact->addresses == std::vector<std::string>{"omar@example.org"});
    }
    const auto owner = house.caller(people.owner);
    CHECK(house.members.contact(owner, house.network, people.owner));

    const auto traces = house.own.traces(owner);
    REQUIRE(traces->items.size() == 1);
    CHECK(traces->items[0].viewer_name == "nadia");
    CHECK(traces->items[0].what == "address");

    CHECK(house.members.contact(coordinator, house.network, people.far_owner).error().code ==
          "not_found");
    CHECK(house.members.contact(coordinator, house.network, people.newcomer).error().code ==
          "not_found");
    CHECK(house.own.traces(house.caller(people.far_owner))->items.empty());
  });
}

TEST_CASE("roles are given by those above, for places that exist") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const auto give = [&](const AccountId& giver, Role role, const GrantPlace& place) {
      const auto given = house.members.grant(
          house.caller(giver), house.network,
          {people.newcomer, role, place.region, place.cluster, place.organization});
      return given ? std::string{"given"} : given.error().code;
    };
    CHECK(give(people.newcomer, Role::maker, {.organization = house.clinic}) == "not_allowed");
    CHECK(give(people.owner, Role::maker, {.organization = house.fablab}) == "given");
    CHECK(give(people.owner, Role::maker, {.organization = house.clinic}) == "not_allowed");
    CHECK(give(people.owner, Role::coordinator, {.region = house.casablanca}) == "not_allowed");
    CHECK(give(people.coordinator, Role::owner, {.organization = house.fablab}) == "given");
    CHECK(give(people.coordinator, Role::owner, {.organization = house.clinic}) == "not_allowed");
    CHECK(give(people.coordinator, Role::coordinator, {.region = house.casablanca}) ==
          "not_allowed");
    CHECK(give(people.coordinator, Role::network_admin, {}) == "not_allowed");
    CHECK(give(people.administrator, Role::coordinator, {.region = house.oujda}) == "given");
    CHECK(give(people.administrator, Role::auditor, {}) == "given");
    CHECK(give(people.administrator, Role::maker, {}) == "role_does_not_fit_place");
    CHECK(give(people.administrator, Role::deployment_admin, {}) != "given");
    CHECK(give(people.administrator, Role::member, {}) == "role_does_not_fit_place");
    CHECK(give(people.administrator, Role::maker,
               {.organization = OrganizationId{"01890000-0000-7000-8000-00000000ffff"}}) ==
          "place_is_unknown");
  });
}

TEST_CASE("a role given twice is held once") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const GrantDraft draft{people.newcomer, Role::maker, {}, {}, house.fablab};
    const auto owner = house.caller(people.owner);
    const auto first = house.members.grant(owner, house.network, draft);
    const auto second = house.members.grant(owner, house.network, draft);
    CHECK(first->grant_id == second->grant_id);
    CHECK(first->title == "FabLab Casablanca");
    CHECK(house.caller(people.newcomer).grants.size() == 1);
  });
}

TEST_CASE("roles are taken by those who could give them, or laid down by who holds them") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const auto grant = house.members.grant(house.caller(people.owner), house.network,
                                           {people.newcomer, Role::maker, {}, {}, house.fablab});
    CHECK(house.members.take_grant(house.caller(people.far_owner), house.network, grant->grant_id)
              .error()
              .code == "not_allowed");
    CHECK(house.members.take_grant(house.caller(people.newcomer), house.network, grant->grant_id));
    CHECK(house.caller(people.newcomer).grants.empty());
    CHECK(
        house.members.take_grant(house.caller(people.administrator), house.network, grant->grant_id)
            .error()
            .code == "not_found");
  });
}

TEST_CASE("the last administrator of a network cannot go") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const auto administrator = house.signed_in("salma");
    const auto mine = house.own.find(administrator)->grants.at(0).grant_id;
    CHECK(house.members.take_grant(administrator, house.network, mine).error().code ==
          "last_administrator");
    CHECK(house.personal_data.erase_own(administrator, {"erase"}).error().code ==
          "last_administrator");

    REQUIRE(house.members.grant(house.caller(people.administrator), house.network,
                                {people.newcomer, Role::network_admin, {}, {}, {}}));
    CHECK(house.members.take_grant(administrator, house.network, mine));
  });
}

TEST_CASE("an invitation gives its role once, to whoever holds its secret") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    const auto invited =
        house.members.invite(house.caller(people.owner), house.network,
                             {"y@example.org", Role::maker, {}, {}, house.fablab, Language::ar});
    REQUIRE(invited);
    REQUIRE(house.messages.invitations.size() == 1);
    const auto secret = house.messages.invitations[0].secret;
    CHECK(house.messages.invitations[0].title == "FabLab Casablanca");
    CHECK(house.members.invitation(secret)->role == Role::maker);
    CHECK(house.members.invitation("guessed").error().code == "not_found");
    CHECK(house.members.accept(Caller{}, secret).error().code == "sign_in_needed");

    const auto newcomer = house.caller(people.newcomer);
    const auto accepted = house.members.accept(newcomer, secret);
    REQUIRE(accepted);
    CHECK(accepted->organization_id == house.fablab);
    CHECK(house.caller(people.newcomer).grants.size() == 1);
    CHECK(house.members.accept(newcomer, secret).error().code == "not_found");
  });
}

TEST_CASE("an invitation speaks the language of who is known, else the one its sender chose") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    house.write([&](database::Transaction& transaction) {
      REQUIRE(add_account(transaction, house.foundation,
                          NewAccount{.name = "Lina",
                                     .address = *address_from_text("lina@example.org"),
                                     .language = Language::en}));
    });
    for (const auto* address : {"lina@example.org", "nobody@example.org"}) {
      REQUIRE(house.members.invite(house.caller(people.owner), house.network,
                                   {address, Role::maker, {}, {}, house.fablab, Language::ar}));
    }
    REQUIRE(house.messages.invitations.size() == 2);
    CHECK(house.messages.invitations[0].language == Language::en);
    CHECK(house.messages.invitations[1].language == Language::ar);
    CHECK(house.messages.invitations[1].expires_at == house.clock.now() + std::chrono::days{14});
  });
}

TEST_CASE("who cannot be reached is not invited") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    house.messages.is_without_phones = true;
    CHECK(house.members
              .invite(house.caller(people.owner), house.network,
                      {"+212600000001", Role::maker, {}, {}, house.fablab, Language::fr})
              .error()
              .code == "no_way_to_send");
    CHECK(house.count("SELECT COUNT(*) FROM invitation") == 0);
  });
}

TEST_CASE("an invitation is worth two weeks, and no more than its sender could give") {
  with_accounts([](TestAccounts& house) {
    const People people{house};
    CHECK(house.members
              .invite(house.caller(people.owner), house.network,
                      {"y@example.org", Role::maker, {}, {}, house.clinic, Language::fr})
              .error()
              .code == "not_allowed");
    CHECK(house.messages.invitations.empty());

    REQUIRE(
        house.members.invite(house.caller(people.owner), house.network,
                             {"y@example.org", Role::maker, {}, {}, house.fablab, Language::fr}));
    house.clock.advance(std::chrono::days{14});
    CHECK(house.members.accept(house.caller(people.newcomer), house.messages.invitations[0].secret)
              .error()
              .code == "not_found");
  });
}

TEST_CASE("logins are shown of a demonstration only") {
  with_accounts([](TestAccounts& house) {
    house.write([&](database::Transaction& transaction) {
      for (const auto& network : {house.network, house.demonstration}) {
        add_demo_login(transaction, network,
                       {"Coordinator", "coordinator", "nadia@example.org", "touiza-demo"});
      }
    });
    CHECK(house.members.demo_logins(house.demonstration)->items.size() == 1);
    CHECK(house.members.demo_logins(house.network).error().code == "not_found");
  });
}
