// Machines: adding, changing, listing, and what the rooms below may count on.
#include "network/network_fixture.hpp"
#include "network/technology.hpp"

using namespace touiza;
using namespace touiza::network;

TEST_CASE("a machine is added to a lab and seen by every member") {
  with_network([](TestNetwork& house) {
    const auto lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    auto& machines = house.services.machines;
    const auto added = machines.add(owner, house.network, lab.lab_id, TestNetwork::printer(6));
    REQUIRE(added);
    CHECK(added->code.starts_with("M-"));
    CHECK(added->lab_name.fr == "Port");
    CHECK(added->lab_code == lab.code);
    CHECK(added->region_id == house.west);
    CHECK(added->count == 6);
    CHECK(added->work_volume_mm == WorkVolume{250, 210, 210});
    CHECK(added->materials == std::vector<std::string>{"pla", "petg"});
    CHECK(json::write(*machines.find(house.member(), house.network, added->machine_id)) ==
          json::write(*added));
    CHECK(house.events.events.back().type == "machine.added");
  });
}

TEST_CASE("a machine that cannot be is refused, and so is a stranger's") {
  with_network([](TestNetwork& house) {
    const auto lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    auto& machines = house.services.machines;
    auto draft = TestNetwork::printer();
    draft.materials = {"pla", "unobtainium"};
    const auto refused = machines.add(owner, house.network, lab.lab_id, draft);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "material_unknown");
    CHECK(refused.error().message.find("'unobtainium'") != std::string::npos);
    draft = TestNetwork::printer();
    draft.work_volume_mm.reset();
    CHECK(machines.add(owner, house.network, lab.lab_id, draft).error().code ==
          "work_volume_missing");

    draft = TestNetwork::printer();
    CHECK(machines.add(house.member(), house.network, lab.lab_id, draft).error().code ==
          "not_allowed");
    CHECK(machines.add({}, house.network, lab.lab_id, draft).error().code == "sign_in_needed");
    CHECK(machines.add(owner, house.network, LabId{"none"}, draft).error().code == "not_found");
    CHECK(machines.add(house.coordinator(house.west), house.network, lab.lab_id, draft));
    CHECK(machines.list({}, house.network, {}).error().code == "sign_in_needed");
    CHECK(machines.list(owner, NetworkId{"none"}, {}).error().code == "not_found");
  });
}

TEST_CASE("a machine changes on the version that was read, and goes without being forgotten") {
  with_network([](TestNetwork& house) {
    const auto lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    auto& machines = house.services.machines;
    const auto added = machines.add(owner, house.network, lab.lab_id, TestNetwork::printer());
    REQUIRE(added);
    const auto edit = [&](const std::string& patch, std::int64_t version) {
      return machines.edit(owner, house.network, added->machine_id,
                           json::Edit<MachineDraft>{patch, version});
    };
    const auto changed = edit(R"({"hours_per_day":4,"nozzle_mm":null,"state":"broken"})", 1);
    REQUIRE(changed);
    CHECK(changed->hours_per_day == 4);
    CHECK_FALSE(changed->nozzle_mm);
    CHECK(changed->state == MachineState::broken);
    CHECK(edit(R"({"count":2})", 1).error().code == "version_is_old");
    CHECK(edit(R"({"count":0})", 2).error().code == "fields_are_wrong");
    CHECK(edit(R"({"technology":"moulding"})", 2).error().code == "clamp_force_missing");

    CHECK(machines.retire(house.member(), house.network, added->machine_id).error().code ==
          "not_allowed");
    CHECK(machines.retire(owner, house.network, added->machine_id));
    CHECK(machines.retire(owner, house.network, added->machine_id));
    CHECK(machines.list(owner, house.network, {})->items.empty());
    CHECK(machines.find(owner, house.network, added->machine_id)->state == MachineState::retired);
    CHECK(edit(R"({"count":2})", 3).error().code == "machine_is_retired");
    MachineQuery gone;
    gone.state = MachineState::retired;
    CHECK(machines.list(owner, house.network, gone)->items.size() == 1);
  });
}

TEST_CASE("machines come in pages, by lab, region, technology and state") {
  with_network([](TestNetwork& house) {
    const auto west = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto east = house.active(house.clinic_owner, house.clinic, "Est", house.oujda);
    auto& machines = house.services.machines;
    auto laser = TestNetwork::printer();
    laser.technology = "laser";
    laser.laser_w = 40;
    for (int i = 0; i < 3; ++i) {
      REQUIRE(machines.add(house.admin(), house.network, west.lab_id, TestNetwork::printer()));
    }
    REQUIRE(machines.add(house.admin(), house.network, east.lab_id, laser));
    const auto member = house.member();
    const auto count = [&](const MachineQuery& query) {
      const auto page = machines.list(member, house.network, query);
      REQUIRE(page);
      return page->items.size();
    };
    MachineQuery query;
    query.limit = 3;
    auto page = machines.list(member, house.network, query);
    REQUIRE(page->next_cursor);
    query.cursor = page->next_cursor;
    page = machines.list(member, house.network, query);
    CHECK(page->items.size() == 1);
    CHECK_FALSE(page->next_cursor);
    query.cursor = "x";
    CHECK(machines.list(member, house.network, query).error().code == "cursor_is_malformed");

    MachineQuery by_lab;
    by_lab.lab = east.lab_id;
    CHECK(count(by_lab) == 1);
    MachineQuery by_region;
    by_region.region = house.west;
    CHECK(count(by_region) == 3);
    MachineQuery by_technology;
    by_technology.technology = "laser";
    CHECK(count(by_technology) == 1);
    MachineQuery by_state;
    by_state.state = MachineState::broken;
    CHECK(count(by_state) == 0);
  });
}

