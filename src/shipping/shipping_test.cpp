// From the hub to the hospital's signature, with the ledger proven on the way.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "campaigns/stock_on_hand.hpp"
#include "shipping/shipping_fixture.hpp"

using namespace touiza;
using namespace touiza::shipping;
using production::LotState;
using stock::StockState;

namespace {

/// Several threads publish here.
class UnheardEvents final : public accounts::EventSink {
 public:
  void publish(database::Transaction&, const accounts::EventDraft&) override {}
};

ReceivedLine line(const production::LotView& lot, std::int64_t received, std::int64_t damaged = 0,
                  std::int64_t missing = 0) {
  ReceivedLine line;
  line.lot_id = lot.lot_id;
  line.received = received;
  line.damaged = damaged;
  line.missing = missing;
  return line;
}

}  // namespace

TEST_CASE("shields go from the hub to the hospital that asked, which signs and has what it needs") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(20, 1);
    const auto need = house.need(1, 20);
    const auto draft = house.from_hub(lot, 20, need);

    const auto shipment = house.created(draft);
    CHECK(shipment.state == ShipmentState::draft);
    CHECK(shipment.need_code == "N-1");
    CHECK(house.shields_in(StockState::accepted) == 20);
    REQUIRE(house.shipments.pack(house.coordinator, house.network, shipment.shipment_id));
    const auto left =
        house.shipments.dispatch(house.coordinator, house.network, shipment.shipment_id);
    REQUIRE(left);
    CHECK(left->lines.at(0).on_its_way == 20);
    CHECK(house.shields_in(StockState::in_transit) == 20);
    CHECK(house.delivered(need).in_transit == 20);
    house.check_ledger();

    auto receipt = ShippingHouse::signed_for(line(lot, 20));
    receipt.signature_upload_id = told<UploadId>("ea", 1);
    const auto received =
        house.receipts.receive(house.pharmacist, house.network, shipment.shipment_id, receipt);
    REQUIRE(received);
    CHECK(received->state == ShipmentState::received);
    CHECK(received->receipts.at(0).signed_name == "Samira B.");
    CHECK(received->receipts.at(0).has_signature);
    CHECK(house.shields_in(StockState::received) == 20);
    CHECK(house.delivered(need).received == 20);
    CHECK(house.need_now(need).state == needs::NeedState::closed);
    CHECK(house.need_now(need).ended_as == needs::NeedEnd::fulfilled);
    house.check_ledger();

    // Both labs whose parts are in the shields hear of it.
    int told_labs = 0;
    for (const auto& event : house.house.events.events) {
      if (event.type == "lab.work_delivered") ++told_labs;
      CHECK(event.data.find("Samira") == std::string::npos);
    }
    CHECK(told_labs == 2);
  });
}

TEST_CASE("what is missing or damaged is a line of the receipt; the rest stays on its way") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(20, 1);
    const auto need = house.need(1, 20);
    const auto shipment = house.sent(house.from_hub(lot, 20, need));

    const auto first = house.receive(shipment, line(lot, 12, 1, 2));
    REQUIRE(first);
    CHECK(first->state == ShipmentState::partially_received);
    CHECK(first->lines.at(0).on_its_way == 5);
    CHECK(house.delivered(need).received == 12);
    CHECK(house.delivered(need).in_transit == 5);
    CHECK(house.shields_in(StockState::scrapped) == 1);
    CHECK(house.shields_in(StockState::lost) == 2);
    house.check_ledger();

    CHECK(house.receive(shipment, line(lot, 6)).error().code == "more_than_was_sent");
    ReceivedLine wrong = line(lot, 4);
    wrong.other = 1;
    CHECK(house.receive(shipment, wrong).error().code == "reason_is_missing");
    wrong.note = "Another product was in the box";
    const auto last = house.receive(shipment, wrong);
    REQUIRE(last);
    CHECK(last->state == ShipmentState::received);
    CHECK(last->receipts.size() == 2);
    CHECK(house.shields_in(StockState::on_hold) == 1);
    CHECK(house.delivered(need).received == 16);
    CHECK(house.need_now(need).state == needs::NeedState::open);
    CHECK(house.receive(shipment, line(lot, 1)).error().code == "transition_not_allowed");
    house.check_ledger();
  });
}

TEST_CASE("a receipt that comes twice counts once") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(10, 1);
    const auto shipment = house.sent(house.from_hub(lot, 10));
    auto receipt = ShippingHouse::signed_for(line(lot, 6));
    receipt.receipt_id = told<ReceiptId>("eb", 1);
    const auto receive = [&] {
      return house.receipts.receive(house.pharmacist, house.network, shipment.shipment_id, receipt);
    };
    REQUIRE(receive());
    REQUIRE(receive());
    CHECK(house.shields_in(StockState::received) == 6);
    receipt.lines.at(0).received = 4;
    CHECK(receive().error().code == "receipt_conflict");
    house.check_ledger();
  });
}

