#include "network/organization_service.hpp"

#include "accounts/direct.hpp"
#include "accounts/permissions.hpp"
#include "database/database.hpp"
#include "network/code.hpp"
#include "network/lab_access.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

constexpr auto find_sql = R"sql(
  SELECT network_id, organization_id, kind, name, region_id, town_id, website, is_listed,
         name_sorted, search_text, created_by, created_at, version
  FROM organization WHERE network_id = ?1 AND organization_id = ?2
)sql";

// An unlisted person is found by nobody who may not know the name.
constexpr auto list_sql = R"sql(
  SELECT network_id, organization_id, kind, name, region_id, town_id, website, is_listed,
         name_sorted, search_text, created_by, created_at, version
  FROM organization
  WHERE network_id = ?1 AND (name_sorted, organization_id) > (?2, ?3)
    AND (?4 IS NULL OR region_id = ?4)
    AND (?5 IS NULL OR kind = ?5)
    AND (?6 IS NULL OR search_text LIKE ?6 ESCAPE '!')
    AND (is_listed OR ?7 OR region_id IN (?8) OR organization_id IN (?9))
  ORDER BY name_sorted, organization_id
  LIMIT ?10
)sql";

constexpr auto labs_of_sql = R"sql(
  SELECT lab_id FROM lab WHERE network_id = ?1 AND organization_id = ?2
)sql";

OrganizationView view_of(const Organization& organization, const accounts::Reach& persons) {
  const bool is_named =
      organization.is_listed ||
      covers(persons,
             {organization.network_id, organization.region_id, organization.organization_id, {}});
  return {organization.organization_id,
          organization.kind,
          is_named ? organization.name : LocalText{},
          organization.region_id,
          organization.town_id,
          is_named ? organization.website : std::nullopt,
          organization.is_listed,
          organization.version};
}

/// Errors: "town_unknown".
Done take_over(Transaction& transaction, const OrganizationEdit& edit, Organization& organization) {
  const auto town = find_town(transaction, organization.network_id, edit.town_id);
  if (!town) return town_unknown();
  organization.name = edit.name;
  organization.region_id = town->region_id;
  organization.town_id = edit.town_id;
  organization.website = edit.website;
  organization.is_listed = organization.kind != OrganizationKind::individual || edit.is_listed;
  organization.name_sorted = sort_text(edit.name);
  organization.search_text = search_text({&edit.name});
  return {};
}

accounts::Target target_of(const Organization& organization) {
  return {.network = organization.network_id,
          .region = organization.region_id,
          .cluster = {},
          .organization = organization.organization_id,
          .owner = organization.created_by,
          .is_involved = false};
}

accounts::EventDraft event(const Organization& organization, const Caller& caller,
                           std::string type) {
  return {.network = organization.network_id,
          .type = std::move(type),
          .subject_type = "organization",
          .subject_id = organization.organization_id.text,
          .actor = caller.actor()};
}

/// Whether its labs are sorted by name or by code follows from whether it is listed.
void sort_labs_again(Transaction& transaction, const Organization& organization) {
  for (const auto& id :
       transaction.all<LabId>(labs_of_sql, organization.network_id, organization.organization_id)) {
    if (const auto lab = find_lab(transaction, organization.network_id, id)) {
      set_sort_text(transaction, *lab, organization);
    }
  }
  move_machine_list_stamp(transaction, organization.network_id);
}

}  // namespace

std::optional<Organization> find_organization(Transaction& transaction, const NetworkId& network,
                                              const OrganizationId& organization) {
  return transaction.one<Organization>(find_sql, network, organization);
}

