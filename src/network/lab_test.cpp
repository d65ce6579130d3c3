// Labs: who sees what of them, lists, changes, confirming.
#include "network/network_fixture.hpp"

using namespace touiza;
using namespace touiza::network;

namespace {

std::vector<std::string> names(const http::Page<LabView>& page) {
  std::vector<std::string> found;
  for (const auto& lab : page.items) found.push_back(lab.name.fr);
  return found;
}

}  // namespace

TEST_CASE("a lab that has applied is known to itself and its coordinators only") {
  with_network([](TestNetwork& house) {
    const auto lab = house.applied(house.fablab_owner, house.fablab, "Atelier 1", house.casablanca);
    CHECK(lab.state == LabState::applied);
    CHECK(lab.code.starts_with("W-"));
    CHECK(lab.region_id == house.west);
    CHECK(lab.lat == 33.59);

    auto& labs = house.services.labs;
    CHECK(labs.find(house.caller(house.fablab_owner), house.network, lab.lab_id));
    CHECK(labs.find(house.coordinator(house.west), house.network, lab.lab_id));
    for (const auto& stranger : {house.member(), house.coordinator(house.east)}) {
      const auto hidden = labs.find(stranger, house.network, lab.lab_id);
      REQUIRE_FALSE(hidden);
      CHECK(hidden.error().code == "not_found");
      CHECK(labs.list(stranger, house.network, {})->items.empty());
      CHECK(labs.confirm(stranger, house.network, lab.lab_id).error().code == "not_found");
    }
    CHECK(labs.find({}, house.network, lab.lab_id).error().code == "sign_in_needed");
  });
}

TEST_CASE("an individual's name and place go to those with the right only") {
  with_network([](TestNetwork& house) {
    const auto own = house.active(house.individual_owner, house.individual, "Atelier de Houda",
                                  house.casablanca);
    auto& labs = house.services.labs;
    const auto coordinator = house.coordinator(house.west);

    const auto seen = *labs.find(coordinator, house.network, own.lab_id);
    CHECK(seen.is_named);
    CHECK(seen.name.fr == "Atelier de Houda");
    CHECK(seen.is_location_exact);

    const auto member = house.member();
    const auto masked = *labs.find(member, house.network, own.lab_id);
    CHECK_FALSE(masked.is_named);
    CHECK(masked.name.fr == own.code);
    CHECK(masked.organization_name.is_empty());
    CHECK_FALSE(masked.is_location_exact);
    const auto far = distance({33.59, -7.61}, {masked.lat, masked.lng}).value();
    CHECK(far > 0);
    CHECK(far <= 2.001);
    CHECK(labs.find(member, house.network, own.lab_id)->lat == masked.lat);

    LabQuery by_name;
    by_name.q = "houda";
    CHECK(labs.list(member, house.network, by_name)->items.empty());
    CHECK(labs.list(coordinator, house.network, by_name)->items.size() == 1);
    CHECK(labs.list(house.coordinator(house.east), house.network, by_name)->items.empty());
  });
}

TEST_CASE("an individual who wants to be listed is named to everybody") {
  with_network([](TestNetwork& house) {
    const auto own = house.active(house.individual_owner, house.individual, "Atelier de Houda",
                                  house.casablanca);
    const auto listed = house.services.organizations.edit(
        house.caller(house.individual_owner), house.network, house.individual,
        json::Edit<OrganizationEdit>{R"({"is_listed":true})", 1});
    REQUIRE(listed);
    const auto seen = *house.services.labs.find(house.member(), house.network, own.lab_id);
    CHECK(seen.is_named);
    CHECK(seen.name.fr == "Atelier de Houda");
  });
}

TEST_CASE("labs come by name, in pages, without loss or repetition") {
  with_network([](TestNetwork& house) {
    for (const auto* name : {"Élan", "atelier", "Zénith", "École", "borne"}) {
      house.active(house.fablab_owner, house.fablab, name, house.casablanca);
    }
    const auto member = house.member();
    LabQuery query;
    query.limit = 2;
    std::vector<std::string> all;
    for (int pages = 0; pages < 5; ++pages) {
      const auto page = house.services.labs.list(member, house.network, query);
      REQUIRE(page);
      for (auto& name : names(*page)) all.push_back(name);
      if (!page->next_cursor) break;
      query.cursor = page->next_cursor;
    }
    CHECK(all == std::vector<std::string>{"atelier", "borne", "École", "Élan", "Zénith"});
    query.cursor = "made up";
    CHECK(house.services.labs.list(member, house.network, query).error().code ==
          "cursor_is_malformed");
  });
}

