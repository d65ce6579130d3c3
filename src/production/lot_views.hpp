// Lots as people see them, for the rows of one list: what several have in common is read once.
#pragma once

#include "base/remembered.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"
#include "production/lot_desk.hpp"
#include "production/lot_view.hpp"

namespace touiza::production {

class LotViews {
 public:
  LotViews(database::Transaction& t, const NetworkId& network, const LotDesk& desk)
      : t_{t}, network_{network}, desk_{desk} {}

  /// Without its history.
  LotView of(const Lot& lot);
  std::vector<LotHolding> named(const std::vector<stock::Balance>& balances);

 private:
  void add_design(const Lot& lot, LotView& view);
  void add_work(const Lot& lot, LotView& view);
  const std::optional<KnownPlace>& place(const stock::PlaceRef& place);

  database::Transaction& t_;
  const NetworkId& network_;
  const LotDesk& desk_;
  Remembered<stock::PlaceRef, std::optional<KnownPlace>> places_;
  Remembered<LabId, bool> probations_;
  Remembered<RevisionId, std::optional<designs::WholeRevision>> revisions_;
  Remembered<designs::ProcessPlanId, std::optional<network::Material>> materials_;
};

}  // namespace touiza::production
