// Which kinds can be where and when: from the first day on which they can exist to the last on
// which they can still reach a need. What lies outside never becomes a column.
#include <algorithm>
#include <limits>

#include "planning/detail/model.hpp"

namespace touiza::planning::detail {
namespace {

constexpr int never = std::numeric_limits<int>::max() / 4;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

int first_day_with_hours(const std::vector<double>& hours, int from) {
  for (int day = from; day < static_cast<int>(hours.size()); ++day) {
    if (hours[at(day)] > 0.0) return day;
  }
  return never;
}

}  // namespace

Usefulness usefulness_of(const Index& index, const Classes& classes) {
  const auto& n = index.network;
  const int kinds = static_cast<int>(index.kinds().size());
  const auto cells = n.places.size() * at(kinds);
  Usefulness use{std::vector<int>(cells, never), std::vector<int>(cells, -1)};
  const auto cell = [&](int place, int kind) { return at(place) * at(kinds) + at(kind); };
  bool has_changed = true;
  const auto sooner = [&](int place, int kind, int day) {
    auto& first = use.first[cell(place, kind)];
    if (day < first && day < n.horizon_days) first = day, has_changed = true;
  };
  const auto later = [&](int place, int kind, int day) {
    auto& last = use.last[cell(place, kind)];
    if (day > last && day >= 0) last = day, has_changed = true;
  };
  struct Way {
    int from, to, lead_time;
  };
  std::vector<Way> ways;
  for (const auto& lane : n.lanes) {
    if (lane.capacity_kg_per_day <= 0.0) continue;
    ways.push_back({index.places.find(lane.from_place), index.places.find(lane.to_place),
                    lane.lead_time_days});
  }
  const auto output_of = [&](int process) {
    const int item =
        index.component_item(index.components.find(n.processes[at(process)].component));
    return index.kind_of(item, index.grade_of_process(process));
  };
  const auto input_of = [&](int process) {
    return index.kinds_of_item(index.materials.find(n.processes[at(process)].material)).front();
  };
  const auto is_below = [&](int a, int b) {  // Kind b may be regraded to kind a.
    const Grade low = index.kinds()[at(a)].grade;
    const Grade high = index.kinds()[at(b)].grade;
    return low != high && (low & high) == low;
  };

  for (const auto& supply : n.supplies) {
    if (supply.quantity <= 0.0 || supply.day >= n.horizon_days) continue;
    const int item = index.item_of(supply.item);
    const int kind = index.kind_of(item, index.grade_of_supplied(item));
    if (kind >= 0) sooner(index.place_of_lab(index.labs.find(supply.lab)), kind, supply.day);
  }
  for (const auto& locked : n.locked_production) {
    const int process = index.processes.find(locked.process);
    const int place = index.place_of_lab(index.lab_of_machine(index.machines.find(locked.machine)));
    sooner(place, output_of(process), locked.day + n.processes[at(process)].lead_time_days);
    later(place, input_of(process), locked.day);
  }
  const auto component_first = [&](int place, int component, Grade grade) {
    return use.first[cell(place, index.kind_of(index.component_item(component), grade))];
  };
  const auto regrade = [&](int place, bool is_forward) {
    for (std::size_t c = 0; c < n.components.size() && !index.rules().empty(); ++c) {
      const auto& own = index.kinds_of_item(index.component_item(static_cast<int>(c)));
      for (const int low : own) {
        for (const int high : own) {
          if (!is_below(low, high)) continue;
          if (is_forward) sooner(place, low, use.first[cell(place, high)]);
          if (!is_forward) later(place, high, use.last[cell(place, low)]);
        }
      }
    }
  };
  while (has_changed) {
    has_changed = false;
    for (const auto& way : ways) {
      for (int kind = 0; kind < kinds; ++kind) {
        if (use.first[cell(way.from, kind)] < never)
          sooner(way.to, kind, use.first[cell(way.from, kind)] + way.lead_time);
      }
    }
    for (const auto& own : classes.machines) {
      for (const int p : own.processes) {
        const int input = n.processes[at(p)].material_kg_per_unit > 0.0
                              ? use.first[cell(own.place, input_of(p))]
                              : 0;
        if (input >= never) continue;
        const int start = first_day_with_hours(own.hours, input);
        if (start < never)
          sooner(own.place, output_of(p), start + n.processes[at(p)].lead_time_days);
      }
    }
    for (std::size_t p = 0; p < n.places.size(); ++p) regrade(static_cast<int>(p), true);
    for (const auto& own : classes.assembly) {
      for (const int g : own.products) {
        for (const int kind : index.kinds_of_item(index.product_item(g))) {
          int first = 0;
          for (const auto& part : n.products[at(g)].components) {
            first =
                std::max(first, component_first(own.place, index.components.find(part.component),
                                                index.kinds()[at(kind)].grade));
          }
          if (first < never) sooner(own.place, kind, first);
        }
      }
    }
  }

  for (const auto& group : classes.needs) {
    for (const int kind : index.kinds_of_item(index.product_item(group.product))) {
      if (group.rule >= 0 && (index.kinds()[at(kind)].grade >> group.rule & 1U) == 0) continue;
      later(group.place, kind, n.horizon_days - 1);
    }
  }
  has_changed = true;
  while (has_changed) {
    has_changed = false;
    for (const auto& way : ways) {
      for (int kind = 0; kind < kinds; ++kind)
        later(way.from, kind, use.last[cell(way.to, kind)] - way.lead_time);
    }
    for (const auto& own : classes.assembly) {
      for (const int g : own.products) {
        for (const int kind : index.kinds_of_item(index.product_item(g))) {
          for (const auto& part : n.products[at(g)].components) {
            const int item = index.component_item(index.components.find(part.component));
            later(own.place, index.kind_of(item, index.kinds()[at(kind)].grade),
                  use.last[cell(own.place, kind)]);
          }
        }
      }
    }
    for (std::size_t p = 0; p < n.places.size(); ++p) regrade(static_cast<int>(p), false);
    for (const auto& own : classes.machines) {
      for (const int p : own.processes) {
        later(own.place, input_of(p),
              use.last[cell(own.place, output_of(p))] - n.processes[at(p)].lead_time_days);
      }
    }
  }
  return use;
}

}  // namespace touiza::planning::detail
