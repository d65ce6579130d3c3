// The network with numbers for names: every reference resolved once, items told apart by grade.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "planning/network.hpp"

namespace touiza::planning::detail {

/// Finds rows by their id; rows keep their order.
class IdMap {
 public:
  template <class Rows>
  explicit IdMap(const Rows& rows) {
    numbers_.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) numbers_.emplace(rows[i].id, static_cast<int>(i));
  }
  /// -1 for an unknown id.
  int find(std::string_view id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? -1 : found->second;
  }

 private:
  std::unordered_map<std::string_view, int> numbers_;  ///< Views into the network's own texts.
};

/// Bit r is set for what meets acceptance rule r.
using Grade = std::uint32_t;

/// An item of one grade: what the inventory counts. Without acceptance rules, each item is one
/// kind.
struct Kind {
  int item = 0;  ///< Materials first, then components, then products.
  Grade grade = 0;
};

/// `network` must be valid, and must outlive the index.
class Index {
 public:
  explicit Index(const Network& network);

  const Network& network;
  IdMap places, materials, machine_types, components, processes, products, calendars, labs,
      machines, toolings, lanes, sites, needs;

  int material_count() const { return static_cast<int>(network.materials.size()); }
  int component_item(int component) const { return material_count() + component; }
  int product_item(int product) const {
    return component_item(static_cast<int>(network.components.size())) + product;
  }
  int item_count() const { return product_item(static_cast<int>(network.products.size())); }
  int item_of(std::string_view id) const;  ///< -1 for an unknown id.
  const std::string& item_id(int item) const;
  double item_kg(int item) const { return item_kg_[static_cast<std::size_t>(item)]; }

  /// The acceptance rules that needs have, each once; -1 for needs that take everything.
  const std::vector<NeedAccepts>& rules() const { return rules_; }
  int rule_of_need(int need) const { return rule_of_need_[static_cast<std::size_t>(need)]; }
  Grade grade_of_process(int process) const {
    return process_grade_[static_cast<std::size_t>(process)];
  }
  Grade grade_of_supplied(int item) const {
    return supplied_grade_[static_cast<std::size_t>(item)];
  }
  /// Ids of the first need of each rule met, joined by '+'; empty where the network has no rules.
  std::string grade_text(Grade grade) const;

  const std::vector<Kind>& kinds() const { return kinds_; }
  const std::vector<int>& kinds_of_item(int item) const {
    return kinds_of_item_[static_cast<std::size_t>(item)];
  }
  int kind_of(int item, Grade grade) const;  ///< -1 if the grade never arises.

  int place_of_lab(int lab) const { return place_of_lab_[static_cast<std::size_t>(lab)]; }
  int place_of_need(int need) const { return place_of_need_[static_cast<std::size_t>(need)]; }
  int region_of_place(int place) const { return region_of_place_[static_cast<std::size_t>(place)]; }
  int lab_of_machine(int machine) const {
    return lab_of_machine_[static_cast<std::size_t>(machine)];
  }
  bool has_skill(int lab, const std::string& skill) const;
  bool is_quiet(int lab, int day) const;
  /// Hours of one machine of the group, of the whole group, and of the lab's assembly on a day.
  double hours_of_one(int machine, int day) const;
  double hours_of_group(int machine, int day) const;
  double assembly_hours(int lab, int day) const;
  /// The lab's own limit of hours, if it has one: index into network.lab_limits, else -1.
  int hour_limit_of_lab(int lab) const { return hour_limit_[static_cast<std::size_t>(lab)]; }

 private:
  void find_rules();
  void find_kinds();

  std::vector<double> item_kg_;
  std::vector<NeedAccepts> rules_;
  std::vector<int> rule_of_need_;
  std::vector<std::string> rule_names_;
  std::vector<Grade> process_grade_, supplied_grade_;
  std::vector<Kind> kinds_;
  std::vector<std::vector<int>> kinds_of_item_;
  std::vector<int> place_of_lab_, place_of_need_, region_of_place_, lab_of_machine_, hour_limit_;
  std::vector<std::vector<bool>> quiet_;  ///< By lab; empty for labs without quiet days.
};

}  // namespace touiza::planning::detail
