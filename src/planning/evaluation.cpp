#include "planning/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "planning/detail/index.hpp"

namespace touiza::planning {
namespace {

using detail::Index;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

/// Adds up a plan row by row, then compares with every limit.
class Checker {
 public:
  Checker(const Network& network, const CapacityPlan& plan, double tolerance)
      : index_{network}, n_{network}, plan_{plan}, tolerance_{tolerance} {}

  std::vector<Violation> run() {
    supplies();
    toolings();
    production();
    commitments();
    assembly();
    regrades();
    shipments();
    deliveries();
    lab_limits();
    inventory();
    return std::move(found_);
  }

 private:
  void add(const char* kind, std::string message) {
    if (found_.size() < 50) found_.push_back({kind, std::move(message)});
  }
  bool exceeds(double value, double limit) const {
    return value > limit + tolerance_ * std::max(1.0, limit);
  }
  bool is_sound(const char* row, double quantity, int day) {
    if (!std::isfinite(quantity) || quantity < 0.0)
      add("number", fmt::format("A row of {} says {}.", row, quantity));
    if (day < 0 || day >= n_.horizon_days)
      add("day", fmt::format("A row of {} is for day {}.", row, day));
    return std::isfinite(quantity) && quantity >= 0.0 && day >= 0 && day < n_.horizon_days;
  }
  bool is_known(const char* row, const std::string& id, int number) {
    if (number < 0)
      add("reference", fmt::format("A row of {} names '{}', which is not there.", row, id));
    return number >= 0;
  }
  void move(int place, int item, const std::string& grade, int day, double quantity) {
    if (day >= n_.horizon_days) return;
    flow_[{place, item, grade}][day] += quantity;
    gross_[{place, item, grade}] += std::abs(quantity);
  }

  void supplies() {
    for (const auto& supply : n_.supplies) {
      const int item = index_.item_of(supply.item);
      move(index_.place_of_lab(index_.labs.find(supply.lab)), item,
           index_.grade_text(index_.grade_of_supplied(item)), supply.day, supply.quantity);
    }
  }

  void toolings() {
    std::vector<int> progress(at(n_.horizon_days), 0);
    std::set<std::string> ordered;
    double spent = 0.0;
    for (const auto& row : plan_.toolings) {
      const int u = index_.toolings.find(row.tooling);
      if (!is_known("toolings", row.tooling, u) || !is_sound("toolings", 0.0, row.order_day))
        continue;
      const auto& tooling = n_.toolings[at(u)];
      if (!ordered.insert(row.tooling).second)
        add("tooling", fmt::format("'{}' is ordered twice.", row.tooling));
      spent += tooling.cost_mad;
      const int ready = row.order_day + tooling.lead_time_days;
      for (int day = row.order_day; day < std::min(ready, n_.horizon_days); ++day)
        ++progress[at(day)];
      ready_[{index_.machines.find(tooling.machine), index_.processes.find(tooling.process)}]
          .push_back(ready);
    }
    if (exceeds(spent, n_.tooling_budget_mad)) {
      add("tooling_budget", fmt::format("Moulds cost {} MAD of {}.", spent, n_.tooling_budget_mad));
    }
    for (int day = 0; day < n_.horizon_days; ++day) {
      if (progress[at(day)] > n_.max_toolings_in_progress) {
        add("toolings_in_progress",
            fmt::format("{} moulds are in progress on day {}; at most {}.", progress[at(day)], day,
                        n_.max_toolings_in_progress));
      }
    }
  }

