#include "campaigns/capacity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace touiza::campaigns {
namespace {

/// Machines are handed out in so many slices; more would change the answer by under two percent.
constexpr int slices = 60;

/// A way to make a component, of the revision looked at.
struct Way {
  std::size_t component = 0;  ///< Among the made ones.
  const designs::ProcessPlanView* plan = nullptr;
  MachineDemand demand;
};

class RegionCount {
 public:
  RegionCount(const PlanningFacts& facts, const std::vector<Way>& ways,
              const std::vector<const designs::ComponentView*>& made, CapacityOfRegion& told)
      : facts_{facts}, ways_{ways}, told_{told} {
    for (const auto* component : made) {
      told_.components.push_back(
          {component->component_id, component->name, component->units_per_product, 0, {}});
    }
  }

  void count_machines() {
    for (const auto& machine : facts_.machines) {
      if (machine.region_id == told_.region_id) look_at(machine);
    }
    for (int slice = 0; slice < slices; ++slice) {
      for (auto& group : groups_) hand_out(group);
    }
  }

  void conclude(double assembly_s) {
    told_.lab_count = static_cast<std::int64_t>(labs_.size());
    for (const auto& [misfit, count] : refused_) told_.refusals.push_back({misfit, count});
    double hands = 0;
    for (const auto& each : facts_.hands) {
      if (each.region_id == told_.region_id) hands += each.hours_per_day.value();
    }
    if (told_.components.empty()) return;
    const auto scarcest =
        std::ranges::min_element(told_.components, {}, &CapacityOfComponent::products_per_day);
    told_.units_per_day = scarcest->products_per_day;
    told_.limit = CapacityLimit::component;
    told_.limit_component_id = scarcest->component_id;
    if (assembly_s <= 0) return;
    told_.hands_products_per_day = hands * 3600.0 / assembly_s;
    if (told_.hands_products_per_day < told_.units_per_day) {
      told_.units_per_day = told_.hands_products_per_day;
      told_.limit = CapacityLimit::hands;
      told_.limit_component_id.reset();
    }
  }

 private:
  struct Group {
    const PlanningMachine* machine;
    std::vector<const Way*> ways;
  };

  bool has_mould(const PlanningMachine& machine, const ProcessPlanId& plan) const {
    return std::ranges::any_of(facts_.toolings, [&](const OrderedTooling& tooling) {
      return tooling.machine_id == machine.machine.machine_id && tooling.process_plan_id == plan &&
             tooling.ready_day <= 0;
    });
  }

  bool is_known_at(const LabId& lab, const designs::ProcessPlanView& plan) const {
    const auto known = std::ranges::find(facts_.labs, lab, &PlanningLab::lab_id);
    return known == facts_.labs.end() || knows(known->skills, plan.required_skill);
  }

  void look_at(const PlanningMachine& machine) {
    Group group{&machine, {}};
    std::optional<Misfit> why;
    for (const auto& way : ways_) {
      auto refused = misfit(machine.machine, way.demand);
      if (!refused && !is_known_at(machine.machine.lab_id, *way.plan)) refused = Misfit::skill;
      if (refused && *refused != Misfit::technology && !why) why = refused;
      if (refused) continue;
      if (way.plan->tooling && !has_mould(machine, way.plan->process_plan_id)) continue;
      group.ways.push_back(&way);
    }
    if (group.ways.empty()) {
      if (why) refused_[*why] += machine.machine.count;
      return;
    }
    labs_.insert(machine.machine.lab_id);
    for (const auto* way : group.ways) {
      auto& technology = technology_of(*way);
      technology.machine_count += machine.machine.count;
      technology.units_per_day_alone += good_per_day(machine, *way);
    }
    groups_.push_back(std::move(group));
  }

  static double good_per_day(const PlanningMachine& machine, const Way& way) {
    return machine.hours_per_day.value() * way.plan->units_per_hour.value_or(0) * machine.yield;
  }

  CapacityOfTechnology& technology_of(const Way& way) {
    auto& component = told_.components[way.component];
    for (auto& known : component.technologies) {
      if (known.technology == way.plan->technology) return known;
    }
    component.technologies.push_back({way.plan->technology, 0, 0, 0, 0});
    return component.technologies.back();
  }

  /// The next slice of a group's day goes to the component that is scarcest by now.
  void hand_out(const Group& group) {
    const Way* best = nullptr;
    for (const auto* way : group.ways) {
      const auto products = told_.components[way->component].products_per_day;
      const bool is_scarcer =
          !best || products < told_.components[best->component].products_per_day;
      const bool is_faster = best && way->component == best->component &&
                             way->plan->units_per_hour > best->plan->units_per_hour;
      if (is_scarcer || is_faster) best = way;
    }
    auto& component = told_.components[best->component];
    auto& technology = technology_of(*best);
    const double units = good_per_day(*group.machine, *best) / slices;
    technology.units_per_day += units;
    technology.hours_per_day += group.machine->hours_per_day.value() / slices;
    component.products_per_day += units / std::max(component.units_per_product, 1);
  }

