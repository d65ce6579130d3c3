// Recall both ways: from a lot or revision down to the sites, from a piece up to its origin.
#pragma once

#include "designs/release_service.hpp"
#include "production/lot_service.hpp"

namespace touiza::production {

class RecallService final : public designs::RevisionObserver {
 public:
  RecallService(accounts::Foundation& foundation, const LotDesk& desk, campaigns::JobDesk& jobs)
      : foundation_{foundation}, desk_{desk}, jobs_{jobs} {}

  // Errors of all: "not_found", "not_allowed" and its kin.

  Result<LotTrace> trace(const accounts::Caller& caller, const NetworkId& network,
                         const LotId& lot) const;
  /// The lot and every product lot that it is in. Errors: "transition_not_allowed".
  Result<RecallView> recall(const accounts::Caller& caller, const NetworkId& network,
                            const LotId& lot, const LotReason& reason);
  /// All lots of a revision, wherever they are.
  Result<RecallView> recall_revision(const accounts::Caller& caller, const NetworkId& network,
                                     const RevisionId& revision, const LotReason& reason);

  // For designs/, whose withdrawal of a revision recalls its lots in the same transaction.
  void count(database::Transaction& t, const NetworkId& network, const RevisionId& revision,
             designs::Consequences& consequences) override;
  Done on_withdrawn(database::Transaction& t, const accounts::Caller& caller,
                    const designs::Revision& revision, const std::string& reason) override;

 private:
  Result<RecallView> recall_all(database::Transaction& t, const accounts::Caller& caller,
                                const NetworkId& network, std::vector<Lot> lots,
                                const std::string& reason) const;
  Done correct_record(database::Transaction& t, const accounts::Caller& caller,
                      const Lot& lot) const;

  accounts::Foundation& foundation_;
  const LotDesk& desk_;
  campaigns::JobDesk& jobs_;
};

}  // namespace touiza::production
