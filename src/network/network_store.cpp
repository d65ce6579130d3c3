#include "network/network_store.hpp"

#include "network/code.hpp"

namespace touiza::network {
namespace {

constexpr auto find_network_sql = R"sql(
  SELECT network_id, slug, name, languages, is_demonstration, country_outlines, currency,
         utc_offset_min, vouches_needed, created_at, version
  FROM network WHERE network_id = ?1
)sql";

constexpr auto all_networks_sql = R"sql(
  SELECT network_id, slug, name, languages, is_demonstration, country_outlines, currency,
         utc_offset_min, vouches_needed, created_at, version
  FROM network ORDER BY slug
)sql";

// Sums over joins would count a lab once a machine; so each count is made apart, then joined.
constexpr auto regions_with_counts_sql = R"sql(
  WITH working AS (
    SELECT lab.region_id, lab.lab_id, organization.is_listed
    FROM lab JOIN organization ON organization.network_id = lab.network_id
                              AND organization.organization_id = lab.organization_id
    WHERE lab.network_id = ?1 AND lab.state IN ('probation', 'active')
  ), labs AS (
    SELECT region_id, COUNT(*) FILTER (WHERE is_listed) AS listed,
           COUNT(*) FILTER (WHERE NOT is_listed) AS unlisted
    FROM working GROUP BY region_id
  ), machines AS (
    SELECT working.region_id,
           CAST(SUM(machine.count) FILTER (WHERE working.is_listed) AS BIGINT) AS listed,
           CAST(SUM(machine.count) FILTER (WHERE NOT working.is_listed) AS BIGINT) AS unlisted
    FROM working JOIN machine ON machine.network_id = ?1 AND machine.lab_id = working.lab_id
    WHERE machine.state <> 'retired'
    GROUP BY working.region_id
  ), sites AS (
    SELECT region_id, COUNT(*) AS active FROM site
    WHERE network_id = ?1 AND state = 'active' GROUP BY region_id
  )
  SELECT region.region_id, region.iso_code, region.name, region.population,
         COALESCE(labs.listed, 0) AS lab_count,
         CASE WHEN labs.unlisted >= ?2 THEN labs.unlisted END AS individual_count,
         COALESCE(sites.active, 0) AS site_count,
         COALESCE(machines.listed, 0)
           + CASE WHEN labs.unlisted >= ?2 THEN COALESCE(machines.unlisted, 0) ELSE 0 END
           AS machine_count
  FROM region
  LEFT JOIN labs ON labs.region_id = region.region_id
  LEFT JOIN machines ON machines.region_id = region.region_id
  LEFT JOIN sites ON sites.region_id = region.region_id
  WHERE region.network_id = ?1
  ORDER BY region.iso_code
)sql";

constexpr auto find_region_sql = R"sql(
  SELECT network_id, region_id, iso_code, name, population
  FROM region WHERE network_id = ?1 AND region_id = ?2
)sql";

constexpr auto find_town_sql = R"sql(
  SELECT network_id, town_id, region_id, code, name, province, lat, lng, population
  FROM town WHERE network_id = ?1 AND town_id = ?2
)sql";

constexpr auto insert_town_sql = R"sql(
  INSERT INTO town (network_id, town_id, region_id, code, name, province, lat, lng, population,
                    name_sorted, search_text)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
)sql";

constexpr auto list_towns_sql = R"sql(
  SELECT town_id, region_id, code, name, province, lat, lng, population, name_sorted
  FROM town
  WHERE network_id = ?1 AND (name_sorted, town_id) > (?2, ?3)
    AND (?4 IS NULL OR region_id = ?4)
    AND (?5 IS NULL OR search_text LIKE ?5 ESCAPE '!')
  ORDER BY name_sorted, town_id
  LIMIT ?6
)sql";

