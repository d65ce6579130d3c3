#include "network/directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "network/lab_store.hpp"
#include "network/machine_store.hpp"
#include "network/network_store.hpp"
#include "network/site_store.hpp"

namespace touiza::network {
namespace {

constexpr auto regions_sql = R"sql(
  SELECT network_id, region_id, iso_code, name, population
  FROM region WHERE network_id = ?1 ORDER BY iso_code
)sql";

constexpr auto labs_sql = R"sql(
  SELECT lab.lab_id, lab.code, lab.name, lab.organization_id, lab.region_id, lab.shown_lat AS lat,
         lab.shown_lng AS lng, lab.state, lab.limits, lab.people_hours_per_day, lab.confirmed_at,
         COALESCE(lab_record.units_promised, 0) AS units_promised,
         COALESCE(lab_record.units_accepted, 0) AS units_accepted
  FROM lab
  LEFT JOIN lab_record ON lab_record.network_id = lab.network_id
                      AND lab_record.lab_id = lab.lab_id
  WHERE lab.network_id = ?1 AND (?2 IS NULL OR lab.lab_id = ?2)
  ORDER BY lab.lab_id
)sql";

constexpr auto available_machines_sql = R"sql(
  SELECT machine.network_id, machine.machine_id, machine.code, machine.lab_id, machine.technology,
         machine.make, machine.model, machine.machine_model, machine.count, machine.work_x_mm,
         machine.work_y_mm, machine.work_z_mm, machine.materials, machine.hours_per_day,
         machine.availability_percent, machine.nozzle_mm, machine.laser_w, machine.clamp_force_kn,
         machine.state, machine.declared_at, machine.confirmed_at, machine.version
  FROM machine
  JOIN lab ON lab.network_id = machine.network_id AND lab.lab_id = machine.lab_id
  WHERE machine.network_id = ?1 AND machine.state = 'available'
    AND lab.state IN ('probation', 'active')
  ORDER BY machine.machine_id
)sql";

constexpr auto sites_sql = R"sql(
  SELECT network_id, site_id, kind, name, region_id, town_id, lat, lng, organization_id, lab_id,
         beds, state, name_sorted, search_text, created_by, created_at, version
  FROM site WHERE network_id = ?1 ORDER BY site_id
)sql";

constexpr auto materials_sql = R"sql(
  SELECT network_id, material_id, code, name, unit, kg_per_unit, price_minor_per_unit, version
  FROM material
  WHERE network_id = ?1 AND (?2 IS NULL OR material_id = ?2) AND (?3 IS NULL OR code = ?3)
  ORDER BY code
)sql";

constexpr auto add_to_record_sql = R"sql(
  INSERT INTO lab_record (network_id, lab_id, units_promised, units_accepted)
  VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (network_id, lab_id) DO UPDATE
  SET units_promised = lab_record.units_promised + excluded.units_promised,
      units_accepted = lab_record.units_accepted + excluded.units_accepted
)sql";

constexpr auto note_sign_sql = R"sql(
  UPDATE lab SET confirmed_at = ?3 WHERE network_id = ?1 AND lab_id = ?2 AND confirmed_at < ?3
)sql";

constexpr auto no_id = std::optional<std::string>{};

/// How far the hours that a lab's machines have together must shrink to fit into its week.
double share_within_week(const LabLimits& limits, Hours all_per_day) {
  if (!limits.hours_per_week_max || all_per_day.value() <= 0) return 1;
  return std::min(1.0, *limits.hours_per_week_max / 7 / all_per_day.value());
}

}  // namespace

std::vector<Network> NetworkDirectory::networks(Transaction& transaction) const {
  return all_networks(transaction);
}

std::optional<Network> NetworkDirectory::network(Transaction& transaction,
                                                 const NetworkId& network) const {
  return find_network(transaction, network);
}

std::vector<Region> NetworkDirectory::regions(Transaction& transaction,
                                              const NetworkId& network) const {
  return transaction.all<Region>(regions_sql, network);
}

std::optional<Town> NetworkDirectory::town(Transaction& transaction, const NetworkId& network,
                                           const TownId& town) const {
  return find_town(transaction, network, town);
}

std::optional<DirectoryLab> NetworkDirectory::lab(Transaction& transaction,
                                                  const NetworkId& network,
                                                  const LabId& lab) const {
  return transaction.one<DirectoryLab>(labs_sql, network, lab);
}

std::vector<DirectoryLab> NetworkDirectory::labs(Transaction& transaction,
                                                 const NetworkId& network) const {
  return transaction.all<DirectoryLab>(labs_sql, network, no_id);
}

