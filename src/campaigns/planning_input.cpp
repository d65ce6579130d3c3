#include "campaigns/planning_input.hpp"

#include <algorithm>
#include <cmath>
#include <list>
#include <set>

#include "campaigns/misfit.hpp"
#include "campaigns/planning_parts.hpp"
#include "planning/validation.hpp"

namespace touiza::campaigns {
namespace {

/// One process plan of a revision that is planned for.
struct Recipe {
  const designs::RevisionView* revision;
  const designs::ComponentView* component;
  const designs::ProcessPlanView* plan;
  MachineDemand demand;
};

class Builder {
 public:
  Builder(const PlanningFacts& facts, const PlanningAssumptions& assumptions)
      : facts_{facts}, assumptions_{assumptions} {
    for (const auto& material : facts.materials) materials_[material.material_id] = &material;
  }

  PlanningInput build() {
    set_horizon();
    add_places(facts_, assumptions_, net());
    add_products();
    add_machines();
    add_hands();
    add_needs();
    add_stock(facts_, uses_, input_);
    add_promises(facts_, input_);
    leave_out_unmakeable();
    return std::move(input_);
  }

 private:
  planning::Network& net() { return input_.network; }

  void set_horizon() {
    int due_last = 0;
    for (const auto& need : facts_.needs) {
      due_last = std::max(due_last, need.need.due_day - facts_.today);
    }
    net().horizon_days = facts_.horizon_days.value_or(horizon_for(due_last));
    net().name = "needs of " + to_text(facts_.today);
  }

  void add_products() {
    std::set<MaterialId> used;
    for (const auto& revision : facts_.revisions) {
      planning::Product product;
      product.id = revision.revision_id.text;
      product.name = revision.design_title.in("en");
      product.transport_kg_per_unit = revision.transport_kg_per_unit;
      product.assembly_hours_per_unit = revision.assembly_s / 3600.0;
      for (const auto& component : revision.components) {
        if (component.is_made) {
          net().components.push_back(
              {component.component_id.text, component.transport_kg_per_unit});
          product.components.push_back(
              {component.component_id.text, static_cast<double>(component.units_per_product)});
          for (const auto& plan : component.process_plans)
            add_recipe(revision, component, plan, used);
        } else if (component.material_id && materials_.contains(*component.material_id)) {
          add_bought(component, product);
        }
      }
      net().products.push_back(std::move(product));
    }
    for (const auto& id : used) {
      const auto& material = *materials_.at(id);
      const double mad_per_unit = static_cast<double>(material.price_minor_per_unit) / 100.0;
      net().materials.push_back(
          {id.text, material.name.in("en"), mad_per_unit / std::max(material.kg_per_unit, 1e-9)});
    }
  }

  void add_recipe(const designs::RevisionView& revision, const designs::ComponentView& component,
                  const designs::ProcessPlanView& plan, std::set<MaterialId>& used) {
    const auto material = materials_.find(plan.material_id);
    if (material == materials_.end()) return;
    if (!plan.units_per_hour || *plan.units_per_hour <= 0) {
      add_note(input_, "time_is_unknown",
               {"Le temps de fabrication de « " + component.name.in("fr") + " » n'est pas connu.",
                "زمن صنع «" + component.name.in("ar") + "» غير معروف.",
                "The time that '" + component.name.in("en") + "' takes is not known."});
      return;
    }
    std::optional<designs::SizeXyz> size;
    for (const auto& file : revision.files) {
      if (plan.file_id == file.file_id && file.measure) size = file.measure->size_mm;
    }
    used.insert(plan.material_id);
    uses_.push_back({plan.material_id, revision.revision_id.text,
                     plan.material_per_unit * component.units_per_product});
    recipes_.push_back(
        {&revision, &component, &plan, demand_of(plan, material->second->code, size)});
  }

