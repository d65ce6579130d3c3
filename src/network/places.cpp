#include "network/places.hpp"

#include "json/write.hpp"
#include "network/code.hpp"
#include "network/lab_store.hpp"
#include "network/network_store.hpp"
#include "network/organization_service.hpp"

namespace touiza::network {
namespace {

// Of whom an individual organization is, is known by who registered it or owns it.
constexpr auto own_organizations_sql = R"sql(
  SELECT network_id, organization_id, kind, name, region_id, town_id, website, is_listed,
         name_sorted, search_text, created_by, created_at, version
  FROM organization WHERE kind = 'individual' AND created_by = ?1
  ORDER BY network_id, organization_id
)sql";

constexpr auto labs_of_sql = R"sql(
  SELECT network_id, lab_id, code, organization_id, region_id, town_id, name, description, lat,
         lng, shown_lat, shown_lng, people_hours_per_day, limits, referees, state, name_sorted,
         search_text, declared_at, confirmed_at, created_by, created_at, version
  FROM lab WHERE network_id = ?1 AND organization_id = ?2 ORDER BY lab_id
)sql";

constexpr auto erase_transition_sql = R"sql(
  INSERT INTO lab_transition (transition_id, network_id, lab_id, lab_version, from_state,
                              to_state, at, actor, reason)
  SELECT ?3, network_id, lab_id, version + 1, state, 'left', confirmed_at, ?4, NULL
  FROM lab WHERE network_id = ?1 AND lab_id = ?2
)sql";

struct OwnLab {
  NetworkId network_id;
  std::string code;
  LocalText name;
  LocalText description;
  double lat = 0;
  double lng = 0;
  LabLimits limits;
  LabState state = LabState::applied;
};
BOOST_DESCRIBE_STRUCT(OwnLab, (), (network_id, code, name, description, lat, lng, limits, state))

struct OwnOrganization {
  NetworkId network_id;
  LocalText name;
  std::optional<std::string> website;
  bool is_listed = false;
  std::vector<OwnLab> labs;
};
BOOST_DESCRIBE_STRUCT(OwnOrganization, (), (network_id, name, website, is_listed, labs))

struct OwnNetworkData {
  std::vector<OwnOrganization> organizations;
};
BOOST_DESCRIBE_STRUCT(OwnNetworkData, (), (organizations))

std::vector<Lab> labs_of(Transaction& transaction, const Organization& organization) {
  return transaction.all<Lab>(labs_of_sql, organization.network_id, organization.organization_id);
}

void erase_lab(Transaction& transaction, Lab lab, const AccountId& account) {
  if (is_allowed(lab.state, LabState::left)) {
    // One id can leave once only, so its own serves for the record of it.
    transaction.run(erase_transition_sql, lab.network_id, lab.lab_id, lab.lab_id.text, account);
    lab.state = LabState::left;
  }
  lab.name = {lab.code, "", ""};
  lab.name_sorted = sort_text(lab.name);
  lab.description = {};
  lab.limits = {};
  lab.search_text.clear();
  if (const auto town = find_town(transaction, lab.network_id, lab.town_id)) {
    lab.lat = lab.shown_lat = town->lat;
    lab.lng = lab.shown_lng = town->lng;
  }
  ++lab.version;
  transaction.update("lab", lab, {"network_id", "lab_id"});
}

}  // namespace

std::optional<accounts::KnownPlace> NetworkPlaces::find(Transaction& transaction,
                                                        const NetworkId& network,
                                                        const accounts::GrantPlace& place) {
  if (place.organization) {
    const auto found = find_organization(transaction, network, *place.organization);
    if (!found) return std::nullopt;
    return accounts::KnownPlace{found->name.in("fr"), found->region_id, {}};
  }
  if (place.region) {
    const auto found = find_region(transaction, network, *place.region);
    if (!found) return std::nullopt;
    return accounts::KnownPlace{found->name.in("fr"), found->region_id, {}};
  }
  if (place.cluster) {
    const auto found = find_cluster(transaction, network, *place.cluster);
    if (!found) return std::nullopt;
    return accounts::KnownPlace{found->name.in("fr"), {}, found->cluster_id};
  }
  const auto found = find_network(transaction, network);
  if (!found) return std::nullopt;
  return accounts::KnownPlace{found->name.in("fr"), {}, {}};
}

std::vector<accounts::PersonalFieldView> NetworkPersonalData::fields() const {
  const LocalText until_erased{"Jusqu'à l'effacement du compte", "إلى حين محو الحساب",
                               "Until the account is erased"};
  const LocalText coordinators{"Vous et les coordinateurs de votre région ; tous si vous le voulez",
                               "أنت ومنسقو جهتك؛ والجميع إن أردت",
                               "You and your region's coordinators; all if you wish so"};
  const LocalText only_coordinators{
      "Vous et les coordinateurs de votre région ; les autres voient un point à 2 km près",
      "أنت ومنسقو جهتك؛ ويرى الآخرون نقطة في حدود 2 كم",
      "You and your region's coordinators; others see a point within 2 km"};
  const LocalText to_name{"Savoir qui fabrique", "معرفة من يصنع", "To know who makes"};
  const LocalText to_plan{"Planifier les trajets", "تخطيط التنقلات", "To plan the ways"};
  const LocalText to_spare{"Ne rien proposer au-delà de vos heures", "عدم اقتراح ما يتجاوز ساعاتك",
                           "To offer nothing beyond your hours"};
  std::vector<accounts::PersonalFieldView> fields;
  const auto add = [&](const char* table, const std::vector<const char*>& columns,
                       const LocalText& purpose, const LocalText& seen_by) {
    for (const auto* column : columns)
      fields.push_back({"network", table, column, purpose, seen_by, until_erased});
  };
  add("organization", {"name", "name_sorted", "search_text", "website"}, to_name, coordinators);
  add("lab", {"name", "name_sorted", "search_text", "description"}, to_name, coordinators);
  add("lab", {"lat", "lng", "shown_lat", "shown_lng"}, to_plan, only_coordinators);
  add("lab", {"limits"}, to_spare, coordinators);
  return fields;
}

std::string NetworkPersonalData::export_of(Transaction& transaction, const AccountId& account) {
  OwnNetworkData own;
  for (auto& organization : transaction.all<Organization>(own_organizations_sql, account)) {
    OwnOrganization each{organization.network_id,
                         organization.name,
                         organization.website,
                         organization.is_listed,
                         {}};
    for (auto& lab : labs_of(transaction, organization)) {
      each.labs.push_back({lab.network_id, lab.code, lab.name, lab.description, lab.lat, lab.lng,
                           lab.limits, lab.state});
    }
    own.organizations.push_back(std::move(each));
  }
  return json::write(own);
}

void NetworkPersonalData::erase(Transaction& transaction, const AccountId& account) {
  for (auto& organization : transaction.all<Organization>(own_organizations_sql, account)) {
    for (auto& lab : labs_of(transaction, organization)) {
      erase_lab(transaction, std::move(lab), account);
    }
    organization.name = {"—", "", ""};
    organization.website.reset();
    organization.is_listed = false;
    organization.name_sorted.clear();
    organization.search_text.clear();
    ++organization.version;
    transaction.update("organization", organization, {"network_id", "organization_id"});
    move_machine_list_stamp(transaction, organization.network_id);
  }
}

}  // namespace touiza::network
