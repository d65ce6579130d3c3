#include "production/production_store.hpp"

namespace touiza::production {
namespace {

constexpr auto find_run = R"sql(
  SELECT network_id, run_id, job_id, lab_id, machine_id, state, pieces_good, pieces_failed,
         pieces_in_lots, failure_reason, duration_s, material_used, is_material_measured,
         material_lot, started_at, is_late, reported_by, reported_at
  FROM run
  WHERE network_id = ?1 AND run_id = ?2
)sql";

constexpr auto runs_of_job = R"sql(
  SELECT network_id, run_id, job_id, lab_id, machine_id, state, pieces_good, pieces_failed,
         pieces_in_lots, failure_reason, duration_s, material_used, is_material_measured,
         material_lot, started_at, is_late, reported_by, reported_at
  FROM run
  WHERE network_id = ?1 AND job_id = ?2 AND (?3 = '' OR run_id < ?3)
  ORDER BY run_id DESC
  LIMIT ?4
)sql";

constexpr auto runs_with_loose_pieces = R"sql(
  SELECT network_id, run_id, job_id, lab_id, machine_id, state, pieces_good, pieces_failed,
         pieces_in_lots, failure_reason, duration_s, material_used, is_material_measured,
         material_lot, started_at, is_late, reported_by, reported_at
  FROM run
  WHERE network_id = ?1 AND job_id = ?2 AND is_late = ?3 AND pieces_in_lots < pieces_good
  ORDER BY reported_at, run_id
)sql";

constexpr auto pieces_of_job = R"sql(
  SELECT CAST(?2 AS TEXT) AS job_id, CAST(COALESCE(SUM(pieces_good), 0) AS BIGINT) AS good,
         CAST(COALESCE(SUM(pieces_in_lots), 0) AS BIGINT) AS in_lots
  FROM run
  WHERE network_id = ?1 AND job_id = ?2
)sql";

constexpr auto pieces_by_job = R"sql(
  SELECT job_id, CAST(SUM(pieces_good) AS BIGINT) AS good,
         CAST(SUM(pieces_in_lots) AS BIGINT) AS in_lots
  FROM run
  WHERE network_id = ?1
  GROUP BY job_id
)sql";

}  // namespace

std::optional<Run> RunStore::find(Transaction& t, const NetworkId& network, const RunId& run) {
  return t.one<Run>(find_run, network, run);
}

std::vector<Run> RunStore::of_job(Transaction& t, const NetworkId& network, const JobId& job,
                                  const std::string& before, int limit) {
  return t.all<Run>(runs_of_job, network, job, before, limit + 1);
}

std::vector<Run> RunStore::with_loose_pieces(Transaction& t, const NetworkId& network,
                                             const JobId& job, bool is_late) {
  return t.all<Run>(runs_with_loose_pieces, network, job, is_late);
}

JobPieces RunStore::pieces_of(Transaction& t, const NetworkId& network, const JobId& job) {
  return *t.one<JobPieces>(pieces_of_job, network, job);
}

std::vector<JobPieces> RunStore::pieces(Transaction& t, const NetworkId& network) {
  return t.all<JobPieces>(pieces_by_job, network);
}

void RunStore::add(Transaction& t, const Run& run) { t.insert("run", run); }

void RunStore::save(Transaction& t, const Run& run) {
  t.update("run", run, {"network_id", "run_id"});
}

}  // namespace touiza::production