TEST_CASE("a lost box leaves what was made, and its need lacks it again") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(10, 1);
    const auto need = house.need(1, 10);
    const auto shipment = house.sent(house.from_hub(lot, 10, need));
    const auto part = lot.made_of.at(0);
    CHECK(house.output_of(*part.job_id).made == 10);

    const auto lost = house.shipments.lose(house.coordinator, house.network, shipment.shipment_id,
                                           {"The van was broken into"});
    REQUIRE(lost);
    CHECK(lost->state == ShipmentState::lost);
    CHECK(lost->lines.at(0).lost == 10);
    CHECK(house.shields_in(StockState::lost) == 10);
    CHECK(house.delivered(need).in_transit == 0);
    CHECK(house.output_of(*part.job_id).made == 0);
    house.check_ledger();

    const auto more = house.shields(10, 2);
    CHECK(house.created(house.from_hub(more, 10, need)).units == 10);
  });
}

TEST_CASE("what comes back may be sent again") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(10, 1);
    const auto shipment = house.sent(house.from_hub(lot, 10));
    REQUIRE(house.receive(shipment, line(lot, 3)));
    REQUIRE(house.shipments.send_back(house.coordinator, house.network, shipment.shipment_id,
                                      {"The gate was closed"}));
    CHECK(house.receive(shipment, line(lot, 3)).error().code == "transition_not_allowed");
    const auto back =
        house.shipments.take_back(house.coordinator, house.network, shipment.shipment_id);
    REQUIRE(back);
    CHECK(back->state == ShipmentState::returned);
    CHECK(back->lines.at(0).returned == 7);
    CHECK(house.shields_in(StockState::accepted) == 7);
    house.check_ledger();
    CHECK(house.created(house.from_hub(lot, 7)).units == 7);
  });
}

TEST_CASE("the same units are promised to one shipment only") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(10, 1);
    const auto first = house.created(house.from_hub(lot, 7));
    const auto second =
        house.shipments.create(house.coordinator, house.network, house.from_hub(lot, 4));
    REQUIRE_FALSE(second);
    CHECK(second.error().code == "lot_is_not_available");
    CHECK(house.created(house.from_hub(lot, 3)).units == 3);
    REQUIRE(house.shipments.cancel(house.coordinator, house.network, first.shipment_id,
                                   {"Another road"}));
    CHECK(house.created(house.from_hub(lot, 7)).units == 7);
    CHECK(house.shipments.dispatch(house.coordinator, house.network, first.shipment_id)
              .error()
              .code == "transition_not_allowed");
  });
}

TEST_CASE("shipments that want the same units at once: one gets them") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(10, 1);
    UnheardEvents events;
    accounts::Foundation foundation{house.house.database, house.house.clock, house.house.random,
                                    events};
    const ShipmentDesk desk{foundation, house.desk};
    ShipmentService shipments{foundation, desk};
    std::atomic<int> made = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 4; ++i) {
      people.emplace_back([&] {
        const auto shipment =
            shipments.create(house.coordinator, house.network, house.from_hub(lot, 6));
        if (shipment) ++made;
        if (!shipment && shipment.error().code == "lot_is_not_available") ++refused;
      });
    }
    for (auto& person : people) person.join();
    CHECK(made == 1);
    CHECK(refused == 3);
  });
}

TEST_CASE("a hub takes in what it may send on, a hospital keeps it") {
  with_shipping([](ShippingHouse& house) {
    const auto strap = house.accepted(house.maker, house.job(1, 1, house.strap, 20), 20);
    ShipmentDraft draft;
    draft.from = stock::at_lab(ShippingHouse::lab(1));
    draft.to = stock::at_site(ShippingHouse::hub());
    draft.lines = {{strap.lot_id, 20}};
    const auto shipment = house.sent(draft);
    // Planning knows of what is on its way to the hub.
    campaigns::LedgerStockCount count{house.ledger};
    auto rows =
        house.read([&](database::Transaction& t) { return count.on_hand(t, house.network); });
    std::erase_if(rows, [](const auto& row) { return row.first_day == 0; });
    REQUIRE(rows.size() == 1);
    CHECK(rows.at(0).quantity == 20);
    CHECK(rows.at(0).product_revision_id == house.saver_revision);
    REQUIRE(house.receipts.receive(house.coordinator, house.network, shipment.shipment_id,
                                   ShippingHouse::signed_for(line(strap, 20))));
    CHECK(house.units(StockState::accepted, house.saver_revision.text) == 20);
    const auto onward = house.sent(house.from_hub(strap, 20));
    REQUIRE(house.receive(onward, line(strap, 20)));
    CHECK(house.units(StockState::received, house.saver_revision.text) == 20);
    draft.from = stock::at_site(ShippingHouse::hospital(1));
    CHECK(house.shipments.create(house.coordinator, house.network, draft).error().code ==
          "lot_is_not_available");
    house.check_ledger();
  });
}

