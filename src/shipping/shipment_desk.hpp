// Shipments for this room's services: found, allowed for, moved through their life.
#pragma once

#include "production/lot_desk.hpp"
#include "shipping/shipment_store.hpp"
#include "shipping/shipment_view.hpp"

namespace touiza::shipping {

/// No permission is checked and nothing is committed here, unless a function says so.
class ShipmentDesk {
 public:
  using Transaction = database::Transaction;

  ShipmentDesk(accounts::Foundation& foundation, const production::LotDesk& lots)
      : foundation_{foundation}, lots_{lots} {}

  const production::LotDesk& lots() const { return lots_; }

  /// Its sender's end, and its receiver's: whoever drives it is involved in both.
  static accounts::Target from_target(const accounts::Caller& caller, const Shipment& shipment);
  static accounts::Target to_target(const accounts::Caller& caller, const Shipment& shipment);

  /// The shipment, where the caller may see it from either end; else as if there were none.
  /// Errors: "not_found", those of accounts::allow() for visitors.
  static Result<Shipment> seen(Transaction& t, const accounts::Caller& caller,
                               const NetworkId& network, const ShipmentId& shipment);

  /// One step of the life cycle: checked, recorded, told as "shipment.<state>".
  Done move(Transaction& t, const accounts::Caller& caller, Shipment& shipment, ShipmentState to,
            const std::string& reason) const;

  /// One line of the ledger for units of a lot that move with this shipment.
  Done book(Transaction& t, const accounts::Caller& caller, const Shipment& shipment,
            const production::Lot& lot, std::int64_t units, const stock::Standing& from,
            const stock::Standing& to) const;
  /// Units that are on their way stand at the place where they are expected.
  static stock::Standing on_its_way(const Shipment& shipment) {
    return {shipment.to(), stock::StockState::in_transit};
  }

  /// `is_whole` with receipts and history; names of signers only for those concerned.
  ShipmentView view_of(Transaction& t, const accounts::Caller& caller, const Shipment& shipment,
                       bool is_whole) const;
  static ShipmentPlace place_of(Transaction& t, const NetworkId& network, const PlaceRef& place);

 private:
  accounts::Foundation& foundation_;
  const production::LotDesk& lots_;
};

}  // namespace touiza::shipping
