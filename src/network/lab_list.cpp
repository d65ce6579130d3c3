// Labs as they are shown: one query for a page of them, and one each for what they have.
#include <fmt/format.h>

#include <map>

#include "network/code.hpp"
#include "network/lab_store.hpp"

namespace touiza::network {
namespace {

/// A lab with what its view takes from other tables.
struct LabRow : Lab {
  OrganizationKind kind = OrganizationKind::association;
  LocalText organization_name;
  LocalText town_name;
  bool is_named = true;
  std::int64_t units_promised = 0;
  std::int64_t units_accepted = 0;
  std::int64_t vouch_count = 0;
  std::int64_t vouches_needed = 0;
};
BOOST_DESCRIBE_STRUCT(LabRow, (Lab),
                      (kind, organization_name, town_name, is_named, units_promised, units_accepted,
                       vouch_count, vouches_needed))

// ?2 one lab or none; ?3, ?4 the cursor; then the filters; ?14 and ?18 begin the two reaches of
// Sight. What a search finds must not tell the name that is not shown.
const std::string& labs_sql() {
  static const std::string sql = fmt::format(R"sql(
    SELECT lab.network_id, lab.lab_id, lab.code, lab.organization_id, lab.region_id, lab.town_id,
           lab.name, lab.description, lab.lat, lab.lng, lab.shown_lat, lab.shown_lng,
           lab.people_hours_per_day, lab.limits, lab.referees, lab.state, lab.name_sorted,
           lab.search_text, lab.declared_at, lab.confirmed_at, lab.created_by, lab.created_at,
           lab.version, organization.kind, organization.name AS organization_name,
           town.name AS town_name, (organization.is_listed OR {1}) AS is_named,
           COALESCE(lab_record.units_promised, 0) AS units_promised,
           COALESCE(lab_record.units_accepted, 0) AS units_accepted,
           (SELECT COUNT(*) FROM lab_vouch WHERE lab_vouch.network_id = lab.network_id
              AND lab_vouch.lab_id = lab.lab_id) AS vouch_count,
           network.vouches_needed
    FROM lab
    JOIN network ON network.network_id = lab.network_id
    JOIN organization ON organization.network_id = lab.network_id
                     AND organization.organization_id = lab.organization_id
    JOIN town ON town.network_id = lab.network_id AND town.town_id = lab.town_id
    LEFT JOIN lab_record ON lab_record.network_id = lab.network_id
                        AND lab_record.lab_id = lab.lab_id
    WHERE lab.network_id = ?1 AND (?2 IS NULL OR lab.lab_id = ?2)
      AND (lab.name_sorted, lab.lab_id) > (?3, ?4)
      AND (?5 IS NULL OR lab.region_id = ?5)
      AND (?6 IS NULL OR EXISTS (SELECT 1 FROM cluster_lab WHERE cluster_lab.cluster_id = ?6
             AND cluster_lab.network_id = lab.network_id AND cluster_lab.lab_id = lab.lab_id))
      AND (?7 IS NULL OR lab.organization_id = ?7)
      AND (?8 IS NULL OR EXISTS (SELECT 1 FROM machine WHERE machine.network_id = lab.network_id
             AND machine.lab_id = lab.lab_id AND machine.technology = ?8
             AND machine.state <> 'retired'))
      AND (?9 IS NULL OR lab.state = ?9)
      AND (?10 IS NULL OR (lab.search_text LIKE ?10 ESCAPE '!'
             AND (organization.is_listed OR {1})) OR lower(lab.code) LIKE ?10 ESCAPE '!'
           OR town.search_text LIKE ?10 ESCAPE '!')
      AND lab.shown_lng BETWEEN ?11 AND ?12 AND lab.shown_lat BETWEEN ?13 AND ?22
      AND (lab.state IN ('probation', 'active', 'dormant') OR {0})
    ORDER BY lab.name_sorted, lab.lab_id
    LIMIT ?23
  )sql",
                                             covers_sql(14), covers_sql(18));
  return sql;
}

constexpr auto technologies_sql = R"sql(
  SELECT lab_id, technology, CAST(SUM(count) AS BIGINT) AS machine_count
  FROM machine WHERE network_id = ?1 AND lab_id IN (?2) AND state <> 'retired'
  GROUP BY lab_id, technology ORDER BY lab_id, technology
)sql";

constexpr auto clusters_sql = R"sql(
  SELECT lab_id, cluster_id FROM cluster_lab
  WHERE network_id = ?1 AND lab_id IN (?2) ORDER BY lab_id, cluster_id
)sql";

constexpr auto know_how_sql = R"sql(
  SELECT know_how.lab_id, know_how.know_how_id, know_how.skill,
         COUNT(know_how_vouch.organization_id) AS vouch_count
  FROM know_how
  LEFT JOIN know_how_vouch ON know_how_vouch.network_id = know_how.network_id
                          AND know_how_vouch.know_how_id = know_how.know_how_id
  WHERE know_how.network_id = ?1 AND know_how.lab_id IN (?2)
  GROUP BY know_how.lab_id, know_how.know_how_id, know_how.skill
  ORDER BY know_how.lab_id, know_how.skill
)sql";

struct TechnologyRow {
  LabId lab_id;
  std::string technology;
  std::int64_t machine_count = 0;
};
BOOST_DESCRIBE_STRUCT(TechnologyRow, (), (lab_id, technology, machine_count))

