#include "planning/detail/bottlenecks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace touiza::planning::detail {
namespace {

constexpr double price_min = 1e-7;
constexpr double material_step_kg = 10.0;
constexpr double lane_step_kg = 10.0;
constexpr double assembly_step_hours = 8.0;
constexpr std::size_t checked_max = 3;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

/// A limit with the rows that one step more would loosen.
struct Candidate {
  Bottleneck bottleneck;
  std::vector<std::pair<int, double>> loosened;  ///< Row and by how much.
  int tooling = -1;
  bool can_check = true;
};

class Pricing {
 public:
  Pricing(const Index& index, const Classes& classes, const Model& model, const Prices& prices)
      : index_{index}, classes_{classes}, n_{index.network}, model_{model}, prices_{prices} {
    const auto days = at(n_.horizon_days);
    machine_rows_.assign(classes.machines.size(), std::vector<int>(days, -1));
    assembly_rows_.assign(classes.assembly.size(), std::vector<int>(days, -1));
    lane_rows_.assign(n_.lanes.size(), std::vector<int>(days, -1));
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
      const auto& row = model.rows[r];
      const int number = static_cast<int>(r);
      if (row.kind == RowKind::machine_hours) machine_rows_[at(row.who)][at(row.day)] = number;
      if (row.kind == RowKind::assembly_hours) assembly_rows_[at(row.who)][at(row.day)] = number;
      if (row.kind == RowKind::lane_kg) lane_rows_[at(row.who)][at(row.day)] = number;
      if (row.kind == RowKind::tooling_hours) tooling_rows_[{row.who, row.what}].push_back(number);
    }
    class_of_machine_.assign(n_.machines.size(), -1);
    class_of_lab_.assign(n_.labs.size(), -1);
    for (std::size_t k = 0; k < classes.machines.size(); ++k) {
      for (const int machine : classes.machines[k].machines)
        class_of_machine_[at(machine)] = static_cast<int>(k);
    }
    for (std::size_t k = 0; k < classes.assembly.size(); ++k) {
      for (const int lab : classes.assembly[k].labs) class_of_lab_[at(lab)] = static_cast<int>(k);
    }
  }

  std::vector<Candidate> run() {
    price_machines();
    price_materials();
    price_lanes();
    price_assembly();
    price_skills();
    price_toolings();
    std::vector<Candidate> all;
    for (auto& [key, candidate] : best_) all.push_back(std::move(candidate));
    std::ranges::stable_sort(
        all, [](const auto& a, const auto& b) { return a.bottleneck.value > b.bottleneck.value; });
    return all;
  }

 private:
  double price(int row) const { return row < 0 ? 0.0 : prices_.rows[at(row)]; }

  /// Keeps the dearest of each subject and region.
  void offer(Candidate candidate) {
    if (candidate.bottleneck.value <= 1e-6) return;
    const auto& own = candidate.bottleneck;
    auto& held = best_[{own.kind, own.subject, own.region}];
    if (held.bottleneck.value < own.value) held = std::move(candidate);
  }
  Candidate begin(BottleneckKind kind, const std::string& subject, int place,
                  std::string step) const {
    Candidate candidate;
    candidate.bottleneck.kind = kind;
    candidate.bottleneck.subject = subject;
    candidate.bottleneck.step = std::move(step);
    candidate.bottleneck.day_first = -1;
    if (place >= 0) {
      candidate.bottleneck.place = n_.places[at(place)].id;
      candidate.bottleneck.region = n_.places[at(place)].region;
    }
    return candidate;
  }
  static void touch(Bottleneck& own, int day) {
    if (own.day_first < 0) own.day_first = day;
    own.day_last = day;
  }
  /// Adds a row that the step loosens by `amount`.
  void loosen(Candidate& candidate, int row, double amount) const {
    if (row < 0 || amount <= 0.0) return;
    candidate.loosened.emplace_back(row, amount);
    if (price(row) <= price_min) return;
    candidate.bottleneck.value += price(row) * amount;
    touch(candidate.bottleneck, model_.rows[at(row)].day);
  }

