// Networks and their ground, organizations, materials, and what accounts asks of this room.
#include "network/network_fixture.hpp"

using namespace touiza;
using namespace touiza::network;

TEST_CASE("everybody sees which networks there are, and only the deployment founds them") {
  with_network([](TestNetwork& house) {
    auto& networks = house.services.networks;
    const auto all = networks.list({});
    REQUIRE(all);
    REQUIRE(all->items.size() == 1);
    CHECK(all->items[0].slug == "morocco");
    CHECK(networks.find({}, house.network)->country_outlines.size() == 2);
    CHECK(networks.find({}, NetworkId{"none"}).error().code == "not_found");

    NetworkDraft draft;
    draft.name.fr = "Tunisie";
    draft.languages = {"fr", "ar"};
    draft.country_outlines = {"788"};
    draft.currency = "TND";
    draft.slug = "morocco";
    CHECK(networks.add(house.member(), draft).error().code == "not_allowed");
    CHECK(networks.add({}, draft).error().code == "sign_in_needed");
    CHECK(networks.add(TestNetwork::deployment_admin(), draft).error().code == "slug_is_taken");
    draft.slug = "Tunisie!";
    CHECK(networks.add(TestNetwork::deployment_admin(), draft).error().code == "slug_is_malformed");
    draft.slug = "tunisia";
    draft.languages = {"de"};
    CHECK(networks.add(TestNetwork::deployment_admin(), draft).error().code == "language_unknown");
    draft.languages = {"fr"};
    CHECK(networks.add(TestNetwork::deployment_admin(), draft));
  });
}

TEST_CASE("a network changes on the version that was read") {
  with_network([](TestNetwork& house) {
    auto& networks = house.services.networks;
    const json::Edit<NetworkEdit> edit{R"({"vouches_needed":0})", 1};
    CHECK(networks.edit(house.member(), house.network, edit).error().code == "not_allowed");
    CHECK(networks.edit(house.admin(), house.network, edit)->vouches_needed == 0);
    CHECK(networks.edit(house.admin(), house.network, edit).error().code == "version_is_old");
    const json::Edit<NetworkEdit> wrong{R"({"languages":["de"]})", 2};
    CHECK(networks.edit(house.admin(), house.network, wrong).error().code == "language_unknown");
  });
}

TEST_CASE("individuals are counted out in public from five in a region on") {
  with_network([](TestNetwork& house) {
    house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    const auto region = [&] {
      const auto regions = house.services.networks.regions({}, house.network);
      REQUIRE(regions);
      return regions->items.at(1);  // By ISO code: MA-02 before MA-06.
    };
    for (int i = 1; i <= 5; ++i) {
      const auto lab = house.active(house.individual_owner, house.individual,
                                    "Chez Houda " + std::to_string(i), house.casablanca);
      REQUIRE(house.services.machines.add(house.admin(), house.network, lab.lab_id,
                                          TestNetwork::printer(2)));
      CHECK(region().lab_count == 1);
      CHECK(region().individual_count.value_or(0) == (i < 5 ? 0 : 5));
      CHECK(region().machine_count == (i < 5 ? 0 : 10));
    }
    CHECK(house.services.networks.regions({}, NetworkId{"none"}).error().code == "not_found");
  });
}

TEST_CASE("regions and towns come all together or not at all") {
  with_network([](TestNetwork& house) {
    auto& networks = house.services.networks;
    const std::vector<RegionDraft> regions{{"MA-01", {"Tanger", "", ""}, 1},
                                           {"MA-06", {"Encore", "", ""}, 1}};
    CHECK(networks.add_regions(house.member(), house.network, regions).error().code ==
          "not_allowed");
    CHECK(networks.add_regions(house.admin(), house.network, regions).error().code ==
          "region_exists");
    CHECK(networks.regions({}, house.network)->items.size() == 2);
    std::vector<TownDraft> towns{
        {house.west, "MA-SET", {"Settat", "", ""}, {"Settat", "", ""}, 33.0, -7.6, 1},
        {RegionId{"none"}, "MA-NON", {"Nulle part", "", ""}, {}, 0, 0, 1}};
    CHECK(networks.add_towns(house.admin(), house.network, towns).error().code == "region_unknown");
    towns[1] = towns[0];
    CHECK(networks.add_towns(house.admin(), house.network, towns).error().code == "town_exists");
    towns.pop_back();
    REQUIRE(networks.add_towns(house.admin(), house.network, towns));
    TownQuery query;
    query.q = "settat";
    query.region = house.west;
    CHECK(networks.towns({}, house.network, query)->items.at(0).code == "MA-SET");
    TownQuery paged;
    paged.limit = 2;
    const auto page = networks.towns({}, house.network, paged);
    REQUIRE(page->next_cursor);
    CHECK(page->items.at(0).name.fr == "Casablanca");
    paged.cursor = page->next_cursor;
    CHECK(networks.towns({}, house.network, paged)->items.at(0).name.fr == "Settat");
    paged.cursor = "x";
    CHECK(networks.towns({}, house.network, paged).error().code == "cursor_is_malformed");
  });
}

