#include "planning/detail/repair.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "planning/detail/disaggregation.hpp"

namespace touiza::planning::detail {
namespace {

constexpr double nothing = 1e-7;
constexpr double whole_slack = 1e-6;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

using Days = std::map<int, double>;

/// Something to be done over the days: so much by each day, as far as it goes.
struct Task {
  std::vector<int> keys;  ///< Numbers of machine and process, lab and product, lane and item …
  std::string grade, grade_into;
  Days wanted;
  bool is_whole = false;  ///< Counted in whole units.
  double done = 0.0;
};

class Repair {
 public:
  Repair(const Index& index, const CapacityPlan& wanted, bool is_integer)
      : index_{index}, n_{index.network}, is_integer_{is_integer} {
    plan_.toolings = wanted.toolings;
    for (const auto& row : wanted.toolings) {
      const int u = index_.toolings.find(row.tooling);
      const auto& tooling = n_.toolings[at(u)];
      ready_[{index_.machines.find(tooling.machine), index_.processes.find(tooling.process)}]
          .push_back(row.order_day + tooling.lead_time_days);
    }
    for (const auto& row : wanted.production) {
      want(production_, {index_.machines.find(row.machine), index_.processes.find(row.process)}, "",
           "", row.day, row.units_started, true);
    }
    for (const auto& row : wanted.assembly) {
      want(assembly_, {index_.labs.find(row.lab), index_.products.find(row.product)}, row.grade, "",
           row.day, row.units, true);
    }
    for (const auto& row : wanted.regrades) {
      want(regrades_, {index_.places.find(row.place), index_.item_of(row.item)}, row.from_grade,
           row.to_grade, row.day, row.quantity, true);
    }
    for (const auto& row : wanted.shipments) {
      const int item = index_.item_of(row.item);
      want(shipments_, {index_.lanes.find(row.lane), item}, row.grade, "", row.departure_day,
           row.quantity, item >= index_.material_count());
    }
    for (const auto& row : wanted.deliveries) {
      want(deliveries_, {index_.needs.find(row.need)}, row.grade, "", row.day, row.units, true);
    }
    for (const auto& supply : n_.supplies) {
      const int item = index_.item_of(supply.item);
      arrive(index_.place_of_lab(index_.labs.find(supply.lab)), item,
             index_.grade_text(index_.grade_of_supplied(item)), supply.day, supply.quantity);
    }
  }

  CapacityPlan run() {
    for (int day = 0; day < n_.horizon_days; ++day) {
      day_ = day;
      machine_hours_.clear(), tooled_hours_.clear(), assembly_hours_.clear(), lane_kg_.clear();
      for (const auto& [key, quantity] : arrivals_[day]) stock_[key] += quantity;
      keep_commitments();
      // What comes in today may go on today, along any chain; a few rounds reach its end.
      for (int round = 0; round < 1 + static_cast<int>(n_.places.size()); ++round) {
        bool has_moved = false;
        for (auto& task : production_) has_moved = produce(task) || has_moved;
        for (auto& task : regrades_) has_moved = regrade(task) || has_moved;
        for (auto& task : assembly_) has_moved = assemble(task) || has_moved;
        for (auto& task : shipments_) has_moved = ship(task) || has_moved;
        if (!has_moved) break;
      }
      for (auto& task : deliveries_) deliver(task);
    }
    tidy(plan_);
    return std::move(plan_);
  }

 private:
  using Stock = std::tuple<int, int, std::string>;

  void want(std::vector<Task>& tasks, std::vector<int> keys, const std::string& grade,
            const std::string& grade_into, int day, double amount, bool is_whole) {
    // Rows come sorted by their keys, so that the same task is the last one.
    if (tasks.empty() || tasks.back().keys != keys || tasks.back().grade != grade ||
        tasks.back().grade_into != grade_into) {
      tasks.push_back({std::move(keys), grade, grade_into, {}, is_whole && is_integer_, 0.0});
    }
    tasks.back().wanted[day] += amount;
  }

  void arrive(int place, int item, const std::string& grade, int day, double quantity) {
    if (day >= n_.horizon_days || quantity <= 0.0) return;
    const Stock key{place, item, grade};
    if (day > day_) {
      arrivals_[day][key] += quantity;
    } else {
      stock_[key] += quantity;
    }
  }
  double& stock(int place, int item, const std::string& grade) {
    return stock_[{place, item, grade}];
  }

