#include "shipping/shipment_desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "designs/catalogue.hpp"
#include "needs/need_service.hpp"

namespace touiza::shipping {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

bool is_driver(const Caller& caller, const Shipment& shipment) {
  return caller.account && shipment.driver_id == caller.account;
}

bool may_at_either_end(const Caller& caller, Action action, const Shipment& shipment) {
  return accounts::may(caller, action, ShipmentDesk::from_target(caller, shipment)) ||
         accounts::may(caller, action, ShipmentDesk::to_target(caller, shipment));
}

/// Both ends, and those who coordinate where they lie: not the whole network.
bool may_see_signers(const Caller& caller, const Shipment& shipment) {
  const auto own = accounts::organizations_of(caller, shipment.network_id);
  const auto is_own = [&](const std::optional<OrganizationId>& organization) {
    return organization && std::ranges::find(own, *organization) != own.end();
  };
  return is_own(shipment.from_organization_id) || is_own(shipment.to_organization_id) ||
         may_at_either_end(caller, Action::receive_shipment, shipment);
}

ShipmentLineView line_view(Transaction& t, const Shipment& shipment, const ShipmentLine& line) {
  const bool has_left = is_on_its_way(shipment.state) || shipment.state == ShipmentState::returning;
  ShipmentLineView view;
  view.lot_id = line.lot_id;
  view.quantity = line.quantity;
  view.on_its_way = has_left ? line.on_its_way() : 0;
  view.received = line.received;
  view.held = line.held;
  view.damaged = line.damaged;
  view.missing = line.missing;
  view.set_aside = line.set_aside;
  view.lost = line.lost;
  view.returned = line.returned;
  const auto lot = production::LotDesk::find(t, line.network_id, line.lot_id);
  if (!lot) return view;
  view.lot_code = lot->code;
  view.lot_state = lot->state;
  if (const auto design = designs::Catalogue::find_design(t, line.network_id, lot->design_id)) {
    view.design_title = design->title;
  }
  if (!lot->component_id) return view;
  if (const auto part =
          designs::Catalogue::find_component(t, line.network_id, *lot->component_id)) {
    view.component_name = part->name;
  }
  return view;
}

ReceiptView receipt_view(const Receipt& receipt, bool is_signer_shown) {
  ReceiptView view;
  view.receipt_id = receipt.receipt_id;
  view.received_at = receipt.received_at;
  if (auto lines = json::read<std::vector<ReceivedLine>>(receipt.lines)) view.lines = *lines;
  view.has_signature = receipt.signature_sha256.has_value();
  if (!is_signer_shown) return view;
  view.signed_name = receipt.signed_name;
  view.signed_function = receipt.signed_function;
  return view;
}

}  // namespace

accounts::Target ShipmentDesk::from_target(const Caller& caller, const Shipment& shipment) {
  return {.network = shipment.network_id,
          .region = shipment.from_region_id,
          .organization = shipment.from_organization_id,
          .is_involved = is_driver(caller, shipment)};
}

accounts::Target ShipmentDesk::to_target(const Caller& caller, const Shipment& shipment) {
  return {.network = shipment.network_id,
          .region = shipment.to_region_id,
          .organization = shipment.to_organization_id,
          .is_involved = is_driver(caller, shipment)};
}

Result<Shipment> ShipmentDesk::seen(Transaction& t, const Caller& caller, const NetworkId& network,
                                    const ShipmentId& id) {
  if (!caller.is_signed_in()) {
    return accounts::allow(caller, Action::see_shipment, {.network = network}).error();
  }
  const auto shipment = ShipmentStore::find(t, network, id);
  if (!shipment || !may_at_either_end(caller, Action::see_shipment, *shipment)) {
    return network::not_found();
  }
  return *shipment;
}

Done ShipmentDesk::move(Transaction& t, const Caller& caller, Shipment& shipment, ShipmentState to,
                        const std::string& reason) const {
  if (const auto allowed = check_transition(shipment.state, to); !allowed) return allowed;
  const auto now = foundation_.clock.now();
  const auto from = shipment.state;
  shipment.state = to;
  ++shipment.version;
  const bool is_under_way =
      is_allocating(to) || is_on_its_way(to) || to == ShipmentState::returning;
  if (!is_under_way) shipment.ended_at = now;
  ShipmentStore::save(t, shipment);
  ShipmentStore::record(t, {shipment.network_id, new_uuid(now, foundation_.random),
                            shipment.shipment_id, from, to, now, caller.actor(), reason});
  std::map<std::string, std::string> data{{"to", shipment.to_id}, {"from", shipment.from_id}};
  if (shipment.need_id) data["need_id"] = shipment.need_id->text;
  foundation_.events.publish(
      t, {shipment.network_id, fmt::format("shipment.{}", json::enum_name(to)), "shipment",
          shipment.shipment_id.text, caller.actor(), json::write(data)});
  return {};
}

Done ShipmentDesk::book(Transaction& t, const Caller& caller, const Shipment& shipment,
                        const production::Lot& lot, std::int64_t units, const stock::Standing& from,
                        const stock::Standing& to) const {
  if (units == 0) return {};
  const production::Entry entry{{"shipment", shipment.shipment_id.text},
                                caller.actor(),
                                foundation_.clock.now(),
                                fmt::format("Shipment {}.", shipment.code)};
  return lots_.books().move(t, lot, units, from, to, entry);
}

ShipmentPlace ShipmentDesk::place_of(Transaction& t, const NetworkId& network,
                                     const PlaceRef& place) {
  const auto known = production::LotDesk::place(t, network, place);
  if (!known) return {place, {}, "", {}};
  return {place, known->name, known->code, known->region_id};
}

ShipmentView ShipmentDesk::view_of(Transaction& t, const Caller& caller, const Shipment& shipment,
                                   bool is_whole) const {
  const auto& network = shipment.network_id;
  ShipmentView view;
  view.shipment_id = shipment.shipment_id;
  view.code = shipment.code;
  view.state = shipment.state;
  view.from = place_of(t, network, shipment.from());
  view.to = place_of(t, network, shipment.to());
  view.need_id = shipment.need_id;
  if (shipment.need_id) {
    if (const auto need = needs::NeedService::find(t, network, *shipment.need_id)) {
      view.need_code = need->code;
    }
  }
  for (const auto& line : ShipmentStore::lines_of(t, network, shipment.shipment_id)) {
    view.lines.push_back(line_view(t, shipment, line));
    view.units += line.quantity;
  }
  view.carrier = shipment.carrier;
  view.driver_id = shipment.driver_id;
  view.note = shipment.note;
  view.created_at = shipment.created_at;
  view.dispatched_at = shipment.dispatched_at;
  view.ended_at = shipment.ended_at;
  view.version = shipment.version;
  if (!is_whole) return view;
  const bool is_signer_shown = may_see_signers(caller, shipment);
  for (const auto& receipt : ShipmentStore::receipts_of(t, network, shipment.shipment_id)) {
    view.receipts.push_back(receipt_view(receipt, is_signer_shown));
  }
  for (const auto& step : ShipmentStore::transitions_of(t, network, shipment.shipment_id)) {
    view.transitions.push_back({step.from_state, step.to_state, step.at, step.reason});
  }
  return view;
}

}  // namespace touiza::shipping