struct ClusterRow {
  LabId lab_id;
  ClusterId cluster_id;
};
BOOST_DESCRIBE_STRUCT(ClusterRow, (), (lab_id, cluster_id))

struct KnowHowRow : LabKnowHow {
  LabId lab_id;
};
BOOST_DESCRIBE_STRUCT(KnowHowRow, (LabKnowHow), (lab_id))

LabView view_of(LabRow&& row, Instant now) {
  LabView view;
  view.is_named = row.is_named;
  view.is_location_exact = row.is_named || (row.lat == row.shown_lat && row.lng == row.shown_lng);
  view.lat = row.is_named ? row.lat : row.shown_lat;
  view.lng = row.is_named ? row.lng : row.shown_lng;
  if (row.is_named) {
    view.name = std::move(row.name);
    view.organization_name = std::move(row.organization_name);
    view.description = std::move(row.description);
    view.limits = std::move(row.limits);
  } else {
    view.name.fr = row.code;
  }
  view.lab_id = std::move(row.lab_id);
  view.code = std::move(row.code);
  view.kind = row.kind;
  view.organization_id = std::move(row.organization_id);
  view.region_id = std::move(row.region_id);
  view.town_id = std::move(row.town_id);
  view.town_name = std::move(row.town_name);
  view.state = row.state;
  view.people_hours_per_day = row.people_hours_per_day;
  view.referees = std::move(row.referees);
  view.vouch_count = row.vouch_count;
  view.vouches_needed = row.vouches_needed;
  view.declared_at = row.declared_at;
  view.confirmed_at = row.confirmed_at;
  view.confirmation_weight = confirmation_weight(now - row.confirmed_at);
  view.yield = {row.units_promised, row.units_accepted,
                expected_yield({row.units_promised, row.units_accepted})};
  view.version = row.version;
  return view;
}

/// Technologies, clusters and know-how of all of `labs`, in three queries whatever their number.
void add_what_they_have(Transaction& transaction, const NetworkId& network,
                        std::vector<LabView>& labs) {
  std::vector<LabId> ids;
  std::map<LabId, LabView*> by_id;
  for (auto& lab : labs) {
    ids.push_back(lab.lab_id);
    by_id[lab.lab_id] = &lab;
  }
  const auto wanted = database::any_of(ids);
  for (auto& row : transaction.all<TechnologyRow>(technologies_sql, network, wanted)) {
    auto& lab = *by_id.at(row.lab_id);
    lab.technologies.push_back(std::move(row.technology));
    lab.machine_count += row.machine_count;
  }
  for (auto& row : transaction.all<ClusterRow>(clusters_sql, network, wanted)) {
    by_id.at(row.lab_id)->clusters.push_back(std::move(row.cluster_id));
  }
  for (auto& row : transaction.all<KnowHowRow>(know_how_sql, network, wanted)) {
    by_id.at(row.lab_id)->know_how.push_back(std::move(row));
  }
}

struct Wanted {
  std::optional<LabId> lab;
  LabQuery query;
  NameCursor after;
  Bounds bounds;
};

std::vector<LabRow> rows(Transaction& transaction, const NetworkId& network, const Wanted& wanted,
                         const Sight& sight) {
  const auto& query = wanted.query;
  std::optional<std::string> pattern;
  if (query.q) pattern = like_pattern(*query.q);
  using database::any_of;
  return transaction.all<LabRow>(
      labs_sql(), network, wanted.lab, wanted.after.sort_text, wanted.after.id, query.region,
      query.cluster, query.organization, query.technology, query.state, pattern, wanted.bounds.west,
      wanted.bounds.east, wanted.bounds.south, sight.oversight.is_everywhere,
      any_of(sight.oversight.regions), any_of(sight.oversight.organizations),
      any_of(sight.oversight.clusters), sight.persons.is_everywhere, any_of(sight.persons.regions),
      any_of(sight.persons.organizations), any_of(sight.persons.clusters), wanted.bounds.north,
      query.limit + 1);
}

}  // namespace

Result<http::Page<LabView>> list_labs(Transaction& transaction, const NetworkId& network,
                                      const LabQuery& query, const Sight& sight, Instant now) {
  Wanted wanted{.lab = {}, .query = query, .after = {}, .bounds = {}};
  if (query.cursor) {
    auto after = NameCursor::from_text(*query.cursor);
    if (!after) return after.error();
    wanted.after = *std::move(after);
  }
  if (query.bounds) {
    const auto bounds = bounds_from_text(*query.bounds);
    if (!bounds) return bounds.error();
    wanted.bounds = *bounds;
  }
  auto found = rows(transaction, network, wanted, sight);
  http::Page<LabView> page;
  if (found.size() > static_cast<std::size_t>(query.limit)) {
    found.pop_back();
    page.next_cursor = NameCursor{found.back().name_sorted, found.back().lab_id.text}.text();
  }
  for (auto& row : found) page.items.push_back(view_of(std::move(row), now));
  add_what_they_have(transaction, network, page.items);
  return page;
}

std::optional<LabView> lab_view(Transaction& transaction, const NetworkId& network,
                                const LabId& lab, const Sight& sight, Instant now) {
  auto found =
      rows(transaction, network, {.lab = lab, .query = {}, .after = {}, .bounds = {}}, sight);
  if (found.empty()) return std::nullopt;
  std::vector<LabView> views;
  views.push_back(view_of(std::move(found.front()), now));
  add_what_they_have(transaction, network, views);
  return std::move(views.front());
}

}  // namespace touiza::network
