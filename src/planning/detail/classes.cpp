#include "planning/detail/classes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace touiza::planning::detail {
namespace {

std::size_t at(int number) { return static_cast<std::size_t>(number); }

void find_locked_hours(const Index& index, Classes& classes) {
  const auto& n = index.network;
  classes.locked_hours.resize(n.machines.size());
  for (const auto& locked : n.locked_production) {
    auto& hours = classes.locked_hours[at(index.machines.find(locked.machine))];
    hours.resize(at(n.horizon_days), 0.0);
    hours[at(locked.day)] +=
        locked.units_started / n.processes[at(index.processes.find(locked.process))].units_per_hour;
  }
}

void find_machine_classes(const Index& index, Classes& classes) {
  const auto& n = index.network;
  std::vector<std::vector<int>> processes_of_type(n.machine_types.size());
  for (std::size_t p = 0; p < n.processes.size(); ++p) {
    processes_of_type[at(index.machine_types.find(n.processes[p].machine_type))].push_back(
        static_cast<int>(p));
  }
  std::vector<std::vector<int>> tooled(n.machines.size());
  for (const auto& tooling : n.toolings) {
    tooled[at(index.machines.find(tooling.machine))].push_back(
        index.processes.find(tooling.process));
  }
  using Key = std::tuple<int, int, double, int, int, std::vector<int>>;
  std::map<Key, int> known;
  for (std::size_t m = 0; m < n.machines.size(); ++m) {
    const int machine = static_cast<int>(m);
    const int lab = index.lab_of_machine(machine);
    const int type = index.machine_types.find(n.machines[m].machine_type);
    std::vector<int> processes;
    for (const int p : processes_of_type[at(type)]) {
      const auto& process = n.processes[at(p)];
      if (!index.has_skill(lab, process.required_skill)) continue;
      if (process.needs_tooling && std::ranges::find(tooled[m], p) == tooled[m].end()) continue;
      processes.push_back(p);
    }
    if (processes.empty() || n.machines[m].yield <= 0.0) continue;
    const int alone = tooled[m].empty() ? -1 : machine;
    const Key key{index.place_of_lab(lab),      type,  n.machines[m].yield,
                  index.hour_limit_of_lab(lab), alone, processes};
    const auto [found, is_new] = known.try_emplace(key, static_cast<int>(classes.machines.size()));
    if (is_new) {
      classes.machines.push_back({index.place_of_lab(lab),
                                  type,
                                  n.machines[m].yield,
                                  index.hour_limit_of_lab(lab),
                                  std::move(processes),
                                  {},
                                  std::vector<double>(at(n.horizon_days), 0.0)});
    }
    auto& own = classes.machines[at(found->second)];
    own.machines.push_back(machine);
    const auto& locked = classes.locked_hours[m];
    for (int day = 0; day < n.horizon_days; ++day) {
      const double free =
          index.hours_of_group(machine, day) - (locked.empty() ? 0.0 : locked[at(day)]);
      own.hours[at(day)] += std::max(0.0, free);
    }
  }
}

void find_assembly_classes(const Index& index, Classes& classes) {
  const auto& n = index.network;
  using Key = std::tuple<int, int, std::vector<int>>;
  std::map<Key, int> known;
  for (std::size_t l = 0; l < n.labs.size(); ++l) {
    const int lab = static_cast<int>(l);
    std::vector<int> products;
    for (std::size_t g = 0; g < n.products.size(); ++g) {
      if (index.has_skill(lab, n.products[g].assembly_skill))
        products.push_back(static_cast<int>(g));
    }
    if (products.empty()) continue;
    const Key key{index.place_of_lab(lab), index.hour_limit_of_lab(lab), products};
    const auto [found, is_new] = known.try_emplace(key, static_cast<int>(classes.assembly.size()));
    if (is_new) {
      classes.assembly.push_back({index.place_of_lab(lab),
                                  index.hour_limit_of_lab(lab),
                                  std::move(products),
                                  {},
                                  std::vector<double>(at(n.horizon_days), 0.0)});
    }
    auto& own = classes.assembly[at(found->second)];
    own.labs.push_back(lab);
    for (int day = 0; day < n.horizon_days; ++day)
      own.hours[at(day)] += index.assembly_hours(lab, day);
  }
}

void find_need_groups(const Index& index, Classes& classes) {
  const auto& n = index.network;
  std::map<std::tuple<int, int, int, int, double>, int> known;
  for (std::size_t i = 0; i < n.needs.size(); ++i) {
    const auto& need = n.needs[i];
    if (need.units <= 0.0) continue;
    const int number = static_cast<int>(i);
    const int product = index.products.find(need.product);
    const auto [found, is_new] =
        known.try_emplace({index.place_of_need(number), product, need.due_day,
                           index.rule_of_need(number), need.priority_weight},
                          static_cast<int>(classes.needs.size()));
    if (is_new) {
      classes.needs.push_back({index.place_of_need(number),
                               product,
                               need.due_day,
                               index.rule_of_need(number),
                               need.priority_weight,
                               0.0,
                               {}});
    }
    classes.needs[at(found->second)].needs.push_back(number);
    classes.needs[at(found->second)].units += need.units;
  }
}

}  // namespace

Classes classes_of(const Index& index) {
  Classes classes;
  find_locked_hours(index, classes);
  find_machine_classes(index, classes);
  find_assembly_classes(index, classes);
  find_need_groups(index, classes);
  return classes;
}

std::vector<int> toolings_of(const Index& index, int machine, int process) {
  const auto& n = index.network;
  std::vector<int> numbers;
  for (std::size_t u = 0; u < n.toolings.size(); ++u) {
    if (n.toolings[u].machine == n.machines[at(machine)].id &&
        n.toolings[u].process == n.processes[at(process)].id) {
      numbers.push_back(static_cast<int>(u));
    }
  }
  return numbers;
}

}  // namespace touiza::planning::detail
