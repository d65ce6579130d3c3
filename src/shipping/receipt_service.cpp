#include "shipping/receipt_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "database/database.hpp"

namespace touiza::shipping {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;
using production::LotState;
using stock::StockState;

Done check(const ReceiptDraft& draft) {
  std::int64_t units = 0;
  std::set<std::string> lots;
  for (const auto& line : draft.lines) {
    units += line.total();
    if (!lots.insert(line.lot_id.text).second) {
      return Error{ErrorKind::invalid_input, "receipt_says_nothing", "A lot is named twice.",
                   "Name each lot once, with all of its units."};
    }
    if (line.other == 0 || !trimmed(line.note).empty()) continue;
    return Error{ErrorKind::invalid_input,
                 "reason_is_missing",
                 "Units are set aside, and nothing says why.",
                 "Write in the note what is wrong with them.",
                 {{"lines", "missing", "What is wrong?"}}};
  }
  if (units > 0) return {};
  return Error{ErrorKind::invalid_input, "receipt_says_nothing", "This receipt names no units.",
               "Say how many arrived, or are damaged or missing."};
}

Error receipt_conflict() {
  return {ErrorKind::conflict, "receipt_conflict",
          "A receipt with this id was recorded before, and said something else.",
          "Record what is different as a receipt of its own, under a new id."};
}

}  // namespace

Result<ShipmentView> ReceiptService::receive(const Caller& caller, const NetworkId& network,
                                             const ShipmentId& id, const ReceiptDraft& draft) {
  if (const auto sound = check(draft); !sound) return sound.error();
  return foundation_.database.write([&](Transaction& t) -> Result<ShipmentView> {
    auto shipment = ShipmentDesk::seen(t, caller, network, id);
    if (!shipment) return shipment.error();
    const auto target = ShipmentDesk::to_target(caller, *shipment);
    if (const auto allowed = accounts::allow(caller, Action::receive_shipment, target); !allowed) {
      return allowed.error();
    }
    if (draft.receipt_id) {
      if (const auto known = ShipmentStore::find_receipt(t, network, *draft.receipt_id)) {
        const bool is_same = known->shipment_id == id && known->lines == json::write(draft.lines);
        if (!is_same) return receipt_conflict();
        return desk_.view_of(t, caller, *shipment, true);
      }
    }
    if (!is_on_its_way(shipment->state)) {
      return check_transition(shipment->state, ShipmentState::received).error();
    }
    auto lines = ShipmentStore::lines_of(t, network, id);
    for (const auto& arrived : draft.lines) {
      const auto line = std::ranges::find(lines, arrived.lot_id, &ShipmentLine::lot_id);
      if (line == lines.end()) {
        return Error{ErrorKind::invalid_input,
                     "line_is_not_in_shipment",
                     "A lot is named that this shipment does not hold.",
                     "Name the lots on the packing list.",
                     {{"lines", "unknown_value", arrived.lot_id.text}}};
      }
      if (const auto taken = take(t, caller, *shipment, *line, arrived); !taken) {
        return taken.error();
      }
    }
    const bool is_rest_on_its_way =
        std::ranges::any_of(lines, [](const ShipmentLine& line) { return line.on_its_way() > 0; });
    if (!is_rest_on_its_way || shipment->state == ShipmentState::dispatched) {
      const auto to =
          is_rest_on_its_way ? ShipmentState::partially_received : ShipmentState::received;
      if (const auto moved = desk_.move(t, caller, *shipment, to, ""); !moved) {
        return moved.error();
      }
    }
    if (const auto kept = keep(t, caller, *shipment, draft); !kept) return kept.error();
    if (const auto told = tell(t, caller, *shipment, draft); !told) return told.error();
    return desk_.view_of(t, caller, *shipment, true);
  });
}

