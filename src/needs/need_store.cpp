#include "needs/need_store.hpp"

namespace touiza::needs {
namespace {

using database::Transaction;

constexpr auto emergencies_and_needs = R"sql(
  CREATE TABLE emergency (
    network_id TEXT NOT NULL,
    emergency_id TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    since BIGINT NOT NULL,
    state TEXT NOT NULL,
    closed_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, emergency_id)
  );
  CREATE TABLE need (
    network_id TEXT NOT NULL,
    need_id TEXT NOT NULL,
    code TEXT NOT NULL,
    emergency_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    region_id TEXT NOT NULL,
    organization_id TEXT,
    design_id TEXT,
    description TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    due_day INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    accepts TEXT NOT NULL,
    state TEXT NOT NULL,
    ended_as TEXT,
    duplicate_of TEXT,
    posted_by TEXT NOT NULL,
    posted_at BIGINT NOT NULL,
    verified_by TEXT,
    verified_at BIGINT,
    answer TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, need_id),
    UNIQUE (network_id, code),
    FOREIGN KEY (network_id, emergency_id) REFERENCES emergency (network_id, emergency_id)
  );
  CREATE INDEX need_by_state ON need (network_id, state, need_id);
  CREATE INDEX need_of_site ON need (network_id, site_id, need_id);
  CREATE TABLE need_transition (
    network_id TEXT NOT NULL,
    transition_id TEXT NOT NULL,
    need_id TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, transition_id),
    FOREIGN KEY (network_id, need_id) REFERENCES need (network_id, need_id)
  );
)sql";

constexpr auto find_emergency_sql = R"sql(
  SELECT network_id, emergency_id, title, description, since, state, closed_at, version
  FROM emergency
  WHERE network_id = ?1 AND emergency_id = ?2
)sql";

constexpr auto emergencies_sql = R"sql(
  SELECT network_id, emergency_id, title, description, since, state, closed_at, version
  FROM emergency
  WHERE network_id = ?1
  ORDER BY since DESC
)sql";

constexpr auto find_need_sql = R"sql(
  SELECT network_id, need_id, code, emergency_id, site_id, region_id, organization_id, design_id,
         description, quantity, due_day, priority, accepts, state, ended_as, duplicate_of, posted_by,
         posted_at, verified_by, verified_at, answer, version
  FROM need
  WHERE network_id = ?1 AND need_id = ?2
)sql";

constexpr auto list_needs_sql = R"sql(
  SELECT network_id, need_id, code, emergency_id, site_id, region_id, organization_id, design_id,
         description, quantity, due_day, priority, accepts, state, ended_as, duplicate_of, posted_by,
         posted_at, verified_by, verified_at, answer, version
  FROM need
  WHERE network_id = ?1 AND (?2 = '' OR need_id < ?2) AND (?3 = '' OR state = ?3)
    AND (?4 = '' OR region_id = ?4) AND (?5 = '' OR site_id = ?5) AND (?6 = '' OR emergency_id = ?6)
  ORDER BY need_id DESC
  LIMIT ?7
)sql";

constexpr auto likely_duplicates_sql = R"sql(
  SELECT need_id, code, quantity, due_day, state
  FROM need
  WHERE network_id = ?1 AND site_id = ?2 AND need_id <> ?3 AND due_day BETWEEN ?4 AND ?5
    AND state NOT IN ('closed', 'rejected')
    AND (design_id = ?6 OR (?6 IS NULL AND design_id IS NULL AND description = ?7))
  ORDER BY need_id DESC
  LIMIT 10
)sql";

constexpr auto all_needs_sql = R"sql(
  SELECT network_id, need_id, code, emergency_id, site_id, region_id, organization_id, design_id,
         description, quantity, due_day, priority, accepts, state, ended_as, duplicate_of, posted_by,
         posted_at, verified_by, verified_at, answer, version
  FROM need
  WHERE network_id = ?1
  ORDER BY need_id
)sql";

constexpr auto needs_to_serve_sql = R"sql(
  SELECT network_id, need_id, code, emergency_id, site_id, region_id, organization_id, design_id,
         description, quantity, due_day, priority, accepts, state, ended_as, duplicate_of, posted_by,
         posted_at, verified_by, verified_at, answer, version
  FROM need
  WHERE network_id = ?1 AND state IN ('verified', 'open') AND design_id IS NOT NULL
  ORDER BY need_id
)sql";

constexpr auto record_transition_sql = R"sql(
  INSERT INTO need_transition (network_id, transition_id, need_id, from_state, to_state, actor, at, reason)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
)sql";

template <class T>
std::string text_or_empty(const std::optional<Id<T>>& id) {
  return id ? id->text : std::string{};
}

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"needs", 1, "emergencies and needs", emergencies_and_needs},
          {"needs", 2, "needs of a site by their day",
           "CREATE INDEX need_of_site_by_day ON need (network_id, site_id, due_day);"
           "DROP INDEX need_of_site;"}};
}

std::optional<Emergency> NeedStore::find_emergency(Transaction& t, const NetworkId& network,
                                                   const EmergencyId& emergency) {
  return t.one<Emergency>(find_emergency_sql, network, emergency);
}

std::vector<Emergency> NeedStore::emergencies(Transaction& t, const NetworkId& network) {
  return t.all<Emergency>(emergencies_sql, network);
}

void NeedStore::add_emergency(Transaction& t, const Emergency& emergency) {
  t.insert("emergency", emergency);
}

void NeedStore::save_emergency(Transaction& t, const Emergency& emergency) {
  t.update("emergency", emergency, {"network_id", "emergency_id"});
}

std::optional<Need> NeedStore::find(Transaction& t, const NetworkId& network, const NeedId& need) {
  return t.one<Need>(find_need_sql, network, need);
}

std::vector<Need> NeedStore::list(Transaction& t, const NetworkId& network,
                                  const NeedQuery& query) {
  const std::string_view state = query.state ? json::enum_name(*query.state) : "";
  return t.all<Need>(list_needs_sql, network, query.cursor.value_or(""), state,
                     text_or_empty(query.region), text_or_empty(query.site),
                     text_or_empty(query.emergency), query.limit + 1);
}

std::vector<LikelyDuplicate> NeedStore::likely_duplicates(Transaction& t, const Need& need) {
  constexpr int days_apart_max = 10;
  return t.all<LikelyDuplicate>(likely_duplicates_sql, need.network_id, need.site_id, need.need_id,
                                need.due_day - days_apart_max, need.due_day + days_apart_max,
                                need.design_id, need.description);
}

std::vector<Need> NeedStore::all(Transaction& t, const NetworkId& network) {
  return t.all<Need>(all_needs_sql, network);
}

std::vector<Need> NeedStore::to_serve(Transaction& t, const NetworkId& network) {
  return t.all<Need>(needs_to_serve_sql, network);
}

bool NeedStore::add(Transaction& t, const Need& need) {
  return t.insert_unless_exists("need", need);
}

void NeedStore::save(Transaction& t, const Need& need) {
  t.update("need", need, {"network_id", "need_id"});
}

void NeedStore::record_transition(Transaction& t, const Need& need, NeedState from,
                                  const AccountId& by, Instant at, const std::string& reason,
                                  const std::string& id) {
  t.run(record_transition_sql, need.network_id, id, need.need_id, from, need.state, by, at, reason);
}

}  // namespace touiza::needs
