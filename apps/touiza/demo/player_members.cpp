// Labs with machines and shelves, hospitals and hubs: entered by those whose they are.
#include <algorithm>
#include <set>

#include "demo/player_ground.hpp"
#include "demo/table.hpp"
#include "json/edit.hpp"

namespace touiza::demo {
namespace {

using accounts::Caller;
using network::LabStep;

/// Nobody was there to vouch for them.
constexpr std::size_t founders = 4;

bool is_newcomer(const Row& lab) {
  return lab["state"] == "applied" || lab["state"] == "in_review";
}

std::map<std::string, Row> rows_by(std::string_view path, std::string_view key) {
  std::map<std::string, Row> rows;
  for (auto& row : table(path)) rows.emplace(row[key], row);
  return rows;
}

void add_organization(Scene& scene, People& people, const Row& row, const std::string& town) {
  network::OrganizationDraft draft;
  draft.kind =
      must(json::read<network::OrganizationKind>('"' + row["kind"] + '"'), "reading a kind");
  draft.name = row.text("name");
  draft.town_id = scene.towns.at(town);
  const bool is_person = draft.kind == network::OrganizationKind::individual;
  draft.is_listed = is_person && scene.chance.below(10) < 6;
  const auto owner = people.add_owner(row["organization"], is_person ? row["name_fr"] : "");
  const auto view =
      must(scene.house.network.organizations.add(scene.as(owner), scene.network, draft),
           "registering " + row["organization"]);
  scene.organizations[row["organization"]] = {view.organization_id, owner, row["name_fr"]};
}

network::MachineDraft machine_of(const Row& row) {
  network::MachineDraft draft;
  draft.technology = row["technology"];
  draft.make = row["make"];
  draft.model = row["model"];
  draft.count = row.whole("count");
  if (!row["x_mm"].empty() && row.number("x_mm") > 0) {  // A table of hands has none.
    draft.work_volume_mm = network::WorkVolume{row.number("x_mm"), row.number("y_mm"),
                                               row["z_mm"].empty() ? 0 : row.number("z_mm")};
  }
  draft.materials = row.list("materials");
  draft.hours_per_day = row.number("hours_per_day");
  draft.availability_percent = row.number("availability_percent");
  for (const auto& attribute : row.list("attributes")) {
    const auto equals = attribute.find('=');
    const auto name = attribute.substr(0, equals);
    const auto value = std::stod(attribute.substr(equals + 1));
    if (name == "nozzle_mm") draft.nozzle_mm = value;
    if (name == "power_w") draft.laser_w = value;
    if (name == "clamp_force_kn") draft.clamp_force_kn = value;
  }
  return draft;
}

/// Registers one lab with all that it has; it has then applied.
void apply(Scene& scene, People& people, const Row& row, const Row& organization,
           const std::vector<Row>& machines) {
  const auto& services = scene.house.network;
  add_organization(scene, people, organization, row["town"]);
  const auto& owned = scene.organizations.at(row["organization"]);
  const auto owner = scene.as(owned.owner);
  network::LabDraft draft;
  draft.organization_id = owned.id;
  draft.name = row.text("name");
  draft.town_id = scene.towns.at(row["town"]);
  draft.lat = row.number("lat");
  draft.lng = row.number("lng");
  draft.people_hours_per_day = row.number("assembly_hours_per_day");
  scene.tick();
  const auto lab = must(services.labs.add(owner, scene.network, draft), "applying: " + row["lab"]);
  PlayedLab played{lab.lab_id, row["organization"], row["trade"], lab.region_id, {}};
  for (const auto& machine : machines) {
    if (machine["lab"] != row["lab"]) continue;
    scene.tick();
    must(services.machines.add(owner, scene.network, lab.lab_id, machine_of(machine)),
         "declaring " + machine["machine"]);
    played.technologies.push_back(machine["technology"]);
  }
  for (const auto& skill : row.list("know_how")) {
    must(services.know_how.declare(owner, scene.network, lab.lab_id, {skill}),
         "declaring " + skill);
  }
  for (const auto& cluster : row.list("clusters")) {
    must(services.networks.put_into_cluster(owner, scene.network, scene.clusters.at(cluster),
                                            lab.lab_id),
         "joining a cluster");
  }
  scene.labs[row["lab"]] = played;
}

void step(Scene& scene, const PlayedLab& lab, LabStep step) {
  must(scene.house.network.labs.step(scene.coordinator_of(lab.region), scene.network, lab.id, step,
                                     {}),
       "a lab's step");
}

/// So many others, by chance, say that they know it.
void vouch(Scene& scene, const PlayedLab& lab, long long vouches,
           const std::vector<std::string>& working) {
  std::set<std::string> asked;
  while (std::ssize(asked) < std::min<long long>(vouches, std::ssize(working))) {
    const auto& peer = working.at(scene.chance.below(working.size()));
    if (!asked.insert(peer).second) continue;
    must(scene.house.network.labs.vouch(scene.owner_of(scene.labs.at(peer)), scene.network, lab.id),
         "vouching");
  }
}

/// From now on peers have to vouch for newcomers.
void ask_for_vouches(Scene& scene) {
  const auto& networks = scene.house.network.networks;
  const auto admin = scene.as(scene.admin);
  const auto known = must(networks.find(admin, scene.network), "reading the network");
  must(networks.edit(admin, scene.network, {R"({"vouches_needed":2})", known.version}),
       "asking for vouches");
}

network::SiteDraft site_of(const Scene& scene, const Row& row) {
  network::SiteDraft draft;
  draft.kind = row["kind"] == "hub" ? network::SiteKind::hub : network::SiteKind::hospital;
  draft.name = row.text("name");
  draft.town_id = scene.towns.at(row["town"]);
  draft.lat = row.number("lat");
  draft.lng = row.number("lng");
  if (!row["lab"].empty()) draft.lab_id = scene.labs.at(row["lab"]).id;
  if (!row["beds"].empty()) draft.beds = row.whole("beds");
  draft.organization_id = scene.organizations.at(row["organization"]).id;
  return draft;
}

}  // namespace

void add_labs(Scene& scene, People& people) {
  const auto organizations = rows_by("network/organizations.csv", "organization");
  const auto machines = table("network/machines.csv");
  scene.go_to(-55, 9);
  scene.together([&] {
    std::vector<std::string> working;
    for (const auto& row : table("network/labs.csv")) {
      if (is_newcomer(row)) continue;
      apply(scene, people, row, organizations.at(row["organization"]), machines);
      const auto& lab = scene.labs.at(row["lab"]);
      if (working.size() == founders) ask_for_vouches(scene);
      if (working.size() >= founders) vouch(scene, lab, row.whole("vouched_by"), working);
      step(scene, lab, LabStep::review);
      step(scene, lab, LabStep::admit);
      if (row["state"] != "probation") step(scene, lab, LabStep::activate);
      working.push_back(row["lab"]);
    }
  });
}

void add_sites(Scene& scene, People& people) {
  const auto organizations = rows_by("network/organizations.csv", "organization");
  const auto& sites = scene.house.network.sites;
  scene.go_to(-50, 10);
  scene.together([&] {
    const auto admin = scene.as(scene.admin);
    for (const auto& row : table("network/sites.csv")) {
      const auto code = row["organization"];
      if (!scene.organizations.contains(code)) {
        add_organization(scene, people, organizations.at(code), row["town"]);
      }
      scene.tick();
      const auto proposer = scene.as(scene.organizations.at(code).owner);
      const auto site =
          must(sites.add(proposer, scene.network, site_of(scene, row)), "proposing " + row["site"]);
      network::ActivationDraft call;
      call.called_number = "+212 500 00 00 00";
      call.number_source = "Annuaire inventé de la démonstration";
      must(sites.activate(scene.coordinator_of(site.region_id), scene.network, site.site_id, call),
           "calling a site back");
      must(sites.activate(admin, scene.network, site.site_id, {}), "activating a site");
      scene.sites[row["site"]] = {site.site_id, code, site.region_id, row["kind"] == "hub"};
    }
  });
}

void confirm_labs(Scene& scene) {
  auto rows = table("network/labs.csv");
  std::erase_if(rows, is_newcomer);
  std::ranges::stable_sort(rows, std::ranges::greater{},
                           [](const Row& row) { return row.whole("confirmed_days_ago"); });
  scene.together([&] {
    for (const auto& row : rows) {
      const auto& lab = scene.labs.at(row["lab"]);
      scene.go_to(-static_cast<int>(row.whole("confirmed_days_ago")), 7);
      must(scene.house.network.labs.confirm(scene.owner_of(lab), scene.network, lab.id),
           "confirming");
    }
    scene.go_to(0, 7.5);
    must(scene.house.network.labs.put_silent_to_sleep(scene.network), "falling asleep");
  });
}

void count_stocks(Scene& scene) {
  scene.together([&] {
    for (const auto& row : table("network/stocks.csv")) {
      if (!scene.labs.contains(row["lab"])) continue;  // It has not applied yet.
      const auto& lab = scene.labs.at(row["lab"]);
      const auto& material = scene.materials.at(row["material"]);
      stock::StockRecordDraft record;
      record.place = stock::at_lab(lab.id);
      record.item = {stock::ItemKind::material, material.id.text};
      record.quantity = stock::quantity_of(row.number("quantity"), material.unit);
      record.kind = stock::RecordKind::arrival;
      must(scene.house.stock.record(scene.owner_of(lab), scene.network, record), "counting stock");
    }
  });
}

void add_newcomers(Scene& scene, People& people) {
  const auto organizations = rows_by("network/organizations.csv", "organization");
  const auto machines = table("network/machines.csv");
  scene.together([&] {
    for (const auto& row : table("network/labs.csv")) {
      if (!is_newcomer(row)) continue;
      apply(scene, people, row, organizations.at(row["organization"]), machines);
      const auto& lab = scene.labs.at(row["lab"]);
      vouch(scene, lab, row.whole("vouched_by"), {"L001", "L002", "L003"});
      if (row["state"] == "in_review") step(scene, lab, LabStep::review);
    }
  });
}

}  // namespace touiza::demo