  const PlanningFacts& facts_;
  const std::vector<Way>& ways_;
  CapacityOfRegion& told_;
  std::vector<Group> groups_;
  std::set<LabId> labs_;
  std::map<Misfit, std::int64_t> refused_;
};

std::vector<Way> ways_of(const PlanningFacts& facts, const designs::RevisionView& revision,
                         const std::vector<const designs::ComponentView*>& made) {
  std::vector<Way> ways;
  for (std::size_t i = 0; i < made.size(); ++i) {
    for (const auto& plan : made[i]->process_plans) {
      if (plan.units_per_hour.value_or(0) <= 0) continue;
      std::string code;
      for (const auto& material : facts.materials) {
        if (material.material_id == plan.material_id) code = material.code;
      }
      std::optional<designs::SizeXyz> size;
      for (const auto& file : revision.files) {
        if (plan.file_id == file.file_id && file.measure) size = file.measure->size_mm;
      }
      ways.push_back({i, &plan, demand_of(plan, code, size)});
    }
  }
  return ways;
}

/// Products for which what was counted in the region would do, scarcest first.
void tell_stock(const PlanningFacts& facts, const designs::RevisionView& revision,
                CapacityOfRegion& told) {
  std::map<MaterialId, double> per_product;
  for (const auto& component : revision.components) {
    const double units = component.units_per_product;
    if (!component.is_made && component.material_id) {
      per_product[*component.material_id] += units * component.material_per_unit.value_or(1);
    }
    // Of alternatives, one material is enough: only a component with a single way counts.
    if (component.is_made && component.process_plans.size() == 1) {
      const auto& plan = component.process_plans.front();
      per_product[plan.material_id] += units * plan.material_per_unit;
    }
  }
  for (const auto& material : facts.materials) {
    const auto wanted = per_product.find(material.material_id);
    if (wanted == per_product.end() || wanted->second <= 0) continue;
    bool is_counted = false;
    double quantity = 0;
    for (const auto& row : facts.stock) {
      if (row.material_id != material.material_id) continue;
      is_counted = true;
      if (row.region_id == told.region_id) quantity += row.quantity;
    }
    if (!is_counted) continue;
    told.stock.push_back(
        {material.material_id, material.name, std::floor(quantity / wanted->second)});
  }
  std::ranges::stable_sort(told.stock, {}, &CapacityStock::products);
}

LocalText sentence_of(const CapacityOfRegion& told) {
  const auto units = std::llround(std::floor(told.units_per_day));
  LocalText sentence{fmt::format("{} par jour", units), fmt::format("{} في اليوم", units),
                     fmt::format("{} a day", units)};
  if (told.limit == CapacityLimit::hands) {
    sentence.fr += " : limité par les mains pour le montage";
    sentence.ar += ": الحد هو اليد العاملة للتركيب";
    sentence.en += ", limited by hands to assemble";
  }
  for (const auto& component : told.components) {
    if (told.limit_component_id != component.component_id) continue;
    std::int64_t machines = 0;
    for (const auto& technology : component.technologies) machines += technology.machine_count;
    sentence.fr +=
        fmt::format(" : limité par « {} » ({} machines)", component.name.in("fr"), machines);
    sentence.ar += fmt::format(": الحد هو «{}» ({} آلة)", component.name.in("ar"), machines);
    sentence.en +=
        fmt::format(", limited by '{}' ({} machines)", component.name.in("en"), machines);
  }
  sentence.fr += ".";
  sentence.ar += ".";
  sentence.en += ".";
  return sentence;
}

}  // namespace

CapacityView capacity(const PlanningFacts& facts) {
  CapacityView view;
  if (facts.revisions.empty()) return view;
  const auto& revision = facts.revisions.front();
  view.design_id = revision.design_id;
  view.revision_id = revision.revision_id;
  view.title = revision.design_title;
  std::vector<const designs::ComponentView*> made;
  for (const auto& component : revision.components) {
    if (component.is_made) made.push_back(&component);
  }
  const auto ways = ways_of(facts, revision, made);
  for (const auto& region : facts.regions) {
    CapacityOfRegion told;
    told.region_id = region.region_id;
    for (const auto& need : facts.needs) {
      const bool is_here = need.need.region_id == region.region_id;
      if (is_here && need.need.design_id == revision.design_id) told.needed += need.open_quantity;
    }
    RegionCount count{facts, ways, made, told};
    count.count_machines();
    count.conclude(revision.assembly_s);
    if (told.units_per_day > 0) {
      told.days_to_cover = static_cast<std::int64_t>(
          std::ceil(static_cast<double>(told.needed) / told.units_per_day));
    }
    tell_stock(facts, revision, told);
    told.sentence = sentence_of(told);
    view.units_per_day += told.units_per_day;
    view.needed += told.needed;
    view.lab_count += told.lab_count;
    view.regions.push_back(std::move(told));
  }
  for (const auto& machine : facts.machines) {
    const bool is_fit = std::ranges::any_of(
        ways, [&](const Way& way) { return !misfit(machine.machine, way.demand); });
    if (is_fit) view.machine_count += machine.machine.count;
  }
  return view;
}

}  // namespace touiza::campaigns
