// Use cases of networks, regions, towns and clusters.
#pragma once

#include <span>

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "json/edit.hpp"
#include "network/network_model.hpp"

namespace touiza::network {

class NetworkService {
 public:
  explicit NetworkService(const accounts::Foundation& foundation) : house_{foundation} {}

  /// Everybody may know which networks there are.
  Result<http::Page<Network>> list(const accounts::Caller& caller) const;
  Result<Network> find(const accounts::Caller& caller, const NetworkId& network) const;
  /// Errors: those of allow(), "slug_is_malformed", "slug_is_taken", "language_unknown".
  Result<Network> add(const accounts::Caller& caller, const NetworkDraft& draft) const;
  /// Errors: those of allow(), "not_found", "version_is_old", "language_unknown".
  Result<Network> edit(const accounts::Caller& caller, const NetworkId& network,
                       const json::Edit<NetworkEdit>& edit) const;

  Result<http::Page<RegionView>> regions(const accounts::Caller& caller,
                                         const NetworkId& network) const;
  /// All or none. Errors: those of allow(), "not_found", "region_exists".
  Result<std::vector<Region>> add_regions(const accounts::Caller& caller, const NetworkId& network,
                                          std::span<const RegionDraft> drafts) const;

  Result<http::Page<TownView>> towns(const accounts::Caller& caller, const NetworkId& network,
                                     const TownQuery& query) const;
  /// All or none. Errors: those of allow(), "not_found", "region_unknown", "town_exists".
  Result<std::vector<TownView>> add_towns(const accounts::Caller& caller, const NetworkId& network,
                                          std::span<const TownDraft> drafts) const;

  Result<http::Page<ClusterView>> clusters(const accounts::Caller& caller,
                                           const NetworkId& network) const;
  /// Errors: those of allow(), "not_found", "technology_unknown".
  Result<ClusterView> add_cluster(const accounts::Caller& caller, const NetworkId& network,
                                  const ClusterDraft& draft) const;
  /// Who may edit the cluster or the lab may join them. Doing it twice changes nothing.
  /// Errors: those of allow(), "not_found".
  Done put_into_cluster(const accounts::Caller& caller, const NetworkId& network,
                        const ClusterId& cluster, const LabId& lab) const;
  Done take_out_of_cluster(const accounts::Caller& caller, const NetworkId& network,
                           const ClusterId& cluster, const LabId& lab) const;

 private:
  accounts::Foundation house_;
};

}  // namespace touiza::network
