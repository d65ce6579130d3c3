// The ground that the tests of this room stand on.
#include "campaigns/campaigns_fixture.hpp"

#include <fmt/format.h>

#include "campaigns/store.hpp"
#include "designs/design_store.hpp"
#include "needs/need_store.hpp"
#include "network/store.hpp"

namespace touiza::campaigns {

std::vector<database::Migration> CampaignHouse::all_migrations() {
  auto steps = accounts::migrations();
  for (const auto& room : {network::migrations(), designs::migrations(), needs::migrations(),
                           campaigns::migrations()}) {
    steps.insert(steps.end(), room.begin(), room.end());
  }
  return steps;
}

void CampaignHouse::seed(database::Transaction& t) {
  seed_ground(t);
  seed_lab(t, 1, 1, 8);
  seed_lab(t, 2, 2, 0);
  seed_machine(t, 1, 1, "fff", 2, 10);
  seed_machine(t, 2, 1, "laser", 1, 5);
  seed_machine(t, 3, 2, "fff", 1, 10);
  seed_design(t);
  needs::Emergency emergency_row;
  emergency_row.network_id = network;
  emergency_row.emergency_id = emergency;
  emergency_row.title = {"Crise", "", "Crisis"};
  emergency_row.since = house.clock.now();
  t.insert("emergency", emergency_row);
}

void CampaignHouse::seed_ground(database::Transaction& t) {
  network::Network row;
  row.network_id = network;
  row.slug = "test";
  row.name = {"Essai", "", "Test"};
  row.languages = {"fr", "ar", "en"};
  row.currency = "MAD";
  row.created_at = house.clock.now();
  t.insert("network", row);
  const auto material = [&](const MaterialId& id, const char* code, network::MaterialUnit unit,
                            double kg) {
    t.insert("material", network::Material{network, id, code, {code, "", code}, unit, kg, 10, 1});
  };
  material(petg, "petg", network::MaterialUnit::g, 0.001);
  material(sheet, "pet_05", network::MaterialUnit::m2, 0.7);
  material(elastic, "elastic_20", network::MaterialUnit::m, 0.01);
  for (int number = 1; number <= 3; ++number) {
    const auto name = fmt::format("Region {}", number);
    t.insert(
        "region",
        network::Region{
            network, region(number), fmt::format("XX-0{}", number), {name, "", name}, 1'000'000});
    ToldTown town;
    town.network_id = network;
    town.town_id = told_id<network::TownId>("cc", number);
    town.region_id = region(number);
    town.code = fmt::format("T{}", number);
    town.name = {name, "", name};
    town.lat = 33.0 + number;
    town.lng = -7.0;
    t.insert("town", town);
    network::Organization organization_row;
    organization_row.network_id = network;
    organization_row.organization_id = organization(number);
    organization_row.name = {name, "", name};
    organization_row.region_id = region(number);
    organization_row.town_id = town.town_id;
    organization_row.created_at = house.clock.now();
    t.insert("organization", organization_row);
    network::Site site;
    site.network_id = network;
    site.site_id = hospital(number);
    site.name = {"Hôpital", "", "Hospital"};
    site.region_id = region(number);
    site.town_id = town.town_id;
    site.lat = town.lat;
    site.lng = town.lng;
    site.state = network::SiteState::active;
    site.created_at = house.clock.now();
    t.insert("site", site);
    site.site_id = told_id<SiteId>("cd", number);
    site.kind = network::SiteKind::hub;
    site.name = {"Plateforme", "", "Hub"};
    t.insert("site", site);
  }
}

void CampaignHouse::seed_lab(database::Transaction& t, int number, int region_number,
                             double hands) {
  network::Lab row;
  row.network_id = network;
  row.lab_id = lab(number);
  row.code = fmt::format("W-{}", number);
  row.organization_id = organization(number);
  row.region_id = region(region_number);
  row.town_id = told_id<network::TownId>("cc", region_number);
  row.name = {"Atelier", "", "Lab"};
  row.people_hours_per_day = hands;
  row.state = network::LabState::active;
  row.declared_at = row.confirmed_at = row.created_at = house.clock.now();
  t.insert("lab", row);
  // A record that makes its expected yield exactly one.
  t.run(
      "INSERT INTO lab_record (network_id, lab_id, units_promised, units_accepted)"
      " VALUES (?1, ?2, 1000, 1010)",
      network, row.lab_id);
}

void CampaignHouse::seed_machine(database::Transaction& t, int number, int lab_number,
                                 const std::string& technology, int count, double hours) {
  network::Machine row;
  row.network_id = network;
  row.machine_id = told_id<MachineId>("ce", number);
  row.code = fmt::format("M-{}", number);
  row.lab_id = lab(lab_number);
  row.technology = technology;
  row.count = count;
  row.hours_per_day = hours;
  row.declared_at = row.confirmed_at = house.clock.now();
  t.insert("machine", row);
}

void CampaignHouse::seed_plan(database::Transaction& t, const ProcessPlanId& id,
                              const ComponentId& component, const std::string& technology,
                              const MaterialId& material, double per_unit, double cycle_s,
                              int units_per_cycle) {
  designs::ProcessPlan plan;
  plan.network_id = network;
  plan.process_plan_id = id;
  plan.component_id = component;
  plan.technology = technology;
  plan.material_id = material;
  plan.material_per_unit = per_unit;
  plan.parameters.text = "{}";
  plan.units_per_cycle = units_per_cycle;
  plan.declared_cycle_s = cycle_s;
  t.insert("process_plan", plan);
}

void CampaignHouse::seed_design(database::Transaction& t) {
  designs::Design design;
  design.network_id = network;
  design.design_id = shield;
  design.code = "D-1";
  design.title = {"Visière", "واقي", "Face shield"};
  design.licence = "Apache-2.0";
  design.created_by = told_id<AccountId>("ca", 8);
  design.created_at = house.clock.now();
  REQUIRE(designs::DesignStore::add_design(t, design, "visiere"));
  designs::Revision row;
  row.network_id = network;
  row.revision_id = revision;
  row.design_id = shield;
  row.state = designs::RevisionState::released;
  row.use_level = designs::UseLevel::community;
  row.transport_kg_per_unit = 0.1;
  row.assembly_s = 90;
  row.created_at = house.clock.now();
  row.released_at = house.clock.now();
  t.insert("revision", row);
  const auto component = [&](const ComponentId& id, int position, const char* name) {
    designs::Component part;
    part.network_id = network;
    part.component_id = id;
    part.revision_id = revision;
    part.position = position;
    part.name = {name, "", name};
    part.transport_kg_per_unit = 0.03;
    return part;
  };
  t.insert("component", component(headband, 1, "Headband"));
  t.insert("component", component(visor, 2, "Visor"));
  auto bought = component(told_id<ComponentId>("ae", 3), 3, "Elastic");
  bought.is_made = false;
  bought.material_id = elastic;
  bought.material_per_unit = 0.5;
  t.insert("component", bought);
  seed_plan(t, printing, headband, "fff", petg, 30, 3600, 1);  // One an hour.
  seed_plan(t, cutting, visor, "laser", sheet, 0.1, 180, 1);   // Twenty an hour.
}

}  // namespace touiza::campaigns
