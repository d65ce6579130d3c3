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

/// One process plan of a revision that is planned for, or that only promises stand on.
struct Recipe {
  const designs::RevisionView* revision;
  const designs::ComponentView* component;
  const designs::ProcessPlanView* plan;
  MachineDemand demand;
  bool is_asked = true;
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
    teach_what_if();
    add_machines();
    add_hands();
    add_needs();
    add_stock(facts_, uses_, input_);
    add_promises(facts_, std::move(benches_), input_);
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
            add_asked_recipe(revision, component, plan, used);
        } else if (component.material_id && materials_.contains(*component.material_id)) {
          add_bought(component, product);
        }
      }
      net().products.push_back(std::move(product));
    }
    for (const auto& revision : facts_.revisions_promised) {
      for (const auto& component : revision.components) {
        for (const auto& plan : component.process_plans) {
          add_recipe(revision, component, plan, false);
        }
      }
    }
    for (const auto& id : used) {
      const auto& material = *materials_.at(id);
      const double mad_per_unit = static_cast<double>(material.price_minor_per_unit) / 100.0;
      net().materials.push_back(
          {id.text, material.name.in("en"), mad_per_unit / std::max(material.kg_per_unit, 1e-9)});
    }
  }

  /// False where nobody knows how long it takes, or of what it is made.
  bool add_recipe(const designs::RevisionView& revision, const designs::ComponentView& component,
                  const designs::ProcessPlanView& plan, bool is_asked) {
    const auto material = materials_.find(plan.material_id);
    if (material == materials_.end() || plan.units_per_hour.value_or(0) <= 0) return false;
    std::optional<designs::SizeXyz> size;
    for (const auto& file : revision.files) {
      if (plan.file_id == file.file_id && file.measure) size = file.measure->size_mm;
    }
    recipes_.push_back(
        {&revision, &component, &plan, demand_of(plan, material->second->code, size), is_asked});
    return true;
  }

  void add_asked_recipe(const designs::RevisionView& revision,
                        const designs::ComponentView& component,
                        const designs::ProcessPlanView& plan, std::set<MaterialId>& used) {
    if (!plan.units_per_hour || *plan.units_per_hour <= 0) {
      add_note(input_, "time_is_unknown",
               {"Le temps de fabrication de « " + component.name.in("fr") + " » n'est pas connu.",
                "زمن صنع «" + component.name.in("ar") + "» غير معروف.",
                "The time that '" + component.name.in("en") + "' takes is not known."});
    }
    if (!add_recipe(revision, component, plan, true)) return;
    used.insert(plan.material_id);
    uses_.push_back({plan.material_id, revision.revision_id.text,
                     plan.material_per_unit * component.units_per_product});
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
    process.required_skill = plan.required_skill;
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

  /// All that the machine could run.
  std::vector<const Recipe*> runnable(const network::Machine& machine) const {
    std::vector<const Recipe*> runs;
    for (const auto& recipe : recipes_) {
      if (!misfit(machine, recipe.demand)) runs.push_back(&recipe);
    }
    return runs;
  }

  /// What it may be asked for.
  std::vector<const Recipe*> fitting(const network::Machine& machine) const {
    auto fits = runnable(machine);
    std::erase_if(fits, [&](const Recipe* recipe) {
      return !recipe->is_asked || is_refused(machine.lab_id, recipe->component->component_id);
    });
    return fits;
  }

  const PlanningLab* lab(const LabId& id) const {
    const auto found = std::ranges::find(facts_.labs, id, &PlanningLab::lab_id);
    return found == facts_.labs.end() ? nullptr : &*found;
  }

  /// The planner sees to skills by itself; moulds and promises ask here. The labs of a what-if
  /// know everything.
  bool has_skill(const LabId& id, const Recipe& recipe) const {
    const auto* known = lab(id);
    return !known || knows(known->skills, recipe.plan->required_skill);
  }

  void add_machine(const PlanningMachine& each, std::int64_t count, Hours hours) {
    const auto runs = runnable(each.machine);
    if (runs.empty() || hours.value() <= 0 || count < 1) return;
    const auto fits = fitting(each.machine);
    const double hours_of_one = std::min(24.0, hours.value() / static_cast<double>(count));
    std::int64_t left = count;
    for (const auto& tooling : facts_.toolings) {
      if (tooling.machine_id != each.machine.machine_id || left < 1) continue;
      const auto is_it = [&](const Recipe* recipe) {
        return recipe->plan->process_plan_id == tooling.process_plan_id;
      };
      const auto recipe = std::ranges::find_if(runs, is_it);
      if (recipe == runs.end()) continue;
      const bool fits_it = std::ranges::find(fits, *recipe) != fits.end();
      put_machine(each, {"#" + tooling.process_plan_id.text, 1, hours_of_one, tooling.ready_day},
                  {*recipe}, fits_it ? std::vector{*recipe} : std::vector<const Recipe*>{}, true);
      --left;
    }
    if (left < 1) return;
    auto without_mould = runs;
    std::erase_if(without_mould, [](const Recipe* recipe) { return recipe->plan->tooling; });
    put_machine(each, {"", left, hours_of_one, 0}, without_mould, fits, false);
    for (const auto* fit : fits) {
      const bool is_wanted = fit->plan->tooling && is_mould_wanted(fit->plan->process_plan_id);
      if (is_wanted && has_skill(each.machine.lab_id, *fit)) {
        candidates_.push_back({fit, &each, hours_of_one});
      }
    }
  }

  /// A mould that is ordered is not ordered again, unless somebody asks what more money would do.
  bool is_mould_wanted(const ProcessPlanId& plan) const {
    if (facts_.what_if && facts_.what_if->tooling_budget_mad) return true;
    return std::ranges::none_of(facts_.toolings, [&](const OrderedTooling& ordered) {
      return ordered.process_plan_id == plan;
    });
  }

  struct Group {
    std::string suffix;
    std::int64_t count;
    double hours_of_one;
    int first_day;
  };

  /// `runs`: what promises may stand on; `fits`: what may be planned. A bench for the promises, and
  /// a machine for the planner where it has a use for it.
  void put_machine(const PlanningMachine& each, const Group& group,
                   const std::vector<const Recipe*>& runs, const std::vector<const Recipe*>& fits,
                   bool has_mould) {
    Bench bench;
    const auto type =
        fits.empty() ? std::string{} : machine_type(each.machine.technology, fits, has_mould);
    const auto calendar = calendar_with(net(), closed_days(each.machine.lab_id), group.first_day);
    if (!fits.empty()) {
      planning::Machine machine;
      machine.id = bench.machine = each.machine.machine_id.text + group.suffix;
      machine.lab = each.machine.lab_id.text;
      machine.machine_type = type;
      machine.count = static_cast<int>(group.count);
      machine.hours_per_day = group.hours_of_one;
      machine.yield = each.yield;
      machine.calendar = calendar;
      const auto copied = imagined_.find(each.machine.machine_id);
      const bool is_imagined = copied != imagined_.end();
      const auto& real = is_imagined ? *copied->second : each.machine;
      input_.machines[machine.id] = {real.machine_id,         real.lab_id, each.region_id,
                                     each.machine.technology, each.yield,  is_imagined};
      net().machines.push_back(std::move(machine));
    }
    bench.lab_id = each.machine.lab_id;
    bench.region_id = each.region_id;
    bench.technology = each.machine.technology;
    bench.yield = each.yield;
    bench.hours_by_day =
        std::ranges::find(net().calendars, calendar, &planning::Calendar::id)->day_factors;
    for (auto& hours : bench.hours_by_day)
      hours *= static_cast<double>(group.count) * group.hours_of_one;
    for (const auto* recipe : runs) {
      const bool is_planned =
          std::ranges::find(fits, recipe) != fits.end() && has_skill(each.machine.lab_id, *recipe);
      const auto& plan = *recipe->plan;
      bench.ways.push_back({plan.process_plan_id, is_planned ? process_id(*recipe, type) : "",
                            *plan.units_per_hour, plan.material_id,
                            plan.material_per_unit * materials_.at(plan.material_id)->kg_per_unit});
    }
    benches_.push_back(std::move(bench));
  }

  std::vector<int> closed_days(const LabId& id) const {
    const auto* known = lab(id);
    return known ? known->closed_days : std::vector<int>{};
  }

  void teach_what_if() {
    for (auto& lab : net().labs) {
      if (lab.kind != "stock") continue;
      for (const auto& recipe : recipes_) {
        if (!recipe.plan->required_skill.empty()) lab.skills.push_back(recipe.plan->required_skill);
      }
    }
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

  /// What is reserved for other needs has to be put together too, within the same days.
  void add_hands() {
    double all = 0;
    for (const auto& hands : facts_.hands) all += hands.hours_per_day.value();
    all *= net().horizon_days;
    const double free =
        all > 0 ? std::clamp(1 - facts_.hands_reserved.value() / all, 0.0, 1.0) : 0.0;
    for (const auto& hands : facts_.hands) {
      for (auto& lab : net().labs) {
        if (lab.id != hands.lab_id.text) continue;
        lab.assembly_hours_per_day += hands.hours_per_day.value() * free;
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

  /// What nobody can make any more is out of reach; the rest is planned without it.
  void leave_out_unmakeable() {
    for (const auto& id : planning::unmakeable_needs(net())) {
      input_.left_out[NeedId{id}] = "nobody_can_make_it";
      std::erase_if(net().needs, [&](const planning::Need& need) { return need.id == id; });
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
  std::vector<Bench> benches_;
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
