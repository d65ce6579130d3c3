#include "network/sight.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::network {
namespace {

void add_own(accounts::Reach& reach, const std::vector<OrganizationId>& own) {
  if (reach.is_everywhere) return;
  for (const auto& organization : own) {
    if (std::ranges::find(reach.organizations, organization) == reach.organizations.end()) {
      reach.organizations.push_back(organization);
    }
  }
}

void append(std::string& text, const accounts::Reach& reach) {
  text += reach.is_everywhere ? "|all" : "|";
  for (const auto& region : reach.regions) text += 'r' + region.text;
  for (const auto& cluster : reach.clusters) text += 'c' + cluster.text;
  for (const auto& organization : reach.organizations) text += 'o' + organization.text;
}

}  // namespace

Done allow(const accounts::Caller& caller, accounts::Action action, const LabPlace& place) {
  accounts::Target target{.network = place.network,
                          .region = place.region,
                          .cluster = {},
                          .organization = place.organization,
                          .owner = {},
                          .is_involved = false};
  auto allowed = accounts::allow(caller, action, target);
  for (const auto& cluster : place.clusters) {
    if (allowed) break;
    target.cluster = cluster;
    allowed = accounts::allow(caller, action, target);
  }
  return allowed;
}

Sight sight(const accounts::Caller& caller, const NetworkId& network) {
  Sight sight{accounts::reach(caller, accounts::Action::see_members, network),
              accounts::reach(caller, accounts::Action::see_personal_data, network)};
  const auto own = accounts::organizations_of(caller, network);
  add_own(sight.oversight, own);
  add_own(sight.persons, own);
  return sight;
}

std::string text_of(const Sight& sight) {
  std::string text;
  append(text, sight.oversight);
  append(text, sight.persons);
  return text;
}

bool covers(const accounts::Reach& reach, const LabPlace& place) {
  const auto has = [](const auto& list, const auto& item) {
    return std::ranges::find(list, item) != list.end();
  };
  return reach.is_everywhere || has(reach.regions, place.region) ||
         has(reach.organizations, place.organization) ||
         std::ranges::any_of(place.clusters, [&](const ClusterId& cluster) {
           return has(reach.clusters, cluster);
         });
}

std::string covers_sql(int first) {
  return fmt::format(
      "(?{} OR lab.region_id IN (?{}) OR lab.organization_id IN (?{}) OR EXISTS (SELECT 1 FROM "
      "cluster_lab near WHERE near.network_id = lab.network_id AND near.lab_id = lab.lab_id AND "
      "near.cluster_id IN (?{})))",
      first, first + 1, first + 2, first + 3);
}

}  // namespace touiza::network
