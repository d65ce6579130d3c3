// For tests of this room and of those below: a small network on every engine, with people in it.
#pragma once

#include "accounts/accounts_fixture.hpp"
#include "network/api.hpp"
#include "network/places.hpp"
#include "network/store.hpp"

namespace touiza::network {

/// Two regions with a town each, a fablab and a person at home in the first, a clinic in the
/// second.
struct TestNetwork {
  /// `others`: the tables of further rooms, where a room below is tested.
  explicit TestNetwork(database::Database& engine,
                       const std::vector<database::Migration>& others = {})
      : database{engine} {
    log::set_level(log::Level::warn);
    auto all = accounts::migrations();
    for (auto& step : migrations()) all.push_back(step);
    for (const auto& step : others) all.push_back(step);
    REQUIRE(database::migrate(database, all, clock));
    NetworkDraft draft;
    draft.name = {"Maroc", "المغرب", "Morocco"};
    draft.languages = {"fr", "ar", "en"};
    draft.country_outlines = {"504", "732"};
    draft.slug = "morocco";
    network = services.networks.add(deployment_admin(), draft)->network_id;
    const auto admin = accounts::system_caller(network);
    const std::vector<RegionDraft> regions{{"MA-06", {"Casablanca-Settat", "", ""}, 7'000'000},
                                           {"MA-02", {"Oriental", "", ""}, 2'300'000}};
    const auto made = services.networks.add_regions(admin, network, regions);
    REQUIRE(made);
    west = made->at(0).region_id;
    east = made->at(1).region_id;
    const std::vector<TownDraft> towns{
        {west,
         "MA-CAS",
         {"Casablanca", "الدار البيضاء", "Casablanca"},
         {},
         33.59,
         -7.61,
         3'000'000},
        {east, "MA-OUJ", {"Oujda", "وجدة", "Oujda"}, {}, 34.68, -1.91, 500'000}};
    const auto built = services.networks.add_towns(admin, network, towns);
    REQUIRE(built);
    casablanca = built->at(0).town_id;
    oujda = built->at(1).town_id;
    fablab_owner = person("Amina");
    fablab = organization(fablab_owner, OrganizationKind::fablab, "FabLab du Port", casablanca);
    individual_owner = person("Houda");
    individual =
        organization(individual_owner, OrganizationKind::individual, "Houda Alaoui", casablanca);
    clinic_owner = person("Karim");
    clinic = organization(clinic_owner, OrganizationKind::hospital, "Clinique de l'Est", oujda);
  }

  static accounts::Caller deployment_admin() {
    accounts::Caller caller;
    caller.account = accounts::system_account;
    caller.is_second_factor_passed = true;
    caller.grants.push_back({.role = accounts::Role::deployment_admin,
                             .network = {},
                             .region = {},
                             .cluster = {},
                             .organization = {}});
    return caller;
  }

  AccountId person(const std::string& name) {
    const accounts::NewAccount account{name, *accounts::address_from_text(name + "@example.org")};
    const auto id = database.write([&](Transaction& transaction) {
      return accounts::add_account(transaction, foundation, account);
    });
    REQUIRE(id);
    return *id;
  }
  void give(const AccountId& account, accounts::Role role, const accounts::GrantPlace& place = {}) {
    const auto given = database.write([&](Transaction& transaction) {
      return accounts::give_grant(
          transaction, foundation,
          {.account = account, .role = role, .network = network, .place = place});
    });
    REQUIRE(given);
  }
  accounts::Caller caller(const AccountId& account) {
    return *database.read(
        [&](Transaction& transaction) { return accounts::caller_of(transaction, account); });
  }
  accounts::Caller with(const std::string& name, accounts::Role role,
                        const accounts::GrantPlace& place = {}) {
    const auto account = person(name);
    give(account, role, place);
    return caller(account);
  }
  OrganizationId organization(const AccountId& owner, OrganizationKind kind,
                              const std::string& name, const TownId& town) {
    OrganizationDraft draft;
    draft.kind = kind;
    draft.name.fr = name;
    draft.town_id = town;
    const auto view = services.organizations.add(caller(owner), network, draft);
    REQUIRE(view);
    return view->organization_id;
  }

  /// A lab that has only applied.
  LabView applied(const AccountId& owner, const OrganizationId& organization,
                  const std::string& name, const TownId& town) {
    LabDraft draft;
    draft.organization_id = organization;
    draft.name.fr = name;
    draft.town_id = town;
    const auto view = services.labs.add(caller(owner), network, draft);
    REQUIRE(view);
    return *view;
  }
  /// A lab that works.
  LabView active(const AccountId& owner, const OrganizationId& organization,
                 const std::string& name, const TownId& town) {
    const auto lab = applied(owner, organization, name, town);
    const auto worked = database.write([&](Transaction& transaction) -> Done {
      transaction.run("UPDATE lab SET state = 'active' WHERE network_id = ?1 AND lab_id = ?2",
                      network, lab.lab_id);
      return {};
    });
    REQUIRE(worked);
    return *services.labs.find(admin(), network, lab.lab_id);
  }
  accounts::Caller admin() const { return accounts::system_caller(network); }
  accounts::Caller coordinator(const RegionId& region) {
    return with("coordinator" + std::to_string(++people), accounts::Role::coordinator,
                {.region = region, .cluster = {}, .organization = {}});
  }
  /// Signed in, and nothing more.
  accounts::Caller member() { return caller(person("member" + std::to_string(++people))); }

  static MachineDraft printer(std::int64_t count = 1) {
    MachineDraft draft;
    draft.technology = "fff";
    draft.make = "Prusa";
    draft.model = "i3 MK3S";
    draft.count = count;
    draft.work_volume_mm = WorkVolume{250, 210, 210};
    draft.materials = {"pla", "petg"};
    draft.hours_per_day = 10;
    draft.nozzle_mm = 0.4;
    return draft;
  }

  accounts::JointDatabase database;
  ManualClock clock{Instant{1'600'000'000'000'000}};  // 2020-09-13T12:26:40Z
  SystemRandom random;
  accounts::CollectedEvents events;
  accounts::Foundation foundation{database, clock, random, events};
  NetworkServices services{foundation};
  NetworkPlaces places;
  NetworkPersonalData personal_data;
  int people = 0;

  NetworkId network;
  RegionId west;
  RegionId east;
  TownId casablanca;
  TownId oujda;
  AccountId fablab_owner;
  AccountId individual_owner;
  AccountId clinic_owner;
  OrganizationId fablab;
  OrganizationId individual;
  OrganizationId clinic;
};

inline void with_network(const std::function<void(TestNetwork&)>& check) {
  database::EachEngine{}.for_each([&](database::Database& engine) {
    TestNetwork network{engine};
    check(network);
  });
}

}  // namespace touiza::network
