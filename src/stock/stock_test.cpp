// Stock as people record and see it.
#include "network/network_fixture.hpp"
#include "stock/service.hpp"
#include "stock/store.hpp"

using namespace touiza;
using namespace touiza::stock;
using network::TestNetwork;

namespace {

/// A fablab and a person, each with a lab.
struct Stores {
  explicit Stores(TestNetwork& network) : house{network} {
    REQUIRE(database::migrate(house.database, all(), house.clock));
    lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca).lab_id;
    other = house.active(house.clinic_owner, house.clinic, "Est", house.oujda).lab_id;
    owner = house.caller(house.fablab_owner);
  }
  static std::vector<database::Migration> all() {
    auto steps = accounts::migrations();
    for (auto& step : network::migrations()) steps.push_back(step);
    for (auto& step : migrations()) steps.push_back(step);
    return steps;
  }
  StockRecordDraft draft(std::int64_t quantity, RecordKind kind, const std::string& reason = "") {
    return {at_lab(lab), {ItemKind::material, "pla"}, quantity, kind, reason};
  }
  Result<BalanceView> record(const StockRecordDraft& draft) {
    return service.record(owner, house.network, draft);
  }

  TestNetwork& house;
  network::LabId lab;
  network::LabId other;
  accounts::Caller owner;
  StockService service{house.foundation, house.services.directory};
};

void with_stores(const std::function<void(Stores&)>& check) {
  network::with_network([&](TestNetwork& house) {
    Stores stores{house};
    check(stores);
  });
}

}  // namespace

TEST_CASE("what arrives, is counted and corrected is booked against the outside") {
  with_stores([](Stores& stores) {
    const auto arrived = stores.record(stores.draft(5'000'000, RecordKind::arrival));
    REQUIRE(arrived);
    CHECK(arrived->quantity == 5'000'000);
    CHECK(arrived->counted_in == CountedIn::mg);
    CHECK(arrived->material_code == "pla");
    CHECK(stores.record(stores.draft(4'200'000, RecordKind::count))->quantity == 4'200'000);
    CHECK(stores.record(stores.draft(4'200'000, RecordKind::count))->quantity == 4'200'000);
    CHECK(stores.record(stores.draft(-200'000, RecordKind::correction, "Broken spool"))->quantity ==
          4'000'000);

    const auto all = stores.service.balances(stores.house.admin(), stores.house.network, {});
    REQUIRE(all);
    std::int64_t sum = 0;
    for (const auto& balance : all->items) sum += balance.quantity;
    CHECK(sum == 0);
    CHECK(all->items.size() == 3);
    const auto proof = stores.service.check(stores.house.admin(), stores.house.network);
    REQUIRE(proof);
    CHECK(proof->is_sound());
    CHECK(proof->moves == 3);
  });
}

TEST_CASE("records that cannot be are refused with the field and the reason") {
  with_stores([](Stores& stores) {
    const auto code = [&](const StockRecordDraft& draft) {
      return stores.record(draft).error().code;
    };
    CHECK(code(stores.draft(0, RecordKind::arrival)) == "quantity_not_positive");
    CHECK(code(stores.draft(-1, RecordKind::count)) == "quantity_is_negative");
    CHECK(code(stores.draft(5, RecordKind::correction)) == "reason_missing");
    CHECK(code(stores.draft(0, RecordKind::correction, "x")) == "nothing_to_correct");
    CHECK(code(stores.draft(-5, RecordKind::correction, "x")) == "stock_is_short");
    auto draft = stores.draft(5, RecordKind::arrival);
    draft.item.id = "unobtainium";
    CHECK(code(draft) == "material_unknown");
    draft = stores.draft(5, RecordKind::arrival);
    draft.place.id = "nowhere";
    CHECK(code(draft) == "place_unknown");
    draft.place = {PlaceKind::site, stores.lab.text};
    CHECK(code(draft) == "place_unknown");
    draft.place = outside();
    CHECK(code(draft) == "place_unknown");

    draft = stores.draft(5, RecordKind::arrival);
    auto& service = stores.service;
    auto& house = stores.house;
    CHECK(service.record({}, house.network, draft).error().code == "sign_in_needed");
    CHECK(service.record(house.member(), house.network, draft).error().code == "not_allowed");
    CHECK(service.record(house.caller(house.clinic_owner), house.network, draft).error().code ==
          "not_allowed");
    CHECK(service.record(house.coordinator(house.west), house.network, draft));
    CHECK(service.record(house.coordinator(house.east), house.network, draft).error().code ==
          "not_allowed");
  });
}

TEST_CASE("an organization sees the stock of its own places, coordinators that of all") {
  with_stores([](Stores& stores) {
    auto& house = stores.house;
    REQUIRE(stores.record(stores.draft(1000, RecordKind::arrival)));
    auto far = stores.draft(2000, RecordKind::arrival);
    far.place = at_lab(stores.other);
    REQUIRE(stores.service.record(house.admin(), house.network, far));
    const auto count = [&](const accounts::Caller& caller, const StockQuery& query) {
      const auto seen = stores.service.balances(caller, house.network, query);
      REQUIRE(seen);
      return seen->items.size();
    };
    CHECK(count(stores.owner, {}) == 1);
    CHECK(count(house.coordinator(house.west), {}) == 3);
    StockQuery query;
    query.item = "pla";
    query.place = stores.other.text;
    CHECK(count(house.admin(), query) == 1);
    CHECK(count(stores.owner, query) == 0);
    query.item = "petg";
    CHECK(count(house.admin(), query) == 0);
    query.place = "nowhere";
    CHECK(count(house.admin(), query) == 0);
    CHECK(stores.service.balances({}, house.network, {}).error().code == "sign_in_needed");
    CHECK(stores.service.moves(house.member(), house.network, {}).error().code == "not_allowed");
    CHECK(stores.service.moves(stores.owner, house.network, {})->items.size() == 1);
    CHECK(stores.service.moves(house.admin(), house.network, {})->items.size() == 2);
    StockMoveQuery moves;
    moves.item = "pla";
    moves.place = stores.other.text;
    CHECK(stores.service.moves(house.admin(), house.network, moves)->items.size() == 1);
    CHECK(stores.service.check(stores.owner, house.network).error().code == "not_allowed");
  });
}

TEST_CASE("a record is reversed by the coordinators of its place, and hidden from strangers") {
  with_stores([](Stores& stores) {
    auto& house = stores.house;
    REQUIRE(stores.record(stores.draft(1000, RecordKind::arrival)));
    const auto id = stores.service.moves(house.admin(), house.network, {})->items.at(0).move_id;
    auto& service = stores.service;
    const ReversalDraft why{"Typed twice."};
    CHECK(service.reverse(house.caller(house.clinic_owner), house.network, id, why).error().code ==
          "not_found");
    CHECK(service.reverse(stores.owner, house.network, id, why).error().code == "not_allowed");
    CHECK(service.reverse(house.coordinator(house.east), house.network, id, why).error().code ==
          "not_allowed");
    const auto reversed = service.reverse(house.coordinator(house.west), house.network, id, why);
    REQUIRE(reversed);
    CHECK(reversed->reverses_id == id);
    CHECK(reversed->reason == "Typed twice.");
    CHECK(service.reverse(house.admin(), house.network, id, why).error().code ==
          "already_reversed");
    CHECK(house.events.events.back().type == "stock.reversed");
  });
}
