// Shipments as people see them.
#pragma once

#include "shipping/shipment_model.hpp"

namespace touiza::shipping {

struct ShipmentPlace {
  PlaceRef place;
  LocalText name;    ///< Of a site; a lab is named by its code.
  std::string code;  ///< Of a lab.
  RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(ShipmentPlace, (), (place, name, code, region_id))

struct ShipmentLineView {
  LotId lot_id;
  std::string lot_code;
  production::LotState lot_state = production::LotState::accepted;
  LocalText design_title;
  LocalText component_name;  ///< Empty for products.
  std::int64_t quantity = 0;
  std::int64_t on_its_way = 0;  ///< Not before it is sent off.
  std::int64_t received = 0;
  std::int64_t held = 0;
  std::int64_t damaged = 0;
  std::int64_t missing = 0;
  std::int64_t set_aside = 0;
  std::int64_t lost = 0;
  std::int64_t returned = 0;
};
BOOST_DESCRIBE_STRUCT(ShipmentLineView, (),
                      (lot_id, lot_code, lot_state, design_title, component_name, quantity,
                       on_its_way, received, held, damaged, missing, set_aside, lost, returned))

/// Who signed is shown to both ends and to the coordinators of their regions.
struct ReceiptView {
  ReceiptId receipt_id;
  Instant received_at;
  std::vector<ReceivedLine> lines;
  std::optional<std::string> signed_name;
  std::optional<std::string> signed_function;
  bool has_signature = false;
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (),
                      (receipt_id, received_at, lines, signed_name, signed_function, has_signature))

struct ShipmentTransitionView {
  ShipmentState from_state = ShipmentState::draft;
  ShipmentState to_state = ShipmentState::draft;
  Instant at;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ShipmentTransitionView, (), (from_state, to_state, at, reason))

struct ShipmentView {
  ShipmentId shipment_id;
  std::string code;
  ShipmentState state = ShipmentState::draft;
  ShipmentPlace from;
  ShipmentPlace to;
  std::optional<NeedId> need_id;
  std::string need_code;  ///< Empty where it is for no need.
  std::vector<ShipmentLineView> lines;
  std::int64_t units = 0;
  std::string carrier;
  std::optional<AccountId> driver_id;
  std::string note;
  Instant created_at;
  std::optional<Instant> dispatched_at;
  std::optional<Instant> ended_at;
  std::vector<ReceiptView> receipts;                ///< Of one shipment; empty in lists.
  std::vector<ShipmentTransitionView> transitions;  ///< Likewise.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ShipmentView, (),
                      (shipment_id, code, state, from, to, need_id, need_code, lines, units,
                       carrier, driver_id, note, created_at, dispatched_at, ended_at, receipts,
                       transitions, version))

/// Accepted products in a place that a need could have: one tap makes a shipment of it.
struct ShipmentSuggestion {
  ShipmentPlace from;
  ShipmentPlace to;
  NeedId need_id;
  std::string need_code;
  int priority = 2;
  Day due_day;
  std::int64_t still_needed = 0;  ///< Before this shipment.
  std::int64_t units = 0;
  std::vector<ShipmentLineDraft> lines;
  double distance_km = 0;
};
BOOST_DESCRIBE_STRUCT(ShipmentSuggestion, (),
                      (from, to, need_id, need_code, priority, due_day, still_needed, units, lines,
                       distance_km))

struct SuggestionQuery : http::PageQuery {
  std::optional<RegionId> region;  ///< Of the place that sends.
};
BOOST_DESCRIBE_STRUCT(SuggestionQuery, (http::PageQuery), (region))

}  // namespace touiza::shipping