  /// Bought-in parts are planned in their material's own unit, so that products share the stock.
  void add_bought(const designs::ComponentView& component, planning::Product& product) {
    const auto& material = *materials_.at(*component.material_id);
    const auto id = bought_id(material.material_id);
    if (input_.bought.emplace(id, material.material_id).second) {
      net().components.push_back({id, material.kg_per_unit});
    }
    const double per_product =
        component.material_per_unit.value_or(1.0) * component.units_per_product;
    if (per_product <= 0) return;
    uses_.push_back({material.material_id, product.id, per_product});
    product.components.push_back({id, per_product});
  }

  bool is_refused(const LabId& lab, const ComponentId& component) const {
    return std::ranges::any_of(facts_.refusals, [&](const Refusal& refusal) {
      return refusal.lab_id == lab && refusal.component_id == component;
    });
  }

  /// Machines that can run the same plans are of one type; a plan is one process for each type.
  std::string machine_type(const std::string& technology, const std::vector<const Recipe*>& fits,
                           bool has_mould) {
    std::string key = technology + (has_mould ? "!" : "");
    for (const auto* fit : fits) key += "|" + fit->plan->process_plan_id.text;
    const auto [found, is_new] =
        types_.emplace(key, technology + "-" + std::to_string(types_.size() + 1));
    if (is_new) {
      net().machine_types.push_back({found->second, technology, 0.0, technology});
      for (const auto* fit : fits) add_process(*fit, found->second, has_mould);
    }
    return found->second;
  }
  static std::string process_id(const Recipe& recipe, const std::string& type) {
    return recipe.plan->process_plan_id.text + "@" + type;
  }
  void add_process(const Recipe& recipe, const std::string& type, bool has_mould) {
    const auto& plan = *recipe.plan;
    planning::Process process;
    process.id = process_id(recipe, type);
    process.component = recipe.component->component_id.text;
    process.machine_type = type;
    process.units_per_hour = *plan.units_per_hour;
    process.material = plan.material_id.text;
    process.material_kg_per_unit =
        plan.material_per_unit * materials_.at(plan.material_id)->kg_per_unit;
    process.needs_tooling = plan.tooling.has_value() && !has_mould;
    input_.processes[process.id] = {plan.process_plan_id, recipe.component->component_id,
                                    recipe.revision->revision_id, plan.technology,
                                    *plan.units_per_hour};
    net().processes.push_back(std::move(process));
  }

  void add_machines() {
    for (const auto& each : facts_.machines)
      add_machine(each, each.machine.count, each.hours_per_day);
    add_what_if_machines();
    propose_toolings();
  }

  std::vector<const Recipe*> fitting(const network::Machine& machine) const {
    std::vector<const Recipe*> fits;
    for (const auto& recipe : recipes_) {
      if (misfit(machine, recipe.demand)) continue;
      if (is_refused(machine.lab_id, recipe.component->component_id)) continue;
      fits.push_back(&recipe);
    }
    return fits;
  }

  void add_machine(const PlanningMachine& each, std::int64_t count, Hours hours) {
    const auto fits = fitting(each.machine);
    if (fits.empty() || hours.value() <= 0 || count < 1) return;
    const double hours_of_one = std::min(24.0, hours.value() / static_cast<double>(count));
    std::int64_t left = count;
    for (const auto& tooling : facts_.toolings) {
      if (tooling.machine_id != each.machine.machine_id || left < 1) continue;
      for (const auto* fit : fits) {
        if (fit->plan->process_plan_id != tooling.process_plan_id) continue;
        put_machine(each, "#" + tooling.process_plan_id.text,
                    machine_type(each.machine.technology, {fit}, true), 1, hours_of_one,
                    tooling.ready_day);
        --left;
      }
    }
    if (left < 1) return;
    put_machine(each, "", machine_type(each.machine.technology, fits, false), left, hours_of_one,
                0);
    for (const auto* fit : fits) {
      if (fit->plan->tooling) candidates_.push_back({fit, &each, hours_of_one});
    }
  }

