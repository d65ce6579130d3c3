// Use cases of sites.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "json/edit.hpp"
#include "network/site_model.hpp"

namespace touiza::network {

class SiteService {
 public:
  explicit SiteService(const accounts::Foundation& foundation) : house_{foundation} {}

  /// Errors: those of allow(), "not_found", "cursor_is_malformed".
  Result<http::Page<SiteView>> list(const accounts::Caller& caller, const NetworkId& network,
                                    const SiteQuery& query) const;
  Result<SiteView> find(const accounts::Caller& caller, const NetworkId& network,
                        const SiteId& site) const;
  /// Proposes a site. Errors: those of allow(), "not_found", "organization_unknown",
  /// "town_unknown", "lab_unknown".
  Result<SiteView> add(const accounts::Caller& caller, const NetworkId& network,
                       const SiteDraft& draft) const;
  /// Errors: as add(), and "version_is_old".
  Result<SiteView> edit(const accounts::Caller& caller, const NetworkId& network,
                        const SiteId& site, const json::Edit<SiteEdit>& edit) const;
  /// The first call of one person leaves it `called_back`, the call of another makes it `active`.
  /// Errors: those of allow(), "not_found", "transition_not_allowed", "call_back_missing",
  /// "second_person_needed".
  Result<SiteView> activate(const accounts::Caller& caller, const NetworkId& network,
                            const SiteId& site, const ActivationDraft& draft) const;
  /// It receives nothing more. Errors: those of allow(), "not_found", "transition_not_allowed",
  /// "reason_missing".
  Result<SiteView> close(const accounts::Caller& caller, const NetworkId& network,
                         const SiteId& site, const std::optional<std::string>& reason) const;

 private:
  accounts::Foundation house_;
};

}  // namespace touiza::network
