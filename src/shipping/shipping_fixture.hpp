// For tests: shipping on top of a house that makes shields.
#pragma once

#include <fmt/format.h>

#include "production/production_fixture.hpp"
#include "shipping/deliveries.hpp"
#include "shipping/receipt_service.hpp"
#include "shipping/shipment_service.hpp"
#include "shipping/shipping_personal_data.hpp"
#include "shipping/suggestions.hpp"

namespace touiza::shipping {

using production::told;

struct ShippingHouse : production::ProductionHouse {
  explicit ShippingHouse(database::Database& engine)
      : ProductionHouse{engine, shipping::migrations()} {
    desk.set_allocations(shipments);
  }

  ShipmentDesk shipment_desk{house.foundation, desk};
  ShipmentService shipments{house.foundation, shipment_desk};
  needs::NeedService need_service{house.foundation};
  ReceiptService receipts{
      house.foundation, shipment_desk, need_service,
      [](database::Transaction&, const accounts::Caller&, const NetworkId&,
         const UploadId& upload) -> Result<std::string> { return "digest of " + upload.text; }};
  SuggestionService suggestions{house.foundation, shipment_desk, ledger};
  Deliveries deliveries;
  ShippingPersonalData personal_data;
  accounts::Caller driver = somebody(accounts::Role::driver, 3, 8);

  NeedId need(int number, std::int64_t quantity, int hospital_number = 1, int priority = 2) {
    needs::Emergency emergency;
    emergency.network_id = network;
    emergency.emergency_id = told<needs::EmergencyId>("db", 1);
    needs::Need row;
    row.network_id = network;
    row.need_id = told<NeedId>("da", number);
    row.code = fmt::format("N-{}", number);
    row.emergency_id = emergency.emergency_id;
    row.site_id = hospital(hospital_number);
    row.region_id = region(hospital_number + 1);
    row.organization_id = organization(10 + hospital_number);
    row.design_id = shield;
    row.quantity = quantity;
    row.priority = priority;
    row.due_day = day_of(house.clock.now()) + 5;
    row.state = needs::NeedState::open;
    row.posted_at = house.clock.now();
    write([&](database::Transaction& t) {
      t.insert_unless_exists("emergency", emergency);
      t.insert("need", row);
    });
    return row.need_id;
  }
  needs::Need need_now(const NeedId& id) {
    return read(
        [&](database::Transaction& t) { return *needs::NeedService::find(t, network, id); });
  }

  ShipmentDraft from_hub(const production::LotView& lot, std::int64_t units,
                         const std::optional<NeedId>& for_need = {}) const {
    ShipmentDraft draft;
    draft.from = stock::at_site(hub());
    draft.to = stock::at_site(hospital(1));
    draft.need_id = for_need;
    draft.lines = {{lot.lot_id, units}};
    return draft;
  }
  ShipmentView created(const ShipmentDraft& draft) {
    auto shipment = shipments.create(coordinator, network, draft);
    REQUIRE(shipment);
    return *shipment;
  }
  ShipmentView sent(const ShipmentDraft& draft) {
    const auto shipment = created(draft);
    REQUIRE(shipments.pack(coordinator, network, shipment.shipment_id));
    auto left = shipments.dispatch(coordinator, network, shipment.shipment_id);
    REQUIRE(left);
    return *left;
  }
  static ReceiptDraft signed_for(const ReceivedLine& line) {
    ReceiptDraft draft;
    draft.lines = {line};
    draft.signed_name = "Samira B.";
    draft.signed_function = "Pharmacist";
    return draft;
  }
  Result<ShipmentView> receive(const ShipmentView& shipment, const ReceivedLine& line) {
    return receipts.receive(pharmacist, network, shipment.shipment_id, signed_for(line));
  }
  campaigns::NeedDelivery delivered(const NeedId& id) {
    return read([&](database::Transaction& t) {
      for (const auto& each : deliveries.delivered(t, network)) {
        if (each.need_id == id) return each;
      }
      return campaigns::NeedDelivery{};
    });
  }
  std::int64_t shields_in(stock::StockState state) { return units(state, revision.text); }
};

inline void with_shipping(const std::function<void(ShippingHouse&)>& check) {
  database::EachEngine{}.for_each([&](database::Database& engine) {
    ShippingHouse house{engine};
    check(house);
  });
}

}  // namespace touiza::shipping
