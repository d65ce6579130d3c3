#include "production/production_store.hpp"

namespace touiza::production {
namespace {

constexpr auto find_lot = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE network_id = ?1 AND lot_id = ?2
)sql";

constexpr auto find_lot_by_code = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE code = ?1
  ORDER BY lot_id
  LIMIT 1
)sql";

constexpr auto list_lots = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE network_id = ?1
    AND (?2 = '' OR lot_id < ?2) AND (?3 = '' OR state = ?3) AND (?4 = '' OR job_id = ?4)
    AND (?5 = '' OR lab_id = ?5) AND (?6 = '' OR region_id = ?6) AND (?7 = '' OR revision_id = ?7)
    AND (?8 = '' OR code = ?8)
    AND (NOT ?9 OR organization_id IN (?10) OR region_id IN (?11))
  ORDER BY lot_id DESC
  LIMIT ?12
)sql";

constexpr auto lots_of_job = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE network_id = ?1 AND job_id = ?2
  ORDER BY lot_id
)sql";

constexpr auto lots_of_revision = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE network_id = ?1 AND revision_id = ?2
  ORDER BY lot_id
)sql";

constexpr auto lots_of_ids = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE network_id = ?1 AND lot_id IN (?2)
  ORDER BY lot_id
)sql";

constexpr auto all_lots = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE network_id = ?1
  ORDER BY lot_id
)sql";

constexpr auto lots_past_their_day = R"sql(
  SELECT network_id, lot_id, code, lab_id, site_id, region_id, organization_id, job_id, campaign_id,
         design_id, revision_id, component_id, quantity, scrapped, state, is_late, expires_on,
         created_by, created_at, version
  FROM lot
  WHERE expires_on IS NOT NULL AND expires_on < ?1 AND state IN ('accepted', 'on_hold')
  ORDER BY network_id, lot_id
)sql";

constexpr auto transitions_of_lot = R"sql(
  SELECT network_id, transition_id, lot_id, from_state, to_state, at, actor, reason
  FROM lot_transition
  WHERE network_id = ?1 AND lot_id = ?2
  ORDER BY at, transition_id
)sql";

constexpr auto reason_of_state = R"sql(
  SELECT reason
  FROM lot_transition
  WHERE network_id = ?1 AND lot_id = ?2 AND to_state = ?3
  ORDER BY at DESC, transition_id DESC
  LIMIT 1
)sql";

constexpr auto put_more_in = R"sql(
  INSERT INTO lot_run (network_id, lot_id, run_id, quantity)
  VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (network_id, lot_id, run_id)
  DO UPDATE SET quantity = lot_run.quantity + excluded.quantity
)sql";

constexpr auto runs_of_lots = R"sql(
  SELECT r.run_id, l.quantity, r.machine_id, r.material_lot, r.reported_at
  FROM lot_run l
  JOIN run r ON r.network_id = l.network_id AND r.run_id = l.run_id
  WHERE l.network_id = ?1 AND l.lot_id IN (?2)
  ORDER BY r.reported_at, r.run_id
)sql";

constexpr auto inspections_of_lot = R"sql(
  SELECT network_id, inspection_id, lot_id, sample_size, accept_max, reject_min, defects, measured,
         note, verdict, inspected_by, inspected_at
  FROM inspection
  WHERE network_id = ?1 AND lot_id = ?2
  ORDER BY inspected_at, inspection_id
)sql";

template <class T>
std::string text_of(const std::optional<T>& id) {
  return id ? id->text : "";
}

}  // namespace

std::optional<Lot> LotStore::find(Transaction& t, const NetworkId& network, const LotId& lot) {
  return t.one<Lot>(find_lot, network, lot);
}

std::optional<Lot> LotStore::by_code(Transaction& t, const std::string& code) {
  return t.one<Lot>(find_lot_by_code, code);
}

std::vector<Lot> LotStore::list(Transaction& t, const NetworkId& network, const LotFilter& filter) {
  const auto& query = filter.query;
  const std::string_view state = query.state ? json::enum_name(*query.state) : "";
  return t.all<Lot>(
      list_lots, network, query.cursor.value_or(""), state, text_of(query.job), text_of(query.lab),
      text_of(query.region), text_of(query.revision), query.code.value_or(""), filter.is_limited,
      database::any_of(filter.organizations), database::any_of(filter.regions), query.limit + 1);
}

std::vector<Lot> LotStore::of_job(Transaction& t, const NetworkId& network, const JobId& job) {
  return t.all<Lot>(lots_of_job, network, job);
}

std::vector<Lot> LotStore::of_revision(Transaction& t, const NetworkId& network,
                                       const RevisionId& revision) {
  return t.all<Lot>(lots_of_revision, network, revision);
}

std::vector<Lot> LotStore::of_ids(Transaction& t, const NetworkId& network,
                                  const std::vector<LotId>& lots) {
  return t.all<Lot>(lots_of_ids, network, database::any_of(lots));
}

std::vector<Lot> LotStore::all(Transaction& t, const NetworkId& network) {
  return t.all<Lot>(all_lots, network);
}

std::vector<Lot> LotStore::past_their_day(Transaction& t, Day today) {
  return t.all<Lot>(lots_past_their_day, today);
}

bool LotStore::add(Transaction& t, const Lot& lot) { return t.insert_unless_exists("lot", lot); }

void LotStore::save(Transaction& t, const Lot& lot) {
  t.update("lot", lot, {"network_id", "lot_id"});
}

void LotStore::record(Transaction& t, const LotTransition& transition) {
  t.insert("lot_transition", transition);
}

std::vector<LotTransition> LotStore::transitions_of(Transaction& t, const NetworkId& network,
                                                    const LotId& lot) {
  return t.all<LotTransition>(transitions_of_lot, network, lot);
}

std::string LotStore::reason_of(Transaction& t, const NetworkId& network, const LotId& lot,
                                LotState state) {
  return t.one<std::string>(reason_of_state, network, lot, state).value_or("");
}

void LotStore::put_in(Transaction& t, const LotRun& share) {
  t.run(put_more_in, share.network_id, share.lot_id, share.run_id, share.quantity);
}

std::vector<LinkedRun> LotStore::runs_of(Transaction& t, const NetworkId& network,
                                         const std::vector<LotId>& lots) {
  return t.all<LinkedRun>(runs_of_lots, network, database::any_of(lots));
}

void LotStore::add_inspection(Transaction& t, const Inspection& inspection) {
  t.insert("inspection", inspection);
}

std::vector<Inspection> LotStore::inspections_of(Transaction& t, const NetworkId& network,
                                                 const LotId& lot) {
  return t.all<Inspection>(inspections_of_lot, network, lot);
}

}  // namespace touiza::production
