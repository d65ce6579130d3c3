#include <algorithm>
#include <set>

#include "campaigns/planning_parts.hpp"

namespace touiza::campaigns {
namespace {

template <class Rows>
bool has_id(const Rows& rows, const std::string& id) {
  return std::ranges::any_of(rows, [&](const auto& row) { return row.id == id; });
}

/// Puts quantities of a material where the plan can use them: as a part that is bought in, or in
/// kg for the processes. A material that is both serves as a part first.
void supply_material(PlanningInput& input, const network::Material& material,
                     const RegionId& region, double quantity, int day) {
  auto& network = input.network;
  const auto bought = bought_id(material.material_id);
  if (input.bought.contains(bought)) {
    network.supplies.push_back({stock_lab(region), bought, quantity, day});
  } else if (has_id(network.materials, material.material_id.text)) {
    network.supplies.push_back(
        {stock_lab(region), material.material_id.text, quantity * material.kg_per_unit, day});
  }
}

/// Everything asked for, with as much again for scrap.
double plenty(const PlanningInput& input, const std::vector<MaterialUse>& uses,
              const MaterialId& material) {
  double wanted = 0;
  for (const auto& use : uses) {
    if (use.material_id != material) continue;
    for (const auto& need : input.network.needs) {
      if (need.product == use.product) wanted += need.units * use.per_product;
    }
  }
  return 4 * wanted + 1;
}

}  // namespace

void add_note(PlanningInput& input, std::string code, LocalText text) {
  for (const auto& known : input.notes) {
    if (known.code == code && known.text == text) return;
  }
  input.notes.push_back({std::move(code), std::move(text)});
}

void add_stock(const PlanningFacts& facts, const std::vector<MaterialUse>& uses,
               PlanningInput& input) {
  auto& network = input.network;
  std::set<MaterialId> counted;
  for (const auto& row : facts.stock) {
    if (row.material_id) counted.insert(*row.material_id);
    if (row.quantity <= 0) continue;
    const auto lab = stock_lab(row.region_id);
    if (row.component_id && has_id(network.components, row.component_id->text)) {
      network.supplies.push_back({lab, row.component_id->text, row.quantity, row.first_day});
    }
    if (row.product_revision_id && has_id(network.products, row.product_revision_id->text)) {
      network.supplies.push_back({lab, row.product_revision_id->text, row.quantity, row.first_day});
    }
    for (const auto& material : facts.materials) {
      if (row.material_id == material.material_id) {
        supply_material(input, material, row.region_id, row.quantity, row.first_day);
      }
    }
  }
  for (const auto& row : facts.pending) {
    if (row.units > 0 && has_id(network.components, row.component_id.text)) {
      network.supplies.push_back(
          {stock_lab(row.region_id), row.component_id.text, static_cast<double>(row.units), 1});
    }
  }
  std::set<MaterialId> wanted;
  for (const auto& use : uses) wanted.insert(use.material_id);
  for (const auto& material : facts.materials) {
    const auto& id = material.material_id;
    if (!wanted.contains(id) || counted.contains(id)) continue;
    const double units = plenty(input, uses, id);
    for (const auto& region : facts.regions) {
      supply_material(input, material, region.region_id, units, 0);
    }
    add_note(
        input, "stock_is_unknown",
        {"Personne n'a compté « " + material.name.in("fr") + " » : on suppose qu'il y en a assez.",
         "لم يحص أحد «" + material.name.in("ar") + "»: نفترض أن ما يوجد منه كاف.",
         "Nobody has counted '" + material.name.in("en") + "': enough of it is assumed."});
  }
}

}  // namespace touiza::campaigns