Done ReceiptService::take(Transaction& t, const Caller& caller, const Shipment& shipment,
                          ShipmentLine& line, const ReceivedLine& arrived) {
  if (arrived.total() > line.on_its_way()) {
    return Error{ErrorKind::conflict,
                 "more_than_was_sent",
                 fmt::format("{} units of this lot are named; {} are on their way.",
                             arrived.total(), line.on_its_way()),
                 "Count again, or ask the sender what was packed.",
                 {{"lines", "too_large", arrived.lot_id.text}}};
  }
  const auto lot = production::LotDesk::find(t, shipment.network_id, line.lot_id);
  if (!lot) return network::not_found();
  // What was held or recalled on its way is put aside where it arrives.
  const bool is_good = lot->state == LotState::accepted;
  const auto arrival = !is_good            ? StockState::on_hold
                       : shipment.is_final ? StockState::received
                                           : StockState::accepted;
  const struct {
    std::int64_t units;
    StockState state;
    std::int64_t& count;
  } parts[] = {{arrived.received, arrival, is_good ? line.received : line.held},
               {arrived.damaged, StockState::scrapped, line.damaged},
               {arrived.missing, StockState::lost, line.missing},
               {arrived.other, StockState::on_hold, line.set_aside}};
  for (const auto& part : parts) {
    const auto booked = desk_.book(t, caller, shipment, *lot, part.units,
                                   ShipmentDesk::on_its_way(shipment), {shipment.to(), part.state});
    if (!booked) return booked;
    part.count += part.units;
  }
  ShipmentStore::save_line(t, line);
  return {};
}

Done ReceiptService::keep(Transaction& t, const Caller& caller, const Shipment& shipment,
                          const ReceiptDraft& draft) {
  const auto now = foundation_.clock.now();
  Receipt receipt;
  receipt.network_id = shipment.network_id;
  receipt.receipt_id =
      draft.receipt_id ? *draft.receipt_id : new_id<ReceiptId>(now, foundation_.random);
  receipt.shipment_id = shipment.shipment_id;
  receipt.lines = json::write(draft.lines);
  receipt.signed_name = draft.signed_name;
  if (!draft.signed_function.empty()) receipt.signed_function = draft.signed_function;
  if (draft.is_own_signature) receipt.signer_id = caller.account;
  receipt.recorded_by = caller.actor();
  receipt.received_at = std::min(draft.received_at.value_or(now), now);
  if (draft.signature_upload_id) {
    auto digest = find_upload_(t, caller, shipment.network_id, *draft.signature_upload_id);
    if (!digest) return digest.error();
    receipt.signature_sha256 = *std::move(digest);
  }
  ShipmentStore::add_receipt(t, receipt);
  return {};
}

Done ReceiptService::tell(Transaction& t, const Caller& caller, const Shipment& shipment,
                          const ReceiptDraft& draft) {
  const auto& network = shipment.network_id;
  if (shipment.is_final) {
    std::set<std::string> labs;
    for (const auto& line : draft.lines) {
      if (line.received == 0) continue;
      const auto lot = production::LotDesk::find(t, network, line.lot_id);
      if (lot && lot->lab_id) labs.insert(lot->lab_id->text);
      for (const auto& part : production::LotDesk::upwards(t, network, line.lot_id)) {
        if (part.lab_id) labs.insert(part.lab_id->text);
      }
    }
    const auto data = json::write(std::map<std::string, std::string>{
        {"shipment_id", shipment.shipment_id.text}, {"site_id", shipment.to_id}});
    for (const auto& lab : labs) {
      foundation_.events.publish(t,
                                 {network, "lab.work_delivered", "lab", lab, caller.actor(), data});
    }
  }
  if (!shipment.need_id) return {};
  const auto need = needs::NeedService::find(t, network, *shipment.need_id);
  if (!need || ShipmentStore::of_need(t, network, need->need_id).received < need->quantity) {
    return {};
  }
  if (need->state != needs::NeedState::open && need->state != needs::NeedState::verified) return {};
  return needs_.fulfil(t, caller, network, need->need_id);
}

Result<ShipmentView> ReceiptService::erase_signature(const Caller& caller, const NetworkId& network,
                                                     const ShipmentId& id,
                                                     const ReceiptId& receipt_id) {
  return foundation_.database.write([&](Transaction& t) -> Result<ShipmentView> {
    const auto shipment = ShipmentDesk::seen(t, caller, network, id);
    if (!shipment) return shipment.error();
    const auto target = ShipmentDesk::to_target(caller, *shipment);
    if (const auto allowed = accounts::allow(caller, Action::receive_shipment, target); !allowed) {
      return allowed.error();
    }
    auto receipt = ShipmentStore::find_receipt(t, network, receipt_id);
    if (!receipt || receipt->shipment_id != id) return network::not_found();
    receipt->signed_name.reset();
    receipt->signed_function.reset();
    receipt->signature_sha256.reset();
    ShipmentStore::save_receipt(t, *receipt);
    return desk_.view_of(t, caller, *shipment, true);
  });
}

}  // namespace touiza::shipping