  void production() {
    std::map<std::pair<int, int>, double> hours;
    std::map<std::tuple<int, int, int>, double> tooled;
    for (const auto& row : plan_.production) {
      const int m = index_.machines.find(row.machine);
      const int p = index_.processes.find(row.process);
      if (!is_known("production", row.machine, m) || !is_known("production", row.process, p))
        continue;
      if (!is_sound("production", row.units_started, row.day)) continue;
      const auto& process = n_.processes[at(p)];
      const int lab = index_.lab_of_machine(m);
      if (process.machine_type != n_.machines[at(m)].machine_type) {
        add("process", fmt::format("'{}' does not run on '{}'.", row.process, row.machine));
        continue;
      }
      if (!index_.has_skill(lab, process.required_skill)) {
        add("skill", fmt::format("Lab '{}' lacks '{}' for '{}'.", n_.labs[at(lab)].id,
                                 process.required_skill, row.process));
      }
      const double spent = row.units_started / process.units_per_hour;
      hours[{m, row.day}] += spent;
      lab_week_[{lab, row.day / 7}] += spent;
      if (process.needs_tooling) tooled[{m, p, row.day}] += spent;
      started_[{m, p, row.day}] += row.units_started;
      const int place = index_.place_of_lab(lab);
      const int material = index_.materials.find(process.material);
      move(place, material, index_.grade_text(index_.grade_of_supplied(material)), row.day,
           -row.units_started * process.material_kg_per_unit);
      move(place, index_.component_item(index_.components.find(process.component)),
           index_.grade_text(index_.grade_of_process(p)), row.day + process.lead_time_days,
           row.units_started * n_.machines[at(m)].yield);
    }
    for (const auto& [key, spent] : hours) {
      const double capacity = index_.hours_of_group(key.first, key.second);
      if (exceeds(spent, capacity)) {
        add("machine_hours",
            fmt::format("'{}' works {:.6g} h of {:.6g} h on day {}.", n_.machines[at(key.first)].id,
                        spent, capacity, key.second));
      }
    }
    for (const auto& [key, spent] : tooled) {
      const auto [m, p, day] = key;
      double capacity = 0.0;
      for (const int ready : ready_[{m, p}])
        capacity += ready <= day ? index_.hours_of_one(m, day) : 0.0;
      if (exceeds(spent, capacity)) {
        add("tooling_hours",
            fmt::format("'{}' runs '{}' for {:.6g} h of {:.6g} h on day {}.", n_.machines[at(m)].id,
                        n_.processes[at(p)].id, spent, capacity, day));
      }
    }
  }

  void commitments() {
    std::map<std::tuple<int, int, int>, double> wanted;
    for (const auto& row : n_.locked_production) {
      wanted[{index_.machines.find(row.machine), index_.processes.find(row.process), row.day}] +=
          row.units_started;
    }
    for (const auto& [key, units] : wanted) {
      if (!exceeds(units, started_[key])) continue;
      const auto [m, p, day] = key;
      add("commitment",
          fmt::format("'{}' has promised {:.6g} of '{}' on day {}; the plan says {:.6g}.",
                      n_.machines[at(m)].id, units, n_.processes[at(p)].id, day, started_[key]));
    }
  }

  void assembly() {
    std::map<std::pair<int, int>, double> hours;
    for (const auto& row : plan_.assembly) {
      const int lab = index_.labs.find(row.lab);
      const int g = index_.products.find(row.product);
      if (!is_known("assembly", row.lab, lab) || !is_known("assembly", row.product, g)) continue;
      if (!is_sound("assembly", row.units, row.day)) continue;
      const auto& product = n_.products[at(g)];
      if (!index_.has_skill(lab, product.assembly_skill)) {
        add("skill", fmt::format("Lab '{}' lacks '{}' for '{}'.", row.lab, product.assembly_skill,
                                 row.product));
      }
      hours[{lab, row.day}] += row.units * product.assembly_hours_per_unit;
      lab_week_[{lab, row.day / 7}] += row.units * product.assembly_hours_per_unit;
      const int place = index_.place_of_lab(lab);
      for (const auto& part : product.components) {
        move(place, index_.component_item(index_.components.find(part.component)), row.grade,
             row.day, -row.units * part.units_per_product);
      }
      move(place, index_.product_item(g), row.grade, row.day, row.units);
    }
    for (const auto& [key, spent] : hours) {
      const double capacity = index_.assembly_hours(key.first, key.second);
      if (exceeds(spent, capacity)) {
        add("assembly_hours", fmt::format("'{}' assembles {:.6g} h of {:.6g} h on day {}.",
                                          n_.labs[at(key.first)].id, spent, capacity, key.second));
      }
    }
  }

  /// A grade is the set of rules met; things may only come down to fewer.
  std::set<std::string> rules_in(const std::string& grade) const {
    std::set<std::string> rules;
    for (std::size_t begin = 0; begin < grade.size();) {
      const auto end = std::min(grade.find('+', begin), grade.size());
      rules.insert(grade.substr(begin, end - begin));
      begin = end + 1;
    }
    return rules;
  }

