// The smallest network document, for tests.
#pragma once

namespace touiza::plan_files {

/// One printer, one unit an hour, ten hours a day, thirty units due on day 2.
inline constexpr auto one_printer = R"({
  "schema": "touiza-network/1", "name": "one-printer", "seed": 1, "horizon_days": 3,
  "tooling_budget_mad": 0, "max_toolings_in_progress": 0, "assembly_cost_mad_per_hour": 0,
  "regions": [{"id": "north", "name": "North"}],
  "places": [{"id": "town", "name": "Town", "region": "north", "latitude_deg": 35, "longitude_deg": -5, "population": 9}],
  "materials": [{"id": "pla", "name": "PLA", "cost_mad_per_kg": 100}],
  "machine_types": [{"id": "fff", "name": "Printer", "cost_mad_per_hour": 5}],
  "skills": ["additive"], "components": [{"id": "frame", "transport_kg_per_unit": 0.1}],
  "processes": [{"id": "frame.fff", "component": "frame", "machine_type": "fff", "units_per_hour": 1, "material": "pla",
                 "material_kg_per_unit": 0.1, "required_skill": "additive", "needs_tooling": false, "lead_time_days": 0}],
  "products": [{"id": "shield", "name": "Shield", "transport_kg_per_unit": 0.1, "assembly_hours_per_unit": 0,
                "assembly_skill": "additive", "components": [{"component": "frame", "units_per_product": 1}]}],
  "calendars": [{"id": "daily", "day_factors": [1, 1, 1]}],
  "labs": [{"id": "lab", "place": "town", "kind": "fablab", "skills": ["additive"], "assembly_hours_per_day": 1, "calendar": "daily"}],
  "machines": [{"id": "m1", "lab": "lab", "machine_type": "fff", "count": 1, "hours_per_day": 10, "availability": 1,
                "yield": 1, "calendar": "daily"}],
  "toolings": [], "supplies": [{"lab": "lab", "item": "pla", "quantity": 100, "day": 0}], "lanes": [],
  "sites": [{"id": "hospital", "place": "town"}],
  "needs": [{"id": "n1", "site": "hospital", "product": "shield", "units": 30, "due_day": 2, "priority_weight": 1}]
})";

}  // namespace touiza::plan_files