TEST_CASE("a lab joins clusters by its owner's will, and its coordinators gain rights with it") {
  with_network([](TestNetwork& house) {
    auto& networks = house.services.networks;
    const auto lab = house.applied(house.fablab_owner, house.fablab, "Port", house.casablanca);
    ClusterDraft draft;
    draft.name.fr = "Solidaire";
    CHECK(networks.add_cluster(house.member(), house.network, draft).error().code == "not_allowed");
    draft.technologies = {"alchemy"};
    CHECK(networks.add_cluster(house.admin(), house.network, draft).error().code ==
          "technology_unknown");
    draft.technologies.clear();
    const auto cluster = networks.add_cluster(house.admin(), house.network, draft);
    REQUIRE(cluster);
    const auto coordinator =
        house.with("Salma", accounts::Role::coordinator,
                   {.region = {}, .cluster = cluster->cluster_id, .organization = {}});
    const auto put = [&](const accounts::Caller& caller) {
      return networks.put_into_cluster(caller, house.network, cluster->cluster_id, lab.lab_id);
    };
    CHECK(put(coordinator).error().code == "not_found");
    REQUIRE(put(house.caller(house.fablab_owner)));
    CHECK(put(house.caller(house.fablab_owner)));
    CHECK(house.services.labs.find(coordinator, house.network, lab.lab_id));
    CHECK(house.services.labs.step(coordinator, house.network, lab.lab_id, LabStep::review, {}));
    CHECK(
        networks.take_out_of_cluster(coordinator, house.network, cluster->cluster_id, lab.lab_id));
    CHECK(house.services.labs.find(coordinator, house.network, lab.lab_id).error().code ==
          "not_found");
    CHECK(networks.put_into_cluster(house.admin(), house.network, ClusterId{"none"}, lab.lab_id)
              .error()
              .code == "not_found");
  });
}

