// The ground that the tests of this room and of shipping stand on.
#include "production/production_fixture.hpp"

#include <fmt/format.h>

#include "campaigns/store.hpp"
#include "designs/design_store.hpp"
#include "needs/need_store.hpp"
#include "network/store.hpp"
#include "stock/store.hpp"

namespace touiza::production {
namespace {

struct TownRow : network::Town {
  std::string name_sorted;
  std::string search_text;
};
BOOST_DESCRIBE_STRUCT(TownRow, (network::Town), (name_sorted, search_text))

}  // namespace

std::vector<database::Migration> ProductionHouse::all_migrations() {
  auto steps = accounts::migrations();
  for (const auto& room :
       {network::migrations(), stock::migrations(), designs::migrations(), needs::migrations(),
        campaigns::migrations(), production::migrations()}) {
    steps.insert(steps.end(), room.begin(), room.end());
  }
  return steps;
}

void ProductionHouse::seed(database::Transaction& t) {
  accounts::declare_network(t, network, true);
  network::Network row;
  row.network_id = network;
  row.slug = "test";
  row.name = {"Essai", "", "Test"};
  row.languages = {"fr", "ar", "en"};
  row.currency = "MAD";
  row.created_at = house.clock.now();
  t.insert("network", row);
  const auto material = [&](const MaterialId& id, const char* code, network::MaterialUnit unit) {
    t.insert("material", network::Material{network, id, code, {code, "", code}, unit, 0.001, 1});
  };
  material(petg, "petg", network::MaterialUnit::g);
  material(elastic, "elastic_20", network::MaterialUnit::m);
  for (int number = 1; number <= 3; ++number) seed_region(t, number);
  seed_site(t, hospital(1), network::SiteKind::hospital, 2, 11);
  seed_site(t, hospital(2), network::SiteKind::hospital, 3, 12);
  seed_site(t, hub(), network::SiteKind::hub, 1, 0);
  seed_designs(t);
  campaigns::Campaign running;
  running.network_id = network;
  running.campaign_id = campaign;
  running.code = "C-1";
  running.state = campaigns::CampaignState::running;
  running.created_at = house.clock.now();
  t.insert("campaign", running);
}

void ProductionHouse::seed_organization(database::Transaction& t, int number, int region_number) {
  network::Organization row;
  row.network_id = network;
  row.organization_id = organization(number);
  row.name = {fmt::format("Organisation {}", number), "", ""};
  row.region_id = region(region_number);
  row.town_id = told<network::TownId>("cb", region_number);
  row.created_at = house.clock.now();
  t.insert("organization", row);
}

void ProductionHouse::seed_region(database::Transaction& t, int number) {
  const auto name = fmt::format("Region {}", number);
  t.insert(
      "region",
      network::Region{
          network, region(number), fmt::format("XX-0{}", number), {name, "", name}, 1'000'000});
  TownRow town;
  town.network_id = network;
  town.town_id = told<network::TownId>("cb", number);
  town.region_id = region(number);
  town.code = fmt::format("T{}", number);
  town.name = {name, "", name};
  town.lat = 33.0 + number;
  town.lng = -7.0;
  t.insert("town", town);
  seed_organization(t, number, number);
  network::Lab row;
  row.network_id = network;
  row.lab_id = lab(number);
  row.code = fmt::format("W-{}", number);
  row.organization_id = organization(number);
  row.region_id = region(number);
  row.town_id = town.town_id;
  row.name = {"Atelier", "", "Lab"};
  row.lat = row.shown_lat = town.lat;
  row.lng = row.shown_lng = town.lng;
  row.state = number == 1 ? network::LabState::probation : network::LabState::active;
  row.declared_at = row.confirmed_at = row.created_at = house.clock.now();
  t.insert("lab", row);
  network::Machine printer;
  printer.network_id = network;
  printer.machine_id = machine(number);
  printer.code = fmt::format("M-{}", number);
  printer.lab_id = row.lab_id;
  printer.technology = "fff";
  printer.hours_per_day = 10;
  printer.declared_at = printer.confirmed_at = house.clock.now();
  t.insert("machine", printer);
}

void ProductionHouse::seed_site(database::Transaction& t, const SiteId& id, network::SiteKind kind,
                                int region_number, int organization_number) {
  network::Site site;
  site.network_id = network;
  site.site_id = id;
  site.kind = kind;
  site.name = {"Site", "", "Site"};
  site.region_id = region(region_number);
  site.town_id = told<network::TownId>("cb", region_number);
  site.lat = 33.0 + region_number;
  site.lng = -7.0;
  if (organization_number > 0) {
    seed_organization(t, organization_number, region_number);
    site.organization_id = organization(organization_number);
  }
  site.state = network::SiteState::active;
  site.created_at = house.clock.now();
  t.insert("site", site);
}

void ProductionHouse::seed_design(database::Transaction& t, const DesignId& id,
                                  const RevisionId& revision_id, const char* title) {
  designs::Design design;
  design.network_id = network;
  design.design_id = id;
  design.code = fmt::format("D-{}", title);
  design.title = {title, "", title};
  design.licence = "Apache-2.0";
  design.created_at = house.clock.now();
  REQUIRE(designs::DesignStore::add_design(t, design, title));
  designs::Revision row;
  row.network_id = network;
  row.revision_id = revision_id;
  row.design_id = id;
  row.state = designs::RevisionState::released;
  row.use_level = designs::UseLevel::community;
  row.created_at = house.clock.now();
  t.insert("revision", row);
}

void ProductionHouse::seed_part(database::Transaction& t, const ComponentId& id,
                                const RevisionId& revision_id, int number, const char* name) {
  designs::Component part;
  part.network_id = network;
  part.component_id = id;
  part.revision_id = revision_id;
  part.position = number;
  part.name = {name, "", name};
  if (number == 3) {
    part.is_made = false;
    part.material_id = elastic;
    part.material_per_unit = 0.5;
  }
  t.insert("component", part);
  if (!part.is_made) return;
  designs::ProcessPlan plan;
  plan.network_id = network;
  plan.process_plan_id = told<designs::ProcessPlanId>("af", number);
  plan.component_id = id;
  plan.technology = "fff";
  plan.material_id = petg;
  plan.material_per_unit = 30;
  plan.parameters.text = "{}";
  t.insert("process_plan", plan);
}

void ProductionHouse::seed_designs(database::Transaction& t) {
  seed_design(t, shield, revision, "Visor");
  seed_part(t, headband, revision, 1, "Headband");
  seed_part(t, visor, revision, 2, "Sheet");
  seed_part(t, told<ComponentId>("ae", 3), revision, 3, "Elastic");
  seed_design(t, saver, saver_revision, "Saver");
  seed_part(t, strap, saver_revision, 4, "Strap");
}

}  // namespace touiza::production
