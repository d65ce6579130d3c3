#include "production/assembly_service.hpp"

#include <fmt/format.h>

#include <map>

#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"

namespace touiza::production {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;
using stock::StockState;

Error lot_is_not_available(const Lot& lot, std::int64_t available, std::int64_t wanted) {
  return {ErrorKind::conflict, "lot_is_not_available",
          fmt::format("Lot {} is {}; {} of its units are free at this place, {} are needed.",
                      lot.code, json::enum_name(lot.state), available, wanted),
          "Take other lots, or fewer units."};
}

Error parts_do_not_fit_bill(const std::string& what) {
  return {ErrorKind::invalid_input,
          "parts_do_not_fit_bill",
          what,
          "Name lots of every made component, with as many units as the products take.",
          {{"parts", "parts_do_not_fit_bill", what}}};
}

/// Each made component exactly as often as the bill asks, and nothing else.
Done check_bill(const designs::WholeRevision& whole, std::int64_t products,
                const std::map<std::string, std::int64_t>& given, const std::string& language) {
  std::size_t found = 0;
  for (const auto& component : whole.components) {
    if (!component.is_made) continue;
    const auto part = given.find(component.component_id.text);
    const auto units = part == given.end() ? 0 : part->second;
    if (part != given.end()) ++found;
    const auto needed = products * component.units_per_product;
    if (units == needed) continue;
    return parts_do_not_fit_bill(fmt::format("{} products take {} of '{}'; {} are named.", products,
                                             needed, component.name.in(language), units));
  }
  if (found == given.size()) return {};
  return parts_do_not_fit_bill("Some of the lots named hold parts of another revision.");
}

}  // namespace

Result<LotView> AssemblyService::assemble(const Caller& caller, const NetworkId& network,
                                          const AssemblyDraft& draft) {
  return foundation_.database.write([&](Transaction& t) -> Result<LotView> {
    const auto place = LotDesk::place(t, network, draft.place);
    if (!place) return place.error();
    const accounts::Target target{
        .network = network, .region = place->region_id, .organization = place->organization_id};
    if (const auto allowed = accounts::allow(caller, Action::create_lot, target); !allowed) {
      return allowed.error();
    }
    const auto whole = designs::Catalogue::whole(t, network, draft.revision_id);
    if (!whole) return whole.error();
    if (whole->revision.state == designs::RevisionState::withdrawn) {
      return Error{ErrorKind::conflict, "revision_is_withdrawn",
                   fmt::format("Revision {} was withdrawn: it is not made any more.",
                               whole->revision.number),
                   "Stop, and put aside what was made."};
    }
    Lot product;
    product.network_id = network;
    if (draft.place.kind == stock::PlaceKind::lab) {
      product.lab_id = LabId{draft.place.id};
    } else {
      product.site_id = SiteId{draft.place.id};
    }
    product.region_id = place->region_id;
    product.organization_id = place->organization_id;
    product.design_id = whole->design.design_id;
    product.revision_id = draft.revision_id;
    product.quantity = draft.quantity;
    product.expires_on = draft.expires_on;
    desk_.add(t, product, caller.actor());
    if (const auto used = use_up(t, caller, product, draft, *whole); !used) return used.error();
    const Entry entry{{"lot", product.lot_id.text},
                      caller.actor(),
                      product.created_at,
                      fmt::format("Lot {} was assembled.", product.code)};
    if (const auto made = desk_.books().make_lot(t, product, entry); !made) return made.error();
    foundation_.events.publish(
        t, {network, "lot.created", "lot", product.lot_id.text, caller.actor()});
    if (const auto moved = desk_.move(t, caller, product, LotState::quarantined, ""); !moved) {
      return moved.error();
    }
    return view_of(t, desk_, product, true);
  });
}

Done AssemblyService::use_up(Transaction& t, const Caller& caller, const Lot& product,
                             const AssemblyDraft& draft, const designs::WholeRevision& whole) {
  const auto& network = product.network_id;
  std::map<std::string, std::int64_t> by_lot;
  for (const auto& part : draft.parts) by_lot[part.lot_id.text] += part.quantity;

  const Entry entry{{"lot", product.lot_id.text},
                    caller.actor(),
                    product.created_at,
                    fmt::format("Used in lot {}.", product.code)};
  std::map<std::string, std::int64_t> by_component;
  for (const auto& [id, units] : by_lot) {
    const auto lot = desk_.seen(t, caller, network, LotId{id});
    if (!lot) return lot.error();
    const auto available = desk_.available(t, *lot, draft.place);
    if (available < units) return lot_is_not_available(*lot, available, units);
    by_component[lot->component_id ? lot->component_id->text : lot->revision_id.text] += units;
    if (const auto moved = desk_.books().move(t, *lot, units, {draft.place, StockState::accepted},
                                              {draft.place, StockState::consumed}, entry);
        !moved) {
      return moved;
    }
    LotStore::add_part(t, {network, product.lot_id, lot->lot_id, units});
  }
  if (const auto fits = check_bill(whole, draft.quantity, by_component, caller.language); !fits) {
    return fits;
  }
  for (const auto& component : whole.components) {
    if (component.is_made || !component.material_id) continue;
    const auto amount = static_cast<double>(draft.quantity) * component.units_per_product *
                        component.material_per_unit.value_or(1);
    if (const auto used =
            desk_.books().consume(t, network, *component.material_id, amount, draft.place, entry);
        !used) {
      return used;
    }
  }
  return {};
}

}  // namespace touiza::production