  /// What `task` still wants by today.
  double open(const Task& task) const {
    double wanted = 0.0;
    for (const auto& [day, amount] : task.wanted) {
      if (day <= day_) wanted += amount;
    }
    if (task.is_whole) wanted = std::ceil(wanted - whole_slack);
    return wanted - task.done;
  }
  double taken(const Task& task, double possible) const {
    double amount = std::min(open(task), possible);
    if (task.is_whole) amount = std::floor(amount + whole_slack);
    return amount < nothing ? 0.0 : amount;
  }

  double week_left(int lab) {
    const int limit = index_.hour_limit_of_lab(lab);
    if (limit < 0) return std::numeric_limits<double>::infinity();
    return *n_.lab_limits[at(limit)].hours_per_week - week_hours_[{lab, day_ / 7}];
  }

  /// Material that no commitment of the days to come needs.
  double material_free(int place, int material, const std::string& grade) {
    double left = stock(place, material, grade);
    if (n_.locked_production.empty()) return left;
    double least = left;
    for (int day = day_ + 1; day < n_.horizon_days; ++day) {
      for (const auto& [key, quantity] : arrivals_[day]) {
        if (key == Stock{place, material, grade}) left += quantity;
      }
      for (const auto& locked : n_.locked_production) {
        const auto& process = n_.processes[at(index_.processes.find(locked.process))];
        const int machine = index_.machines.find(locked.machine);
        if (locked.day != day || index_.materials.find(process.material) != material) continue;
        if (index_.place_of_lab(index_.lab_of_machine(machine)) != place) continue;
        left -= locked.units_started * process.material_kg_per_unit;
      }
      least = std::min(least, left);
    }
    return least;
  }

  void start(int machine, int p, double units) {
    const auto& process = n_.processes[at(p)];
    const int lab = index_.lab_of_machine(machine);
    const int place = index_.place_of_lab(lab);
    const double hours = units / process.units_per_hour;
    machine_hours_[machine] += hours;
    if (process.needs_tooling) tooled_hours_[{machine, p}] += hours;
    week_hours_[{lab, day_ / 7}] += hours;
    const int material = index_.materials.find(process.material);
    stock(place, material, index_.grade_text(index_.grade_of_supplied(material))) -=
        units * process.material_kg_per_unit;
    arrive(place, index_.component_item(index_.components.find(process.component)),
           index_.grade_text(index_.grade_of_process(p)), day_ + process.lead_time_days,
           units * n_.machines[at(machine)].yield);
    plan_.production.push_back({n_.machines[at(machine)].id, process.id, day_, units});
  }

  void keep_commitments() {
    for (const auto& locked : n_.locked_production) {
      if (locked.day != day_) continue;
      const int machine = index_.machines.find(locked.machine);
      const int process = index_.processes.find(locked.process);
      start(machine, process, locked.units_started);
      for (auto& task : production_) {
        if (task.keys[0] == machine && task.keys[1] == process) task.done += locked.units_started;
      }
    }
  }

  bool produce(Task& task) {
    if (open(task) < nothing) return false;
    const int machine = task.keys[0];
    const int p = task.keys[1];
    const auto& process = n_.processes[at(p)];
    const int lab = index_.lab_of_machine(machine);
    double hours =
        std::min(index_.hours_of_group(machine, day_) - machine_hours_[machine], week_left(lab));
    if (process.needs_tooling) {
      double moulds = 0.0;
      for (const int ready : ready_[{machine, p}])
        moulds += ready <= day_ ? index_.hours_of_one(machine, day_) : 0.0;
      hours = std::min(hours, moulds - tooled_hours_[{machine, p}]);
    }
    double possible = hours * process.units_per_hour;
    if (process.material_kg_per_unit > 0.0) {
      const int material = index_.materials.find(process.material);
      const double free = material_free(index_.place_of_lab(lab), material,
                                        index_.grade_text(index_.grade_of_supplied(material)));
      possible = std::min(possible, free / process.material_kg_per_unit);
    }
    const double units = taken(task, possible);
    if (units <= 0.0) return false;
    start(machine, p, units);
    task.done += units;
    return true;
  }