  void regrades() {
    for (const auto& row : plan_.regrades) {
      const int place = index_.places.find(row.place);
      const int item = index_.item_of(row.item);
      if (!is_known("regrades", row.place, place) || !is_known("regrades", row.item, item))
        continue;
      if (!is_sound("regrades", row.quantity, row.day)) continue;
      if (!std::ranges::includes(rules_in(row.from_grade), rules_in(row.to_grade))) {
        add("grade", fmt::format("'{}' cannot rise from '{}' to '{}'.", row.item, row.from_grade,
                                 row.to_grade));
      }
      move(place, item, row.from_grade, row.day, -row.quantity);
      move(place, item, row.to_grade, row.day, row.quantity);
    }
  }

  void shipments() {
    std::map<std::pair<int, int>, double> loads;
    for (const auto& row : plan_.shipments) {
      const int l = index_.lanes.find(row.lane);
      const int item = index_.item_of(row.item);
      if (!is_known("shipments", row.lane, l) || !is_known("shipments", row.item, item)) continue;
      if (!is_sound("shipments", row.quantity, row.departure_day)) continue;
      const auto& lane = n_.lanes[at(l)];
      loads[{l, row.departure_day}] += row.quantity * index_.item_kg(item);
      move(index_.places.find(lane.from_place), item, row.grade, row.departure_day, -row.quantity);
      move(index_.places.find(lane.to_place), item, row.grade,
           row.departure_day + lane.lead_time_days, row.quantity);
    }
    for (const auto& [key, kg] : loads) {
      const double capacity = n_.lanes[at(key.first)].capacity_kg_per_day;
      if (exceeds(kg, capacity)) {
        add("lane_capacity", fmt::format("'{}' carries {:.6g} kg of {:.6g} kg on day {}.",
                                         n_.lanes[at(key.first)].id, kg, capacity, key.second));
      }
    }
  }

  void deliveries() {
    std::vector<double> got(n_.needs.size(), 0.0);
    for (const auto& row : plan_.deliveries) {
      const int i = index_.needs.find(row.need);
      if (!is_known("deliveries", row.need, i) || !is_sound("deliveries", row.units, row.day))
        continue;
      const auto& need = n_.needs[at(i)];
      got[at(i)] += row.units;
      if (need.due_day_first && row.day < *need.due_day_first) {
        add("early", fmt::format("'{}' receives on day {}, before day {}.", row.need, row.day,
                                 *need.due_day_first));
      }
      if (const int rule = index_.rule_of_need(i); rule >= 0) {
        const auto name = index_.grade_text(detail::Grade{1} << rule);
        if (!rules_in(row.grade).contains(name))
          add("accepts", fmt::format("'{}' receives what it refuses.", row.need));
      }
      move(index_.place_of_need(i), index_.product_item(index_.products.find(need.product)),
           row.grade, row.day, -row.units);
    }
    for (std::size_t i = 0; i < got.size(); ++i) {
      if (exceeds(got[i], n_.needs[i].units)) {
        add("over_delivery", fmt::format("'{}' receives {:.6g} of {:.6g}.", n_.needs[i].id, got[i],
                                         n_.needs[i].units));
      }
    }
  }

  void lab_limits() {
    for (const auto& limit : n_.lab_limits) {
      if (!limit.hours_per_week) continue;
      const int lab = index_.labs.find(limit.lab);
      for (int week = 0; week * 7 < n_.horizon_days; ++week) {
        double promised = 0.0;
        for (const auto& row : n_.locked_production) {
          if (index_.lab_of_machine(index_.machines.find(row.machine)) != lab ||
              row.day / 7 != week)
            continue;
          promised += row.units_started /
                      n_.processes[at(index_.processes.find(row.process))].units_per_hour;
        }
        const double allowed = std::max(*limit.hours_per_week, promised);
        if (exceeds(lab_week_[{lab, week}], allowed)) {
          add("lab_limit", fmt::format("'{}' works {:.6g} h of {:.6g} h in week {}.", limit.lab,
                                       lab_week_[{lab, week}], allowed, week));
        }
      }
    }
  }