TEST_CASE("labs are found by region, cluster, technology, state, bounds and words") {
  with_network([](TestNetwork& house) {
    const auto west =
        house.active(house.fablab_owner, house.fablab, "Atelier du Port", house.casablanca);
    const auto east = house.active(house.clinic_owner, house.clinic, "Labo de l'Est", house.oujda);
    const auto owner = house.caller(house.fablab_owner);
    REQUIRE(
        house.services.machines.add(owner, house.network, west.lab_id, TestNetwork::printer(3)));
    REQUIRE(house.services.know_how.declare(owner, house.network, west.lab_id, {"cad"}));
    ClusterDraft printing;
    printing.name.fr = "Impression";
    printing.technologies = {"fff"};
    const auto cluster =
        house.services.networks.add_cluster(house.admin(), house.network, printing);
    REQUIRE(cluster);
    REQUIRE(house.services.networks.put_into_cluster(owner, house.network, cluster->cluster_id,
                                                     west.lab_id));
    const auto member = house.member();
    const auto found = [&](const LabQuery& query) {
      const auto page = house.services.labs.list(member, house.network, query);
      REQUIRE(page);
      return names(*page);
    };
    using Names = std::vector<std::string>;
    LabQuery query;
    SUBCASE("region") {
      query.region = house.east;
      CHECK(found(query) == Names{"Labo de l'Est"});
    }
    SUBCASE("cluster") {
      query.cluster = cluster->cluster_id;
      const auto page = *house.services.labs.list(member, house.network, query);
      REQUIRE(page.items.size() == 1);
      CHECK(page.items[0].clusters == std::vector{cluster->cluster_id});
      CHECK(page.items[0].technologies == Names{"fff"});
      CHECK(page.items[0].machine_count == 3);
      CHECK(page.items[0].know_how.at(0).skill == "cad");
      CHECK(house.services.networks.clusters(member, house.network)->items.at(0).lab_count == 1);
    }
    SUBCASE("technology") {
      query.technology = "fff";
      CHECK(found(query) == Names{"Atelier du Port"});
    }
    SUBCASE("organization") {
      query.organization = house.clinic;
      CHECK(found(query) == Names{"Labo de l'Est"});
    }
    SUBCASE("state") {
      query.state = LabState::dormant;
      CHECK(found(query).empty());
    }
    SUBCASE("bounds") {
      query.bounds = "-3,34,0,36";
      CHECK(found(query) == Names{"Labo de l'Est"});
    }
    SUBCASE("a word") {
      query.q = "PÔRT";
      CHECK(found(query) == Names{"Atelier du Port"});
    }
    SUBCASE("a town in Arabic") {
      query.q = "وجدة";
      CHECK(found(query) == Names{"Labo de l'Est"});
    }
    SUBCASE("a code") {
      query.q = west.code;
      CHECK(found(query) == Names{"Atelier du Port"});
    }
    SUBCASE("a wildcard is a letter like any other") {
      query.q = "%";
      CHECK(found(query).empty());
    }
  });
}

TEST_CASE("a lab is applied for by those who may act for its organization") {
  with_network([](TestNetwork& house) {
    LabDraft draft;
    draft.organization_id = house.fablab;
    draft.name.fr = "Atelier";
    draft.town_id = house.casablanca;
    auto& labs = house.services.labs;
    CHECK(labs.add(house.member(), house.network, draft).error().code == "not_allowed");
    CHECK(labs.add({}, house.network, draft).error().code == "sign_in_needed");
    CHECK(labs.add(house.coordinator(house.west), house.network, draft));

    const auto owner = house.caller(house.fablab_owner);
    auto wrong = draft;
    wrong.town_id.text = "01890000-0000-7000-8000-000000000009";
    CHECK(labs.add(owner, house.network, wrong).error().code == "town_unknown");
    wrong = draft;
    wrong.organization_id.text = wrong.town_id.text = "01890000-0000-7000-8000-000000000009";
    CHECK(labs.add(owner, house.network, wrong).error().code == "organization_unknown");
    wrong = draft;
    wrong.referees = {LabId{"01890000-0000-7000-8000-000000000009"}};
    CHECK(labs.add(owner, house.network, wrong).error().code == "referee_unknown");
    CHECK(labs.add(owner, NetworkId{"01890000-0000-7000-8000-000000000009"}, draft).error().code ==
          "not_found");
  });
}