TEST_CASE("who registers an organization owns it; a coordinator may register for others") {
  with_network([](TestNetwork& house) {
    auto& organizations = house.services.organizations;
    OrganizationDraft draft;
    draft.kind = OrganizationKind::company;
    draft.name.fr = "Plastiques du Nord";
    draft.town_id = house.casablanca;
    CHECK(organizations.add({}, house.network, draft).error().code == "sign_in_needed");
    const auto founder = house.person("Nadia");
    const auto own = organizations.add(house.caller(founder), house.network, draft);
    REQUIRE(own);
    CHECK(accounts::organizations_of(house.caller(founder), house.network) ==
          std::vector{own->organization_id});

    draft.is_on_behalf = true;
    CHECK(organizations.add(house.member(), house.network, draft).error().code == "not_allowed");
    const auto coordinator = house.coordinator(house.west);
    REQUIRE(organizations.add(coordinator, house.network, draft));
    CHECK(accounts::organizations_of(house.caller(*coordinator.account), house.network).empty());
    draft.town_id.text = "01890000-0000-7000-8000-000000000009";
    CHECK(organizations.add(coordinator, house.network, draft).error().code == "town_unknown");

    const json::Edit<OrganizationEdit> edit{R"({"website":"https://example.org"})", 1};
    const auto changed =
        organizations.edit(house.caller(founder), house.network, own->organization_id, edit);
    REQUIRE(changed);
    CHECK(changed->website == "https://example.org");
    CHECK(organizations.edit(house.caller(founder), house.network, own->organization_id, edit)
              .error()
              .code == "version_is_old");
    CHECK(organizations.edit(house.member(), house.network, own->organization_id, edit)
              .error()
              .code == "not_allowed");
  });
}

TEST_CASE("organizations are listed by name; individuals only to those with the right") {
  with_network([](TestNetwork& house) {
    auto& organizations = house.services.organizations;
    const auto member = house.member();
    CHECK(organizations.list(member, house.network, {})->items.size() == 2);
    CHECK(organizations.list(house.admin(), house.network, {})->items.size() == 3);
    CHECK(organizations.list({}, house.network, {}).error().code == "sign_in_needed");
    const auto seen = organizations.find(member, house.network, house.individual);
    REQUIRE(seen);
    CHECK(seen->name.is_empty());
    OrganizationQuery query;
    query.q = "houda";
    CHECK(organizations.list(member, house.network, query)->items.empty());
    query.kind = OrganizationKind::individual;
    query.region = house.west;
    CHECK(organizations.list(house.admin(), house.network, query)->items.size() == 1);
    query.cursor = "x";
    CHECK(organizations.list(member, house.network, query).error().code == "cursor_is_malformed");
    CHECK(organizations.find(member, house.network, OrganizationId{"none"}).error().code ==
          "not_found");
  });
}

TEST_CASE("a network begins with the common materials, and coordinators add to them") {
  with_network([](TestNetwork& house) {
    auto& materials = house.services.materials;
    MaterialQuery query;
    query.limit = 5;
    const auto first = materials.list(house.member(), house.network, query);
    REQUIRE(first);
    CHECK(first->items.at(0).code == "abs");
    query.cursor = first->next_cursor;
    CHECK(materials.list(house.member(), house.network, query)->items.size() == 5);
    query.cursor = "É";
    CHECK(materials.list(house.member(), house.network, query).error().code ==
          "cursor_is_malformed");
    CHECK(materials.list({}, house.network, {}).error().code == "sign_in_needed");
    MaterialQuery pla;
    pla.q = "PLA";
    CHECK(materials.list(house.member(), house.network, pla)->items.at(0).code == "pla");

    MaterialDraft draft;
    draft.code = "cork_2";
    draft.name.fr = "Liège 2 mm";
    draft.unit = MaterialUnit::m2;
    draft.kg_per_unit = 0.4;
    CHECK(materials.add(house.member(), house.network, draft).error().code == "not_allowed");
    const auto added = materials.add(house.admin(), house.network, draft);
    REQUIRE(added);
    CHECK(materials.add(house.admin(), house.network, draft).error().code == "material_exists");
    draft.code = "Cork 2";
    CHECK(materials.add(house.admin(), house.network, draft).error().code ==
          "material_code_is_malformed");
    const json::Edit<MaterialEdit> edit{R"({"price_minor_per_unit":4500})", 1};
    const auto priced = materials.edit(house.admin(), house.network, added->material_id, edit);
    REQUIRE(priced);
    CHECK(priced->price_minor_per_unit == 4500);
    CHECK(materials.edit(house.admin(), house.network, added->material_id, edit).error().code ==
          "version_is_old");
    CHECK(materials.edit(house.admin(), house.network, MaterialId{"none"}, edit).error().code ==
          "not_found");
  });
}

TEST_CASE("a person takes name and place out of the network when the account is erased") {
  with_network([](TestNetwork& house) {
    const auto lab =
        house.active(house.individual_owner, house.individual, "Chez Houda", house.casablanca);
    const auto told = house.database.read([&](Transaction& transaction) -> Result<std::string> {
      return house.personal_data.export_of(transaction, house.individual_owner);
    });
    REQUIRE(told);
    CHECK(told->find("Chez Houda") != std::string::npos);
    CHECK(told->find(lab.code) != std::string::npos);
    REQUIRE(house.database.write([&](Transaction& transaction) -> Done {
      // As it is of those who want to be listed by name.
      transaction.run("UPDATE lab SET name_sorted = 'chez houda' WHERE lab_id = ?1", lab.lab_id);
      house.personal_data.erase(transaction, house.individual_owner);
      return {};
    }));
    const auto gone = house.services.labs.find(house.admin(), house.network, lab.lab_id);
    REQUIRE(gone);
    CHECK(gone->state == LabState::left);
    CHECK(gone->name.fr == lab.code);
    CHECK(gone->organization_name.fr == "—");
    const auto named = house.database.read([](Transaction& transaction) -> Result<std::int64_t> {
      return transaction.value<std::int64_t>(
          "SELECT COUNT(*) FROM lab WHERE name_sorted LIKE '%houda%'");
    });
    CHECK(*named == 0);
    CHECK(house.services.labs.transitions(house.admin(), house.network, lab.lab_id)
              ->items.back()
              .to_state == LabState::left);
    const auto fields = house.personal_data.fields();
    CHECK(fields.size() == 13);
    for (const auto& field : fields) CHECK_FALSE(field.purpose.ar.empty());
  });
}

TEST_CASE("accounts learns from this room where roles can hold") {
  with_network([](TestNetwork& house) {
    const auto find = [&](const accounts::GrantPlace& place) {
      return *house.database.read(
          [&](Transaction& transaction) -> Result<std::optional<accounts::KnownPlace>> {
            return house.places.find(transaction, house.network, place);
          });
    };
    CHECK(find({})->title == "Maroc");
    CHECK(find({.region = house.east, .cluster = {}, .organization = {}})->title == "Oriental");
    const auto organization = find({.region = {}, .cluster = {}, .organization = house.clinic});
    CHECK(organization->title == "Clinique de l'Est");
    CHECK(organization->region == house.east);
    CHECK_FALSE(find({.region = RegionId{"none"}, .cluster = {}, .organization = {}}));
    CHECK_FALSE(find({.region = {}, .cluster = ClusterId{"none"}, .organization = {}}));
    CHECK_FALSE(find({.region = {}, .cluster = {}, .organization = OrganizationId{"none"}}));
  });
}
