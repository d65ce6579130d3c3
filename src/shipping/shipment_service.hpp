// Use cases of shipments up to the door: put together, packed, sent, called off, lost, sent back.
#pragma once

#include <functional>

#include "shipping/shipment_desk.hpp"

namespace touiza::shipping {

class ShipmentService final : public production::Allocations {
 public:
  ShipmentService(accounts::Foundation& foundation, const ShipmentDesk& desk)
      : foundation_{foundation}, desk_{desk} {}

  // Errors of all: "not_found", "not_allowed" and its kin, "transition_not_allowed", those named.

  Result<http::Page<ShipmentView>> list(const accounts::Caller& caller, const NetworkId& network,
                                        const ShipmentQuery& query) const;
  Result<ShipmentView> find(const accounts::Caller& caller, const NetworkId& network,
                            const ShipmentId& shipment) const;

  /// Accepted units that lie at `from` and that nobody else was promised. For a need: products of
  /// its design, no more than it still lacks.
  ///
  /// Errors: "place_is_unknown", "shipment_goes_nowhere", "site_is_not_active",
  /// "lot_is_not_available", "need_is_unknown", "need_is_elsewhere", "need_is_not_open",
  /// "lot_does_not_fit_need", "need_is_covered".
  Result<ShipmentView> create(const accounts::Caller& caller, const NetworkId& network,
                              const ShipmentDraft& draft);
  Result<ShipmentView> pack(const accounts::Caller& caller, const NetworkId& network,
                            const ShipmentId& shipment);
  /// It leaves: its units are in transit. Errors: "lot_is_not_available" (held meanwhile, say).
  Result<ShipmentView> dispatch(const accounts::Caller& caller, const NetworkId& network,
                                const ShipmentId& shipment);
  Result<ShipmentView> cancel(const accounts::Caller& caller, const NetworkId& network,
                              const ShipmentId& shipment, const ShipmentReason& reason);
  /// What has not arrived never will. Where some did, the shipment ends as received.
  Result<ShipmentView> lose(const accounts::Caller& caller, const NetworkId& network,
                            const ShipmentId& shipment, const ShipmentReason& reason);
  /// What has not arrived turns round …
  Result<ShipmentView> send_back(const accounts::Caller& caller, const NetworkId& network,
                                 const ShipmentId& shipment, const ShipmentReason& reason);
  /// … and is back where it came from.
  Result<ShipmentView> take_back(const accounts::Caller& caller, const NetworkId& network,
                                 const ShipmentId& shipment);

  std::int64_t allocated(database::Transaction& t, const NetworkId& network, const LotId& lot,
                         const PlaceRef& place) override;

 private:
  using Step = std::function<Done(database::Transaction&, Shipment&)>;
  Result<ShipmentView> step(const accounts::Caller& caller, const NetworkId& network,
                            const ShipmentId& shipment, const Step& change);
  Done add_lines(database::Transaction& t, const accounts::Caller& caller, const Shipment& shipment,
                 const std::vector<ShipmentLineDraft>& lines);
  /// Everything that is on its way goes to `to`; `count` says which number of a line grows.
  Done clear_way(database::Transaction& t, const accounts::Caller& caller, const Shipment& shipment,
                 stock::StockState to, const PlaceRef& place, std::int64_t ShipmentLine::*count);

  accounts::Foundation& foundation_;
  const ShipmentDesk& desk_;
};

}  // namespace touiza::shipping
