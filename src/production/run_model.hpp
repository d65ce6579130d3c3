// Runs: what a machine, or a pair of hands, has made of a job, as somebody reported it.
#pragma once

#include "production/ids.hpp"

namespace touiza::production {

/// Reported by a person a run is over: `done`, or `failed` where nothing good came of it. An agent
/// also reports what has `started`, and what it has `lost` sight of.
enum class RunState { started, done, failed, lost };
BOOST_DESCRIBE_ENUM(RunState, started, done, failed, lost)

struct Run {
  NetworkId network_id;
  RunId run_id;
  JobId job_id;
  LabId lab_id;
  std::optional<MachineId> machine_id;
  RunState state = RunState::done;
  std::int64_t pieces_good = 0;
  std::int64_t pieces_failed = 0;
  std::int64_t pieces_in_lots = 0;  ///< Of the good ones.
  std::string failure_reason;
  std::optional<double> duration_s;
  double material_used = 0;           ///< In the material's unit.
  bool is_material_measured = false;  ///< False: what the process plan says, times the pieces.
  std::string material_lot;           ///< The supplier's number, as on the spool or sheet.
  std::optional<Instant> started_at;
  bool is_late = false;  ///< Made before the job ended, reported after.
  AccountId reported_by;
  Instant reported_at;
};
BOOST_DESCRIBE_STRUCT(Run, (),
                      (network_id, run_id, job_id, lab_id, machine_id, state, pieces_good,
                       pieces_failed, pieces_in_lots, failure_reason, duration_s, material_used,
                       is_material_measured, material_lot, started_at, is_late, reported_by,
                       reported_at))

struct RunDraft {
  /// Given by who reports, so that the same report may come twice, late or out of order.
  std::optional<RunId> run_id;
  std::int64_t pieces_good = 0;
  std::int64_t pieces_failed = 0;
  std::string failure_reason;
  std::optional<double> duration_s;
  std::optional<double> material_used;  ///< In the unit of the process plan's material.
  std::string material_lot;
  std::optional<MachineId> machine_id;
  std::optional<Instant> started_at;

  static constexpr auto rules() {
    return json::rules(json::range(&RunDraft::pieces_good, {.min = 0, .max = 1'000'000}),
                       json::range(&RunDraft::pieces_failed, {.min = 0, .max = 1'000'000}),
                       json::may_be_absent(&RunDraft::pieces_failed),
                       json::text(&RunDraft::failure_reason, {.max = 500}),
                       json::may_be_absent(&RunDraft::failure_reason),
                       json::range(&RunDraft::duration_s, {.min = 0, .max = 31e6}),
                       json::range(&RunDraft::material_used, {.min = 0, .max = 1e9}),
                       json::text(&RunDraft::material_lot, {.max = 80}),
                       json::may_be_absent(&RunDraft::material_lot));
  }
};
BOOST_DESCRIBE_STRUCT(RunDraft, (),
                      (run_id, pieces_good, pieces_failed, failure_reason, duration_s,
                       material_used, material_lot, machine_id, started_at))

struct RunView {
  RunId run_id;
  JobId job_id;
  std::optional<MachineId> machine_id;
  RunState state = RunState::done;
  std::int64_t pieces_good = 0;
  std::int64_t pieces_failed = 0;
  std::int64_t pieces_in_lots = 0;
  std::string failure_reason;
  std::optional<double> duration_s;
  double material_used = 0;
  bool is_material_measured = false;
  std::string material_lot;
  std::optional<Instant> started_at;
  bool is_late = false;
  std::optional<LotId> late_lot_id;  ///< Where pieces of a late report wait to be judged.
  Instant reported_at;
};
BOOST_DESCRIBE_STRUCT(RunView, (),
                      (run_id, job_id, machine_id, state, pieces_good, pieces_failed,
                       pieces_in_lots, failure_reason, duration_s, material_used,
                       is_material_measured, material_lot, started_at, is_late, late_lot_id,
                       reported_at))

struct RunQuery : http::PageQuery {};
BOOST_DESCRIBE_STRUCT(RunQuery, (http::PageQuery), ())

/// How many good pieces a job may be reported to have in all: twice what was promised, and never
/// less than twenty more. Beyond that it is a slip of the finger; up to it, a surplus.
inline std::int64_t good_max(std::int64_t promised) {
  return std::max(2 * promised, promised + 20);
}

/// Nothing made, a failure without a reason, a beginning in the future.
/// Errors: "run_says_nothing", "failure_reason_is_missing", "run_is_in_the_future".
Done check(const RunDraft& draft, Instant now);

/// True where both say the same of the same run.
bool is_same_report(const Run& run, const RunDraft& draft);

}  // namespace touiza::production
