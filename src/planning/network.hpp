// What the planner is asked about: a network of places, labs, machines and materials, and its
// needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Field names, units and meaning are those of the documents touiza-network/1 and /2: time in whole
/// days 0 .. horizon_days-1, materials in kg, everything else in units, ids unique texts.
namespace touiza::planning {

struct Region {
  std::string id;
  std::string name;
};

/// Every lab and site of a place draws from one common inventory and feeds it.
struct Place {
  std::string id;
  std::string name;
  std::string region;
  double latitude_deg = 0.0;
  double longitude_deg = 0.0;
  double population = 0.0;
};

struct Material {
  std::string id;
  std::string name;
  double cost_mad_per_kg = 0.0;
};

struct MachineType {
  std::string id;
  std::string name;
  double cost_mad_per_hour = 0.0;
  std::optional<std::string> technology;  ///< What `NeedAccepts::technologies` names; else the id.
};

struct Component {
  std::string id;
  double transport_kg_per_unit = 0.0;
};

/// One way of making a component.
struct Process {
  std::string id;
  std::string component;
  std::string machine_type;
  double units_per_hour = 0.0;  ///< Started, good or not.
  std::string material;
  double material_kg_per_unit = 0.0;  ///< Per unit started.
  std::string required_skill;         ///< Of the lab; any lab will do where empty.
  bool needs_tooling = false;
  int lead_time_days = 0;           ///< Good units join the inventory on day + lead time.
  std::optional<double> batch_min;  ///< Least units of one start. Above 1 it is refused today.
};

struct ProductComponent {
  std::string component;
  double units_per_product = 0.0;
};

struct Product {
  std::string id;
  std::string name;
  double transport_kg_per_unit = 0.0;
  double assembly_hours_per_unit = 0.0;
  std::string assembly_skill;  ///< Any lab will do where empty.
  std::vector<ProductComponent> components;
};

struct Calendar {
  std::string id;
  std::vector<double> day_factors;  ///< One a day of the horizon, 0 to 1.
};

struct Lab {
  std::string id;
  std::string place;
  std::string kind;
  std::vector<std::string> skills;
  double assembly_hours_per_day = 0.0;
  std::string calendar;
};

/// Identical machines of one lab.
struct Machine {
  std::string id;
  std::string lab;
  std::string machine_type;
  int count = 1;
  double hours_per_day = 0.0;  ///< Each.
  double availability = 1.0;   ///< Uptime, 0 to 1.
  double yield = 1.0;          ///< Good units per unit started, 0 to 1.
  std::string calendar;
};

/// A mould that may be ordered once, for one machine of a group and one process.
struct Tooling {
  std::string id;
  std::string machine;
  std::string process;
  int lead_time_days = 0;
  double cost_mad = 0.0;
};

/// Stock (day 0) and replenishments; joins the inventory of the lab's place.
struct Supply {
  std::string lab;
  std::string item;
  double quantity = 0.0;  ///< kg of a material, units otherwise.
  int day = 0;
};

/// A directed way from place to place; its capacity is shared by all items, by departure day.
struct Lane {
  std::string id;
  std::string from_place;
  std::string to_place;
  double distance_km = 0.0;
  int lead_time_days = 0;
  double capacity_kg_per_day = 0.0;
  double cost_mad_per_kg = 0.0;
};

struct Site {
  std::string id;
  std::string place;
};

/// What a site takes. An empty list takes everything. A component is judged by the process that
/// made it; bought-in components that no process makes are never refused, while supplied ones that
/// could have been made either way are, because nobody knows how they were made.
struct NeedAccepts {
  std::vector<std::string> technologies;
  std::vector<std::string> materials;
  std::optional<std::string> use_level;  ///< Refused today: products carry no use level.

  friend bool operator==(const NeedAccepts&, const NeedAccepts&) = default;
  bool takes_everything() const { return technologies.empty() && materials.empty(); }
};

struct Need {
  std::string id;
  std::string site;
  std::string product;
  double units = 0.0;
  int due_day = 0;
  double priority_weight = 1.0;
  std::optional<int> due_day_first;  ///< Not before this day; `due_day` ends the band.
  std::optional<NeedAccepts> accepts;
};

/// A commitment that must not move: part of every plan.
struct LockedProduction {
  std::string machine;
  std::string process;
  int day = 0;
  double units_started = 0.0;
};

/// What an owner allows, over machines and assembly of the lab together.
struct LabLimit {
  std::string lab;
  std::optional<double> hours_per_week;  ///< Week by week from day 0; machine and assembly hours.
  std::vector<int> quiet_days;           ///< Nothing is started or assembled on these.
};

struct Network {
  std::string name;
  std::uint64_t seed = 0;
  int horizon_days = 0;
  double tooling_budget_mad = 0.0;
  int max_toolings_in_progress = 0;
  double assembly_cost_mad_per_hour = 0.0;
  std::vector<Region> regions;
  std::vector<Place> places;
  std::vector<Material> materials;
  std::vector<MachineType> machine_types;
  std::vector<std::string> skills;
  std::vector<Component> components;
  std::vector<Process> processes;
  std::vector<Product> products;
  std::vector<Calendar> calendars;
  std::vector<Lab> labs;
  std::vector<Machine> machines;
  std::vector<Tooling> toolings;
  std::vector<Supply> supplies;
  std::vector<Lane> lanes;
  std::vector<Site> sites;
  std::vector<Need> needs;
  std::vector<LockedProduction> locked_production;
  std::vector<LabLimit> lab_limits;
};

}  // namespace touiza::planning
