#include "planning/detail/index.hpp"

#include <algorithm>

namespace touiza::planning::detail {
namespace {

std::size_t at(int number) { return static_cast<std::size_t>(number); }

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::ranges::find(texts, text) != texts.end();
}

const std::string& technology_of(const MachineType& type) {
  return type.technology ? *type.technology : type.id;
}

bool meets(const NeedAccepts& rule, const Process& process, const MachineType& type) {
  return (rule.technologies.empty() || contains(rule.technologies, technology_of(type))) &&
         (rule.materials.empty() || contains(rule.materials, process.material));
}

}  // namespace

Index::Index(const Network& n)
    : network{n},
      places{n.places},
      materials{n.materials},
      machine_types{n.machine_types},
      components{n.components},
      processes{n.processes},
      products{n.products},
      calendars{n.calendars},
      labs{n.labs},
      machines{n.machines},
      toolings{n.toolings},
      lanes{n.lanes},
      sites{n.sites},
      needs{n.needs} {
  item_kg_.assign(n.materials.size(), 1.0);
  for (const auto& component : n.components) item_kg_.push_back(component.transport_kg_per_unit);
  for (const auto& product : n.products) item_kg_.push_back(product.transport_kg_per_unit);

  const IdMap regions{n.regions};
  for (const auto& place : n.places) region_of_place_.push_back(regions.find(place.region));
  for (const auto& lab : n.labs) place_of_lab_.push_back(places.find(lab.place));
  for (const auto& machine : n.machines) lab_of_machine_.push_back(labs.find(machine.lab));
  for (const auto& need : n.needs) {
    place_of_need_.push_back(places.find(n.sites[at(sites.find(need.site))].place));
  }
  hour_limit_.assign(n.labs.size(), -1);
  quiet_.resize(n.labs.size());
  for (std::size_t i = 0; i < n.lab_limits.size(); ++i) {
    const auto& limit = n.lab_limits[i];
    const auto lab = at(labs.find(limit.lab));
    if (limit.hours_per_week) hour_limit_[lab] = static_cast<int>(i);
    if (limit.quiet_days.empty()) continue;
    quiet_[lab].assign(at(n.horizon_days), false);
    for (const int day : limit.quiet_days) {
      if (day >= 0 && day < n.horizon_days) quiet_[lab][at(day)] = true;
    }
  }
  find_rules();
  find_kinds();
}

void Index::find_rules() {
  for (const auto& need : network.needs) {
    if (!need.accepts || need.accepts->takes_everything()) {
      rule_of_need_.push_back(-1);
      continue;
    }
    const auto same = std::ranges::find(rules_, *need.accepts);
    rule_of_need_.push_back(static_cast<int>(same - rules_.begin()));
    if (same == rules_.end()) {
      rules_.push_back(*need.accepts);
      rule_names_.push_back(need.id);
    }
  }
}

void Index::find_kinds() {
  const Grade all = static_cast<Grade>((std::uint64_t{1} << rules_.size()) - 1);
  const auto items = at(item_count());
  supplied_grade_.assign(items, all);
  std::vector<std::vector<Grade>> grades(items);
  for (int m = 0; m < material_count(); ++m) grades[at(m)] = {all};

  for (const auto& process : network.processes) {
    Grade grade = 0;
    const auto& type = network.machine_types[at(machine_types.find(process.machine_type))];
    for (std::size_t r = 0; r < rules_.size(); ++r) {
      if (meets(rules_[r], process, type)) grade |= Grade{1} << r;
    }
    process_grade_.push_back(grade);
    const auto item = at(component_item(components.find(process.component)));
    grades[item].push_back(grade);
    supplied_grade_[item] = 0;
  }
  for (const auto& supply : network.supplies) {
    const int item = item_of(supply.item);
    if (item >= component_item(0) && item < product_item(0)) {
      grades[at(item)].push_back(supplied_grade_[at(item)]);
    }
  }
  // A product is as good as the worst of its components: every combination that can arise.
  for (std::size_t g = 0; g < network.products.size(); ++g) {
    const auto item = at(product_item(static_cast<int>(g)));
    supplied_grade_[item] = 0;
    std::vector<Grade> reached{all};
    for (const auto& part : network.products[g].components) {
      std::vector<Grade> next;
      for (const Grade a : reached) {
        for (const Grade b : grades[at(component_item(components.find(part.component)))]) {
          next.push_back(a & b);
        }
      }
      std::ranges::sort(next);
      next.erase(std::unique(next.begin(), next.end()), next.end());
      reached = std::move(next);
    }
    grades[item] = std::move(reached);
    grades[item].push_back(0);
    // Components come down to the grade of what they are built into.
    for (const auto& part : network.products[g].components) {
      auto& own = grades[at(component_item(components.find(part.component)))];
      own.insert(own.end(), grades[item].begin(), grades[item].end());
    }
  }
  kinds_of_item_.resize(items);
  for (std::size_t item = 0; item < items; ++item) {
    auto& own = grades[item];
    std::ranges::sort(own);
    own.erase(std::unique(own.begin(), own.end()), own.end());
    for (const Grade grade : own) {
      kinds_of_item_[item].push_back(static_cast<int>(kinds_.size()));
      kinds_.push_back({static_cast<int>(item), grade});
    }
  }
}

int Index::item_of(std::string_view id) const {
  if (const int m = materials.find(id); m >= 0) return m;
  if (const int c = components.find(id); c >= 0) return component_item(c);
  if (const int g = products.find(id); g >= 0) return product_item(g);
  return -1;
}

const std::string& Index::item_id(int item) const {
  if (item < component_item(0)) return network.materials[at(item)].id;
  if (item < product_item(0)) return network.components[at(item - component_item(0))].id;
  return network.products[at(item - product_item(0))].id;
}

std::string Index::grade_text(Grade grade) const {
  std::string text;
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    if ((grade >> r & 1U) == 0) continue;
    if (!text.empty()) text += '+';
    text += rule_names_[r];
  }
  return text;
}

int Index::kind_of(int item, Grade grade) const {
  for (const int kind : kinds_of_item_[at(item)]) {
    if (kinds_[at(kind)].grade == grade) return kind;
  }
  return -1;
}

bool Index::has_skill(int lab, const std::string& skill) const {
  return skill.empty() || contains(network.labs[at(lab)].skills, skill);
}

bool Index::is_quiet(int lab, int day) const {
  return !quiet_[at(lab)].empty() && quiet_[at(lab)][at(day)];
}

double Index::hours_of_one(int machine, int day) const {
  const auto& m = network.machines[at(machine)];
  if (is_quiet(lab_of_machine(machine), day)) return 0.0;
  const auto& calendar = network.calendars[at(calendars.find(m.calendar))];
  return m.hours_per_day * m.availability * calendar.day_factors[at(day)];
}

double Index::hours_of_group(int machine, int day) const {
  return network.machines[at(machine)].count * hours_of_one(machine, day);
}

double Index::assembly_hours(int lab, int day) const {
  const auto& l = network.labs[at(lab)];
  if (is_quiet(lab, day)) return 0.0;
  const auto& calendar = network.calendars[at(calendars.find(l.calendar))];
  return l.assembly_hours_per_day * calendar.day_factors[at(day)];
}

}  // namespace touiza::planning::detail
