// Legal or collective bodies: they run labs and sites.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "base/time.hpp"
#include "http/api_values.hpp"
#include "json/rules.hpp"
#include "network/ids.hpp"

namespace touiza::network {

enum class OrganizationKind {
  company,
  university,
  fablab,
  hospital,
  association,
  partner,
  individual,  ///< A person with a machine at home.
};
BOOST_DESCRIBE_ENUM(OrganizationKind, company, university, fablab, hospital, association, partner,
                    individual)

struct Organization {
  NetworkId network_id;
  OrganizationId organization_id;
  OrganizationKind kind = OrganizationKind::association;
  LocalText name;
  RegionId region_id;
  TownId town_id;
  std::optional<std::string> website;
  /// May be named in public and to all members. Always so but for individuals, who choose.
  bool is_listed = true;
  std::string name_sorted;
  std::string search_text;
  AccountId created_by;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Organization, (),
                      (network_id, organization_id, kind, name, region_id, town_id, website,
                       is_listed, name_sorted, search_text, created_by, created_at, version))

struct OrganizationEdit {
  LocalText name;
  TownId town_id;
  std::optional<std::string> website;
  bool is_listed = false;  ///< Heard for individuals only.

  static constexpr auto rules() {
    return json::rules(json::text(&OrganizationEdit::name, {.min = 1, .max = 120}),
                       json::text(&OrganizationEdit::website, {.max = 300}),
                       json::may_be_absent(&OrganizationEdit::is_listed));
  }
};
BOOST_DESCRIBE_STRUCT(OrganizationEdit, (), (name, town_id, website, is_listed))

struct OrganizationDraft : OrganizationEdit {
  OrganizationKind kind = OrganizationKind::association;
  /// Entered by a coordinator for others, who will own it; else the caller becomes its owner.
  bool is_on_behalf = false;

  static constexpr auto rules() {
    return json::rules(OrganizationEdit::rules(),
                       json::may_be_absent(&OrganizationDraft::is_on_behalf));
  }
};
BOOST_DESCRIBE_STRUCT(OrganizationDraft, (OrganizationEdit), (kind, is_on_behalf))

struct OrganizationView {
  OrganizationId organization_id;
  OrganizationKind kind = OrganizationKind::association;
  LocalText name;  ///< Empty where the caller may not know the person's.
  RegionId region_id;
  TownId town_id;
  std::optional<std::string> website;
  bool is_listed = true;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrganizationView, (),
                      (organization_id, kind, name, region_id, town_id, website, is_listed,
                       version))

struct OrganizationQuery : http::PageQuery {
  std::optional<std::string> q;
  std::optional<RegionId> region;
  std::optional<OrganizationKind> kind;
};
BOOST_DESCRIBE_STRUCT(OrganizationQuery, (http::PageQuery), (q, region, kind))

}  // namespace touiza::network
