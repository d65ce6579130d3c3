// Networks that can be checked in the head: one town, one printer, one part an hour.
#pragma once

#include "planning/network.hpp"

namespace touiza::planning::small {

/// One town with one lab, one printer (10 h a day, 1 unit an hour, all good), 1000 kg of filament
/// (1 kg a unit), a product of one component that needs no hands, and one need: `units` on
/// `due_day`.
inline Network town(double units, int due_day, int horizon_days = 4) {
  Network n;
  n.name = "small";
  n.horizon_days = horizon_days;
  n.regions = {{"north", "North"}};
  n.places = {{"town", "Town", "north", 0, 0, 1000}};
  n.materials = {{"filament", "Filament", 100}};
  n.machine_types = {{"printer", "Printer", 5, {}}};
  n.components = {{"frame", 1.0}};
  n.processes = {
      {"frame.printed", "frame", "printer", 1.0, "filament", 1.0, "additive", false, 0, {}}};
  n.products = {{"shield", "Shield", 1.0, 0.0, "assembly", {{"frame", 1.0}}}};
  n.calendars = {{"daily", std::vector<double>(static_cast<std::size_t>(horizon_days), 1.0)}};
  n.labs = {{"lab", "town", "fablab", {"additive", "assembly"}, 24.0, "daily"}};
  n.machines = {{"printer-1", "lab", "printer", 1, 10.0, 1.0, 1.0, "daily"}};
  n.supplies = {{"lab", "filament", 1000.0, 0}};
  n.sites = {{"hospital", "town"}};
  n.needs = {{"need-1", "hospital", "shield", units, due_day, 1.0, {}, {}}};
  return n;
}

/// The same with a second town, a day and 100 km away by a lane of 100 kg a day; the hospital is
/// there.
inline Network two_towns(double units, int due_day, int horizon_days = 4) {
  auto n = town(units, due_day, horizon_days);
  n.regions.push_back({"south", "South"});
  n.places.push_back({"far", "Far", "south", 1, 0, 1000});
  n.lanes = {{"town>far", "town", "far", 100.0, 1, 100.0, 2.0}};
  n.sites = {{"hospital", "far"}};
  return n;
}

/// The same with a laser cutter of its own in the lab: 10 h a day, 5 units an hour.
inline Network town_with_laser(double units, int due_day, int horizon_days = 4) {
  auto n = town(units, due_day, horizon_days);
  n.materials.push_back({"sheet", "Sheet", 10});
  n.machine_types.push_back({"laser", "Laser cutter", 8, {}});
  n.processes.push_back({"frame.cut", "frame", "laser", 5.0, "sheet", 1.0, "", false, 0, {}});
  n.machines.push_back({"laser-1", "lab", "laser", 1, 10.0, 1.0, 1.0, "daily"});
  n.supplies.push_back({"lab", "sheet", 1000.0, 0});
  return n;
}

/// The same with a press that runs only with a mould: 100 units an hour, ready a day after its
/// order, for 500 MAD of a budget of 1000.
inline Network town_with_mould(double units, int due_day, int horizon_days = 4) {
  auto n = town(units, due_day, horizon_days);
  n.tooling_budget_mad = 1000.0;
  n.max_toolings_in_progress = 1;
  n.materials.push_back({"pellets", "Pellets", 1});
  n.machine_types.push_back({"press", "Press", 50, {}});
  n.processes.push_back(
      {"frame.moulded", "frame", "press", 100.0, "pellets", 0.1, "", true, 0, {}});
  n.machines.push_back({"press-1", "lab", "press", 1, 10.0, 1.0, 1.0, "daily"});
  n.toolings = {{"mould", "press-1", "frame.moulded", 1, 500.0}};
  n.supplies.push_back({"lab", "pellets", 1000.0, 0});
  return n;
}

}  // namespace touiza::planning::small
