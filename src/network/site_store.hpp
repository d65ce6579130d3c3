// Sites in SQL.
#pragma once

#include "accounts/permissions.hpp"
#include "network/network_store.hpp"
#include "network/site_model.hpp"

namespace touiza::network {

std::optional<Site> find_site(Transaction& transaction, const NetworkId& network,
                              const SiteId& site);

/// Of whose sites the caller sees also those that are not active.
struct SiteSight {
  accounts::Reach oversight;
  AccountId caller;  ///< Who proposed a site without an organization sees what becomes of it.
};
SiteSight site_sight(const accounts::Caller& caller, const NetworkId& network);

/// Active sites, and those that `sight` covers whatever their state.
/// Errors: "cursor_is_malformed".
Result<http::Page<SiteView>> list_sites(Transaction& transaction, const NetworkId& network,
                                        const SiteQuery& query, const SiteSight& sight);
std::optional<SiteView> site_view(Transaction& transaction, const NetworkId& network,
                                  const SiteId& site, const SiteSight& sight);

/// Who made the step to `to` that led to the present state.
std::optional<AccountId> last_actor(Transaction& transaction, const Site& site, SiteState to);

}  // namespace touiza::network