TEST_CASE("only what a need asks for is sent to it, to its site, and no more") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(20, 1);
    const auto strap = house.accepted(house.maker, house.job(1, 1, house.strap, 5), 5);
    const auto need = house.need(1, 15);
    const auto code = [&](const ShipmentDraft& draft) {
      return house.shipments.create(house.coordinator, house.network, draft).error().code;
    };
    CHECK(code(house.from_hub(lot, 16, need)) == "need_is_covered");
    auto other = house.from_hub(lot, 10, need);
    other.to = stock::at_site(ShippingHouse::hospital(2));
    CHECK(code(other) == "need_is_elsewhere");
    other.to = other.from;
    CHECK(code(other) == "shipment_goes_nowhere");
    auto wrong = house.from_hub(strap, 5, need);
    wrong.from = stock::at_lab(ShippingHouse::lab(1));
    CHECK(code(wrong) == "lot_does_not_fit_need");
    CHECK(code(house.from_hub(lot, 5, told<NeedId>("da", 9))) == "need_is_unknown");
    house.created(house.from_hub(lot, 10, need));
    CHECK(code(house.from_hub(lot, 6, need)) == "need_is_covered");
    house.write([&](database::Transaction& t) {
      t.run("UPDATE need SET state = 'suspended' WHERE need_id = ?1", need);
      t.run("UPDATE site SET state = 'proposed' WHERE site_id = ?1", ShippingHouse::hospital(2));
    });
    CHECK(code(house.from_hub(lot, 1, need)) == "need_is_not_open");
    other = house.from_hub(lot, 1);
    other.to = stock::at_site(ShippingHouse::hospital(2));
    CHECK(code(other) == "site_is_not_active");
  });
}

TEST_CASE("a recall reaches what is on its way and those who have received") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(20, 1);
    const auto need = house.need(1, 20);
    REQUIRE(house.receive(house.sent(house.from_hub(lot, 8, need)), line(lot, 8)));
    const auto underway = house.sent(house.from_hub(lot, 5, need));
    const auto packed = house.created(house.from_hub(lot, 4, need));
    REQUIRE(house.shipments.pack(house.coordinator, house.network, packed.shipment_id));

    const auto part = lot.made_of.at(0);
    const auto trace = house.recalls.trace(house.coordinator, house.network, part.lot_id);
    REQUIRE(trace);
    CHECK(trace->units_received == 8);
    CHECK(trace->recipients == 1);
    const auto recalled =
        house.recalls.recall(house.coordinator, house.network, part.lot_id, {"Brittle"});
    REQUIRE(recalled);
    CHECK(recalled->units_received == 8);
    CHECK(recalled->units_in_transit == 5);
    CHECK(recalled->recipients.at(0).place == stock::at_site(ShippingHouse::hospital(1)));
    CHECK(house.shields_in(StockState::on_hold) == 7);

    CHECK(house.shipments.dispatch(house.coordinator, house.network, packed.shipment_id)
              .error()
              .code == "lot_is_not_available");
    const auto arrived = house.receive(underway, line(lot, 5));
    REQUIRE(arrived);
    CHECK(arrived->lines.at(0).held == 5);
    CHECK(house.shields_in(StockState::on_hold) == 12);
    CHECK(house.delivered(need).received == 8);
    // The hospital may look up the lot that it has.
    CHECK(house.lots.find(house.pharmacist, house.network, lot.lot_id)->state ==
          LotState::recalled);
    house.check_ledger();
  });
}

TEST_CASE("free products are suggested to the most urgent needs, from the nearest place first") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(20, 1);
    const auto calm = house.need(1, 15, 1, 1);
    const auto urgent = house.need(2, 12, 2, 3);
    const auto page = house.suggestions.suggest(house.coordinator, house.network, {});
    REQUIRE(page);
    REQUIRE(page->items.size() == 2);
    CHECK(page->items.at(0).need_id == urgent);
    CHECK(page->items.at(0).units == 12);
    CHECK(page->items.at(0).distance_km > 200);
    CHECK(page->items.at(1).need_id == calm);
    CHECK(page->items.at(1).units == 8);
    CHECK(page->items.at(1).lines.at(0).lot_id == lot.lot_id);

    house.created(house.from_hub(lot, 15, calm));
    const auto rest = house.suggestions.suggest(house.coordinator, house.network, {});
    REQUIRE(rest);
    REQUIRE(rest->items.size() == 1);
    CHECK(rest->items.at(0).units == 5);
    CHECK(house.suggestions.suggest(house.maker, house.network, {})->items.empty());
    CHECK(house.suggestions.suggest(house.pharmacist, house.network, {}).error().code ==
          "not_allowed");
  });
}

