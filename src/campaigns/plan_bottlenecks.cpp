#include "campaigns/plan_bottlenecks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "campaigns/plan_sentences.hpp"
#include "network/technology.hpp"

namespace touiza::campaigns {
namespace {

class BottleneckTeller {
 public:
  BottleneckTeller(const PlanningFacts& facts, const PlanningInput& input,
                   const planning::CapacityPlan& plan, const PlanAnswer& answer)
      : facts_{facts}, input_{input}, plan_{plan}, answer_{answer} {}

  std::vector<PlanBottleneck> tell() {
    tell_bottlenecks();
    tell_bought_bottlenecks();
    return std::move(told_);
  }

 private:
  Day day(int number) const { return facts_.today + number; }

  const network::Material* material(const MaterialId& id) const {
    for (const auto& material : facts_.materials) {
      if (material.material_id == id) return &material;
    }
    return nullptr;
  }

  LocalText region_name(const std::string& id) const {
    for (const auto& region : facts_.regions) {
      if (region.region_id.text == id) return region.name;
    }
    return {};
  }

  /// The name of the component that a mould is for.
  LocalText part_of(const std::string& tooling_id) const {
    for (const auto& tooling : input_.network.toolings) {
      if (tooling.id != tooling_id) continue;
      const auto& id = input_.processes.at(tooling.process).component_id;
      for (const auto& revision : facts_.revisions) {
        for (const auto& component : revision.components) {
          if (component.component_id == id) return component.name;
        }
      }
    }
    return {};
  }

  void tell_bottlenecks() {
    for (const auto& row : plan_.bottlenecks) {
      PlanBottleneck told;
      told.kind = static_cast<PlanLimitKind>(row.kind);
      auto region = row.region.empty() ? row.place : row.region;
      std::string step = "10 kg";
      name_bottleneck(row, told, region, step);
      if (!region.empty()) told.region_id = RegionId{region};
      told.first_day = day(row.day_first);
      told.last_day = day(row.day_last);
      told.is_checked = row.checked_value.has_value();
      told.value_units = weightless(row.checked_value.value_or(row.value));
      if (told.value_units < 0.5) continue;
      told.sentence = bottleneck_sentence(told, region_name(region), step);
      told_.push_back(std::move(told));
    }
  }

  /// Parts that are bought in have no price in the planner: where all that was counted of one is
  /// used and products are still short, it is what holds them back. Ten kg as a step, as for other
  /// materials; what they bring is an upper estimate.
  void tell_bought_bottlenecks() {
    const auto short_units = answer_.needed_units - answer_.on_time_units;
    if (short_units <= 0) return;
    for (const auto& [id, material_id] : input_.bought) {
      double left = 0;
      for (const auto& supply : input_.network.supplies) {
        if (supply.item == id) left += supply.quantity;
      }
      double least = 0;  // Of one product.
      for (const auto& product : input_.network.products) {
        for (const auto& part : product.components) {
          if (part.component != id) continue;
          if (least == 0 || part.units_per_product < least) least = part.units_per_product;
          for (const auto& row : plan_.assembly) {
            if (row.product == product.id) left -= row.units * part.units_per_product;
          }
        }
      }
      const auto* named = material(material_id);
      if (!named || least <= 0 || left >= least) continue;
      PlanBottleneck told;
      told.kind = PlanLimitKind::material;
      told.title = named->name;
      told.material_id = material_id;
      told.region_id = shortest_region();
      told.first_day = facts_.today;
      told.last_day = day(input_.network.horizon_days - 1);
      const double step = 10.0 / std::max(named->kg_per_unit, 1e-9);
      told.value_units = std::min(static_cast<double>(short_units), step / least);
      const auto step_text = fmt::format("{:.4g} {}", step, json::enum_name(named->unit));
      told.sentence = bottleneck_sentence(
          told, told.region_id ? region_name(told.region_id->text) : LocalText{}, step_text);
      told_.push_back(std::move(told));
    }
    std::ranges::stable_sort(told_, std::ranges::greater{}, &PlanBottleneck::value_units);
  }
  std::optional<RegionId> shortest_region() const {
    std::optional<RegionId> shortest;
    std::int64_t most = 0;
    for (const auto& region : answer_.regions) {
      if (region.needed - region.on_time <= most) continue;
      most = region.needed - region.on_time;
      shortest = region.region_id;
    }
    return shortest;
  }

  /// From weighted units to units, by the mean weight of the needs.
  double weightless(double value) const {
    double units = 0;
    double weighted = 0;
    for (const auto& need : input_.network.needs) {
      units += need.units;
      weighted += need.units * need.priority_weight;
    }
    return weighted > 0 ? value * units / weighted : value;
  }

  void name_bottleneck(const planning::Bottleneck& row, PlanBottleneck& told, std::string& region,
                       std::string& step) const {
    switch (told.kind) {
      case PlanLimitKind::machine:
        for (const auto& type : input_.network.machine_types) {
          if (type.id == row.subject) told.technology = type.technology.value_or("");
        }
        if (const auto* known = network::technology_of(told.technology)) told.title = known->name;
        return;
      case PlanLimitKind::material: {
        const auto bought = input_.bought.find(row.subject);
        const auto id = bought == input_.bought.end() ? MaterialId{row.subject} : bought->second;
        told.material_id = id;
        if (const auto* named = material(id)) {
          told.title = named->name;
          step = fmt::format("{:.4g} {}", 10.0 / std::max(named->kg_per_unit, 1e-9),
                             json::enum_name(named->unit));
        }
        return;
      }
      case PlanLimitKind::transport: {
        const auto cut = row.subject.find('>');
        const auto from = region_name(row.subject.substr(0, cut));
        const auto to = region_name(row.subject.substr(cut + 1));
        told.title = {from.in("fr") + " – " + to.in("fr"), from.in("ar") + " – " + to.in("ar"),
                      from.in("en") + " – " + to.in("en")};
        region.clear();
        return;
      }
      case PlanLimitKind::skill:
        told.title = {row.subject, row.subject, row.subject};
        return;
      case PlanLimitKind::tooling:
        told.title = part_of(row.subject);
        return;
      case PlanLimitKind::assembly:
        told.title = {"Montage", "التركيب", "Assembly"};
        return;
    }
  }

  const PlanningFacts& facts_;
  const PlanningInput& input_;
  const planning::CapacityPlan& plan_;
  const PlanAnswer& answer_;
  std::vector<PlanBottleneck> told_;
};

}  // namespace

std::vector<PlanBottleneck> plan_bottlenecks(const PlanningFacts& facts, const PlanningInput& input,
                                             const planning::CapacityPlan& plan,
                                             const PlanAnswer& answer) {
  return BottleneckTeller{facts, input, plan, answer}.tell();
}

}  // namespace touiza::campaigns
