#include "network/material_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "accounts/permissions.hpp"
#include "database/database.hpp"
#include "network/code.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

constexpr auto list_sql = R"sql(
  SELECT material_id, code, name, unit, kg_per_unit, price_minor_per_unit, version
  FROM material
  WHERE network_id = ?1 AND code > ?2
    AND (?3 IS NULL OR code LIKE ?3 ESCAPE '!' OR lower(name) LIKE ?3 ESCAPE '!')
  ORDER BY code LIMIT ?4
)sql";

constexpr auto find_sql = R"sql(
  SELECT network_id, material_id, code, name, unit, kg_per_unit, price_minor_per_unit, version
  FROM material WHERE network_id = ?1 AND material_id = ?2
)sql";

constexpr auto codes_sql = "SELECT code FROM material WHERE network_id = ?1 AND code IN (?2)";

MaterialView view_of(const Material& material) {
  return {material.material_id, material.code,        material.name,
          material.unit,        material.kg_per_unit, material.price_minor_per_unit,
          material.version};
}

Material material_of(const NetworkId& network, const MaterialDraft& draft, Instant now,
                     Random& random) {
  return {network,           new_id<MaterialId>(now, random), draft.code, draft.name, draft.unit,
          draft.kg_per_unit, draft.price_minor_per_unit,      1};
}

bool is_material_code(std::string_view code) {
  return std::ranges::all_of(code, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

}  // namespace

Result<http::Page<MaterialView>> MaterialService::list(const Caller& caller,
                                                       const NetworkId& network,
                                                       const MaterialQuery& query) const {
  if (const auto allowed = accounts::allow(caller, Action::see_material, {.network = network});
      !allowed) {
    return allowed.error();
  }
  if (query.cursor && !is_material_code(*query.cursor)) {
    return Error{ErrorKind::invalid_input, "cursor_is_malformed",
                 "This cursor was not given by this list.", "Begin again without a cursor."};
  }
  std::optional<std::string> pattern;
  if (query.q) pattern = like_pattern(*query.q);
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<MaterialView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    http::Page<MaterialView> page;
    page.items = transaction.all<MaterialView>(list_sql, network, query.cursor.value_or(""),
                                               pattern, query.limit + 1);
    if (page.items.size() > static_cast<std::size_t>(query.limit)) {
      page.items.pop_back();
      page.next_cursor = page.items.back().code;
    }
    return page;
  });
}

Result<MaterialView> MaterialService::add(const Caller& caller, const NetworkId& network,
                                          const MaterialDraft& draft) const {
  if (const auto allowed = accounts::allow(caller, Action::edit_material, {.network = network});
      !allowed) {
    return allowed.error();
  }
  if (!is_material_code(draft.code)) {
    return Error{ErrorKind::invalid_input, "material_code_is_malformed",
                 fmt::format("'{}' is no code of a material.", draft.code),
                 "Use small letters, digits and underscores: 'pmma_3'."};
  }
  return house_.database.write([&](Transaction& transaction) -> Result<MaterialView> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    const auto material = material_of(network, draft, house_.clock.now(), house_.random);
    if (!transaction.insert_unless_exists("material", material)) {
      return Error{ErrorKind::conflict, "material_exists",
                   fmt::format("There is a material '{}' already.", draft.code),
                   "Change that one, or choose another code."};
    }
    return view_of(material);
  });
}

Result<MaterialView> MaterialService::edit(const Caller& caller, const NetworkId& network,
                                           const MaterialId& id,
                                           const json::Edit<MaterialEdit>& edit) const {
  if (const auto allowed = accounts::allow(caller, Action::edit_material, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<MaterialView> {
    auto found = transaction.one<Material>(find_sql, network, id);
    if (!found) return not_found();
    if (const auto current = edit.check_version(found->version); !current) return current.error();
    const auto changed = edit.apply({found->name, found->kg_per_unit, found->price_minor_per_unit});
    if (!changed) return changed.error();
    found->name = changed->name;
    found->kg_per_unit = changed->kg_per_unit;
    found->price_minor_per_unit = changed->price_minor_per_unit;
    ++found->version;
    transaction.update("material", *found, {"network_id", "material_id"});
    return view_of(*found);
  });
}

Done check_materials(Transaction& transaction, const NetworkId& network,
                     const std::vector<std::string>& codes) {
  if (codes.empty()) return {};
  const auto known = transaction.all<std::string>(codes_sql, network, database::any_of(codes));
  for (const auto& code : codes) {
    if (std::ranges::find(known, code) != known.end()) continue;
    Error error{ErrorKind::invalid_input, "material_unknown",
                fmt::format("'{}' is no material of this network.", code),
                "Choose from the catalogue, or ask a coordinator to add it."};
    error.errors.push_back({"materials", error.code, error.message});
    return error;
  }
  return {};
}

void seed_materials(Transaction& transaction, const NetworkId& network, Instant now,
                    Random& random) {
  for (const auto& draft : common_materials()) {
    transaction.insert("material", material_of(network, draft, now, random));
  }
}

}  // namespace touiza::network
