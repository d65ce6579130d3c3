// Use cases of organizations.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "json/edit.hpp"
#include "network/network_store.hpp"
#include "network/organization_model.hpp"

namespace touiza::network {

class OrganizationService {
 public:
  explicit OrganizationService(const accounts::Foundation& foundation) : house_{foundation} {}

  /// Errors: those of allow(), "not_found", "cursor_is_malformed".
  Result<http::Page<OrganizationView>> list(const accounts::Caller& caller,
                                            const NetworkId& network,
                                            const OrganizationQuery& query) const;
  Result<OrganizationView> find(const accounts::Caller& caller, const NetworkId& network,
                                const OrganizationId& organization) const;
  /// The caller becomes its owner. Errors: those of allow(), "not_found", "town_unknown".
  Result<OrganizationView> add(const accounts::Caller& caller, const NetworkId& network,
                               const OrganizationDraft& draft) const;
  /// Errors: those of allow(), "not_found", "town_unknown", "version_is_old".
  Result<OrganizationView> edit(const accounts::Caller& caller, const NetworkId& network,
                                const OrganizationId& organization,
                                const json::Edit<OrganizationEdit>& edit) const;

 private:
  accounts::Foundation house_;
};

std::optional<Organization> find_organization(Transaction& transaction, const NetworkId& network,
                                              const OrganizationId& organization);

}  // namespace touiza::network
