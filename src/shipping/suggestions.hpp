// What could be sent where: accepted products in each place, matched to the needs that wait.
#pragma once

#include "shipping/shipment_desk.hpp"

namespace touiza::shipping {

class SuggestionService {
 public:
  SuggestionService(accounts::Foundation& foundation, const ShipmentDesk& desk,
                    const stock::Ledger& ledger)
      : foundation_{foundation}, desk_{desk}, ledger_{ledger} {}

  /// Needs in order of priority, due day and age; each takes from places of its region first, then
  /// from the nearest, the oldest lots first. Only from places from where the caller may send.
  /// Errors: "not_allowed" and its kin.
  Result<http::Page<ShipmentSuggestion>> suggest(const accounts::Caller& caller,
                                                 const NetworkId& network,
                                                 const SuggestionQuery& query) const;

 private:
  accounts::Foundation& foundation_;
  const ShipmentDesk& desk_;
  const stock::Ledger& ledger_;
};

}  // namespace touiza::shipping