constexpr auto clusters_with_counts_sql = R"sql(
  SELECT cluster.cluster_id, cluster.name, cluster.technologies, cluster.version,
         COUNT(lab.lab_id) AS lab_count
  FROM cluster
  LEFT JOIN cluster_lab ON cluster_lab.network_id = cluster.network_id
                       AND cluster_lab.cluster_id = cluster.cluster_id
  LEFT JOIN lab ON lab.network_id = cluster_lab.network_id AND lab.lab_id = cluster_lab.lab_id
               AND lab.state IN ('probation', 'active')
  WHERE cluster.network_id = ?1
  GROUP BY cluster.cluster_id, cluster.name, cluster.technologies, cluster.version
  ORDER BY cluster.cluster_id
)sql";

constexpr auto find_cluster_sql = R"sql(
  SELECT network_id, cluster_id, name, technologies, version
  FROM cluster WHERE network_id = ?1 AND cluster_id = ?2
)sql";

constexpr auto move_stamp_sql = R"sql(
  INSERT INTO machine_list_stamp (network_id, stamp) VALUES (?1, 1)
  ON CONFLICT (network_id) DO UPDATE SET stamp = machine_list_stamp.stamp + 1
)sql";

constexpr auto stamp_sql = "SELECT stamp FROM machine_list_stamp WHERE network_id = ?1";

struct TownRow : TownView {
  std::string name_sorted;
};
BOOST_DESCRIBE_STRUCT(TownRow, (TownView), (name_sorted))

}  // namespace

std::optional<Network> find_network(Transaction& transaction, const NetworkId& network) {
  return transaction.one<Network>(find_network_sql, network);
}

Done check_network(Transaction& transaction, const NetworkId& network) {
  if (transaction.value<std::int64_t>("SELECT COUNT(*) FROM network WHERE network_id = ?1",
                                      network) == 1) {
    return {};
  }
  return not_found();
}

std::vector<Network> all_networks(Transaction& transaction) {
  return transaction.all<Network>(all_networks_sql);
}

std::vector<RegionView> regions_with_counts(Transaction& transaction, const NetworkId& network) {
  return transaction.all<RegionView>(regions_with_counts_sql, network, individuals_shown_min);
}

std::optional<Region> find_region(Transaction& transaction, const NetworkId& network,
                                  const RegionId& region) {
  return transaction.one<Region>(find_region_sql, network, region);
}

std::optional<Town> find_town(Transaction& transaction, const NetworkId& network,
                              const TownId& town) {
  return transaction.one<Town>(find_town_sql, network, town);
}

void insert_town(Transaction& transaction, const Town& town) {
  transaction.run(insert_town_sql, town.network_id, town.town_id, town.region_id, town.code,
                  town.name, town.province, town.lat, town.lng, town.population,
                  sort_text(town.name), search_text({&town.name, &town.province}));
}

Result<http::Page<TownView>> list_towns(Transaction& transaction, const NetworkId& network,
                                        const TownQuery& query) {
  NameCursor after;
  if (query.cursor) {
    auto read = NameCursor::from_text(*query.cursor);
    if (!read) return read.error();
    after = *std::move(read);
  }
  std::optional<std::string> pattern;
  if (query.q) pattern = like_pattern(*query.q);
  auto rows = transaction.all<TownRow>(list_towns_sql, network, after.sort_text, after.id,
                                       query.region, pattern, query.limit + 1);
  http::Page<TownView> page;
  for (auto& row : rows) {
    if (page.items.size() == static_cast<std::size_t>(query.limit)) {
      const auto& last = rows[page.items.size() - 1];
      page.next_cursor = NameCursor{last.name_sorted, last.town_id.text}.text();
      break;
    }
    page.items.push_back(static_cast<const TownView&>(row));
  }
  return page;
}

std::vector<ClusterView> clusters_with_counts(Transaction& transaction, const NetworkId& network) {
  return transaction.all<ClusterView>(clusters_with_counts_sql, network);
}

std::optional<Cluster> find_cluster(Transaction& transaction, const NetworkId& network,
                                    const ClusterId& cluster) {
  return transaction.one<Cluster>(find_cluster_sql, network, cluster);
}

void move_machine_list_stamp(Transaction& transaction, const NetworkId& network) {
  transaction.run(move_stamp_sql, network);
}

std::int64_t machine_list_stamp(Transaction& transaction, const NetworkId& network) {
  return transaction.one<std::int64_t>(stamp_sql, network).value_or(0);
}

}  // namespace touiza::network
