#include "shipping/shipment_service.hpp"

#include <fmt/format.h>

#include <map>

#include "base/short_code.hpp"
#include "database/database.hpp"
#include "network/directory.hpp"
#include "shipping/need_fit.hpp"

namespace touiza::shipping {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;
using production::LotState;
using stock::StockState;

Error lot_is_not_available(const production::Lot& lot, std::int64_t available,
                           std::int64_t wanted) {
  return {ErrorKind::conflict,
          "lot_is_not_available",
          fmt::format("Lot {} is {}; {} of its units are free at this place, {} are asked for.",
                      lot.code, json::enum_name(lot.state), available, wanted),
          "Take other lots, or fewer units.",
          {{"lines", "lot_is_not_available", lot.code}}};
}

Done check_way(Transaction& t, const NetworkId& network, const ShipmentDraft& draft) {
  if (draft.from == draft.to) {
    return Error{ErrorKind::invalid_input,
                 "shipment_goes_nowhere",
                 "The shipment ends where it begins.",
                 "Choose another place.",
                 {{"to", "shipment_goes_nowhere", "The same as where it comes from."}}};
  }
  if (draft.to.kind != stock::PlaceKind::site) return {};
  const auto site = network::NetworkDirectory{}.site(t, network, network::SiteId{draft.to.id});
  if (site && site->state == network::SiteState::active) return {};
  return Error{ErrorKind::conflict,
               "site_is_not_active",
               "Nobody has made sure yet that this site is what it says.",
               "Have it called back and activated first.",
               {{"to", "site_is_not_active", "Not an active site."}}};
}

/// Whether `caller` may move it along from either end; whoever drives may as a driver.
Done allow_moving(const Caller& caller, const Shipment& shipment) {
  const auto allowed = accounts::allow(caller, Action::dispatch_shipment,
                                       ShipmentDesk::from_target(caller, shipment));
  if (allowed) return allowed;
  if (accounts::may(caller, Action::dispatch_shipment, ShipmentDesk::to_target(caller, shipment))) {
    return {};
  }
  return allowed;
}

}  // namespace

Result<http::Page<ShipmentView>> ShipmentService::list(const Caller& caller,
                                                       const NetworkId& network,
                                                       const ShipmentQuery& query) const {
  if (!caller.is_signed_in()) {
    return accounts::allow(caller, Action::see_shipment, {.network = network}).error();
  }
  const auto reach = accounts::reach(caller, Action::see_shipment, network);
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<ShipmentView>> {
    ShipmentFilter filter{query, !reach.is_everywhere, reach.organizations, caller.actor().text};
    if (query.code) {
      const auto code = short_code_from_text(*query.code);
      if (!code) return code.error();
      filter.query.code = *code;
    }
    auto shipments = ShipmentStore::list(t, network, filter);
    http::Page<ShipmentView> page;
    if (static_cast<int>(shipments.size()) > query.limit) {
      shipments.pop_back();
      page.next_cursor = shipments.back().shipment_id.text;
    }
    for (const auto& shipment : shipments) {
      page.items.push_back(desk_.view_of(t, caller, shipment, false));
    }
    return page;
  });
}

Result<ShipmentView> ShipmentService::find(const Caller& caller, const NetworkId& network,
                                           const ShipmentId& id) const {
  return foundation_.database.read([&](Transaction& t) -> Result<ShipmentView> {
    const auto shipment = ShipmentDesk::seen(t, caller, network, id);
    if (!shipment) return shipment.error();
    return desk_.view_of(t, caller, *shipment, true);
  });
}

