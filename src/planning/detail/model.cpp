#include "planning/detail/model.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace touiza::planning::detail {
namespace {

std::size_t at(int number) { return static_cast<std::size_t>(number); }

/// Days on which it can make sense to order a tooling: whatever plan there is, each order can be
/// moved forward to day 0 or to the day on which another tooling is ready, so that only sums of
/// other toolings' lead times remain.
std::vector<int> order_days(const Network& n, int tooling) {
  std::vector<bool> reached(at(n.horizon_days), false);
  reached[0] = true;
  for (std::size_t other = 0; other < n.toolings.size(); ++other) {
    const int lead_time = n.toolings[other].lead_time_days;
    if (static_cast<int>(other) == tooling || lead_time == 0) continue;
    for (int day = n.horizon_days - 1; day >= lead_time; --day) {
      if (reached[at(day - lead_time)]) reached[at(day)] = true;
    }
  }
  std::vector<int> days;
  for (int day = 0; day + n.toolings[at(tooling)].lead_time_days < n.horizon_days; ++day) {
    if (reached[at(day)]) days.push_back(day);
  }
  // With room for all at once, none waits for another.
  if (n.max_toolings_in_progress >= static_cast<int>(n.toolings.size()) && !days.empty())
    days.resize(1);
  if (n.max_toolings_in_progress < 1 && n.toolings[at(tooling)].lead_time_days > 0) days.clear();
  return days;
}

class Builder {
 public:
  Builder(const Index& index, const Classes& classes, bool is_fair)
      : index_{index},
        classes_{classes},
        n_{index.network},
        is_fair_{is_fair},
        use_{usefulness_of(index, classes)} {}

  Model build() {
    model_.kind_count = static_cast<int>(index_.kinds().size());
    model_.day_count = n_.horizon_days;
    if (is_fair_) model_.levels.push_back({0, {}, 0.0, -1.0, -1});
    for (const int level : {1, 2, 3, 4})
      model_.levels.push_back({level, {}, 0.0, level == 1 ? -1.0 : 1.0, -1});
    for (auto& level : model_.levels) {
      level.row =
          add_row(RowKind::level, level.level, 0, 0, std::numeric_limits<double>::infinity());
    }
    add_balance_rows();
    add_toolings();
    add_production();
    add_assembly();
    add_regrades();
    add_shipments();
    add_stock();
    add_needs();
    add_commitments();
    return std::move(model_);
  }

 private:
  int add_row(RowKind kind, int who, int what, int day, double upper) {
    model_.rows.push_back({kind, who, what, day});
    model_.row_upper.push_back(upper);
    return static_cast<int>(model_.rows.size()) - 1;
  }
  void begin(ColumnKind kind, int who, int what, int day, int into = 0) {
    model_.columns.push_back({kind, who, what, day, into});
    model_.column_upper.push_back(std::numeric_limits<double>::infinity());
    for (auto& level : model_.levels) level.costs.push_back(0.0);
  }
  void put(int row, double value) {
    if (row < 0 || value == 0.0) return;
    model_.row_numbers.push_back(row);
    model_.values.push_back(value);
  }
  void end() {
    for (const auto& level : model_.levels) {
      if (level.level < 4) put(level.row, level.costs.back());  // No level follows the last.
    }
    model_.starts.push_back(static_cast<int>(model_.values.size()));
  }
  void cost(int level, double value) {
    for (auto& own : model_.levels) {
      if (own.level == level) own.costs.back() += value;
    }
  }
  void constant(int level, double value) {
    for (auto& own : model_.levels) {
      if (own.level == level) own.constant += value;
    }
  }
  int balance(int place, int kind, int day) const { return model_.balance_row(place, kind, day); }
  std::size_t cell(int place, int kind) const {
    return at(place) * at(model_.kind_count) + at(kind);
  }
  int output_of(int process) const {
    const int item =
        index_.component_item(index_.components.find(n_.processes[at(process)].component));
    return index_.kind_of(item, index_.grade_of_process(process));
  }
  int input_of(int process) const {
    return index_.kinds_of_item(index_.materials.find(n_.processes[at(process)].material)).front();
  }
  int lab_hours_row(int limit, int day) {
    const auto [found, is_new] = lab_hours_.try_emplace({limit, day / 7}, -1);
    if (is_new) {
      found->second = add_row(RowKind::lab_hours, limit, 0, day / 7 * 7,
                              *n_.lab_limits[at(limit)].hours_per_week);
    }
    return found->second;
  }