TEST_CASE("a lab changes on the version that was read, and never into a region without the right") {
  with_network([](TestNetwork& house) {
    const auto lab = house.active(house.fablab_owner, house.fablab, "Atelier", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    auto& labs = house.services.labs;
    house.clock.advance(std::chrono::hours{24});
    const auto changed = labs.edit(
        owner, house.network, lab.lab_id,
        json::Edit<LabEdit>{
            R"({"description":{"fr":"Trois imprimantes"},"limits":{"hours_per_week_max":40}})",
            lab.version});
    REQUIRE(changed);
    CHECK(changed->description.fr == "Trois imprimantes");
    CHECK(changed->limits.hours_per_week_max == 40);
    CHECK(changed->version == lab.version + 1);
    CHECK(changed->confirmed_at == house.clock.now());

    const json::Edit<LabEdit> late{R"({"name":{"fr":"Autre"}})", lab.version};
    CHECK(labs.edit(owner, house.network, lab.lab_id, late).error().code == "version_is_old");
    const json::Edit<LabEdit> empty{R"({"name":{"fr":""}})", changed->version};
    CHECK(labs.edit(owner, house.network, lab.lab_id, empty).error().code == "fields_are_wrong");

    const auto coordinator = house.coordinator(house.west);
    const json::Edit<LabEdit> away{R"({"town_id":")" + house.oujda.text + R"("})",
                                   changed->version};
    CHECK(labs.edit(coordinator, house.network, lab.lab_id, away).error().code == "not_allowed");
    CHECK(labs.edit(owner, house.network, lab.lab_id, away)->region_id == house.east);
    CHECK(labs.edit(house.member(), house.network, lab.lab_id, away).error().code == "not_allowed");
  });
}

TEST_CASE("confirming renews what the lab and its machines declared") {
  with_network([](TestNetwork& house) {
    const auto lab = house.active(house.fablab_owner, house.fablab, "Atelier", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    const auto machine =
        house.services.machines.add(owner, house.network, lab.lab_id, TestNetwork::printer());
    REQUIRE(machine);
    house.clock.advance(std::chrono::hours{24 * 37});
    CHECK(house.services.labs.find(owner, house.network, lab.lab_id)->confirmation_weight ==
          doctest::Approx(0.5));
    const auto confirmed = house.services.labs.confirm(owner, house.network, lab.lab_id);
    REQUIRE(confirmed);
    CHECK(confirmed->confirmation_weight == 1.0);
    const auto again = house.services.machines.find(owner, house.network, machine->machine_id);
    CHECK(again->confirmed_at == house.clock.now());
    CHECK(again->declared_at < again->confirmed_at);
  });
}

TEST_CASE("know-how is declared by the lab and vouched for by others with a working lab") {
  with_network([](TestNetwork& house) {
    const auto lab = house.active(house.fablab_owner, house.fablab, "Atelier", house.casablanca);
    const auto owner = house.caller(house.fablab_owner);
    auto& know_how = house.services.know_how;
    const auto declared = know_how.declare(owner, house.network, lab.lab_id, {"mould_making"});
    REQUIRE(declared);
    const auto id = declared->know_how.at(0).know_how_id;
    CHECK(know_how.declare(owner, house.network, lab.lab_id, {"mould_making"}).error().code ==
          "know_how_exists");
    CHECK(know_how.declare(owner, house.network, lab.lab_id, {"Mould making"}).error().code ==
          "skill_is_malformed");

    const auto peer = house.caller(house.clinic_owner);
    CHECK(know_how.vouch(owner, house.network, lab.lab_id, id).error().code ==
          "vouching_needs_a_working_lab");
    CHECK(know_how.vouch(peer, house.network, lab.lab_id, id).error().code ==
          "vouching_needs_a_working_lab");
    house.active(house.clinic_owner, house.clinic, "Labo", house.oujda);
    const auto vouched = know_how.vouch(peer, house.network, lab.lab_id, id);
    REQUIRE(vouched);
    CHECK(vouched->know_how.at(0).vouch_count == 1);
    CHECK(know_how.vouch(peer, house.network, lab.lab_id, id).error().code == "already_vouched");
    CHECK(know_how.vouch(house.member(), house.network, lab.lab_id, id).error().code ==
          "not_allowed");

    CHECK(know_how.take_back(owner, house.network, lab.lab_id, id));
    CHECK(know_how.take_back(owner, house.network, lab.lab_id, id).error().code == "not_found");
    CHECK(know_how.vouch(peer, house.network, lab.lab_id, id).error().code == "not_found");
  });
}