  void price_machines() {
    for (std::size_t m = 0; m < n_.machines.size(); ++m) {
      const int machine = static_cast<int>(m);
      const int k = class_of_machine_[m];
      if (k < 0 || n_.machines[m].count < 1) continue;
      auto candidate = begin(BottleneckKind::machine_type, n_.machines[m].machine_type,
                             classes_.machines[at(k)].place, "one more machine");
      for (int day = 0; day < n_.horizon_days; ++day) {
        loosen(candidate, machine_rows_[at(k)][at(day)], index_.hours_of_one(machine, day));
      }
      offer(std::move(candidate));
    }
  }

  void price_materials() {
    for (int place = 0; place < static_cast<int>(n_.places.size()); ++place) {
      for (int m = 0; m < index_.material_count(); ++m) {
        auto candidate =
            begin(BottleneckKind::material, n_.materials[at(m)].id, place, "10 kg more");
        const int kind = index_.kinds_of_item(m).front();
        for (int day = 0; day < n_.horizon_days; ++day) {
          const int row = model_.balance_row(place, kind, day);
          if (row < 0) continue;
          if (candidate.loosened.empty()) loosen(candidate, row, material_step_kg);
          // It still helps where it comes as late as this.
          if (price(row) > price_min) touch(candidate.bottleneck, day);
        }
        offer(std::move(candidate));
      }
    }
  }

  void price_lanes() {
    for (std::size_t l = 0; l < n_.lanes.size(); ++l) {
      auto candidate = begin(BottleneckKind::lane, n_.lanes[l].id,
                             index_.places.find(n_.lanes[l].from_place), "10 kg more a day");
      for (const int row : lane_rows_[l]) loosen(candidate, row, lane_step_kg);
      offer(std::move(candidate));
    }
  }

  void price_assembly() {
    for (std::size_t a = 0; a < classes_.assembly.size(); ++a) {
      auto candidate = begin(BottleneckKind::assembly, "", classes_.assembly[a].place,
                             "8 more hours of assembly a day");
      for (const int row : assembly_rows_[a]) loosen(candidate, row, assembly_step_hours);
      offer(std::move(candidate));
    }
  }

  /// What an hour of `process` on `machine` would earn on `day` beyond what the hour earns now.
  double gain_per_hour(int machine, int p, int day) const {
    const auto& process = n_.processes[at(p)];
    const int place = index_.place_of_lab(index_.lab_of_machine(machine));
    const int done = day + process.lead_time_days;
    if (done >= n_.horizon_days) return 0.0;
    const int item = index_.component_item(index_.components.find(process.component));
    const int out =
        model_.balance_row(place, index_.kind_of(item, index_.grade_of_process(p)), done);
    const int material = index_.kinds_of_item(index_.materials.find(process.material)).front();
    const int in = model_.balance_row(place, material, day);
    if (out < 0 || (in < 0 && process.material_kg_per_unit > 0.0)) return 0.0;
    const double per_unit =
        price(out) * n_.machines[at(machine)].yield - price(in) * process.material_kg_per_unit;
    const int k = class_of_machine_[at(machine)];
    const double now = k < 0 ? 0.0 : price(machine_rows_[at(k)][at(day)]);
    return std::max(0.0, per_unit * process.units_per_hour - now);
  }

  /// A skill that a lab lacks has no row; what it would open is priced from what is around it.
  void price_skills() {
    std::map<std::pair<int, std::string>, std::vector<double>> gains;  // By lab and skill: per day.
    for (std::size_t m = 0; m < n_.machines.size(); ++m) {
      const int machine = static_cast<int>(m);
      const int lab = index_.lab_of_machine(machine);
      std::map<std::string, std::vector<int>> barred;
      for (std::size_t p = 0; p < n_.processes.size(); ++p) {
        const auto& process = n_.processes[p];
        if (process.machine_type != n_.machines[m].machine_type || process.needs_tooling) continue;
        if (!index_.has_skill(lab, process.required_skill))
          barred[process.required_skill].push_back(static_cast<int>(p));
      }
      for (const auto& [skill, processes] : barred) {
        auto& own = gains[{lab, skill}];
        own.resize(at(n_.horizon_days), 0.0);
        for (int day = 0; day < n_.horizon_days; ++day) {
          double most = 0.0;
          for (const int p : processes) most = std::max(most, gain_per_hour(machine, p, day));
          own[at(day)] += most * index_.hours_of_group(machine, day);
        }
      }
    }
    for (const auto& [key, by_day] : gains) {
      auto candidate = begin(BottleneckKind::skill, key.second, index_.place_of_lab(key.first),
                             "one more lab with the skill");
      candidate.can_check = false;
      for (int day = 0; day < n_.horizon_days; ++day) {
        if (by_day[at(day)] <= price_min) continue;
        candidate.bottleneck.value += by_day[at(day)];
        touch(candidate.bottleneck, day);
      }
      offer(std::move(candidate));
    }
  }