  void add_balance_rows() {
    model_.balance.assign(n_.places.size() * at(model_.kind_count) * at(n_.horizon_days), -1);
    for (int place = 0; place < static_cast<int>(n_.places.size()); ++place) {
      for (int kind = 0; kind < model_.kind_count; ++kind) {
        for (int day = use_.first[cell(place, kind)]; day <= use_.last[cell(place, kind)]; ++day) {
          model_.balance[cell(place, kind) * at(n_.horizon_days) + at(day)] =
              add_row(RowKind::balance, place, kind, day, 0.0);
        }
      }
    }
    for (const auto& supply : n_.supplies) {
      if (supply.day >= n_.horizon_days) continue;
      const int item = index_.item_of(supply.item);
      const int kind = index_.kind_of(item, index_.grade_of_supplied(item));
      if (kind < 0) continue;
      const int row = balance(index_.place_of_lab(index_.labs.find(supply.lab)), kind, supply.day);
      if (row >= 0) model_.row_upper[at(row)] += supply.quantity;
    }
  }

  void add_toolings() {
    model_.tooling_columns.resize(n_.toolings.size());
    if (n_.toolings.empty()) return;
    const int budget = add_row(RowKind::tooling_budget, 0, 0, 0, n_.tooling_budget_mad);
    std::vector<int> progress;
    for (int day = 0; day < n_.horizon_days; ++day) {
      progress.push_back(
          add_row(RowKind::tooling_progress, 0, 0, day, n_.max_toolings_in_progress));
    }
    std::map<std::pair<int, int>, int> class_of;  // Of machine and process.
    for (std::size_t k = 0; k < classes_.machines.size(); ++k) {
      for (const int machine : classes_.machines[k].machines) {
        for (const int p : classes_.machines[k].processes)
          class_of[{machine, p}] = static_cast<int>(k);
      }
    }
    for (int u = 0; u < static_cast<int>(n_.toolings.size()); ++u) {
      const auto& tooling = n_.toolings[at(u)];
      const int machine = index_.machines.find(tooling.machine);
      const int process = index_.processes.find(tooling.process);
      model_.tooling_once_row.push_back(add_row(RowKind::tooling_once, u, 0, 0, 1.0));
      const auto owner = class_of.find({machine, process});
      if (owner == class_of.end() || !n_.processes[at(process)].needs_tooling) continue;
      for (const int order_day : order_days(n_, u)) {
        const int ready = order_day + tooling.lead_time_days;
        begin(ColumnKind::order_tooling, u, 0, order_day);
        model_.column_upper.back() = 1.0;
        put(budget, tooling.cost_mad);
        for (int day = order_day; day < ready; ++day) put(progress[at(day)], 1.0);
        put(model_.tooling_once_row.back(), 1.0);
        for (int day = ready; day < n_.horizon_days; ++day) {
          put(tooling_row(owner->second, process, day), -index_.hours_of_one(machine, day));
        }
        cost(4, tooling.cost_mad);
        end();
        model_.tooling_columns[at(u)].push_back(static_cast<int>(model_.columns.size()) - 1);
      }
    }
  }

  int tooling_row(int machine_class, int process, int day) {
    const auto [found, is_new] = tooling_hours_.try_emplace({machine_class, process, day}, -1);
    if (is_new) found->second = add_row(RowKind::tooling_hours, machine_class, process, day, 0.0);
    return found->second;
  }

  void add_production() {
    for (int k = 0; k < static_cast<int>(classes_.machines.size()); ++k) {
      const auto& own = classes_.machines[at(k)];
      for (int day = 0; day < n_.horizon_days; ++day) {
        if (own.hours[at(day)] <= 0.0) continue;
        int hours_row = -1;
        for (const int p : own.processes) {
          const auto& process = n_.processes[at(p)];
          const int done = day + process.lead_time_days;
          const int out = done < n_.horizon_days ? balance(own.place, output_of(p), done) : -1;
          const int in = balance(own.place, input_of(p), day);
          if (out < 0 || (in < 0 && process.material_kg_per_unit > 0.0)) continue;
          const auto tooled = tooling_hours_.find({k, p, day});
          if (process.needs_tooling && tooled == tooling_hours_.end()) continue;
          if (hours_row < 0)
            hours_row = add_row(RowKind::machine_hours, k, 0, day, own.hours[at(day)]);
          const double hours = 1.0 / process.units_per_hour;
          begin(ColumnKind::produce, k, p, day);
          put(out, -own.yield);
          put(in, process.material_kg_per_unit);
          put(hours_row, hours);
          if (process.needs_tooling) put(tooled->second, hours);
          if (own.hour_limit >= 0) put(lab_hours_row(own.hour_limit, day), hours);
          cost(4, production_cost(p));
          end();
        }
      }
    }
  }

