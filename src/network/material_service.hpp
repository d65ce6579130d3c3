// Use cases of materials, and the ones that every new network begins with.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "json/edit.hpp"
#include "network/material_model.hpp"
#include "network/network_store.hpp"

namespace touiza::network {

class MaterialService {
 public:
  explicit MaterialService(const accounts::Foundation& foundation) : house_{foundation} {}

  /// By code. Errors: those of allow(), "not_found", "cursor_is_malformed".
  Result<http::Page<MaterialView>> list(const accounts::Caller& caller, const NetworkId& network,
                                        const MaterialQuery& query) const;
  /// Errors: those of allow(), "not_found", "material_code_is_malformed", "material_exists".
  Result<MaterialView> add(const accounts::Caller& caller, const NetworkId& network,
                           const MaterialDraft& draft) const;
  /// Errors: those of allow(), "not_found", "version_is_old".
  Result<MaterialView> edit(const accounts::Caller& caller, const NetworkId& network,
                            const MaterialId& material, const json::Edit<MaterialEdit>& edit) const;

 private:
  accounts::Foundation house_;
};

/// Errors: "material_unknown", naming the first that the network does not have.
Done check_materials(Transaction& transaction, const NetworkId& network,
                     const std::vector<std::string>& codes);

/// What is sold everywhere; prices are left at zero, which means unknown.
std::span<const MaterialDraft> common_materials();
void seed_materials(Transaction& transaction, const NetworkId& network, Instant now,
                    Random& random);

}  // namespace touiza::network
