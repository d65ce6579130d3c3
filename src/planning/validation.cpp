#include "planning/validation.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>

#include "planning/detail/index.hpp"

namespace touiza::planning {
namespace {

constexpr std::size_t findings_max = 20;
constexpr int rules_max = 8;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

/// Gathers findings; a field path is written as in the document: "machines[3].hours_per_day".
class Findings {
 public:
  explicit Findings(const Network& network) : horizon_days_{network.horizon_days} {}

  void begin(const char* table) { table_ = table, row_ = -1; }
  void next(const std::string& id) { ++row_, id_ = id; }

  void add(const char* field, const char* code, std::string message) {
    if (errors_.size() >= findings_max) return;
    errors_.push_back(
        {row_ < 0 ? fmt::format("{}", field) : fmt::format("{}[{}].{}", table_, row_, field), code,
         std::move(message)});
  }
  void number(const char* field, double value, double low, double high = 1e12) {
    if (!std::isfinite(value)) {
      add(field, "not_a_number", fmt::format("{} of '{}' is not a finite number.", field, id_));
    } else if (value < low || value > high) {
      add(field, "out_of_range",
          fmt::format("{} of '{}' is {}; it must lie between {} and {}.", field, id_, value, low,
                      high));
    }
  }
  void above_zero(const char* field, double value) {
    if (!(value > 0.0) || value > 1e12) {
      add(field, std::isfinite(value) ? "out_of_range" : "not_a_number",
          fmt::format("{} of '{}' is {}; it must be above zero.", field, id_, value));
    }
  }
  void day(const char* field, int value) {
    if (value < 0 || value >= horizon_days_) {
      add(field, "out_of_range",
          fmt::format("{} of '{}' is {}; the days are 0 to {}.", field, id_, value,
                      horizon_days_ - 1));
    }
  }
  void lead_time(int value) {
    if (value < 0)
      add("lead_time_days", "out_of_range",
          fmt::format("The lead time of '{}' is {} days.", id_, value));
  }
  void known(const char* field, const std::string& id, bool is_known) {
    if (!is_known)
      add(field, "unknown_id",
          fmt::format("{} of '{}' names '{}', which is not there.", field, id_, id));
  }
  template <class Rows>
  void unique(const char* table, const Rows& rows) {
    begin(table);
    std::unordered_set<std::string_view> seen;
    for (const auto& row : rows) {
      next(row.id);
      if (row.id.empty()) add("id", "unknown_id", fmt::format("A row of {} has no id.", table));
      if (!seen.insert(row.id).second) {
        add("id", "duplicate_id", fmt::format("The id '{}' stands twice in {}.", row.id, table));
      }
    }
  }
  bool is_clean() const { return errors_.empty(); }
  Error error() && {
    return {ErrorKind::invalid_input, "network_is_invalid", errors_.front().message,
            "Mend the fields named and ask again.", std::move(errors_)};
  }