  double production_cost(int p) const {
    const auto& process = n_.processes[at(p)];
    return n_.machine_types[at(index_.machine_types.find(process.machine_type))].cost_mad_per_hour /
               process.units_per_hour +
           process.material_kg_per_unit *
               n_.materials[at(index_.materials.find(process.material))].cost_mad_per_kg;
  }

  void add_assembly() {
    for (int a = 0; a < static_cast<int>(classes_.assembly.size()); ++a) {
      const auto& own = classes_.assembly[at(a)];
      for (int day = 0; day < n_.horizon_days; ++day) {
        int hours_row = -1;
        for (const int g : own.products) {
          const auto& product = n_.products[at(g)];
          if (product.assembly_hours_per_unit > 0.0 && own.hours[at(day)] <= 0.0) continue;
          for (const int kind : index_.kinds_of_item(index_.product_item(g))) {
            const int out = balance(own.place, kind, day);
            if (out < 0) continue;
            std::vector<int> in;
            for (const auto& part : product.components) {
              const int item = index_.component_item(index_.components.find(part.component));
              in.push_back(
                  balance(own.place, index_.kind_of(item, index_.kinds()[at(kind)].grade), day));
            }
            if (std::ranges::find(in, -1) != in.end()) continue;
            if (hours_row < 0)
              hours_row = add_row(RowKind::assembly_hours, a, 0, day, own.hours[at(day)]);
            begin(ColumnKind::assemble, a, kind, day);
            put(out, -1.0);
            for (std::size_t i = 0; i < in.size(); ++i)
              put(in[i], product.components[i].units_per_product);
            put(hours_row, product.assembly_hours_per_unit);
            if (own.hour_limit >= 0)
              put(lab_hours_row(own.hour_limit, day), product.assembly_hours_per_unit);
            cost(4, product.assembly_hours_per_unit * n_.assembly_cost_mad_per_hour);
            end();
          }
        }
      }
    }
  }

  void add_regrades() {
    if (index_.rules().empty()) return;
    for (int place = 0; place < static_cast<int>(n_.places.size()); ++place) {
      for (std::size_t c = 0; c < n_.components.size(); ++c) {
        const auto& own = index_.kinds_of_item(index_.component_item(static_cast<int>(c)));
        for (const int high : own) {
          for (const int low : own) {
            const Grade a = index_.kinds()[at(high)].grade;
            const Grade b = index_.kinds()[at(low)].grade;
            if (a == b || (a & b) != b) continue;
            for (int day = 0; day < n_.horizon_days; ++day) {
              if (balance(place, high, day) < 0 || balance(place, low, day) < 0) continue;
              begin(ColumnKind::regrade, place, high, day, low);
              put(balance(place, high, day), 1.0);
              put(balance(place, low, day), -1.0);
              end();
            }
          }
        }
      }
    }
  }

  void add_shipments() {
    for (int l = 0; l < static_cast<int>(n_.lanes.size()); ++l) {
      const auto& lane = n_.lanes[at(l)];
      const int from = index_.places.find(lane.from_place);
      const int to = index_.places.find(lane.to_place);
      if (from == to || lane.capacity_kg_per_day <= 0.0) continue;
      for (int day = 0; day + lane.lead_time_days < n_.horizon_days; ++day) {
        int lane_row = -1;
        for (int kind = 0; kind < model_.kind_count; ++kind) {
          const int out = balance(from, kind, day);
          const int in = balance(to, kind, day + lane.lead_time_days);
          if (out < 0 || in < 0) continue;
          if (lane_row < 0)
            lane_row = add_row(RowKind::lane_kg, l, 0, day, lane.capacity_kg_per_day);
          const double kg = index_.item_kg(index_.kinds()[at(kind)].item);
          begin(ColumnKind::ship, l, kind, day);
          put(out, 1.0);
          put(in, -1.0);
          put(lane_row, kg);
          cost(3, kg * lane.distance_km);
          cost(4, kg * lane.cost_mad_per_kg);
          end();
        }
      }
    }
  }

