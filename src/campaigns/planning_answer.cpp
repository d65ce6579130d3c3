#include "campaigns/planning_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "campaigns/plan_bottlenecks.hpp"
#include "campaigns/plan_sentences.hpp"
#include "campaigns/planning_parts.hpp"

namespace touiza::campaigns {
namespace {

using Curve = std::vector<double>;

UnitsByDay rounded(const Curve& curve) {
  UnitsByDay units;
  for (const double value : curve) units.push_back(std::llround(value));
  return units;
}

/// A gap that nothing is known of is the whole.
double share(double gap) { return std::isfinite(gap) ? std::clamp(gap, 0.0, 1.0) : 1.0; }

class Teller {
 public:
  Teller(const PlanningFacts& facts, const PlanningInput& input, const planning::CapacityPlan& plan)
      : facts_{facts}, input_{input}, plan_{plan}, days_{input.network.horizon_days} {}

  PlanAnswer tell() {
    tell_outcome();
    tell_needs();
    tell_sums();
    tell_assembly();
    tell_production();
    tell_toolings();
    tell_transports();
    answer_.bottlenecks = plan_bottlenecks(facts_, input_, plan_, answer_);
    tell_sentence();
    answer_.notes = input_.notes;
    return std::move(answer_);
  }

 private:
  static std::size_t at(int day) { return static_cast<std::size_t>(day); }
  Curve flat() const { return Curve(at(days_), 0.0); }
  /// Adds `units` on `day` and all days after.
  void add_from(Curve& curve, int day, double units) const {
    for (int i = std::max(day, 0); i < days_; ++i) curve[at(i)] += units;
  }
  Day day(int number) const { return facts_.today + number; }

  void tell_outcome() {
    answer_.outcome = static_cast<PlanEnd>(plan_.outcome);
    answer_.gap = plan_.levels.empty() ? 0.0 : share(plan_.gap());
    answer_.first_day = facts_.today;
    answer_.horizon_days = days_;
    for (const auto& level : plan_.levels) {
      PlanLevel told{level.level, level.value, {}, share(level.gap)};
      if (std::isfinite(level.bound)) told.bound = level.bound;
      answer_.levels.push_back(told);
    }
  }

  void tell_needs() {
    std::map<std::string, Curve> delivered;
    for (const auto& row : plan_.deliveries) {
      auto& curve = delivered.try_emplace(row.need, flat()).first->second;
      add_from(curve, row.day, row.units);
    }
    for (const auto& each : facts_.needs) {
      const auto& need = each.need;
      PlanOfNeed told;
      told.need_id = need.need_id;
      told.code = need.code;
      told.site_id = need.site_id;
      told.region_id = need.region_id;
      told.design_id = need.design_id.value_or(DesignId{});
      told.due_day = need.due_day;
      told.priority = need.priority;
      told.needed = std::max<std::int64_t>(each.open_quantity, 0);
      const auto found = delivered.find(need.need_id.text);
      told.delivered_by_day = rounded(found == delivered.end() ? flat() : found->second);
      const int due = std::min(need.due_day - facts_.today, days_ - 1);
      told.on_time = due >= 0 ? told.delivered_by_day[at(due)] : 0;
      told.delivered = told.delivered_by_day.back();
      told.never = std::max<std::int64_t>(told.needed - told.delivered, 0);
      for (int i = 0; i < days_ && told.needed > 0 && !told.complete_on; ++i) {
        if (told.delivered_by_day[at(i)] >= told.needed) told.complete_on = day(i);
      }
      const auto why = input_.left_out.find(need.need_id);
      if (why != input_.left_out.end()) told.left_out = why->second;
      // What was left out is as far out of reach as what the planner could not bring.
      if (!told.left_out.empty() && told.needed > 0) answer_.outcome = PlanEnd::out_of_reach;
      answer_.needs.push_back(std::move(told));
    }
  }

