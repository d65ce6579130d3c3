#include "demo/player_ground.hpp"

#include <algorithm>

#include "demo/table.hpp"
#include "json/edit.hpp"

namespace touiza::demo {
namespace {

using accounts::Caller;

/// Whoever runs a deployment makes its networks.
Caller deployment_admin() {
  Caller caller;
  caller.account = accounts::system_account;
  caller.is_second_factor_passed = true;
  accounts::Grant grant;
  grant.role = accounts::Role::deployment_admin;
  caller.grants.push_back(grant);
  return caller;
}

network::NetworkDraft demonstration() {
  network::NetworkDraft draft;
  draft.slug = "maroc";
  draft.name = {"Maroc — démonstration", "المغرب — عرض تجريبي", "Morocco — demonstration"};
  draft.languages = {"fr", "ar", "en"};
  draft.country_outlines = {"504", "732"};
  draft.currency = "MAD";
  draft.utc_offset_min = 60;
  draft.vouches_needed = 0;  // There is nobody yet who could vouch; add_labs() asks for more.
  draft.is_demonstration = true;
  return draft;
}

void add_regions(Scene& scene, const Caller& admin) {
  std::vector<network::RegionDraft> drafts;
  for (const auto& row : table("regions.csv")) {
    drafts.push_back({row["region"], row.text("name"), row.whole("population_2024")});
  }
  const auto added = must(scene.house.network.networks.add_regions(admin, scene.network, drafts),
                          "adding the regions");
  for (const auto& region : added) scene.regions[region.iso_code] = region.region_id;
}

void add_towns(Scene& scene, const Caller& admin) {
  std::vector<network::TownDraft> drafts;
  for (const auto& row : table("towns.csv")) {
    drafts.push_back({scene.regions.at(row["region"]), row["town"], row.text("name"),
                      row.text("province"), row.number("lat"), row.number("lng"),
                      row.whole("population_2024")});
  }
  const auto added = must(scene.house.network.networks.add_towns(admin, scene.network, drafts),
                          "adding the towns");
  for (const auto& town : added) scene.towns[town.code] = town.town_id;
}

/// Names and prices of the demonstration; most codes every network begins with.
void add_materials(Scene& scene, const Caller& admin) {
  const auto& materials = scene.house.network.materials;
  network::MaterialQuery all;
  all.limit = 200;
  const auto known = must(materials.list(admin, scene.network, all), "reading the materials");
  for (const auto& row : table("network/materials.csv")) {
    network::MaterialDraft draft;
    draft.code = row["material"];
    draft.name = row.text("name");
    draft.kg_per_unit = row.number("kg_per_unit");
    draft.price_minor_per_unit = row.whole("price_minor");
    draft.unit = must(json::read<network::MaterialUnit>('"' + row["unit"] + '"'), "reading a unit");
    const auto there = std::ranges::find(known.items, draft.code, &network::MaterialView::code);
    const network::MaterialEdit& edit = draft;
    const auto material =
        there == known.items.end()
            ? must(materials.add(admin, scene.network, draft), "adding a material")
            : must(materials.edit(admin, scene.network, there->material_id,
                                  {json::write(edit), there->version}),
                   "pricing a material");
    scene.materials[draft.code] = {material.material_id, material.unit};
  }
}

void add_clusters(Scene& scene, const Caller& admin) {
  for (const auto& row : table("network/clusters.csv")) {
    scene.tick();
    const auto cluster =
        must(scene.house.network.networks.add_cluster(admin, scene.network,
                                                      {row.text("name"), row.list("technologies")}),
             "adding a cluster");
    scene.clusters[row["cluster"]] = cluster.cluster_id;
  }
}

}  // namespace

void lay_ground(Scene& scene, People& people) {
  scene.go_to(-60, 8);
  scene.together([&] {
    const auto network = must(scene.house.network.networks.add(deployment_admin(), demonstration()),
                              "making the network");
    scene.network = network.network_id;
    add_administrator(scene, people);
    const auto admin = scene.as(scene.admin);
    add_regions(scene, admin);
    add_towns(scene, admin);
    add_materials(scene, admin);
    add_clusters(scene, admin);
    add_coordinators(scene, people);
  });
}

}  // namespace touiza::demo
