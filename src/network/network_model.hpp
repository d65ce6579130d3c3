// A network and the ground that it stands on: regions, towns, clusters.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/time.hpp"
#include "http/api_values.hpp"
#include "json/rules.hpp"
#include "network/ids.hpp"

namespace touiza::network {

/// One collective, usually a country's. Everything but accounts belongs to exactly one.
struct Network {
  NetworkId network_id;
  std::string slug;  ///< "morocco": unique in the deployment, for addresses and files.
  LocalText name;
  std::vector<std::string> languages;         ///< Of its texts: "fr", "ar", "en".
  bool is_demonstration = false;              ///< Shown on every page; no second factor is asked.
  std::vector<std::string> country_outlines;  ///< ISO 3166-1 numbers whose union is the country.
  std::string currency;                       ///< ISO 4217.
  std::int64_t utc_offset_min = 0;            ///< For "today" in letters and lists.
  std::int64_t vouches_needed = 2;            ///< Before a lab's probation; 0 in a newborn network.
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Network, (),
                      (network_id, slug, name, languages, is_demonstration, country_outlines,
                       currency, utc_offset_min, vouches_needed, created_at, version))

/// What its administrators may change.
struct NetworkEdit {
  LocalText name;
  std::vector<std::string> languages;
  std::vector<std::string> country_outlines;
  std::string currency = "MAD";
  std::int64_t utc_offset_min = 0;
  std::int64_t vouches_needed = 2;

  static constexpr auto rules() {
    return json::rules(json::text(&NetworkEdit::name, {.min = 1, .max = 120}),
                       json::items(&NetworkEdit::languages, {.min = 1, .max = 3}),
                       json::items(&NetworkEdit::country_outlines, {.min = 1, .max = 20}),
                       json::text(&NetworkEdit::currency, {.min = 3, .max = 3}),
                       json::range(&NetworkEdit::utc_offset_min, {.min = -840, .max = 840}),
                       json::may_be_absent(&NetworkEdit::utc_offset_min),
                       json::range(&NetworkEdit::vouches_needed, {.min = 0, .max = 3}),
                       json::may_be_absent(&NetworkEdit::vouches_needed));
  }
};
BOOST_DESCRIBE_STRUCT(NetworkEdit, (),
                      (name, languages, country_outlines, currency, utc_offset_min, vouches_needed))

/// What making one takes besides.
struct NetworkDraft : NetworkEdit {
  std::string slug;
  bool is_demonstration = false;

  static constexpr auto rules() {
    return json::rules(NetworkEdit::rules(), json::text(&NetworkDraft::slug, {.min = 2, .max = 40}),
                       json::may_be_absent(&NetworkDraft::is_demonstration));
  }
};
BOOST_DESCRIBE_STRUCT(NetworkDraft, (NetworkEdit), (slug, is_demonstration))

/// Small letters, digits and dashes, beginning and ending without a dash.
bool is_slug(std::string_view text);

/// A part of the network's country.
struct Region {
  NetworkId network_id;
  RegionId region_id;
  std::string iso_code;  ///< ISO 3166-2: "MA-06".
  LocalText name;
  std::int64_t population = 0;
};
BOOST_DESCRIBE_STRUCT(Region, (), (network_id, region_id, iso_code, name, population))

struct RegionDraft {
  std::string iso_code;
  LocalText name;
  std::int64_t population = 0;

  static constexpr auto rules() {
    return json::rules(json::text(&RegionDraft::iso_code, {.min = 2, .max = 12}),
                       json::text(&RegionDraft::name, {.min = 1, .max = 120}),
                       json::range(&RegionDraft::population, {.min = 0, .max = 2e9}),
                       json::may_be_absent(&RegionDraft::population));
  }
};
BOOST_DESCRIBE_STRUCT(RegionDraft, (), (iso_code, name, population))

struct RegionView {
  RegionId region_id;
  std::string iso_code;
  LocalText name;
  std::int64_t population = 0;
  std::int64_t lab_count = 0;  ///< Working labs that may be named in public.
  /// Working labs of persons at home; nothing where there are fewer than five.
  std::optional<std::int64_t> individual_count;
  std::int64_t site_count = 0;
  std::int64_t machine_count = 0;  ///< Of the labs counted above.
};
BOOST_DESCRIBE_STRUCT(RegionView, (),
                      (region_id, iso_code, name, population, lab_count, individual_count,
                       site_count, machine_count))

/// Fewer individuals than this are not counted out in public.
inline constexpr std::int64_t individuals_shown_min = 5;

struct Town {
  NetworkId network_id;
  TownId town_id;
  RegionId region_id;
  std::string code;  ///< Of the list that it was taken from: "MA-TNG".
  LocalText name;
  LocalText province;
  double lat = 0;
  double lng = 0;
  std::int64_t population = 0;
};
BOOST_DESCRIBE_STRUCT(Town, (),
                      (network_id, town_id, region_id, code, name, province, lat, lng, population))

struct TownDraft {
  RegionId region_id;
  std::string code;
  LocalText name;
  LocalText province;
  double lat = 0;
  double lng = 0;
  std::int64_t population = 0;

  static constexpr auto rules() {
    return json::rules(json::text(&TownDraft::code, {.min = 1, .max = 20}),
                       json::text(&TownDraft::name, {.min = 1, .max = 120}),
                       json::text(&TownDraft::province, {.max = 120}),
                       json::may_be_absent(&TownDraft::province),
                       json::range(&TownDraft::lat, {.min = -90, .max = 90}),
                       json::range(&TownDraft::lng, {.min = -180, .max = 180}),
                       json::range(&TownDraft::population, {.min = 0, .max = 1e8}),
                       json::may_be_absent(&TownDraft::population));
  }
};
BOOST_DESCRIBE_STRUCT(TownDraft, (), (region_id, code, name, province, lat, lng, population))

struct TownView {
  TownId town_id;
  RegionId region_id;
  std::string code;
  LocalText name;
  LocalText province;
  double lat = 0;
  double lng = 0;
  std::int64_t population = 0;
};
BOOST_DESCRIBE_STRUCT(TownView, (),
                      (town_id, region_id, code, name, province, lat, lng, population))

struct TownQuery : http::PageQuery {
  std::optional<std::string> q;
  std::optional<RegionId> region;
};
BOOST_DESCRIBE_STRUCT(TownQuery, (http::PageQuery), (q, region))

/// Labs across regions joined by a theme or a technology, with their own coordinators.
struct Cluster {
  NetworkId network_id;
  ClusterId cluster_id;
  LocalText name;
  std::vector<std::string> technologies;  ///< Empty: joined by a theme.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Cluster, (), (network_id, cluster_id, name, technologies, version))

struct ClusterDraft {
  LocalText name;
  std::vector<std::string> technologies;

  static constexpr auto rules() {
    return json::rules(json::text(&ClusterDraft::name, {.min = 1, .max = 120}),
                       json::items(&ClusterDraft::technologies, {.max = 20}),
                       json::may_be_absent(&ClusterDraft::technologies));
  }
};
BOOST_DESCRIBE_STRUCT(ClusterDraft, (), (name, technologies))

struct ClusterView {
  ClusterId cluster_id;
  LocalText name;
  std::vector<std::string> technologies;
  std::int64_t lab_count = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ClusterView, (), (cluster_id, name, technologies, lab_count, version))

}  // namespace touiza::network
