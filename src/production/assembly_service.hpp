// Putting products together from lots of components.
#pragma once

#include "designs/design_model.hpp"
#include "production/lot_service.hpp"

namespace touiza::production {

class AssemblyService {
 public:
  AssemblyService(accounts::Foundation& foundation, const LotDesk& desk)
      : foundation_{foundation}, desk_{desk} {}

  /// A product lot, quarantined, out of accepted lots that lie at the same lab or hub. The parts of
  /// each made component have to come to exactly what the bill of components asks for; what is
  /// bought in is used up from the place's material.
  ///
  /// Errors: "not_found", "not_allowed" and its kin, "place_is_unknown", "revision_is_withdrawn",
  /// "lot_is_not_available", "parts_do_not_fit_bill".
  Result<LotView> assemble(const accounts::Caller& caller, const NetworkId& network,
                           const AssemblyDraft& draft);

 private:
  Done use_up(database::Transaction& t, const accounts::Caller& caller, const Lot& product,
              const AssemblyDraft& draft, const designs::WholeRevision& whole);

  accounts::Foundation& foundation_;
  const LotDesk& desk_;
};

}  // namespace touiza::production
