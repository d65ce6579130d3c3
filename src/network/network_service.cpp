#include "network/network_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "accounts/direct.hpp"
#include "accounts/permissions.hpp"
#include "database/database.hpp"
#include "network/lab_store.hpp"
#include "network/material_service.hpp"
#include "network/network_store.hpp"
#include "network/sight.hpp"
#include "network/technology.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

accounts::Target whole(const NetworkId& network) { return {.network = network}; }

Done check_languages(const std::vector<std::string>& languages) {
  for (const auto& language : languages) {
    if (language == "fr" || language == "ar" || language == "en") continue;
    return Error{ErrorKind::invalid_input, "language_unknown",
                 fmt::format("There are no texts in '{}'.", language), "Choose of fr, ar, en."};
  }
  return {};
}

void take_over(const NetworkEdit& edit, Network& network) {
  network.name = edit.name;
  network.languages = edit.languages;
  network.country_outlines = edit.country_outlines;
  network.currency = edit.currency;
  network.utc_offset_min = edit.utc_offset_min;
  network.vouches_needed = edit.vouches_needed;
}

NetworkEdit edit_of(const Network& network) {
  return {network.name,     network.languages,      network.country_outlines,
          network.currency, network.utc_offset_min, network.vouches_needed};
}

TownView view_of(const Town& town) {
  return {town.town_id,  town.region_id, town.code, town.name,
          town.province, town.lat,       town.lng,  town.population};
}

/// The lab, where the caller may know of it.
Result<LabPlace> place_of(Transaction& transaction, const Caller& caller, const NetworkId& network,
                          const LabId& id) {
  const auto lab = find_lab(transaction, network, id);
  if (!lab) return not_found();
  auto place = place_of_lab(transaction, *lab);
  if (!is_open_to_members(lab->state) && !covers(sight(caller, network).oversight, place)) {
    return not_found();
  }
  return place;
}

}  // namespace

bool is_slug(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  return std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

Result<http::Page<Network>> NetworkService::list(const Caller&) const {
  return house_.database.read([](Transaction& transaction) -> Result<http::Page<Network>> {
    return http::Page<Network>{all_networks(transaction), std::nullopt};
  });
}

Result<Network> NetworkService::find(const Caller&, const NetworkId& network) const {
  return house_.database.read([&](Transaction& transaction) -> Result<Network> {
    auto found = find_network(transaction, network);
    if (!found) return not_found();
    return *std::move(found);
  });
}

Result<Network> NetworkService::add(const Caller& caller, const NetworkDraft& draft) const {
  if (const auto allowed = accounts::allow(caller, Action::edit_network, {}); !allowed) {
    return allowed.error();
  }
  if (!is_slug(draft.slug)) {
    return Error{ErrorKind::invalid_input, "slug_is_malformed",
                 fmt::format("'{}' cannot stand in an address.", draft.slug),
                 "Use small letters, digits and dashes only."};
  }
  if (const auto known = check_languages(draft.languages); !known) return known.error();
  Network network;
  network.network_id = new_id<NetworkId>(house_.clock.now(), house_.random);
  network.slug = draft.slug;
  network.is_demonstration = draft.is_demonstration;
  take_over(draft, network);
  network.created_at = house_.clock.now();
  return house_.database.write([&](Transaction& transaction) -> Result<Network> {
    if (!transaction.insert_unless_exists("network", network)) {
      return Error{ErrorKind::conflict, "slug_is_taken",
                   fmt::format("There is a network '{}' already.", network.slug),
                   "Choose another one."};
    }
    accounts::declare_network(transaction, network.network_id, network.is_demonstration);
    seed_materials(transaction, network.network_id, house_.clock.now(), house_.random);
    house_.events.publish(transaction, {.network = network.network_id,
                                        .type = "network.created",
                                        .subject_type = "network",
                                        .subject_id = network.network_id.text,
                                        .actor = caller.actor()});
    return network;
  });
}

Result<Network> NetworkService::edit(const Caller& caller, const NetworkId& network,
                                     const json::Edit<NetworkEdit>& edit) const {
  if (const auto allowed = accounts::allow(caller, Action::edit_network, whole(network));
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<Network> {
    auto found = find_network(transaction, network);
    if (!found) return not_found();
    if (const auto current = edit.check_version(found->version); !current) return current.error();
    const auto changed = edit.apply(edit_of(*found));
    if (!changed) return changed.error();
    if (const auto known = check_languages(changed->languages); !known) return known.error();
    take_over(*changed, *found);
    ++found->version;
    transaction.update("network", *found, {"network_id"});
    house_.events.publish(transaction, {.network = network,
                                        .type = "network.changed",
                                        .subject_type = "network",
                                        .subject_id = network.text,
                                        .actor = caller.actor()});
    return *std::move(found);
  });
}

Result<http::Page<RegionView>> NetworkService::regions(const Caller&,
                                                       const NetworkId& network) const {
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<RegionView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    return http::Page<RegionView>{regions_with_counts(transaction, network), std::nullopt};
  });
}

