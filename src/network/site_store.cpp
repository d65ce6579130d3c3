#include "network/site_store.hpp"

#include "network/code.hpp"
#include "network/sight.hpp"

namespace touiza::network {
namespace {

constexpr auto find_sql = R"sql(
  SELECT network_id, site_id, kind, name, region_id, town_id, lat, lng, organization_id, lab_id,
         beds, state, name_sorted, search_text, created_by, created_at, version
  FROM site WHERE network_id = ?1 AND site_id = ?2
)sql";

constexpr auto views_sql = R"sql(
  SELECT site.site_id, site.kind, site.name, site.region_id, site.town_id,
         town.name AS town_name, site.lat, site.lng, site.organization_id, site.lab_id, site.beds,
         site.state, site.version, site.name_sorted
  FROM site
  JOIN town ON town.network_id = site.network_id AND town.town_id = site.town_id
  WHERE site.network_id = ?1 AND (?2 IS NULL OR site.site_id = ?2)
    AND (site.name_sorted, site.site_id) > (?3, ?4)
    AND (?5 IS NULL OR site.region_id = ?5)
    AND (?6 IS NULL OR site.kind = ?6)
    AND (?7 IS NULL OR site.state = ?7)
    AND (?8 IS NULL OR site.organization_id = ?8)
    AND (?9 IS NULL OR site.search_text LIKE ?9 ESCAPE '!' OR town.search_text LIKE ?9 ESCAPE '!')
    AND (site.state = 'active' OR ?10 OR site.region_id IN (?11) OR site.organization_id IN (?12)
         OR (site.organization_id IS NULL AND site.created_by = ?13))
  ORDER BY site.name_sorted, site.site_id
  LIMIT ?14
)sql";

constexpr auto last_actor_sql = R"sql(
  SELECT actor FROM site_transition
  WHERE network_id = ?1 AND site_id = ?2 AND to_state = ?3
  ORDER BY site_version DESC LIMIT 1
)sql";

struct SiteRow : SiteView {
  std::string name_sorted;
};
BOOST_DESCRIBE_STRUCT(SiteRow, (SiteView), (name_sorted))

std::vector<SiteRow> rows(Transaction& transaction, const NetworkId& network,
                          const std::optional<SiteId>& site, const SiteQuery& query,
                          const NameCursor& after, const SiteSight& sight) {
  const auto& oversight = sight.oversight;
  std::optional<std::string> pattern;
  if (query.q) pattern = like_pattern(*query.q);
  return transaction.all<SiteRow>(
      views_sql, network, site, after.sort_text, after.id, query.region, query.kind, query.state,
      query.organization, pattern, oversight.is_everywhere, database::any_of(oversight.regions),
      database::any_of(oversight.organizations), sight.caller, query.limit + 1);
}

}  // namespace

std::optional<Site> find_site(Transaction& transaction, const NetworkId& network,
                              const SiteId& site) {
  return transaction.one<Site>(find_sql, network, site);
}

SiteSight site_sight(const accounts::Caller& caller, const NetworkId& network) {
  return {sight(caller, network).oversight, caller.actor()};
}

Result<http::Page<SiteView>> list_sites(Transaction& transaction, const NetworkId& network,
                                        const SiteQuery& query, const SiteSight& sight) {
  NameCursor after;
  if (query.cursor) {
    auto read = NameCursor::from_text(*query.cursor);
    if (!read) return read.error();
    after = *std::move(read);
  }
  auto found = rows(transaction, network, std::nullopt, query, after, sight);
  http::Page<SiteView> page;
  if (found.size() > static_cast<std::size_t>(query.limit)) {
    found.pop_back();
    page.next_cursor = NameCursor{found.back().name_sorted, found.back().site_id.text}.text();
  }
  for (auto& row : found) page.items.push_back(std::move(row));
  return page;
}

std::optional<SiteView> site_view(Transaction& transaction, const NetworkId& network,
                                  const SiteId& site, const SiteSight& sight) {
  auto found = rows(transaction, network, site, {}, {}, sight);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<AccountId> last_actor(Transaction& transaction, const Site& site, SiteState to) {
  return transaction.one<AccountId>(last_actor_sql, site.network_id, site.site_id, to);
}

}  // namespace touiza::network
