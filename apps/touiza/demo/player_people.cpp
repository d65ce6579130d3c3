#include "demo/player_people.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>

#include "demo/table.hpp"
#include "json/write.hpp"

namespace touiza::demo {
namespace {

using accounts::Language;
using accounts::Role;

/// First names alone, as demo/tools/names.py has them: nobody is meant.
constexpr std::array first_names{
    "Salma",  "Yassine", "Hajar",  "Anas",   "Imane",   "Mehdi", "Zineb",   "Hamza",
    "Nadia",  "Ilyas",   "Meryem", "Reda",   "Loubna",  "Ayoub", "Asmae",   "Bilal",
    "Houda",  "Tarik",   "Ikram",  "Omar",   "Wiam",    "Adil",  "Rania",   "Nabil",
    "Samira", "Karim",   "Dounia", "Fadwa",  "Jawad",   "Kenza", "Amine",   "Sanae",
    "Hicham", "Lina",    "Badr",   "Siham",  "Walid",   "Najat", "Idriss",  "Safae",
    "Ismail", "Malika",  "Rim",    "Younes", "Btissam", "Saad",  "Zakaria", "Ghita"};

std::string address_of(const std::string& name) { return name + "@demo.example"; }

/// Regions that are looked after together: (login, title, two regions).
struct Antenna {
  const char* address;
  const char* title;
  std::array<const char*, 2> regions;
};
constexpr std::array antennas{
    Antenna{"coordination", "Casablanca-Settat, Souss-Massa", {"MA-06", "MA-09"}},
    Antenna{"coordination.nord", "Tanger-Tétouan-Al Hoceima, Oriental", {"MA-01", "MA-02"}},
    Antenna{"coordination.centre", "Fès-Meknès, Béni Mellal-Khénifra", {"MA-03", "MA-05"}},
    Antenna{"coordination.ouest", "Rabat-Salé-Kénitra, Marrakech-Safi", {"MA-04", "MA-07"}},
    Antenna{"coordination.est", "Drâa-Tafilalet, Guelmim-Oued Noun", {"MA-08", "MA-10"}},
    Antenna{
        "coordination.sud", "Laâyoune-Sakia El Hamra, Dakhla-Oued Ed-Dahab", {"MA-11", "MA-12"}},
};

/// The organization of the first lab of a trade that has such a machine, from Casablanca-Settat if
/// one is there.
std::string organization_with(const std::vector<Row>& labs, const std::vector<Row>& machines,
                              std::string_view trade, std::string_view technology,
                              std::string_view attributes = "") {
  std::set<std::string> equipped;
  for (const auto& machine : machines) {
    const bool fits = machine["technology"] == technology &&
                      (attributes.empty() || machine["attributes"] == attributes);
    if (fits) equipped.insert(machine["lab"]);
  }
  std::string found;
  for (const auto& lab : labs) {
    const bool fits =
        lab["trade"] == trade && lab["state"] == "active" && equipped.contains(lab["lab"]);
    if (fits && lab["region"] == "MA-06") return lab["organization"];
    if (fits && found.empty()) found = lab["organization"];
  }
  assert(!found.empty() && "The demonstration's tables have such a lab.");
  return found;
}

}  // namespace

Stars stars() {
  const auto labs = table("network/labs.csv");
  const auto machines = table("network/machines.csv");
  Stars found;
  found.maker = organization_with(labs, machines, "individual", "fff");
  found.plant = "O010";
  found.school = organization_with(labs, machines, "university", "fff");
  for (const auto& site : table("network/sites.csv")) {
    if (site["region"] != "MA-06") continue;
    if (site["kind"] == "hub") found.fablab = site["organization"];
    if (site["kind"] == "hospital" && found.hospital.empty()) found.hospital = site["organization"];
  }
  return found;
}

People::People(Scene& scene)
    : scene_{scene}, password_hash_{must(scene.house.hasher.hash(demo_password), "password")} {}

AccountId People::add(const std::string& address, const std::string& name, Language language) {
  accounts::NewAccount account;
  account.name = name.empty() ? first_names.at(scene_.chance.below(first_names.size())) : name;
  account.address = must(accounts::address_from_text(address_of(address)), "address");
  account.language = language;
  account.password_hash = password_hash_;
  scene_.tick();
  return must(scene_.house.joint.write([&](database::Transaction& transaction) {
    return accounts::add_account(transaction, scene_.house.foundation, account);
  }),
              "adding " + address);
}

AccountId People::add_owner(const std::string& organization, const std::string& name) {
  if (organization == stars_.maker) return add("atelier", name);
  if (organization == stars_.fablab) return add("fablab", name);
  if (organization == stars_.plant) return add("usine", name);
  if (organization == stars_.hospital) return add("hopital", name);
  return add(folded(organization), name);
}

void People::give(const AccountId& account, Role role, const accounts::GrantPlace& place,
                  const std::string& title) {
  accounts::NewGrant grant;
  grant.account = account;
  grant.role = role;
  grant.network = scene_.network;
  grant.place = place;
  grant.title = title;
  if (!scene_.admin.is_empty()) grant.granted_by = scene_.admin;
  must(scene_.house.joint.write([&](database::Transaction& transaction) {
    return accounts::give_grant(transaction, scene_.house.foundation, grant);
  }),
       "giving a role");
}

void People::show(const std::string& address, const std::string& title, Role role) {
  const accounts::DemoLoginView login{title, std::string{json::enum_name(role)},
                                      address_of(address), demo_password};
  scene_.logins.push_back(login);
  must(scene_.house.joint.write([&](database::Transaction& transaction) -> Done {
    accounts::add_demo_login(transaction, scene_.network, login);
    return {};
  }),
       "showing a login");
}

void add_administrator(Scene& scene, People& people) {
  const auto admin = people.add("reseau", "Latifa");
  people.give(admin, Role::network_admin, {}, "Maroc — démonstration");
  scene.admin = admin;
  people.show("reseau", "Administration du réseau", Role::network_admin);
}

void add_coordinators(Scene& scene, People& people) {
  for (const auto& antenna : antennas) {
    const auto account = people.add(antenna.address);
    for (const auto* iso : antenna.regions) {
      const auto region = scene.regions.at(iso);
      people.give(account, Role::coordinator, {.region = region, .cluster = {}, .organization = {}},
                  antenna.title);
      scene.coordinators[region] = account;
    }
  }
  people.show("coordination", std::string{"Coordination : "} + antennas[0].title,
              Role::coordinator);
  const auto auditor = people.add("audit", "Idriss");
  people.give(auditor, Role::auditor, {}, "Maroc — démonstration");
  people.show("audit", "Audit : lit tout, ne change rien", Role::auditor);
}

void add_specialists(Scene& scene, People& people) {
  const auto star = stars();
  people.show("atelier", "Une imprimante à la maison", Role::owner);
  people.show("fablab", "Un fablab, qui tient aussi la plateforme régionale", Role::owner);
  people.show("usine", "Une usine de plasturgie", Role::owner);
  people.show("hopital", "Un hôpital qui demande et reçoit", Role::owner);
  const auto add = [&](const std::string& address, const std::string& title, Role role,
                       const std::string& organization, Language language) {
    const auto account = people.add(address, "", language);
    const auto& place = scene.organizations.at(organization);
    people.give(account, role, {.region = {}, .cluster = {}, .organization = place.id},
                place.title);
    people.show(address, title, role);
    return account;
  };
  scene.designer =
      add("conception", "Conception des pièces", Role::designer, star.school, Language::fr);
  scene.quality =
      add("qualite", "Contrôle qualité d'un fablab", Role::quality, star.fablab, Language::fr);
  scene.driver = add("transport", "Transport", Role::driver, star.fablab, Language::ar);
}

}  // namespace touiza::demo