  void add_stock() {
    for (int place = 0; place < static_cast<int>(n_.places.size()); ++place) {
      for (int kind = 0; kind < model_.kind_count; ++kind) {
        for (int day = use_.first[cell(place, kind)]; day < use_.last[cell(place, kind)]; ++day) {
          begin(ColumnKind::store, place, kind, day);
          put(balance(place, kind, day), 1.0);
          put(balance(place, kind, day + 1), -1.0);
          end();
        }
      }
    }
  }

  void add_needs() {
    std::vector<double> wanted(n_.regions.size(), 0.0);
    std::vector<int> fair_row(n_.regions.size(), -1);
    for (const auto& group : classes_.needs) {
      auto& own = wanted[at(index_.region_of_place(group.place))];
      own += group.weight * group.units;
    }
    for (std::size_t r = 0; is_fair_ && r < wanted.size(); ++r) {
      if (wanted[r] > 0.0)
        fair_row[r] = add_row(RowKind::region_fairness, static_cast<int>(r), 0, 0, 0.0);
    }
    for (int g = 0; g < static_cast<int>(classes_.needs.size()); ++g) {
      const auto& group = classes_.needs[at(g)];
      const int units_row = add_row(RowKind::need_units, g, 0, group.due_day, group.units);
      constant(2, group.weight * group.units * (n_.horizon_days - group.due_day));
      for (const int kind : index_.kinds_of_item(index_.product_item(group.product))) {
        if (group.rule >= 0 && (index_.kinds()[at(kind)].grade >> group.rule & 1U) == 0) continue;
        // Storage is free: what is on time can as well be delivered on the due day itself.
        for (int day = group.due_day; day < n_.horizon_days; ++day) {
          const int row = balance(group.place, kind, day);
          if (row < 0) continue;
          begin(ColumnKind::deliver, g, kind, day);
          put(row, 1.0);
          put(units_row, 1.0);
          if (day == group.due_day) {
            put(fair_row[at(index_.region_of_place(group.place))], -group.weight);
            cost(1, -group.weight);
          }
          cost(2, -group.weight * (n_.horizon_days - day));
          end();
        }
      }
    }
    if (!is_fair_) return;
    begin(ColumnKind::fairness, 0, 0, 0);
    model_.column_upper.back() = 1.0;
    for (std::size_t r = 0; r < wanted.size(); ++r) put(fair_row[r], wanted[r]);
    cost(0, -1.0);
    end();
  }

  void add_commitments() {
    for (const auto& locked : n_.locked_production) {
      const int machine = index_.machines.find(locked.machine);
      const int p = index_.processes.find(locked.process);
      const auto& process = n_.processes[at(p)];
      const int lab = index_.lab_of_machine(machine);
      const int place = index_.place_of_lab(lab);
      const double kg = locked.units_started * process.material_kg_per_unit;
      const int in = balance(place, input_of(p), locked.day);
      if (in >= 0) model_.row_upper[at(in)] -= kg;
      // A row that nothing can satisfy: the material is not there on any day up to this one.
      if (in < 0 && kg > 0.0) add_row(RowKind::balance, place, input_of(p), locked.day, -kg);
      const int done = locked.day + process.lead_time_days;
      const int out = done < n_.horizon_days ? balance(place, output_of(p), done) : -1;
      if (out >= 0)
        model_.row_upper[at(out)] += locked.units_started * n_.machines[at(machine)].yield;
      if (const int limit = index_.hour_limit_of_lab(lab); limit >= 0) {
        auto& upper = model_.row_upper[at(lab_hours_row(limit, locked.day))];
        upper = std::max(0.0, upper - locked.units_started / process.units_per_hour);
      }
      constant(4, locked.units_started * production_cost(p));
    }
  }

  const Index& index_;
  const Classes& classes_;
  const Network& n_;
  bool is_fair_;
  Usefulness use_;
  Model model_;
  std::map<std::tuple<int, int, int>, int> tooling_hours_;
  std::map<std::pair<int, int>, int> lab_hours_;
};

}  // namespace

Model model_of(const Index& index, const Classes& classes, bool is_fair) {
  return Builder{index, classes, is_fair}.build();
}

}  // namespace touiza::planning::detail