  void price_toolings() {
    for (int u = 0; u < static_cast<int>(n_.toolings.size()); ++u) {
      const auto& own = model_.tooling_columns[at(u)];
      if (own.empty() || model_.columns[at(own.front())].day != 0) continue;
      bool is_ordered = false;
      for (const int column : own)
        is_ordered = is_ordered || prices_.bounds.column_lower[at(column)] > 0.5;
      if (is_ordered) continue;
      const auto& tooling = n_.toolings[at(u)];
      const int machine = index_.machines.find(tooling.machine);
      const int k = class_of_machine_[at(machine)];
      auto candidate = begin(BottleneckKind::tooling, tooling.id, classes_.machines[at(k)].place,
                             "the mould, ordered on day 0");
      for (const int row : tooling_rows_[{k, index_.processes.find(tooling.process)}]) {
        if (model_.rows[at(row)].day < tooling.lead_time_days) continue;
        loosen(candidate, row, index_.hours_of_one(machine, model_.rows[at(row)].day));
      }
      // The order itself is what the check allows; it loosens these rows by itself.
      candidate.loosened.clear();
      candidate.tooling = u;
      offer(std::move(candidate));
    }
  }

  const Index& index_;
  const Classes& classes_;
  const Network& n_;
  const Model& model_;
  const Prices& prices_;
  std::vector<std::vector<int>> machine_rows_, assembly_rows_, lane_rows_;
  std::map<std::pair<int, int>, std::vector<int>> tooling_rows_;
  std::vector<int> class_of_machine_, class_of_lab_;
  std::map<std::tuple<BottleneckKind, std::string, std::string>, Candidate> best_;
};

/// The node's bounds with the step taken.
Bounds loosened(const Model& model, const Prices& prices, const Candidate& candidate) {
  Bounds bounds = prices.bounds;
  for (const auto& [row, amount] : candidate.loosened) bounds.row_upper[at(row)] += amount;
  if (candidate.tooling < 0) return bounds;
  const int column = model.tooling_columns[at(candidate.tooling)].front();
  for (int i = model.starts[at(column)]; i < model.starts[at(column) + 1]; ++i) {
    const auto row = at(model.row_numbers[at(i)]);
    const auto kind = model.rows[row].kind;
    if (kind == RowKind::tooling_budget || kind == RowKind::tooling_progress)
      bounds.row_upper[row] += model.values[at(i)];
  }
  bounds.column_lower[at(column)] = bounds.column_upper[at(column)] = 1.0;
  return bounds;
}

}  // namespace

std::vector<Bottleneck> bottlenecks_of(const Index& index, const Classes& classes,
                                       const Model& model, const Prices& prices,
                                       LinearProgram& program, const PlanLimits& limits,
                                       std::size_t count, long long& work) {
  auto candidates = Pricing{index, classes, model, prices}.run();
  if (candidates.size() > count) candidates.resize(count);
  const auto level = std::ranges::find(model.levels, 1, &Model::Level::level);
  std::size_t checked = 0;
  for (auto& candidate : candidates) {
    const bool is_out_of_work = limits.work_limit && work >= *limits.work_limit;
    if (checked == checked_max || is_out_of_work || (limits.should_stop && limits.should_stop()))
      break;
    if (!candidate.can_check) continue;
    const auto left =
        limits.work_limit ? *limits.work_limit - work : std::numeric_limits<long long>::max();
    const auto solution = program.minimise(level->costs, loosened(model, prices, candidate),
                                           prices.basis, limits.should_stop, left, work);
    if (solution.outcome != LinearOutcome::optimal) continue;
    candidate.bottleneck.checked_value =
        std::max(0.0, level->natural(solution.objective) - prices.value);
    ++checked;
  }
  std::vector<Bottleneck> bottlenecks;
  for (auto& candidate : candidates) bottlenecks.push_back(std::move(candidate.bottleneck));
  std::ranges::stable_sort(bottlenecks, std::ranges::greater{}, [](const Bottleneck& own) {
    return own.checked_value.value_or(own.value);
  });
  return bottlenecks;
}

}  // namespace touiza::planning::detail