Result<http::Page<OrganizationView>> OrganizationService::list(
    const Caller& caller, const NetworkId& network, const OrganizationQuery& query) const {
  if (const auto allowed = accounts::allow(caller, Action::see_organization, {.network = network});
      !allowed) {
    return allowed.error();
  }
  NameCursor after;
  if (query.cursor) {
    auto read = NameCursor::from_text(*query.cursor);
    if (!read) return read.error();
    after = *std::move(read);
  }
  std::optional<std::string> pattern;
  if (query.q) pattern = like_pattern(*query.q);
  const auto persons = sight(caller, network).persons;
  return house_.database.read(
      [&](Transaction& transaction) -> Result<http::Page<OrganizationView>> {
        if (const auto known = check_network(transaction, network); !known) return known.error();
        auto rows = transaction.all<Organization>(
            list_sql, network, after.sort_text, after.id, query.region, query.kind, pattern,
            persons.is_everywhere, database::any_of(persons.regions),
            database::any_of(persons.organizations), query.limit + 1);
        http::Page<OrganizationView> page;
        if (rows.size() > static_cast<std::size_t>(query.limit)) {
          rows.pop_back();
          page.next_cursor =
              NameCursor{rows.back().name_sorted, rows.back().organization_id.text}.text();
        }
        for (const auto& row : rows) page.items.push_back(view_of(row, persons));
        return page;
      });
}

Result<OrganizationView> OrganizationService::find(const Caller& caller, const NetworkId& network,
                                                   const OrganizationId& id) const {
  if (const auto allowed = accounts::allow(caller, Action::see_organization, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.read([&](Transaction& transaction) -> Result<OrganizationView> {
    const auto found = find_organization(transaction, network, id);
    if (!found) return not_found();
    return view_of(*found, sight(caller, network).persons);
  });
}

Result<OrganizationView> OrganizationService::add(const Caller& caller, const NetworkId& network,
                                                  const OrganizationDraft& draft) const {
  if (const auto allowed =
          accounts::allow(caller, Action::create_organization, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<OrganizationView> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    Organization organization;
    organization.network_id = network;
    organization.organization_id = new_id<OrganizationId>(house_.clock.now(), house_.random);
    organization.kind = draft.kind;
    organization.created_by = caller.actor();
    organization.created_at = house_.clock.now();
    if (const auto taken = take_over(transaction, draft, organization); !taken) {
      return taken.error();
    }
    if (draft.is_on_behalf) {
      const auto allowed =
          accounts::allow(caller, Action::edit_organization, target_of(organization));
      if (!allowed) return allowed.error();
    }
    transaction.insert("organization", organization);
    if (!draft.is_on_behalf) {
      const auto given =
          accounts::give_grant(transaction, house_,
                               {.account = caller.actor(),
                                .role = accounts::Role::owner,
                                .network = network,
                                .place = {.organization = organization.organization_id},
                                .title = draft.name.in(caller.language),
                                .granted_by = caller.actor()});
      if (!given) return given.error();
    }
    house_.events.publish(transaction, event(organization, caller, "organization.registered"));
    auto persons = sight(caller, network).persons;
    persons.organizations.push_back(organization.organization_id);
    return view_of(organization, persons);
  });
}

Result<OrganizationView> OrganizationService::edit(const Caller& caller, const NetworkId& network,
                                                   const OrganizationId& id,
                                                   const json::Edit<OrganizationEdit>& edit) const {
  if (const auto allowed = accounts::allow(caller, Action::see_organization, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<OrganizationView> {
    auto found = find_organization(transaction, network, id);
    if (!found) return not_found();
    if (const auto allowed = accounts::allow(caller, Action::edit_organization, target_of(*found));
        !allowed) {
      return allowed.error();
    }
    if (const auto current = edit.check_version(found->version); !current) return current.error();
    const auto changed =
        edit.apply({found->name, found->town_id, found->website, found->is_listed});
    if (!changed) return changed.error();
    const bool was_listed = found->is_listed;
    if (const auto taken = take_over(transaction, *changed, *found); !taken) return taken.error();
    ++found->version;
    transaction.update("organization", *found, {"network_id", "organization_id"});
    if (found->is_listed != was_listed) sort_labs_again(transaction, *found);
    house_.events.publish(transaction, event(*found, caller, "organization.changed"));
    return view_of(*found, sight(caller, network).persons);
  });
}

}  // namespace touiza::network