  void put_machine(const PlanningMachine& each, const std::string& suffix, std::string type,
                   std::int64_t count, double hours_of_one, int first_day) {
    planning::Machine machine;
    machine.id = each.machine.machine_id.text + suffix;
    machine.lab = each.machine.lab_id.text;
    machine.machine_type = std::move(type);
    machine.count = static_cast<int>(count);
    machine.hours_per_day = hours_of_one;
    machine.yield = each.yield;
    machine.calendar = calendar_with(net(), closed_days(each.machine.lab_id), first_day);
    const auto copied = imagined_.find(each.machine.machine_id);
    const bool is_imagined = copied != imagined_.end();
    const auto& real = is_imagined ? *copied->second : each.machine;
    input_.machines[machine.id] = {real.machine_id,         real.lab_id, each.region_id,
                                   each.machine.technology, each.yield,  is_imagined};
    net().machines.push_back(std::move(machine));
  }

  std::vector<int> closed_days(const LabId& lab) const {
    for (const auto& known : facts_.labs) {
      if (known.lab_id == lab) return known.closed_days;
    }
    return {};
  }

  /// More of what a region has: copies of its strongest machine of that technology.
  void add_what_if_machines() {
    if (!facts_.what_if || facts_.what_if->machines < 1) return;
    const auto& wish = *facts_.what_if;
    for (const auto& region : facts_.regions) {
      if (wish.region_id && region.region_id != *wish.region_id) continue;
      const PlanningMachine* model = nullptr;
      for (const auto& each : facts_.machines) {
        if (each.machine.technology != wish.technology) continue;
        if (!wish.region_id && each.region_id != region.region_id) continue;
        const auto worth = [&](const PlanningMachine& one) {
          return std::pair{fitting(one.machine).size(), one.region_id == region.region_id};
        };
        if (!model || worth(each) > worth(*model)) model = &each;
      }
      if (!model) continue;
      auto& extra = extra_.emplace_back(*model);
      extra.region_id = region.region_id;
      extra.machine.machine_id.text += "+" + region.region_id.text;
      imagined_[extra.machine.machine_id] = &model->machine;
      extra.machine.lab_id = LabId{stock_lab(region.region_id)};
      add_machine(extra, wish.machines,
                  Hours{wish.hours_per_day * static_cast<double>(wish.machines)});
    }
  }

  /// Moulds for the machines with the most hours; as many in all as one for each plan costs.
  void propose_toolings() {
    std::ranges::stable_sort(candidates_, [](const Candidate& a, const Candidate& b) {
      if (a.recipe != b.recipe) return a.recipe < b.recipe;
      return a.hours * a.machine->yield > b.hours * b.machine->yield;
    });
    double budget = 0;
    int rank = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const auto& [recipe, machine, hours] = candidates_[i];
      const auto& tooling = *recipe->plan->tooling;
      const bool is_first = i == 0 || candidates_[i - 1].recipe != recipe;
      rank = is_first ? 0 : rank + 1;
      if (is_first) budget += tooling.cost_mad;
      if (rank >= assumptions_.moulds_considered_max) continue;
      const auto id = machine->machine.machine_id.text;
      const auto type = type_of(id);
      net().toolings.push_back({id + "|" + recipe->plan->process_plan_id.text, id,
                                process_id(*recipe, type), tooling.lead_time_days,
                                tooling.cost_mad});
    }
    const auto& wish = facts_.what_if;
    net().tooling_budget_mad = wish ? wish->tooling_budget_mad.value_or(budget) : budget;
    net().max_toolings_in_progress = assumptions_.toolings_in_progress_max;
    if (!net().toolings.empty() && !(wish && wish->tooling_budget_mad)) {
      add_note(input_, "mould_budget_is_assumed",
               {"On suppose un moule au plus par procédé qui en demande.",
                "نفترض قالبا واحدا على الأكثر لكل طريقة صنع تحتاج إليه.",
                "At most the price of one mould for each process that takes one is assumed."});
    }
  }
  std::string type_of(const std::string& machine) {
    for (const auto& each : net().machines) {
      if (each.id == machine) return each.machine_type;
    }
    return {};
  }

