// Use cases of runs: pieces are reported once, however often and late the report comes.
#pragma once

#include "production/lot_desk.hpp"

namespace touiza::production {

class RunService {
 public:
  RunService(accounts::Foundation& foundation, const LotDesk& desk, campaigns::JobDesk& jobs)
      : foundation_{foundation}, desk_{desk}, jobs_{jobs} {}

  /// Good pieces go into the lab's quarantine, material is used up, the job moves on. A report with
  /// a `run_id` that is known already and says the same changes nothing and gives the same answer.
  ///
  /// A job that is over takes no more reports, but those of runs that began before it ended
  /// (`started_at`): these are kept as late, and their pieces wait in a lot of their own,
  /// quarantined; of a withdrawn revision that lot is recalled at once.
  ///
  /// Errors: "not_found", "not_allowed" and its kin, "run_says_nothing",
  /// "failure_reason_is_missing", "run_is_in_the_future", "run_conflict", "job_is_over",
  /// "run_exceeds_job", "revision_is_withdrawn", "machine_is_elsewhere".
  Result<RunView> report(const accounts::Caller& caller, const NetworkId& network, const JobId& job,
                         const RunDraft& draft);
  Result<http::Page<RunView>> list(const accounts::Caller& caller, const NetworkId& network,
                                   const JobId& job, const RunQuery& query) const;

 private:
  Result<RunView> add(database::Transaction& t, const accounts::Caller& caller,
                      const campaigns::Job& job, const RunDraft& draft);
  Result<Lot> quarantine_late(database::Transaction& t, const accounts::Caller& caller,
                              const campaigns::Job& job, Run& run, bool is_withdrawn);

  accounts::Foundation& foundation_;
  const LotDesk& desk_;
  campaigns::JobDesk& jobs_;
};

}  // namespace touiza::production