Result<ShipmentView> ShipmentService::create(const Caller& caller, const NetworkId& network,
                                             const ShipmentDraft& draft) {
  return foundation_.database.write([&](Transaction& t) -> Result<ShipmentView> {
    const auto from = production::LotDesk::place(t, network, draft.from);
    if (!from) return from.error();
    const auto to = production::LotDesk::place(t, network, draft.to);
    if (!to) return to.error();
    Shipment shipment;
    shipment.network_id = network;
    shipment.from_kind = draft.from.kind;
    shipment.from_id = draft.from.id;
    shipment.from_region_id = from->region_id;
    shipment.from_organization_id = from->organization_id;
    shipment.to_kind = draft.to.kind;
    shipment.to_id = draft.to.id;
    shipment.to_region_id = to->region_id;
    shipment.to_organization_id = to->organization_id;
    shipment.is_final = to->is_final;
    shipment.need_id = draft.need_id;
    shipment.carrier = draft.carrier;
    shipment.driver_id = draft.driver_id;
    shipment.note = draft.note;
    shipment.created_by = caller.actor();
    shipment.created_at = foundation_.clock.now();
    const auto allowed = accounts::allow(caller, Action::create_shipment,
                                         ShipmentDesk::from_target(caller, shipment));
    if (!allowed) return allowed.error();
    if (const auto way = check_way(t, network, draft); !way) return way.error();

    shipment.shipment_id = new_id<ShipmentId>(shipment.created_at, foundation_.random);
    do {
      shipment.code = new_short_code('S', foundation_.random);
    } while (!ShipmentStore::add(t, shipment));
    if (const auto added = add_lines(t, caller, shipment, draft.lines); !added) {
      return added.error();
    }
    foundation_.events.publish(
        t, {network, "shipment.created", "shipment", shipment.shipment_id.text, caller.actor()});
    return desk_.view_of(t, caller, shipment, true);
  });
}

Done ShipmentService::add_lines(Transaction& t, const Caller& caller, const Shipment& shipment,
                                const std::vector<ShipmentLineDraft>& lines) {
  std::map<LotId, std::int64_t> by_lot;
  for (const auto& line : lines) by_lot[line.lot_id] += line.quantity;
  std::vector<production::Lot> lots;
  std::int64_t units = 0;
  // All are looked at before any is added: a line would count as promised already.
  for (const auto& [id, quantity] : by_lot) {
    const auto lot = desk_.lots().seen(t, caller, shipment.network_id, id);
    if (!lot) return lot.error();
    const auto available = desk_.lots().available(t, *lot, shipment.from());
    if (available < quantity) return lot_is_not_available(*lot, available, quantity);
    units += quantity;
    lots.push_back(*lot);
  }
  if (shipment.need_id) {
    const auto need = need_to_serve(t, shipment.network_id, *shipment.need_id, shipment.to());
    if (!need) return need.error();
    if (const auto fit = check_fit(t, *need, lots, units); !fit) return fit;
  }
  for (const auto& [id, quantity] : by_lot) {
    ShipmentLine line;
    line.network_id = shipment.network_id;
    line.shipment_id = shipment.shipment_id;
    line.lot_id = id;
    line.quantity = quantity;
    ShipmentStore::add_line(t, line);
  }
  return {};
}

Result<ShipmentView> ShipmentService::pack(const Caller& caller, const NetworkId& network,
                                           const ShipmentId& id) {
  return step(caller, network, id, [&](Transaction& t, Shipment& shipment) {
    return desk_.move(t, caller, shipment, ShipmentState::packed, "");
  });
}

Result<ShipmentView> ShipmentService::dispatch(const Caller& caller, const NetworkId& network,
                                               const ShipmentId& id) {
  return step(caller, network, id, [&](Transaction& t, Shipment& shipment) -> Done {
    shipment.dispatched_at = foundation_.clock.now();
    if (const auto moved = desk_.move(t, caller, shipment, ShipmentState::dispatched, ""); !moved) {
      return moved;
    }
    const stock::Standing ready{shipment.from(), StockState::accepted};
    for (const auto& line : ShipmentStore::lines_of(t, network, id)) {
      const auto lot = production::LotDesk::find(t, network, line.lot_id);
      if (!lot) return network::not_found();
      const auto there = desk_.lots().books().units(t, *lot, ready);
      if (lot->state != LotState::accepted || there < line.quantity) {
        return lot_is_not_available(*lot, there, line.quantity);
      }
      const auto sent = desk_.book(t, caller, shipment, *lot, line.quantity, ready,
                                   ShipmentDesk::on_its_way(shipment));
      if (!sent) return sent;
    }
    return {};
  });
}