std::vector<LabSkill> NetworkDirectory::skills(Transaction& transaction,
                                               const NetworkId& network) const {
  return transaction.all<LabSkill>(
      "SELECT lab_id, skill FROM know_how WHERE network_id = ?1 ORDER BY lab_id, skill", network);
}

std::vector<ClusterId> NetworkDirectory::clusters_of(Transaction& transaction,
                                                     const NetworkId& network,
                                                     const LabId& lab) const {
  return transaction.all<ClusterId>(
      "SELECT cluster_id FROM cluster_lab WHERE network_id = ?1 AND lab_id = ?2 ORDER BY "
      "cluster_id",
      network, lab);
}

std::optional<Machine> NetworkDirectory::machine(Transaction& transaction, const NetworkId& network,
                                                 const MachineId& machine) const {
  return find_machine(transaction, network, machine);
}

std::vector<CapableMachine> NetworkDirectory::capable_machines(Transaction& transaction,
                                                               const NetworkId& network,
                                                               Instant now) const {
  std::map<LabId, DirectoryLab> labs_by_id;
  for (auto& lab : labs(transaction, network)) {
    auto id = lab.lab_id;
    labs_by_id.emplace(std::move(id), std::move(lab));
  }
  std::vector<CapableMachine> capable;
  std::map<LabId, Hours> hours_of_lab;
  for (auto& machine : transaction.all<Machine>(available_machines_sql, network)) {
    const auto& lab = labs_by_id.at(machine.lab_id);
    if (!is_open_on(lab.limits, day_of(now))) continue;
    const auto hours = effective_hours_per_day(machine, lab.limits, now);
    hours_of_lab[lab.lab_id] += hours;
    capable.push_back({std::move(machine), lab.organization_id, lab.region_id, hours, lab.yield(),
                       lab.state == LabState::probation});
  }
  for (auto& each : capable) {
    const auto& id = each.machine.lab_id;
    each.hours_per_day =
        each.hours_per_day * share_within_week(labs_by_id.at(id).limits, hours_of_lab.at(id));
  }
  return capable;
}

std::vector<CapableHands> NetworkDirectory::capable_hands(Transaction& transaction,
                                                          const NetworkId& network,
                                                          Instant now) const {
  std::vector<CapableHands> hands;
  for (const auto& lab : labs(transaction, network)) {
    if (!is_working(lab.state) || lab.people_hours_per_day <= 0) continue;
    if (!is_open_on(lab.limits, day_of(now))) continue;
    const auto weight = confirmation_weight(now - lab.confirmed_at);
    hands.push_back({lab.lab_id, lab.organization_id, lab.region_id,
                     Hours{lab.people_hours_per_day * weight}, lab.yield()});
  }
  return hands;
}

std::optional<Site> NetworkDirectory::site(Transaction& transaction, const NetworkId& network,
                                           const SiteId& site) const {
  return find_site(transaction, network, site);
}

std::vector<Site> NetworkDirectory::sites(Transaction& transaction,
                                          const NetworkId& network) const {
  return transaction.all<Site>(sites_sql, network);
}

std::optional<Material> NetworkDirectory::material(Transaction& transaction,
                                                   const NetworkId& network,
                                                   const MaterialId& material) const {
  return transaction.one<Material>(materials_sql, network, material, no_id);
}

std::optional<Material> NetworkDirectory::material_by_code(Transaction& transaction,
                                                           const NetworkId& network,
                                                           std::string_view code) const {
  return transaction.one<Material>(materials_sql, network, no_id, code);
}

std::vector<Material> NetworkDirectory::materials(Transaction& transaction,
                                                  const NetworkId& network) const {
  return transaction.all<Material>(materials_sql, network, no_id, no_id);
}

void NetworkDirectory::add_to_record(Transaction& transaction, const NetworkId& network,
                                     const LabId& lab, const LabRecord& more) const {
  transaction.run(add_to_record_sql, network, lab, more.units_promised, more.units_accepted);
}

bool NetworkDirectory::pass_probation(Transaction& transaction, const NetworkId& network,
                                      const LabId& id, const AccountId& actor, Instant now,
                                      Random& random) const {
  auto lab = find_lab(transaction, network, id);
  if (!lab || lab->state != LabState::probation) return false;
  const auto moved = move_lab(transaction, *lab, LabState::active, actor,
                              "Its first lot was accepted.", now, random);
  return moved.has_value();
}

void NetworkDirectory::note_sign(Transaction& transaction, const NetworkId& network,
                                 const LabId& lab, Instant now) const {
  transaction.run(note_sign_sql, network, lab, now);
}

}  // namespace touiza::network