  void add_hands() {
    for (const auto& hands : facts_.hands) {
      for (auto& lab : net().labs) {
        if (lab.id == hands.lab_id.text) lab.assembly_hours_per_day += hands.hours_per_day.value();
      }
    }
  }

  const designs::RevisionView* revision_for(const needs::Need& need) const {
    for (const auto& revision : facts_.revisions) {
      if (need.design_id == revision.design_id) return &revision;
    }
    return nullptr;
  }

  /// Empty where the need can be planned.
  std::string objection(const needs::Need& need, const designs::RevisionView* revision) {
    if (!revision) return "nothing_is_released";
    if (revision->components.empty()) return "revision_has_no_components";
    if (!need.accepts.is_maker_made_accepted) return "takes_nothing_maker_made";
    if (need.accepts.use_level &&
        revision->use_level.value_or(designs::UseLevel::prototype) < *need.accepts.use_level) {
      return "use_level_is_too_low";
    }
    return {};
  }

  void add_needs() {
    std::vector<planning::NeedAccepts> rules;
    for (const auto& each : facts_.needs) {
      const auto* revision = revision_for(each.need);
      auto why_not = objection(each.need, revision);
      planning::NeedAccepts accepts;
      accepts.technologies = each.need.accepts.technologies;
      for (const auto& material : each.need.accepts.materials)
        accepts.materials.push_back(material.text);
      if (why_not.empty() && !accepts.takes_everything() &&
          std::ranges::find(rules, accepts) == rules.end()) {
        if (rules.size() == 8)
          why_not = "too_many_acceptance_rules";
        else
          rules.push_back(accepts);
      }
      if (!why_not.empty()) {
        input_.left_out[each.need.need_id] = why_not;
        continue;
      }
      planning::Need need;
      need.id = each.need.need_id.text;
      need.site = "site:" + each.need.region_id.text;
      need.product = revision->revision_id.text;
      need.units = static_cast<double>(std::max<std::int64_t>(each.open_quantity, 0));
      need.due_day = std::clamp(each.need.due_day - facts_.today, 0, net().horizon_days - 1);
      need.priority_weight = needs::priority_weight(each.need.priority);
      if (!accepts.takes_everything()) need.accepts = std::move(accepts);
      if (need.units > 0) net().needs.push_back(std::move(need));
    }
  }

  /// One need that nobody can serve does not keep the others from being planned.
  void leave_out_unmakeable() {
    for (const auto& id : planning::unmakeable_needs(net())) {
      std::erase_if(net().needs, [&](const planning::Need& need) { return need.id == id; });
      input_.left_out[NeedId{id}] = "nobody_can_make_it";
    }
  }

  struct Candidate {
    const Recipe* recipe;
    const PlanningMachine* machine;
    double hours;
  };

  const PlanningFacts& facts_;
  const PlanningAssumptions& assumptions_;
  PlanningInput input_;
  std::map<MaterialId, const network::Material*> materials_;
  std::vector<Recipe> recipes_;
  std::vector<MaterialUse> uses_;
  std::vector<Candidate> candidates_;
  std::list<PlanningMachine> extra_;
  std::map<MachineId, const network::Machine*> imagined_;
  std::map<std::string, std::string> types_;
};

}  // namespace

int horizon_for(int due_day_last) { return std::clamp(due_day_last + 4, 7, 21); }

PlanningInput planning_input(const PlanningFacts& facts, const PlanningAssumptions& assumptions) {
  return Builder{facts, assumptions}.build();
}

}  // namespace touiza::campaigns