  bool regrade(Task& task) {
    const double quantity = taken(task, stock(task.keys[0], task.keys[1], task.grade));
    if (quantity <= 0.0) return false;
    stock(task.keys[0], task.keys[1], task.grade) -= quantity;
    stock(task.keys[0], task.keys[1], task.grade_into) += quantity;
    plan_.regrades.push_back({n_.places[at(task.keys[0])].id, index_.item_id(task.keys[1]), day_,
                              quantity, task.grade, task.grade_into});
    task.done += quantity;
    return true;
  }

  bool assemble(Task& task) {
    if (open(task) < nothing) return false;
    const int lab = task.keys[0];
    const auto& product = n_.products[at(task.keys[1])];
    const int place = index_.place_of_lab(lab);
    double possible = std::numeric_limits<double>::infinity();
    if (product.assembly_hours_per_unit > 0.0) {
      possible = std::min(index_.assembly_hours(lab, day_) - assembly_hours_[lab], week_left(lab)) /
                 product.assembly_hours_per_unit;
    }
    for (const auto& part : product.components) {
      const int item = index_.component_item(index_.components.find(part.component));
      possible = std::min(possible, stock(place, item, task.grade) / part.units_per_product);
    }
    const double units = taken(task, possible);
    if (units <= 0.0) return false;
    assembly_hours_[lab] += units * product.assembly_hours_per_unit;
    week_hours_[{lab, day_ / 7}] += units * product.assembly_hours_per_unit;
    for (const auto& part : product.components) {
      stock(place, index_.component_item(index_.components.find(part.component)), task.grade) -=
          units * part.units_per_product;
    }
    stock(place, index_.product_item(task.keys[1]), task.grade) += units;
    plan_.assembly.push_back({n_.labs[at(lab)].id, product.id, day_, units, task.grade});
    task.done += units;
    return true;
  }

  bool ship(Task& task) {
    if (open(task) < nothing) return false;
    const auto& lane = n_.lanes[at(task.keys[0])];
    const int item = task.keys[1];
    const int from = index_.places.find(lane.from_place);
    double possible = item < index_.material_count() ? material_free(from, item, task.grade)
                                                     : stock(from, item, task.grade);
    const double kg = index_.item_kg(item);
    if (kg > 0.0)
      possible = std::min(possible, (lane.capacity_kg_per_day - lane_kg_[task.keys[0]]) / kg);
    const double quantity = taken(task, possible);
    if (quantity <= 0.0) return false;
    lane_kg_[task.keys[0]] += quantity * kg;
    stock(from, item, task.grade) -= quantity;
    arrive(index_.places.find(lane.to_place), item, task.grade, day_ + lane.lead_time_days,
           quantity);
    plan_.shipments.push_back({lane.id, index_.item_id(item), day_, quantity, task.grade});
    task.done += quantity;
    return true;
  }

  void deliver(Task& task) {
    const int i = task.keys[0];
    const auto& need = n_.needs[at(i)];
    const int place = index_.place_of_need(i);
    const int item = index_.product_item(index_.products.find(need.product));
    const double units =
        taken(task, std::min(stock(place, item, task.grade), need.units - received_[i]));
    if (units <= 0.0) return;
    stock(place, item, task.grade) -= units;
    received_[i] += units;
    plan_.deliveries.push_back({need.id, day_, units, task.grade});
    task.done += units;
  }

  const Index& index_;
  const Network& n_;
  bool is_integer_;
  int day_ = -1;
  CapacityPlan plan_;
  std::vector<Task> production_, regrades_, assembly_, shipments_, deliveries_;
  std::map<Stock, double> stock_;
  std::map<int, std::map<Stock, double>> arrivals_;
  std::map<std::pair<int, int>, std::vector<int>> ready_;
  std::map<int, double> machine_hours_, assembly_hours_, lane_kg_, received_;
  std::map<std::pair<int, int>, double> tooled_hours_, week_hours_;
};

}  // namespace

CapacityPlan repaired(const Index& index, const CapacityPlan& wanted, bool is_integer) {
  return Repair{index, wanted, is_integer}.run();
}

}  // namespace touiza::planning::detail
