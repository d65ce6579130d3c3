// Sites: places that receive or pass on, and how two people make sure that one is real.
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

enum class SiteKind {
  hospital,
  collection_point,
  hub,  ///< Collects, checks, packs and dispatches for its region.
};
BOOST_DESCRIBE_ENUM(SiteKind, hospital, collection_point, hub)

enum class SiteState {
  proposed,
  called_back,  ///< One person has called a number found independently, and says that it is real.
  active,       ///< A second person agrees: it may receive.
  closed,
};
BOOST_DESCRIBE_ENUM(SiteState, proposed, called_back, active, closed)

/// Errors: "transition_not_allowed".
Done check_transition(SiteState from, SiteState to);

struct Site {
  NetworkId network_id;
  SiteId site_id;
  SiteKind kind = SiteKind::hospital;
  LocalText name;
  RegionId region_id;
  TownId town_id;
  double lat = 0;
  double lng = 0;
  std::optional<OrganizationId> organization_id;
  std::optional<LabId> lab_id;       ///< A hub that stands in a lab.
  std::optional<std::int64_t> beds;  ///< Its size: needs out of proportion to it are flagged.
  SiteState state = SiteState::proposed;
  std::string name_sorted;
  std::string search_text;
  AccountId created_by;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Site, (),
                      (network_id, site_id, kind, name, region_id, town_id, lat, lng,
                       organization_id, lab_id, beds, state, name_sorted, search_text, created_by,
                       created_at, version))

struct SiteEdit {
  LocalText name;
  TownId town_id;
  std::optional<double> lat;  ///< Absent: the town's.
  std::optional<double> lng;
  std::optional<LabId> lab_id;
  std::optional<std::int64_t> beds;

  static constexpr auto rules() {
    return json::rules(json::text(&SiteEdit::name, {.min = 1, .max = 120}),
                       json::range(&SiteEdit::lat, {.min = -90, .max = 90}),
                       json::range(&SiteEdit::lng, {.min = -180, .max = 180}),
                       json::range(&SiteEdit::beds, {.min = 0, .max = 100'000}));
  }
};
BOOST_DESCRIBE_STRUCT(SiteEdit, (), (name, town_id, lat, lng, lab_id, beds))

struct SiteDraft : SiteEdit {
  SiteKind kind = SiteKind::hospital;
  std::optional<OrganizationId> organization_id;

  static constexpr auto rules() { return SiteEdit::rules(); }
};
BOOST_DESCRIBE_STRUCT(SiteDraft, (SiteEdit), (kind, organization_id))

/// What one of the two people did to make sure. The number is a switchboard's, found
/// independently of the application; no person is named.
struct ActivationDraft {
  std::optional<std::string> called_number;  ///< Needed of the first person.
  std::optional<std::string> number_source;  ///< Where the number was found: needed of the first.
  std::optional<std::string> note;

  static constexpr auto rules() {
    return json::rules(json::text(&ActivationDraft::called_number, {.min = 3, .max = 30}),
                       json::text(&ActivationDraft::number_source, {.min = 3, .max = 300}),
                       json::text(&ActivationDraft::note, {.max = 1000}));
  }
};
BOOST_DESCRIBE_STRUCT(ActivationDraft, (), (called_number, number_source, note))

struct SiteTransition {
  std::string transition_id;
  NetworkId network_id;
  SiteId site_id;
  std::int64_t site_version = 0;  ///< That the step led to.
  SiteState from_state = SiteState::proposed;
  SiteState to_state = SiteState::proposed;
  Instant at;
  AccountId actor;
  std::optional<std::string> reason;
  std::optional<std::string> called_number;
  std::optional<std::string> number_source;
};
BOOST_DESCRIBE_STRUCT(SiteTransition, (),
                      (transition_id, network_id, site_id, site_version, from_state, to_state, at,
                       actor, reason, called_number, number_source))

struct SiteView {
  SiteId site_id;
  SiteKind kind = SiteKind::hospital;
  LocalText name;
  RegionId region_id;
  TownId town_id;
  LocalText town_name;
  double lat = 0;
  double lng = 0;
  std::optional<OrganizationId> organization_id;
  std::optional<LabId> lab_id;
  std::optional<std::int64_t> beds;
  SiteState state = SiteState::proposed;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(SiteView, (),
                      (site_id, kind, name, region_id, town_id, town_name, lat, lng,
                       organization_id, lab_id, beds, state, version))

struct SiteQuery : http::PageQuery {
  std::optional<std::string> q;
  std::optional<RegionId> region;
  std::optional<SiteKind> kind;
  std::optional<SiteState> state;
  std::optional<OrganizationId> organization;
};
BOOST_DESCRIBE_STRUCT(SiteQuery, (http::PageQuery), (q, region, kind, state, organization))

}  // namespace touiza::network
