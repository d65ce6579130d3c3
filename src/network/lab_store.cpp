#include "network/lab_store.hpp"

namespace touiza::network {
namespace {

constexpr auto find_lab_sql = R"sql(
  SELECT network_id, lab_id, code, organization_id, region_id, town_id, name, description, lat,
         lng, shown_lat, shown_lng, people_hours_per_day, limits, referees, state, name_sorted,
         search_text, declared_at, confirmed_at, created_by, created_at, version
  FROM lab WHERE network_id = ?1 AND lab_id = ?2
)sql";

constexpr auto clusters_of_lab_sql = R"sql(
  SELECT cluster_id FROM cluster_lab WHERE network_id = ?1 AND lab_id = ?2 ORDER BY cluster_id
)sql";

constexpr auto set_state_sql = R"sql(
  UPDATE lab SET state = ?3, version = version + 1 WHERE network_id = ?1 AND lab_id = ?2
)sql";

}  // namespace

std::optional<Lab> find_lab(Transaction& transaction, const NetworkId& network, const LabId& lab) {
  return transaction.one<Lab>(find_lab_sql, network, lab);
}

LabPlace place_of_lab(Transaction& transaction, const Lab& lab) {
  return {lab.network_id, lab.region_id, lab.organization_id,
          transaction.all<ClusterId>(clusters_of_lab_sql, lab.network_id, lab.lab_id)};
}

Done move_lab(Transaction& transaction, Lab& lab, LabState to, const AccountId& actor,
              const std::optional<std::string>& reason, Instant at, Random& random) {
  if (const auto allowed = check_transition(lab.state, to); !allowed) return allowed;
  transaction.run(set_state_sql, lab.network_id, lab.lab_id, to);
  transaction.insert("lab_transition",
                     LabTransition{new_uuid(at, random), lab.network_id, lab.lab_id,
                                   lab.version + 1, lab.state, to, at, actor, reason});
  move_machine_list_stamp(transaction, lab.network_id);
  lab.state = to;
  ++lab.version;
  return {};
}

}  // namespace touiza::network
