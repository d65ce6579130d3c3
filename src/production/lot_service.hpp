// Use cases of lots: made of a job's good pieces, checked, held, thrown away, looked up.
#pragma once

#include "production/lot_desk.hpp"
#include "production/lot_view.hpp"

namespace touiza::production {

class LotService {
 public:
  LotService(accounts::Foundation& foundation, const LotDesk& desk, campaigns::JobDesk& jobs)
      : foundation_{foundation}, desk_{desk}, jobs_{jobs} {}

  // Errors of all: "not_found", "not_allowed" and its kin, "transition_not_allowed", those named.

  Result<http::Page<LotView>> list(const accounts::Caller& caller, const NetworkId& network,
                                   const LotQuery& query) const;
  Result<LotView> find(const accounts::Caller& caller, const NetworkId& network,
                       const LotId& lot) const;
  /// The public page of a code, for anybody who holds the piece. Errors: "code_is_malformed",
  /// "code_check_failed", "not_found".
  Result<PublicLotView> look_up(const std::string& code) const;

  /// From good pieces of the job that are in no lot yet, oldest runs first; complete, and so
  /// quarantined, unless it stays open. Errors: "too_few_pieces".
  Result<LotView> create(const accounts::Caller& caller, const NetworkId& network, const JobId& job,
                         const LotDraft& draft);
  /// More pieces of the same job into an open lot. Errors: "lot_is_not_open", "too_few_pieces".
  Result<LotView> fill(const accounts::Caller& caller, const NetworkId& network, const LotId& lot,
                       const LotFilling& filling);
  /// Complete, or worked over again: it waits to be checked.
  Result<LotView> quarantine(const accounts::Caller& caller, const NetworkId& network,
                             const LotId& lot);
  /// The result of a check by the lot's sampling plan. Bad pieces of an accepted lot are taken out
  /// and scrapped. The first accepted lot of a lab ends its probation.
  /// Errors: "sample_is_too_small", "defects_exceed_sample", "verdict_contradicts_plan",
  /// "reason_is_missing" (a lot is rejected or sent back, and the note is empty).
  Result<LotView> inspect(const accounts::Caller& caller, const NetworkId& network,
                          const LotId& lot, const InspectionDraft& draft);
  Result<LotView> hold(const accounts::Caller& caller, const NetworkId& network, const LotId& lot,
                       const LotReason& reason);
  Result<LotView> release_hold(const accounts::Caller& caller, const NetworkId& network,
                               const LotId& lot, const LotReason& reason);
  /// What is rejected, recalled, expired or beyond rework is thrown away where it lies.
  Result<LotView> dispose(const accounts::Caller& caller, const NetworkId& network,
                          const LotId& lot, const LotReason& reason);

  /// Accepted lots whose day has passed, of all networks: to be run once a day. Lots changed.
  Result<std::int64_t> expire_lots();

 private:
  using Step = std::function<Done(database::Transaction&, Lot&)>;
  Result<LotView> step(const accounts::Caller& caller, accounts::Action action,
                       const NetworkId& network, const LotId& lot, const Step& change);
  Done put_pieces(database::Transaction& t, const accounts::Caller& caller, const Lot& lot,
                  const ComponentId& component, std::int64_t pieces);
  Done judge(database::Transaction& t, const accounts::Caller& caller, Lot& lot,
             const InspectionDraft& draft);
  Done accept(database::Transaction& t, const accounts::Caller& caller, Lot& lot,
              std::int64_t defects, const std::string& note);

  accounts::Foundation& foundation_;
  const LotDesk& desk_;
  campaigns::JobDesk& jobs_;
};

/// True for a lot that was its lab's first while on probation: looked at twice as closely.
bool is_probation_lot(database::Transaction& t, const Lot& lot);

/// The lot with all that people see of it; `is_whole` with genealogy and history.
LotView view_of(database::Transaction& t, const LotDesk& desk, const Lot& lot, bool is_whole);

/// Holdings with the names of their places.
std::vector<LotHolding> named(database::Transaction& t, const NetworkId& network,
                              const std::vector<stock::Balance>& balances);

}  // namespace touiza::production