Result<std::vector<Region>> NetworkService::add_regions(const Caller& caller,
                                                        const NetworkId& network,
                                                        std::span<const RegionDraft> drafts) const {
  if (const auto allowed = accounts::allow(caller, Action::edit_network, whole(network));
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<std::vector<Region>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    std::vector<Region> regions;
    for (const auto& draft : drafts) {
      Region region{network, new_id<RegionId>(house_.clock.now(), house_.random), draft.iso_code,
                    draft.name, draft.population};
      if (!transaction.insert_unless_exists("region", region)) {
        return Error{ErrorKind::conflict, "region_exists",
                     fmt::format("There is a region '{}' already.", draft.iso_code),
                     "Give each region its own ISO 3166-2 code."};
      }
      regions.push_back(std::move(region));
    }
    return regions;
  });
}

Result<http::Page<TownView>> NetworkService::towns(const Caller&, const NetworkId& network,
                                                   const TownQuery& query) const {
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<TownView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    return list_towns(transaction, network, query);
  });
}

Result<std::vector<TownView>> NetworkService::add_towns(const Caller& caller,
                                                        const NetworkId& network,
                                                        std::span<const TownDraft> drafts) const {
  if (const auto allowed = accounts::allow(caller, Action::edit_network, whole(network));
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<std::vector<TownView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    std::vector<TownView> towns;
    for (const auto& draft : drafts) {
      if (!find_region(transaction, network, draft.region_id)) {
        return Error{ErrorKind::invalid_input, "region_unknown",
                     fmt::format("The town '{}' names a region that this network does not have.",
                                 draft.code),
                     "Add the region first."};
      }
      const auto taken = transaction.value<std::int64_t>(
          "SELECT COUNT(*) FROM town WHERE network_id = ?1 AND code = ?2", network, draft.code);
      if (taken > 0) {
        return Error{ErrorKind::conflict, "town_exists",
                     fmt::format("There is a town '{}' already.", draft.code),
                     "Give each town its own code."};
      }
      const Town town{network,         new_id<TownId>(house_.clock.now(), house_.random),
                      draft.region_id, draft.code,
                      draft.name,      draft.province,
                      draft.lat,       draft.lng,
                      draft.population};
      insert_town(transaction, town);
      towns.push_back(view_of(town));
    }
    return towns;
  });
}

Result<http::Page<ClusterView>> NetworkService::clusters(const Caller&,
                                                         const NetworkId& network) const {
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<ClusterView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    return http::Page<ClusterView>{clusters_with_counts(transaction, network), std::nullopt};
  });
}

Result<ClusterView> NetworkService::add_cluster(const Caller& caller, const NetworkId& network,
                                                const ClusterDraft& draft) const {
  if (const auto allowed = accounts::allow(caller, Action::edit_network, whole(network));
      !allowed) {
    return allowed.error();
  }
  for (const auto& technology : draft.technologies) {
    if (technology_of(technology) == nullptr) {
      return Error{ErrorKind::invalid_input, "technology_unknown",
                   fmt::format("'{}' is no technology of this network.", technology),
                   "Choose of those under /technologies."};
    }
  }
  return house_.database.write([&](Transaction& transaction) -> Result<ClusterView> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    const Cluster cluster{network, new_id<ClusterId>(house_.clock.now(), house_.random), draft.name,
                          draft.technologies, 1};
    transaction.insert("cluster", cluster);
    return ClusterView{cluster.cluster_id, cluster.name, cluster.technologies, 0, 1};
  });
}

Done NetworkService::put_into_cluster(const Caller& caller, const NetworkId& network,
                                      const ClusterId& cluster, const LabId& lab) const {
  return house_.database.write([&](Transaction& transaction) -> Done {
    const auto place = place_of(transaction, caller, network, lab);
    if (!place) return place.error();
    // A cluster's coordinators gain rights over the lab, so those who have them now must agree.
    if (const auto allowed = allow(caller, Action::edit_lab, *place); !allowed) return allowed;
    if (!find_cluster(transaction, network, cluster)) return not_found();
    transaction.run(R"sql(
      INSERT INTO cluster_lab (network_id, cluster_id, lab_id) VALUES (?1, ?2, ?3)
      ON CONFLICT DO NOTHING)sql",
                    network, cluster, lab);
    move_machine_list_stamp(transaction, network);
    return {};
  });
}

Done NetworkService::take_out_of_cluster(const Caller& caller, const NetworkId& network,
                                         const ClusterId& cluster, const LabId& lab) const {
  return house_.database.write([&](Transaction& transaction) -> Done {
    const auto place = place_of(transaction, caller, network, lab);
    if (!place) return place.error();
    if (const auto allowed = allow(caller, Action::edit_lab, *place); !allowed) return allowed;
    transaction.run(
        "DELETE FROM cluster_lab WHERE network_id = ?1 AND cluster_id = ?2 AND lab_id = ?3",
        network, cluster, lab);
    move_machine_list_stamp(transaction, network);
    return {};
  });
}

}  // namespace touiza::network