  void inventory() {
    for (const auto& [key, days] : flow_) {
      const auto& [place, item, grade] = key;
      double stock = 0.0;
      for (const auto& [day, change] : days) {
        stock += change;
        if (stock >= -tolerance_ * std::max(1.0, gross_[key])) continue;
        add("inventory", fmt::format("'{}' at '{}' stands at {:.6g} on day {}.",
                                     index_.item_id(item), n_.places[at(place)].id, stock, day));
        break;
      }
    }
  }

  Index index_;
  const Network& n_;
  const CapacityPlan& plan_;
  double tolerance_;
  std::vector<Violation> found_;
  using Stock = std::tuple<int, int, std::string>;
  std::map<Stock, std::map<int, double>> flow_;
  std::map<Stock, double> gross_;
  std::map<std::pair<int, int>, std::vector<int>> ready_;
  std::map<std::pair<int, int>, double> lab_week_;
  std::map<std::tuple<int, int, int>, double> started_;
};

}  // namespace

PlanFigures figures_of(const Network& n, const CapacityPlan& plan) {
  const Index index{n};
  PlanFigures figures;
  for (const auto& row : plan.toolings) {
    if (const int u = index.toolings.find(row.tooling); u >= 0)
      figures.cost_mad += n.toolings[at(u)].cost_mad;
  }
  for (const auto& row : plan.production) {
    const int p = index.processes.find(row.process);
    if (p < 0) continue;
    const auto& process = n.processes[at(p)];
    figures.cost_mad +=
        row.units_started / process.units_per_hour *
            n.machine_types[at(index.machine_types.find(process.machine_type))].cost_mad_per_hour +
        row.units_started * process.material_kg_per_unit *
            n.materials[at(index.materials.find(process.material))].cost_mad_per_kg;
  }
  for (const auto& row : plan.assembly) {
    const int g = index.products.find(row.product);
    if (g >= 0)
      figures.cost_mad +=
          row.units * n.products[at(g)].assembly_hours_per_unit * n.assembly_cost_mad_per_hour;
  }
  for (const auto& row : plan.shipments) {
    const int l = index.lanes.find(row.lane);
    const int item = index.item_of(row.item);
    if (l < 0 || item < 0) continue;
    const double kg = row.quantity * index.item_kg(item);
    figures.transport_kg_km += kg * n.lanes[at(l)].distance_km;
    figures.cost_mad += kg * n.lanes[at(l)].cost_mad_per_kg;
  }
  std::vector<double> got(n.needs.size(), 0.0);
  std::vector<double> on_time(n.needs.size(), 0.0);
  for (const auto& row : plan.deliveries) {
    const int i = index.needs.find(row.need);
    if (i < 0) continue;
    const auto& need = n.needs[at(i)];
    got[at(i)] += row.units;
    if (row.day <= need.due_day) {
      on_time[at(i)] += row.units;
    } else {
      figures.weighted_unit_days_late +=
          need.priority_weight * row.units * (row.day - need.due_day);
    }
  }
  figures.region_on_time.assign(n.regions.size(), 0.0);
  std::vector<double> wanted(n.regions.size(), 0.0);
  for (std::size_t i = 0; i < n.needs.size(); ++i) {
    const auto& need = n.needs[i];
    const auto region = at(index.region_of_place(index.place_of_need(static_cast<int>(i))));
    figures.units_needed += need.units;
    figures.units_delivered += got[i];
    figures.units_on_time += on_time[i];
    figures.weighted_units_on_time += need.priority_weight * on_time[i];
    figures.weighted_unit_days_late +=
        need.priority_weight * std::max(0.0, need.units - got[i]) * (n.horizon_days - need.due_day);
    wanted[region] += need.priority_weight * need.units;
    figures.region_on_time[region] += need.priority_weight * on_time[i];
  }
  for (std::size_t r = 0; r < wanted.size(); ++r) {
    figures.region_on_time[r] = wanted[r] > 0.0 ? figures.region_on_time[r] / wanted[r] : 1.0;
    figures.region_on_time_min = std::min(figures.region_on_time_min, figures.region_on_time[r]);
  }
  return figures;
}

std::vector<Violation> check(const Network& network, const CapacityPlan& plan, double tolerance) {
  return Checker{network, plan, tolerance}.run();
}

}  // namespace touiza::planning
