#include "production/run_model.hpp"

#include <fmt/format.h>

#include <chrono>

namespace touiza::production {

Done check(const RunDraft& draft, Instant now) {
  if (draft.pieces_good + draft.pieces_failed == 0) {
    return Error{ErrorKind::invalid_input, "run_says_nothing",
                 "This report has neither good nor failed pieces.",
                 "Say how many came out well and how many did not."};
  }
  if (draft.pieces_failed > 0 && trimmed(draft.failure_reason).empty()) {
    return Error{ErrorKind::invalid_input,
                 "failure_reason_is_missing",
                 fmt::format("{} pieces failed, and nothing says why.", draft.pieces_failed),
                 "Give the reason in a few words: the next lab learns from it.",
                 {{"failure_reason", "missing", "Why did they fail?"}}};
  }
  // A telephone's clock may run a little ahead.
  if (draft.started_at && *draft.started_at > now + std::chrono::minutes{15}) {
    return Error{ErrorKind::invalid_input,
                 "run_is_in_the_future",
                 "This run begins in the future.",
                 "Check the clock of your device.",
                 {{"started_at", "too_large", "Later than now."}}};
  }
  return {};
}

bool is_same_report(const Run& run, const RunDraft& draft) {
  return run.pieces_good == draft.pieces_good && run.pieces_failed == draft.pieces_failed &&
         run.failure_reason == draft.failure_reason && run.duration_s == draft.duration_s &&
         run.material_lot == draft.material_lot && run.machine_id == draft.machine_id &&
         run.started_at == draft.started_at &&
         run.is_material_measured == draft.material_used.has_value() &&
         (!draft.material_used || run.material_used == *draft.material_used);
}

}  // namespace touiza::production
