// Parts from labs to hubs, products put together there, and on to the hospitals.
#include <algorithm>

#include "demo/player_chores.hpp"

namespace touiza::demo {
namespace {

using shipping::ShipmentLineDraft;
using shipping::ShipmentState;
using shipping::ShipmentView;
using stock::ItemKind;
using stock::ItemRef;
using stock::PlaceKind;
using stock::PlaceRef;

constexpr int page_size = 200;

std::int64_t sum(const std::map<stock::LotId, std::int64_t>& lots) {
  std::int64_t units = 0;
  for (const auto& [lot, quantity] : lots) units += quantity;
  return units;
}

/// So many units, out of the oldest lots.
std::vector<ShipmentLineDraft> take(std::map<stock::LotId, std::int64_t>& lots,
                                    std::int64_t units) {
  std::vector<ShipmentLineDraft> taken;
  for (auto& [lot, quantity] : lots) {
    const auto some = std::min(units, quantity);
    if (some == 0) continue;
    taken.push_back({lot, some});
    quantity -= some;
    units -= some;
  }
  return taken;
}

}  // namespace

std::map<PlaceRef, std::map<ItemRef, Chores::PartsByLot>> Chores::shelves() {
  stock::StockQuery query;
  query.state = stock::StockState::accepted;
  const auto all = must(scene_.house.stock.balances(scene_.as(scene_.admin), scene_.network, query),
                        "looking at the shelves");
  std::map<PlaceRef, std::map<ItemRef, PartsByLot>> shelves;
  for (const auto& balance : all.items) {
    if (balance.lot_id) shelves[balance.place][balance.item][*balance.lot_id] = balance.quantity;
  }
  return shelves;
}

designs::RevisionView Chores::revision_of(const std::string& design) {
  return must(scene_.house.catalogue.revision(scene_.as(scene_.admin), scene_.network,
                                              scene_.designs.at(design).newest),
              "reading a revision");
}

void Chores::send(const PlaceRef& from, const PlaceRef& to, std::vector<ShipmentLineDraft> lines) {
  if (lines.empty() || from == to) return;
  const auto sender = keeper_of(from);
  shipping::ShipmentDraft draft;
  draft.from = from;
  draft.to = to;
  draft.lines = std::move(lines);
  draft.carrier = "Camionnette du réseau";
  scene_.tick();
  auto& shipments = scene_.house.shipments;
  const auto made = must(shipments.create(sender, scene_.network, draft), "putting together");
  must(shipments.pack(sender, scene_.network, made.shipment_id), "packing");
  must(shipments.dispatch(sender, scene_.network, made.shipment_id), "sending");
}

void Chores::send_to_hubs() {
  const auto casablanca = hubs_.at(scene_.regions.at("MA-06"));
  scene_.together([&] {
    std::set<std::string> of_boxes;  // All panels meet in one place: there are few boxes.
    for (const auto& component : revision_of("plexibox").components)
      of_boxes.insert(component.component_id.text);
    for (auto& [place, shelf] : shelves()) {
      if (place.kind != PlaceKind::lab) continue;
      std::map<network::SiteId, std::vector<ShipmentLineDraft>> loads;
      for (auto& [item, lots] : shelf) {
        if (item.kind != ItemKind::component) continue;
        const auto hub = of_boxes.contains(item.id)
                             ? casablanca
                             : hubs_.at(lab(network::LabId{place.id}).region);
        auto& load = loads[hub];
        for (const auto& line : take(lots, sum(lots))) load.push_back(line);
      }
      for (auto& [hub, lines] : loads) send(place, stock::at_site(hub), std::move(lines));
    }
  });
}

void Chores::balance_hubs() {
  scene_.together([&] {
    const auto revision = revision_of("face-shield");
    std::vector<ItemRef> parts;
    for (const auto& component : revision.components) {
      if (component.is_made) parts.push_back({ItemKind::component, component.component_id.text});
    }
    auto all = shelves();
    std::vector<PlaceRef> hubs;
    for (const auto& [region, hub] : hubs_) hubs.push_back(stock::at_site(hub));
    std::map<PlaceRef, std::int64_t> more;  // Visors than headbands, with those that will come.
    for (const auto& hub : hubs)
      more[hub] = sum(all[hub][parts.at(1)]) - sum(all[hub][parts.at(0)]);
    for (const auto& rich : hubs) {
      for (const auto& poor : hubs) {
        const auto units = std::min(more[rich], -more[poor]);
        if (units < 20) continue;
        send(rich, poor, take(all[rich][parts.at(1)], units));
        more[rich] -= units;
        more[poor] += units;
      }
    }
  });
}

void Chores::assemble_at(const PlaceRef& hub, const designs::RevisionView& revision,
                         std::map<ItemRef, PartsByLot>& shelf) {
  std::int64_t products = 2'000;  // More than the hands of a hub manage in a day.
  for (const auto& component : revision.components) {
    if (!component.is_made) continue;
    const ItemRef item{ItemKind::component, component.component_id.text};
    products = std::min(products, sum(shelf[item]) / component.units_per_product);
  }
  if (products == 0) return;
  production::AssemblyDraft draft;
  draft.revision_id = revision.revision_id;
  draft.place = hub;
  draft.quantity = products;
  for (const auto& component : revision.components) {
    if (!component.is_made) continue;
    const ItemRef item{ItemKind::component, component.component_id.text};
    for (const auto& line : take(shelf[item], products * component.units_per_product)) {
      draft.parts.push_back({line.lot_id, line.quantity});
    }
  }
  scene_.tick();
  must(scene_.house.assemblies.assemble(keeper_of(hub), scene_.network, draft), "assembling");
}

void Chores::assemble() {
  scene_.together([&] {
    const std::vector<designs::RevisionView> revisions{revision_of("face-shield"),
                                                       revision_of("plexibox")};
    for (auto& [place, shelf] : shelves()) {
      if (place.kind != PlaceKind::site) continue;
      for (const auto& revision : revisions) assemble_at(place, revision, shelf);
    }
  });
}

std::vector<shipping::ShipmentSuggestion> Chores::suggested() const {
  shipping::SuggestionQuery query;
  query.limit = page_size;
  return must(scene_.house.suggestions.suggest(scene_.as(scene_.admin), scene_.network, query),
              "asking what could be sent")
      .items;
}

ShipmentView Chores::pack(const shipping::ShipmentSuggestion& suggestion, std::string carrier) {
  const auto sender = scene_.coordinator_of(suggestion.from.region_id);
  auto& shipments = scene_.house.shipments;
  shipping::ShipmentDraft draft;
  draft.from = suggestion.from.place;
  draft.to = suggestion.to.place;
  draft.need_id = suggestion.need_id;
  draft.lines = suggestion.lines;
  draft.carrier = std::move(carrier);
  draft.driver_id = scene_.driver;
  scene_.tick();
  const auto made = must(shipments.create(sender, scene_.network, draft), "putting together");
  return must(shipments.pack(sender, scene_.network, made.shipment_id), "packing");
}

void Chores::send_to_hospitals() {
  scene_.together([&] {
    for (const auto& suggestion : suggested()) {
      const bool is_little = suggestion.units < 10 && suggestion.units < suggestion.still_needed;
      if (is_little && suggestion.priority < 3) continue;
      const auto packed = pack(suggestion, "Transport solidaire");
      must(scene_.house.shipments.dispatch(scene_.coordinator_of(suggestion.from.region_id),
                                           scene_.network, packed.shipment_id),
           "sending");
    }
  });
}

void Chores::leave_packed(std::size_t count) {
  scene_.together([&] {
    auto ready = suggested();
    ready.resize(std::min(count, ready.size()));
    for (const auto& suggestion : ready) pack(suggestion, {});
  });
}

void Chores::receive(const ShipmentView& shipment) {
  const auto receiver = keeper_of(shipment.to.place);
  const bool is_delivery = shipment.need_id.has_value();
  const bool is_whole = shipment.state == ShipmentState::dispatched;
  if (is_delivery && is_whole) ++deliveries_;
  if (is_delivery && is_whole && deliveries_ == 9) {
    must(scene_.house.shipments.lose(scene_.coordinator_of(shipment.from.region_id), scene_.network,
                                     shipment.shipment_id,
                                     {"Le carton n'est jamais arrivé ; le transporteur cherche."}),
         "losing a box");
    return;
  }
  const bool is_partial = is_delivery && is_whole && deliveries_ % 23 == 4;
  shipping::ReceiptDraft receipt;
  receipt.signed_name = is_delivery ? "Hajar" : "Réception";
  receipt.signed_function = is_delivery ? "Pharmacie" : "Plateforme";
  for (const auto& line : shipment.lines) {
    if (line.on_its_way == 0) continue;
    shipping::ReceivedLine arrived;
    arrived.lot_id = line.lot_id;
    arrived.received = is_partial ? line.on_its_way * 2 / 3 : line.on_its_way;
    if (!is_whole && arrived.received > 1) {  // The second box: one of it is broken.
      --arrived.received;
      arrived.damaged = 1;
      arrived.note = "Une visière fendue.";
    }
    if (arrived.total() > 0) receipt.lines.push_back(arrived);
  }
  if (receipt.lines.empty()) return;
  scene_.tick();
  must(scene_.house.receipts.receive(receiver, scene_.network, shipment.shipment_id, receipt),
       "receiving " + shipment.code);
}

void Chores::receive() {
  const auto admin = scene_.as(scene_.admin);
  const auto now = scene_.clock.now();
  for (const auto state : {ShipmentState::partially_received, ShipmentState::dispatched}) {
    std::vector<ShipmentView> arriving;
    shipping::ShipmentQuery query;
    query.state = state;
    query.limit = page_size;
    do {
      auto page = must(scene_.house.shipments.list(admin, scene_.network, query), "the roads");
      for (auto& shipment : page.items) {
        if (shipment.dispatched_at && now - *shipment.dispatched_at > std::chrono::hours{10})
          arriving.push_back(std::move(shipment));
      }
      query.cursor = page.next_cursor;
    } while (query.cursor);
    std::ranges::sort(arriving, {}, &ShipmentView::shipment_id);
    scene_.together([&] {
      for (const auto& shipment : arriving) receive(shipment);
    });
  }
}

}  // namespace touiza::demo