 private:
  int horizon_days_;
  const char* table_ = "";
  int row_ = -1;
  std::string id_;
  std::vector<FieldError> errors_;
};

void check_ids(const Network& n, Findings& findings) {
  findings.unique("regions", n.regions);
  findings.unique("places", n.places);
  findings.unique("materials", n.materials);
  findings.unique("machine_types", n.machine_types);
  findings.unique("components", n.components);
  findings.unique("processes", n.processes);
  findings.unique("products", n.products);
  findings.unique("calendars", n.calendars);
  findings.unique("labs", n.labs);
  findings.unique("machines", n.machines);
  findings.unique("toolings", n.toolings);
  findings.unique("lanes", n.lanes);
  findings.unique("sites", n.sites);
  findings.unique("needs", n.needs);
  std::unordered_set<std::string_view> items;
  for (const auto& row : n.materials) items.insert(row.id);
  findings.begin("components");
  for (const auto& row : n.components) {
    findings.next(row.id);
    if (!items.insert(row.id).second)
      findings.add("id", "duplicate_id", fmt::format("The item '{}' stands twice.", row.id));
  }
  findings.begin("products");
  for (const auto& row : n.products) {
    findings.next(row.id);
    if (!items.insert(row.id).second)
      findings.add("id", "duplicate_id", fmt::format("The item '{}' stands twice.", row.id));
  }
}

struct Ids {
  explicit Ids(const Network& n)
      : regions{n.regions},
        places{n.places},
        materials{n.materials},
        types{n.machine_types},
        components{n.components},
        processes{n.processes},
        products{n.products},
        calendars{n.calendars},
        labs{n.labs},
        machines{n.machines},
        sites{n.sites} {}
  detail::IdMap regions, places, materials, types, components, processes, products, calendars, labs,
      machines, sites;
};

void check_catalogue(const Network& n, const Ids& ids, Findings& f) {
  f.begin("places");
  for (const auto& row : n.places) {
    f.next(row.id);
    f.known("region", row.region, ids.regions.find(row.region) >= 0);
  }
  f.begin("materials");
  for (const auto& row : n.materials)
    f.next(row.id), f.number("cost_mad_per_kg", row.cost_mad_per_kg, 0.0);
  f.begin("machine_types");
  for (const auto& row : n.machine_types)
    f.next(row.id), f.number("cost_mad_per_hour", row.cost_mad_per_hour, 0.0);
  f.begin("components");
  for (const auto& row : n.components)
    f.next(row.id), f.number("transport_kg_per_unit", row.transport_kg_per_unit, 0.0);
  f.begin("processes");
  for (const auto& row : n.processes) {
    f.next(row.id);
    f.known("component", row.component, ids.components.find(row.component) >= 0);
    f.known("machine_type", row.machine_type, ids.types.find(row.machine_type) >= 0);
    f.known("material", row.material, ids.materials.find(row.material) >= 0);
    f.above_zero("units_per_hour", row.units_per_hour);
    f.number("material_kg_per_unit", row.material_kg_per_unit, 0.0);
    f.lead_time(row.lead_time_days);
    if (row.batch_min) f.number("batch_min", *row.batch_min, 0.0);
    if (row.batch_min && *row.batch_min > 1.0) {
      f.add("batch_min", "not_planned_yet",
            fmt::format("Process '{}' has a least batch of {}; batches are not planned yet.",
                        row.id, *row.batch_min));
    }
  }
  f.begin("products");
  for (const auto& row : n.products) {
    f.next(row.id);
    f.number("transport_kg_per_unit", row.transport_kg_per_unit, 0.0);
    f.number("assembly_hours_per_unit", row.assembly_hours_per_unit, 0.0);
    if (row.components.empty())
      f.add("components", "out_of_range", fmt::format("Product '{}' has no components.", row.id));
    for (const auto& part : row.components) {
      f.known("components", part.component, ids.components.find(part.component) >= 0);
      f.above_zero("components", part.units_per_product);
    }
  }
  f.begin("calendars");
  for (const auto& row : n.calendars) {
    f.next(row.id);
    if (row.day_factors.size() != at(n.horizon_days)) {
      f.add("day_factors", "out_of_range",
            fmt::format("Calendar '{}' has {} days, the horizon {}.", row.id,
                        row.day_factors.size(), n.horizon_days));
    }
    for (const double factor : row.day_factors) f.number("day_factors", factor, 0.0, 1.0);
  }
}

void check_network(const Network& n, const Ids& ids, Findings& f) {
  f.begin("labs");
  for (const auto& row : n.labs) {
    f.next(row.id);
    f.known("place", row.place, ids.places.find(row.place) >= 0);
    f.known("calendar", row.calendar, ids.calendars.find(row.calendar) >= 0);
    f.number("assembly_hours_per_day", row.assembly_hours_per_day, 0.0);
  }
  f.begin("machines");
  for (const auto& row : n.machines) {
    f.next(row.id);
    f.known("lab", row.lab, ids.labs.find(row.lab) >= 0);
    f.known("machine_type", row.machine_type, ids.types.find(row.machine_type) >= 0);
    f.known("calendar", row.calendar, ids.calendars.find(row.calendar) >= 0);
    f.number("count", row.count, 0.0);
    f.number("hours_per_day", row.hours_per_day, 0.0, 24.0);
    f.number("availability", row.availability, 0.0, 1.0);
    f.number("yield", row.yield, 0.0, 1.0);
  }
  f.begin("toolings");
  for (const auto& row : n.toolings) {
    f.next(row.id);
    const int process = ids.processes.find(row.process);
    const int machine = ids.machines.find(row.machine);
    f.known("machine", row.machine, machine >= 0);
    f.known("process", row.process, process >= 0);
    f.lead_time(row.lead_time_days);
    f.number("cost_mad", row.cost_mad, 0.0);
    if (machine >= 0 && process >= 0 &&
        n.machines[at(machine)].machine_type != n.processes[at(process)].machine_type) {
      f.add("process", "out_of_range",
            fmt::format("Tooling '{}' is for process '{}', which machine '{}' cannot run.", row.id,
                        row.process, row.machine));
    }
  }
  f.begin("supplies");
  for (const auto& row : n.supplies) {
    f.next(row.lab + "/" + row.item);
    f.known("lab", row.lab, ids.labs.find(row.lab) >= 0);
    f.known("item", row.item,
            ids.materials.find(row.item) >= 0 || ids.components.find(row.item) >= 0 ||
                ids.products.find(row.item) >= 0);
    f.number("quantity", row.quantity, 0.0);
    if (row.day < 0)
      f.add("day", "out_of_range",
            fmt::format("A supply of '{}' comes on day {}.", row.item, row.day));
  }
  f.begin("lanes");
  for (const auto& row : n.lanes) {
    f.next(row.id);
    f.known("from_place", row.from_place, ids.places.find(row.from_place) >= 0);
    f.known("to_place", row.to_place, ids.places.find(row.to_place) >= 0);
    f.number("distance_km", row.distance_km, 0.0);
    f.lead_time(row.lead_time_days);
    f.number("capacity_kg_per_day", row.capacity_kg_per_day, 0.0);
    f.number("cost_mad_per_kg", row.cost_mad_per_kg, 0.0);
  }
  f.begin("sites");
  for (const auto& row : n.sites)
    f.next(row.id), f.known("place", row.place, ids.places.find(row.place) >= 0);
}

void check_needs(const Network& n, const Ids& ids, Findings& f) {
  std::vector<NeedAccepts> rules;
  f.begin("needs");
  for (const auto& row : n.needs) {
    f.next(row.id);
    f.known("site", row.site, ids.sites.find(row.site) >= 0);
    f.known("product", row.product, ids.products.find(row.product) >= 0);
    f.number("units", row.units, 0.0);
    f.number("priority_weight", row.priority_weight, 0.0);
    f.day("due_day", row.due_day);
    if (row.due_day_first && (*row.due_day_first < 0 || *row.due_day_first > row.due_day)) {
      f.add("due_day_first", "out_of_range",
            fmt::format("Need '{}' is due from day {} to day {}.", row.id, *row.due_day_first,
                        row.due_day));
    }
    if (row.accepts && row.accepts->use_level) {
      f.add(
          "accepts", "not_planned_yet",
          fmt::format(
              "Need '{}' asks for use level '{}'; choose the product by its level before planning.",
              row.id, *row.accepts->use_level));
    }
    if (!row.accepts || row.accepts->takes_everything()) continue;
    if (std::ranges::find(rules, *row.accepts) == rules.end()) rules.push_back(*row.accepts);
    if (rules.size() == rules_max + 1) {
      f.add("accepts", "not_planned_yet",
            fmt::format("Need '{}' brings more than {} different acceptance rules.", row.id,
                        rules_max));
    }
  }
}

void check_limits(const Network& n, const Ids& ids, Findings& f) {
  f.begin("lab_limits");
  std::unordered_set<std::string_view> limited;
  for (const auto& row : n.lab_limits) {
    f.next(row.lab);
    f.known("lab", row.lab, ids.labs.find(row.lab) >= 0);
    if (!limited.insert(row.lab).second)
      f.add("lab", "duplicate_id", fmt::format("Lab '{}' has two limits.", row.lab));
    if (row.hours_per_week) f.number("hours_per_week", *row.hours_per_week, 0.0);
    for (const int day : row.quiet_days) f.day("quiet_days", day);
  }
  f.begin("locked_production");
  for (const auto& row : n.locked_production) {
    f.next(row.machine + "/" + row.process);
    const int process = ids.processes.find(row.process);
    const int machine = ids.machines.find(row.machine);
    f.known("machine", row.machine, machine >= 0);
    f.known("process", row.process, process >= 0);
    f.day("day", row.day);
    f.number("units_started", row.units_started, 0.0);
    if (machine >= 0 && process >= 0 &&
        n.machines[at(machine)].machine_type != n.processes[at(process)].machine_type) {
      f.add("process", "out_of_range",
            fmt::format("Machine '{}' cannot run process '{}'.", row.machine, row.process));
    }
    if (process >= 0 && n.processes[at(process)].needs_tooling) {
      f.add("process", "not_planned_yet",
            fmt::format("Process '{}' needs a mould; commitments with moulds are not planned yet.",
                        row.process));
    }
  }
}

/// Commitments must fit the hours of their machine: what does not is a promise that cannot be kept.
void check_commitments(const Network& n, Findings& f) {
  if (n.locked_production.empty()) return;
  const detail::Index index{n};
  std::vector<std::vector<double>> hours(n.machines.size());
  f.begin("locked_production");
  for (const auto& row : n.locked_production) {
    f.next(row.machine + "/" + row.process);
    const int machine = index.machines.find(row.machine);
    auto& spent = hours[at(machine)];
    spent.resize(at(n.horizon_days), 0.0);
    auto& today = spent[at(row.day)];
    today += row.units_started / n.processes[at(index.processes.find(row.process))].units_per_hour;
    const double capacity = index.hours_of_group(machine, row.day);
    if (today > capacity + 1e-6 * std::max(1.0, capacity)) {
      f.add("units_started", "commitment_exceeds_hours",
            fmt::format("Commitments of machine '{}' on day {} take {:.2f} h; it has {:.2f} h.",
                        row.machine, row.day, today, capacity));
    }
  }
}

}  // namespace

std::vector<std::string> unmakeable_needs(const Network& n) {
  const detail::Index index{n};
  std::vector<bool> has(at(index.item_count()), false);
  for (const auto& supply : n.supplies) {
    if (supply.quantity > 0.0) has[at(index.item_of(supply.item))] = true;
  }
  std::unordered_set<std::string> tooled;
  for (const auto& tooling : n.toolings) tooled.insert(tooling.machine + '\n' + tooling.process);
  for (std::size_t m = 0; m < n.machines.size(); ++m) {
    for (const auto& process : n.processes) {
      if (process.machine_type != n.machines[m].machine_type) continue;
      if (!index.has_skill(index.lab_of_machine(static_cast<int>(m)), process.required_skill))
        continue;
      if (process.needs_tooling && !tooled.contains(n.machines[m].id + '\n' + process.id)) continue;
      has[at(index.component_item(index.components.find(process.component)))] = true;
    }
  }
  for (std::size_t g = 0; g < n.products.size(); ++g) {
    bool is_assembled = false;
    for (std::size_t l = 0; l < n.labs.size() && !is_assembled; ++l) {
      is_assembled = index.has_skill(static_cast<int>(l), n.products[g].assembly_skill);
    }
    for (const auto& part : n.products[g].components) {
      is_assembled =
          is_assembled && has[at(index.component_item(index.components.find(part.component)))];
    }
    if (is_assembled) has[at(index.product_item(static_cast<int>(g)))] = true;
  }
  std::vector<std::string> ids;
  for (const auto& need : n.needs) {
    if (need.units > 0.0 && !has[at(index.item_of(need.product))]) ids.push_back(need.id);
  }
  return ids;
}

Done validate(const Network& n) {
  if (n.horizon_days < 1) {
    return Error{ErrorKind::invalid_input,
                 "network_is_empty",
                 "The horizon has no day.",
                 "Ask for one day or more.",
                 {}};
  }
  if (n.needs.empty()) {
    return Error{ErrorKind::invalid_input,
                 "network_is_empty",
                 "Nobody needs anything: there is nothing to plan.",
                 "Add a need.",
                 {}};
  }
  Findings findings{n};
  if (n.horizon_days > horizon_days_max) {
    findings.add("horizon_days", "out_of_range",
                 fmt::format("The horizon has {} days; at most {} are planned.", n.horizon_days,
                             horizon_days_max));
    return std::move(findings).error();
  }
  if (!std::isfinite(n.tooling_budget_mad) || n.tooling_budget_mad < 0.0) {
    findings.add("tooling_budget_mad", "out_of_range",
                 "The budget for moulds must be zero or more.");
  }
  if (!std::isfinite(n.assembly_cost_mad_per_hour) || n.assembly_cost_mad_per_hour < 0.0) {
    findings.add("assembly_cost_mad_per_hour", "out_of_range",
                 "The cost of assembly must be zero or more.");
  }
  check_ids(n, findings);
  const Ids ids{n};
  check_catalogue(n, ids, findings);
  check_network(n, ids, findings);
  check_needs(n, ids, findings);
  check_limits(n, ids, findings);
  if (findings.is_clean()) check_commitments(n, findings);
  if (!findings.is_clean()) return std::move(findings).error();

  const auto unmakeable = unmakeable_needs(n);
  if (unmakeable.empty()) return {};
  const detail::IdMap needs{n.needs};
  std::vector<FieldError> errors;
  for (const auto& id : unmakeable) {
    if (errors.size() == findings_max) break;
    const int row = needs.find(id);
    errors.push_back(
        {fmt::format("needs[{}].product", row), "nobody_can_make",
         fmt::format("Need '{}' asks for '{}', which nobody here can make or assemble.", id,
                     n.needs[at(row)].product)});
  }
  return Error{ErrorKind::invalid_input, "network_is_invalid", errors.front().message,
               "Add machines, skills or stock for it, or plan without these needs.",
               std::move(errors)};
}

}  // namespace touiza::planning