TEST_CASE("both ends see a shipment, and each does its own part of it") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(10, 1);
    auto draft = house.from_hub(lot, 10);
    draft.driver_id = house.driver.account;
    draft.carrier = "Red van";
    CHECK(house.shipments.create(house.maker, house.network, draft).error().code == "not_allowed");
    const auto shipment = house.created(draft);
    const auto id = shipment.shipment_id;
    const auto hidden = house.shipments.find(house.stranger, house.network, id).error();
    const auto missing =
        house.shipments.find(house.stranger, house.network, told<ShipmentId>("ee", 1)).error();
    CHECK(hidden.code == "not_found");
    CHECK(hidden.message == missing.message);
    CHECK(house.shipments.list(house.stranger, house.network, {})->items.empty());
    CHECK(house.shipments.list(house.pharmacist, house.network, {})->items.size() == 1);
    CHECK(house.shipments.list(house.driver, house.network, {})->items.size() == 1);
    CHECK(house.shipments.find(house.visitor, house.network, id).error().kind ==
          ErrorKind::not_signed_in);

    CHECK(house.shipments.pack(house.auditor, house.network, id).error().code == "not_allowed");
    REQUIRE(house.shipments.pack(house.driver, house.network, id));
    REQUIRE(house.shipments.dispatch(house.driver, house.network, id));
    CHECK(house.receipts
              .receive(house.driver, house.network, id, ShippingHouse::signed_for(line(lot, 10)))
              .error()
              .code == "not_allowed");
    const auto received = house.receive(shipment, line(lot, 10));
    REQUIRE(received);
    // An auditor sees that it arrived, not who signed.
    const auto audited = house.shipments.find(house.auditor, house.network, id);
    REQUIRE(audited);
    CHECK(audited->receipts.size() == 1);
    CHECK_FALSE(audited->receipts.at(0).signed_name);
    house.check_ledger();
  });
}

TEST_CASE("a signer's name goes when asked for or after three years; the proof stays") {
  with_shipping([](ShippingHouse& house) {
    const auto lot = house.shields(10, 1);
    auto draft = house.from_hub(lot, 10);
    draft.carrier = "Hassan's car";
    const auto shipment = house.sent(draft);
    auto own = ShippingHouse::signed_for(line(lot, 4));
    own.is_own_signature = true;
    const auto sign = [&](const ReceiptDraft& receipt) {
      REQUIRE(
          house.receipts.receive(house.pharmacist, house.network, shipment.shipment_id, receipt));
    };
    sign(own);
    house.house.clock.advance(std::chrono::hours{1});
    sign(ShippingHouse::signed_for(line(lot, 3)));
    house.house.clock.advance(std::chrono::hours{1});
    sign(ShippingHouse::signed_for(line(lot, 3)));
    const auto now = [&] {
      return *house.shipments.find(house.pharmacist, house.network, shipment.shipment_id);
    };
    house.write([&](database::Transaction& t) {
      const auto text = house.personal_data.export_of(t, *house.pharmacist.account);
      CHECK(text.find("Samira B.") != std::string::npos);
      house.personal_data.erase(t, *house.pharmacist.account);
    });
    CHECK_FALSE(now().receipts.at(0).signed_name);
    CHECK(now().receipts.at(0).lines.at(0).received == 4);
    CHECK(now().receipts.at(1).signed_name);
    const auto second = now().receipts.at(1).receipt_id;
    REQUIRE(house.receipts.erase_signature(house.coordinator, house.network, shipment.shipment_id,
                                           second));
    CHECK_FALSE(now().receipts.at(1).signed_name);

    house.house.clock.advance(std::chrono::days{100});
    house.write([&](database::Transaction& t) {
      CHECK(house.personal_data.sweep(t, house.house.clock.now()) == 1);
    });
    CHECK(now().carrier.empty());
    CHECK(now().receipts.at(2).signed_name);
    house.house.clock.advance(std::chrono::days{3 * 365});
    house.write([&](database::Transaction& t) {
      CHECK(house.personal_data.sweep(t, house.house.clock.now()) == 1);
    });
    CHECK_FALSE(now().receipts.at(2).signed_name);
    CHECK(house.shields_in(StockState::received) == 10);
    CHECK(house.personal_data.fields().size() == 7);
  });
}