  static void add(UnitsByDay& sum, const UnitsByDay& more) {
    sum.resize(std::max(sum.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
  }

  PlanOfRegion& region_of(const RegionId& id) {
    for (auto& region : answer_.regions) {
      if (region.region_id == id) return region;
    }
    auto& region = answer_.regions.emplace_back();
    region.region_id = id;
    region.delivered_by_day = region.produced_by_day = UnitsByDay(at(days_), 0);
    return region;
  }

  PlanOfProduct& product_of(const DesignId& id) {
    for (auto& product : answer_.products) {
      if (product.design_id == id) return product;
    }
    auto& product = answer_.products.emplace_back();
    product.design_id = id;
    for (const auto& revision : facts_.revisions) {
      if (revision.design_id != id) continue;
      product.revision_id = revision.revision_id;
      product.title = revision.design_title;
    }
    return product;
  }

  void tell_sums() {
    answer_.delivered_by_day = answer_.due_by_day = UnitsByDay(at(days_), 0);
    for (const auto& region : facts_.regions) region_of(region.region_id);
    for (const auto& need : answer_.needs) {
      answer_.needed_units += need.needed;
      answer_.on_time_units += need.on_time;
      answer_.delivered_units += need.delivered;
      add(answer_.delivered_by_day, need.delivered_by_day);
      const int due = std::max(need.due_day - facts_.today, 0);
      for (int i = due; i < days_; ++i) answer_.due_by_day[at(i)] += need.needed;
      auto& region = region_of(need.region_id);
      region.needed += need.needed;
      region.on_time += need.on_time;
      region.delivered += need.delivered;
      add(region.delivered_by_day, need.delivered_by_day);
      auto& product = product_of(need.design_id);
      product.needed += need.needed;
      product.on_time += need.on_time;
      product.delivered += need.delivered;
      add(product.delivered_by_day, need.delivered_by_day);
    }
    for (int i = 0; i < days_ && answer_.needed_units > 0 && !answer_.complete_on; ++i) {
      if (answer_.delivered_by_day[at(i)] >= answer_.needed_units) answer_.complete_on = day(i);
    }
  }

  const PlanningLab* lab(const std::string& id) const {
    for (const auto& lab : facts_.labs) {
      if (lab.lab_id.text == id) return &lab;
    }
    return nullptr;
  }

  void tell_assembly() {
    std::map<RegionId, Curve> produced;
    for (const auto& row : plan_.assembly) {
      PlanAssembly told;
      told.lab_id = LabId{row.lab};
      const auto* where = lab(row.lab);
      // What takes no hands is put together where its parts lie.
      told.region_id = where ? where->region_id : RegionId{row.lab.substr(row.lab.find(':') + 1)};
      if (where) told.lab_code = where->code;
      for (const auto& revision : facts_.revisions) {
        if (revision.revision_id.text == row.product) told.design_id = revision.design_id;
      }
      told.day = day(row.day);
      told.units = row.units;
      auto& curve = produced.try_emplace(told.region_id, flat()).first->second;
      add_from(curve, row.day, row.units);
      if (where) answer_.assembly.push_back(std::move(told));
    }
    for (const auto& [id, curve] : produced) {
      auto& region = region_of(id);
      region.produced_by_day = rounded(curve);
      region.produced = region.produced_by_day.back();
    }
  }

  PlanLoad& load_of(const std::string& technology) {
    for (auto& load : answer_.load) {
      if (load.technology == technology) return load;
    }
    answer_.load.push_back({technology, flat(), flat()});
    return answer_.load.back();
  }

  void tell_capacity() {
    std::map<std::string, const std::vector<double>*> factors;
    for (const auto& calendar : input_.network.calendars) {
      factors[calendar.id] = &calendar.day_factors;
    }
    for (const auto& machine : input_.network.machines) {
      auto& capacity = load_of(input_.machines.at(machine.id).technology).capacity_hours_by_day;
      const double hours = machine.count * machine.hours_per_day * machine.availability;
      for (int i = 0; i < days_; ++i) {
        capacity[at(i)] += hours * (*factors.at(machine.calendar))[at(i)];
      }
    }
    for (const auto& taken : input_.taken) {
      auto& load = load_of(taken.technology);
      load.hours_by_day[at(taken.day)] += taken.hours;
      load.capacity_hours_by_day[at(taken.day)] += taken.hours;
    }
  }

  void tell_production() {
    tell_capacity();
    std::map<std::tuple<std::string, std::string, int>, double> promised;
    for (const auto& row : input_.network.locked_production) {
      promised[{row.machine, row.process, row.day}] += row.units_started;
    }
    std::set<LabId> labs;
    std::set<MachineId> machines;
    for (const auto& row : plan_.production) {
      const auto& machine = input_.machines.at(row.machine);
      labs.insert(machine.lab_id);
      machines.insert(machine.machine_id);
      const auto& process = input_.processes.at(row.process);
      load_of(machine.technology).hours_by_day[at(row.day)] +=
          row.units_started / process.units_per_hour;
      const auto found = promised.find({row.machine, row.process, row.day});
      const double before =
          found == promised.end() ? 0.0 : std::min(found->second, row.units_started);
      tell_one_production(row, before, true);
      tell_one_production(row, row.units_started - before, false);
    }
    answer_.lab_count = static_cast<int>(labs.size());
    answer_.machine_count = static_cast<int>(machines.size());
  }

  void tell_one_production(const planning::Production& row, double started, bool is_promised) {
    if (started <= 1e-9) return;
    const auto& machine = input_.machines.at(row.machine);
    const auto& process = input_.processes.at(row.process);
    PlanProduction told;
    told.lab_id = machine.lab_id;
    if (const auto* where = lab(machine.lab_id.text)) told.lab_code = where->code;
    told.region_id = machine.region_id;
    told.machine_id = machine.machine_id;
    told.process_plan_id = process.process_plan_id;
    told.component_id = process.component_id;
    told.revision_id = process.revision_id;
    told.day = day(row.day);
    told.started = started;
    told.good = started * machine.yield;
    told.machine_hours = started / process.units_per_hour;
    told.is_promised = is_promised;
    told.is_imagined = machine.is_imagined;
    answer_.production.push_back(std::move(told));
  }

  const designs::ComponentView* component(const std::string& id) const {
    for (const auto& revision : facts_.revisions) {
      for (const auto& component : revision.components) {
        if (component.component_id.text == id) return &component;
      }
    }
    return nullptr;
  }

  const planning::Tooling* tooling(const std::string& id) const {
    for (const auto& tooling : input_.network.toolings) {
      if (tooling.id == id) return &tooling;
    }
    return nullptr;
  }

  void tell_toolings() {
    for (const auto& order : plan_.toolings) {
      const auto& tooling = *this->tooling(order.tooling);
      const auto& machine = input_.machines.at(tooling.machine);
      const auto& process = input_.processes.at(tooling.process);
      PlanTooling told;
      told.machine_id = machine.machine_id;
      told.lab_id = machine.lab_id;
      if (const auto* where = lab(machine.lab_id.text)) told.lab_code = where->code;
      told.region_id = machine.region_id;
      told.process_plan_id = process.process_plan_id;
      told.component_id = process.component_id;
      if (const auto* named = component(process.component_id.text)) {
        told.component_name = named->name;
      }
      told.order_day = day(order.order_day);
      told.ready_day = day(order.order_day + tooling.lead_time_days);
      told.cost_mad = tooling.cost_mad;
      double units = 0;
      for (const auto& row : plan_.production) {
        if (row.machine == tooling.machine && row.process == tooling.process) {
          units += row.units_started * machine.yield;
        }
      }
      told.units = std::llround(units);
      answer_.toolings.push_back(std::move(told));
    }
  }

  const network::Material* material(const MaterialId& id) const {
    for (const auto& material : facts_.materials) {
      if (material.material_id == id) return &material;
    }
    return nullptr;
  }

  void tell_transports() {
    for (const auto& row : plan_.shipments) {
      const auto cut = row.lane.find('>');
      PlanTransport told;
      told.from_region_id = RegionId{row.lane.substr(0, cut)};
      told.to_region_id = RegionId{row.lane.substr(cut + 1)};
      told.departure_day = day(row.departure_day);
      told.quantity = row.quantity;
      const auto bought = input_.bought.find(row.item);
      if (bought != input_.bought.end()) {
        told.material_id = bought->second;
      } else if (const auto* part = component(row.item)) {
        told.component_id = part->component_id;
        told.title = part->name;
      } else if (const auto* raw = material(MaterialId{row.item})) {
        told.material_id = raw->material_id;
        told.quantity = row.quantity / std::max(raw->kg_per_unit, 1e-9);
      }
      for (const auto& revision : facts_.revisions) {
        if (revision.revision_id.text != row.item) continue;
        told.design_id = revision.design_id;
        told.title = revision.design_title;
      }
      if (told.material_id) {
        if (const auto* named = material(*told.material_id)) told.title = named->name;
      }
      answer_.transports.push_back(std::move(told));
    }
  }

  LocalText region_name(const std::string& id) const {
    for (const auto& region : facts_.regions) {
      if (region.region_id.text == id) return region.name;
    }
    return {};
  }

  void tell_sentence() {
    const auto* first = answer_.bottlenecks.empty() ? nullptr : &answer_.bottlenecks.front();
    LocalText where;
    if (first && first->region_id) where = region_name(first->region_id->text);
    answer_.sentence = answer_sentence(answer_, first, where);
  }

  const PlanningFacts& facts_;
  const PlanningInput& input_;
  const planning::CapacityPlan& plan_;
  int days_;
  PlanAnswer answer_;
};

}  // namespace

PlanAnswer planning_answer(const PlanningFacts& facts, const PlanningInput& input,
                           const planning::CapacityPlan& plan) {
  return Teller{facts, input, plan}.tell();
}

PlanAnswer empty_answer(const PlanningFacts& facts, const PlanningInput& input) {
  planning::CapacityPlan nothing;
  const bool is_covered = std::ranges::all_of(
      facts.needs, [](const PlanningNeed& need) { return need.open_quantity <= 0; });
  nothing.outcome =
      is_covered ? planning::PlanOutcome::proven_best : planning::PlanOutcome::out_of_reach;
  return Teller{facts, input, nothing}.tell();
}

}  // namespace touiza::campaigns
