#include "planning/curves.hpp"

#include <map>

#include "planning/detail/index.hpp"

namespace touiza::planning {
namespace {

std::size_t at(int number) { return static_cast<std::size_t>(number); }

template <class Rows>
std::vector<Curve> empty_curves(const Rows& rows, int days) {
  std::vector<Curve> curves;
  for (const auto& row : rows) curves.push_back({row.id, "", std::vector<double>(at(days), 0.0)});
  return curves;
}

void add_up(std::vector<Curve>& curves) {
  for (auto& curve : curves) {
    for (std::size_t day = 1; day < curve.by_day.size(); ++day)
      curve.by_day[day] += curve.by_day[day - 1];
  }
}

}  // namespace

PlanCurves curves_of(const Network& n, const CapacityPlan& plan) {
  const detail::Index index{n};
  PlanCurves curves{empty_curves(n.needs, n.horizon_days),
                    empty_curves(n.regions, n.horizon_days),
                    empty_curves(n.products, n.horizon_days),
                    empty_curves(n.products, n.horizon_days),
                    {}};
  for (const auto& row : plan.deliveries) {
    const int i = index.needs.find(row.need);
    if (i < 0 || row.day < 0 || row.day >= n.horizon_days) continue;
    const int product = index.products.find(n.needs[at(i)].product);
    curves.delivered_by_need[at(i)].by_day[at(row.day)] += row.units;
    curves.delivered_by_region[at(index.region_of_place(index.place_of_need(i)))]
        .by_day[at(row.day)] += row.units;
    curves.delivered_by_product[at(product)].by_day[at(row.day)] += row.units;
  }
  for (const auto& need : n.needs) {
    curves.due_by_product[at(index.products.find(need.product))].by_day[at(need.due_day)] +=
        need.units;
  }
  add_up(curves.delivered_by_need);
  add_up(curves.delivered_by_region);
  add_up(curves.delivered_by_product);
  add_up(curves.due_by_product);

  std::map<std::pair<int, int>, MachineLoad> loads;
  std::vector<MachineLoad*> load_of(n.machines.size());
  for (std::size_t m = 0; m < n.machines.size(); ++m) {
    const int machine = static_cast<int>(m);
    const int type = index.machine_types.find(n.machines[m].machine_type);
    const int region = index.region_of_place(index.place_of_lab(index.lab_of_machine(machine)));
    auto& load = loads[{type, region}];
    if (load.hours_planned.empty()) {
      load = {n.machines[m].machine_type, n.regions[at(region)].id,
              std::vector<double>(at(n.horizon_days), 0.0),
              std::vector<double>(at(n.horizon_days), 0.0)};
    }
    for (int day = 0; day < n.horizon_days; ++day)
      load.hours_available[at(day)] += index.hours_of_group(machine, day);
    load_of[m] = &load;
  }
  for (const auto& row : plan.production) {
    const int machine = index.machines.find(row.machine);
    const int process = index.processes.find(row.process);
    if (machine < 0 || process < 0 || row.day < 0 || row.day >= n.horizon_days) continue;
    load_of[at(machine)]->hours_planned[at(row.day)] +=
        row.units_started / n.processes[at(process)].units_per_hour;
  }
  for (auto& [key, load] : loads) curves.loads.push_back(std::move(load));
  return curves;
}

}  // namespace touiza::planning