TEST_CASE("an individual's machines are listed under the lab's code") {
  with_network([](TestNetwork& house) {
    const auto lab =
        house.active(house.individual_owner, house.individual, "Chez Houda", house.casablanca);
    auto& machines = house.services.machines;
    REQUIRE(machines.add(house.admin(), house.network, lab.lab_id, TestNetwork::printer()));
    CHECK(machines.list(house.member(), house.network, {})->items.at(0).lab_name.fr == lab.code);
    CHECK(machines.list(house.admin(), house.network, {})->items.at(0).lab_name.fr == "Chez Houda");
  });
}

TEST_CASE("machines of a lab that has only applied are nobody else's business") {
  with_network([](TestNetwork& house) {
    const auto lab = house.applied(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    auto& machines = house.services.machines;
    const auto added = machines.add(owner, house.network, lab.lab_id, TestNetwork::printer());
    REQUIRE(added);
    CHECK(machines.list(owner, house.network, {})->items.size() == 1);
    CHECK(machines.list(house.member(), house.network, {})->items.empty());
    CHECK(machines.find(house.member(), house.network, added->machine_id).error().code ==
          "not_found");
    CHECK(machines.retire(house.member(), house.network, added->machine_id).error().code ==
          "not_found");
  });
}

TEST_CASE("the directory counts on what is open, confirmed and within the lab's week") {
  with_network([](TestNetwork& house) {
    const auto lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    REQUIRE(house.services.machines.add(owner, house.network, lab.lab_id, TestNetwork::printer(2)));
    house.clock.advance(std::chrono::milliseconds{1});  // Ids sort by creation.
    REQUIRE(house.services.machines.add(owner, house.network, lab.lab_id, TestNetwork::printer(1)));
    const auto& directory = house.services.directory;
    const auto capable = [&] {
      return *house.database.read(
          [&](Transaction& transaction) -> Result<std::vector<CapableMachine>> {
            return directory.capable_machines(transaction, house.network, house.clock.now());
          });
    };
    REQUIRE(capable().size() == 2);
    CHECK(capable()[0].hours_per_day.value() == doctest::Approx(20));
    CHECK(capable()[0].yield == doctest::Approx(0.8));
    CHECK_FALSE(capable()[0].is_on_probation);

    const auto limit = [&](const std::string& limits) {
      const auto version = house.services.labs.find(owner, house.network, lab.lab_id)->version;
      REQUIRE(
          house.services.labs.edit(owner, house.network, lab.lab_id,
                                   json::Edit<LabEdit>{R"({"limits":)" + limits + "}", version}));
    };
    limit(R"({"hours_per_week_max":105})");  // 15 of 30 hours a day.
    CHECK(capable()[0].hours_per_day.value() == doctest::Approx(10));
    CHECK(capable()[1].hours_per_day.value() == doctest::Approx(5));
    limit(R"({"holidays":["2020-09-13"]})");
    CHECK(capable().empty());
    limit(R"({"holidays":[]})");

    REQUIRE(house.database.write([&](Transaction& transaction) -> Done {
      directory.add_to_record(transaction, house.network, lab.lab_id, {30, 30});
      directory.add_to_record(transaction, house.network, lab.lab_id, {20, 20});
      return {};
    }));
    CHECK(capable()[0].yield == doctest::Approx(0.9));
    CHECK(house.services.labs.find(owner, house.network, lab.lab_id)->yield.units_promised == 50);
  });
}

TEST_CASE("the directory knows hands, sites, materials, regions and the end of a probation") {
  with_network([](TestNetwork& house) {
    const auto lab = house.applied(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto& directory = house.services.directory;
    REQUIRE(house.database.write([&](Transaction& transaction) -> Done {
      CHECK_FALSE(directory.pass_probation(transaction, house.network, lab.lab_id,
                                           accounts::system_account, house.clock.now(),
                                           house.random));
      transaction.run("UPDATE lab SET state = 'probation', people_hours_per_day = 16");
      CHECK(directory.capable_hands(transaction, house.network, house.clock.now())
                .at(0)
                .hours_per_day.value() == 16);
      CHECK(directory.pass_probation(transaction, house.network, lab.lab_id,
                                     accounts::system_account, house.clock.now(), house.random));
      CHECK(directory.lab(transaction, house.network, lab.lab_id)->state == LabState::active);
      CHECK_FALSE(directory.lab(transaction, house.network, LabId{"none"}));
      CHECK(directory.material_by_code(transaction, house.network, "pla")->unit == MaterialUnit::g);
      CHECK_FALSE(directory.material_by_code(transaction, house.network, "gold"));
      CHECK(directory.materials(transaction, house.network).size() == common_materials().size());
      CHECK(directory.regions(transaction, house.network).size() == 2);
      CHECK(directory.sites(transaction, house.network).empty());
      CHECK(directory.network(transaction, house.network)->slug == "morocco");
      CHECK(directory.town(transaction, house.network, house.oujda)->region_id == house.east);
      directory.note_sign(transaction, house.network, lab.lab_id, Instant{9'000'000'000'000'000});
      CHECK(directory.lab(transaction, house.network, lab.lab_id)->confirmed_at ==
            Instant{9'000'000'000'000'000});
      return {};
    }));
  });
}
