#include "designs/design_model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::designs {
namespace {

struct Transition {
  RevisionState from;
  RevisionState to;
};

constexpr Transition transitions[] = {
    {RevisionState::draft, RevisionState::in_review},
    {RevisionState::in_review, RevisionState::draft},
    {RevisionState::in_review, RevisionState::released},
    {RevisionState::released, RevisionState::superseded},
    {RevisionState::released, RevisionState::withdrawn},
    {RevisionState::superseded, RevisionState::withdrawn},
};

/// The name in any language, or the place in the list.
std::string named(const Component& component) {
  return component.name.is_empty() ? fmt::format("no. {}", component.position + 1)
                                   : component.name.in("en");
}

void object_to_component(const WholeRevision& whole, const Component& component,
                         std::vector<std::string>& objections) {
  if (!component.is_made) {
    if (!component.material_id) {
      objections.push_back(fmt::format(
          "Component '{}' is bought in, and no material is named for it.", named(component)));
    }
    return;
  }
  bool has_plan = false;
  for (const auto& plan : whole.process_plans) {
    if (plan.component_id != component.component_id) continue;
    has_plan = true;
    if (!cycle_of(plan)) {
      objections.push_back(fmt::format(
          "The {} process plan of '{}' has neither a declared nor an estimated cycle time.",
          plan.technology, named(component)));
    }
  }
  if (!has_plan) {
    objections.push_back(fmt::format("Component '{}' has no process plan.", named(component)));
  }
}

}  // namespace

bool is_allowed(RevisionState from, RevisionState to) {
  return std::ranges::any_of(transitions, [&](const Transition& allowed) {
    return allowed.from == from && allowed.to == to;
  });
}

std::vector<SignOffKind> sign_offs_needed(UseLevel level) {
  switch (level) {
    case UseLevel::prototype:
      return {};
    case UseLevel::community:
      return {SignOffKind::technical};
    case UseLevel::clinical:
      return {SignOffKind::technical, SignOffKind::medical};
  }
  return {};
}

std::optional<std::string> licence_objection(const std::string& licence, UseLevel level) {
  if (licence.empty()) return "No licence is named, so nobody may make it.";
  if (level == UseLevel::prototype) return std::nullopt;
  // Non-commercial clauses forbid what paid staff, plants and public buyers do with a design.
  if (licence.find("-NC") != std::string::npos) {
    return fmt::format(
        "The licence {} forbids commercial use, which includes plants and hospitals.", licence);
  }
  return std::nullopt;
}

std::optional<CycleEstimate> cycle_of(const ProcessPlan& plan) {
  if (plan.declared_cycle_s) {
    return CycleEstimate{*plan.declared_cycle_s, *plan.declared_cycle_s,
                         *plan.declared_cycle_s, std::nullopt,
                         TimeSource::declared,   "declared by the designer"};
  }
  return plan.estimate;
}

std::vector<std::string> release_objections(const WholeRevision& whole, UseLevel level,
                                            const std::vector<SignOff>& sign_offs) {
  std::vector<std::string> objections;
  if (whole.components.empty()) objections.emplace_back("The revision has no component.");
  for (const auto& component : whole.components) object_to_component(whole, component, objections);
  if (const auto objection = licence_objection(whole.design.licence, level)) {
    objections.push_back(*objection);
  }
  for (const auto kind : sign_offs_needed(level)) {
    const bool is_given = std::ranges::any_of(sign_offs, [&](const SignOff& sign_off) {
      return sign_off.kind == kind && sign_off.state == SignOffState::given;
    });
    if (!is_given) {
      objections.push_back(fmt::format("The {} sign-off is missing.", json::enum_name(kind)));
    }
  }
  return objections;
}

}  // namespace touiza::designs