Result<ShipmentView> ShipmentService::cancel(const Caller& caller, const NetworkId& network,
                                             const ShipmentId& id, const ShipmentReason& reason) {
  return step(caller, network, id, [&](Transaction& t, Shipment& shipment) {
    return desk_.move(t, caller, shipment, ShipmentState::cancelled, reason.reason);
  });
}

Result<ShipmentView> ShipmentService::lose(const Caller& caller, const NetworkId& network,
                                           const ShipmentId& id, const ShipmentReason& reason) {
  return step(caller, network, id, [&](Transaction& t, Shipment& shipment) -> Done {
    const auto end = shipment.state == ShipmentState::partially_received ? ShipmentState::received
                                                                         : ShipmentState::lost;
    if (const auto moved = desk_.move(t, caller, shipment, end, reason.reason); !moved) {
      return moved;
    }
    return clear_way(t, caller, shipment, StockState::lost, shipment.to(), &ShipmentLine::lost);
  });
}

Result<ShipmentView> ShipmentService::send_back(const Caller& caller, const NetworkId& network,
                                                const ShipmentId& id,
                                                const ShipmentReason& reason) {
  return step(caller, network, id, [&](Transaction& t, Shipment& shipment) {
    return desk_.move(t, caller, shipment, ShipmentState::returning, reason.reason);
  });
}

Result<ShipmentView> ShipmentService::take_back(const Caller& caller, const NetworkId& network,
                                                const ShipmentId& id) {
  return step(caller, network, id, [&](Transaction& t, Shipment& shipment) -> Done {
    if (const auto moved = desk_.move(t, caller, shipment, ShipmentState::returned, ""); !moved) {
      return moved;
    }
    return clear_way(t, caller, shipment, StockState::accepted, shipment.from(),
                     &ShipmentLine::returned);
  });
}

Done ShipmentService::clear_way(Transaction& t, const Caller& caller, const Shipment& shipment,
                                StockState to, const PlaceRef& place,
                                std::int64_t ShipmentLine::*count) {
  for (auto line : ShipmentStore::lines_of(t, shipment.network_id, shipment.shipment_id)) {
    const auto units = line.on_its_way();
    if (units == 0) continue;
    const auto lot = production::LotDesk::find(t, shipment.network_id, line.lot_id);
    if (!lot) return network::not_found();
    // Of a lot that was held or recalled on the way nothing is free again when it comes back.
    const auto state = to == StockState::accepted ? production::stock_state(lot->state) : to;
    const auto booked = desk_.book(t, caller, shipment, *lot, units,
                                   ShipmentDesk::on_its_way(shipment), {place, state});
    if (!booked) return booked;
    line.*count += units;
    ShipmentStore::save_line(t, line);
  }
  return {};
}

Result<ShipmentView> ShipmentService::step(const Caller& caller, const NetworkId& network,
                                           const ShipmentId& id, const Step& change) {
  return foundation_.database.write([&](Transaction& t) -> Result<ShipmentView> {
    auto shipment = ShipmentDesk::seen(t, caller, network, id);
    if (!shipment) return shipment.error();
    if (const auto allowed = allow_moving(caller, *shipment); !allowed) return allowed.error();
    if (const auto changed = change(t, *shipment); !changed) return changed.error();
    return desk_.view_of(t, caller, *shipment, true);
  });
}

std::int64_t ShipmentService::allocated(Transaction& t, const NetworkId& network, const LotId& lot,
                                        const PlaceRef& place) {
  return ShipmentStore::allocated(t, network, lot, place);
}

}  // namespace touiza::shipping
