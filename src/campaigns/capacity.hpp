// What each region could make of a design a day, without a plan: a cheap, pure computation.
#pragma once

#include "campaigns/misfit.hpp"
#include "campaigns/planning_input.hpp"

namespace touiza::campaigns {

struct CapacityQuery {
  std::optional<DesignId> design;  ///< Absent: the one of which most is still needed.
};
BOOST_DESCRIBE_STRUCT(CapacityQuery, (), (design))

/// What a technology brings to a component.
struct CapacityOfTechnology {
  std::string technology;
  std::int64_t machine_count = 0;
  double hours_per_day = 0;        ///< Set aside for this component.
  double units_per_day = 0;        ///< Good ones.
  double units_per_day_alone = 0;  ///< If its machines did nothing else.
};
BOOST_DESCRIBE_STRUCT(CapacityOfTechnology, (),
                      (technology, machine_count, hours_per_day, units_per_day,
                       units_per_day_alone))

struct CapacityOfComponent {
  ComponentId component_id;
  LocalText name;
  int units_per_product = 1;
  double products_per_day = 0;  ///< That its units would do for.
  std::vector<CapacityOfTechnology> technologies;
};
BOOST_DESCRIBE_STRUCT(CapacityOfComponent, (),
                      (component_id, name, units_per_product, products_per_day, technologies))

/// Machines of the right technology that a constraint refuses.
struct CapacityRefusal {
  Misfit misfit = Misfit::technology;
  std::int64_t machine_count = 0;
};
BOOST_DESCRIBE_STRUCT(CapacityRefusal, (), (misfit, machine_count))

/// Products for which a counted material or bought-in part would do.
struct CapacityStock {
  MaterialId material_id;
  LocalText name;
  double products = 0;
};
BOOST_DESCRIBE_STRUCT(CapacityStock, (), (material_id, name, products))

enum class CapacityLimit { nothing, component, hands };
BOOST_DESCRIBE_ENUM(CapacityLimit, nothing, component, hands)

struct CapacityOfRegion {
  RegionId region_id;
  double units_per_day = 0;  ///< Products, by the scarcest.
  CapacityLimit limit = CapacityLimit::nothing;
  std::optional<ComponentId> limit_component_id;
  std::int64_t needed = 0;                    ///< Still open, by the region's sites.
  std::optional<std::int64_t> days_to_cover;  ///< Absent: not by its own means.
  std::int64_t lab_count = 0;
  double hands_products_per_day = 0;
  std::vector<CapacityOfComponent> components;
  std::vector<CapacityRefusal> refusals;
  std::vector<CapacityStock> stock;  ///< Scarcest first.
  LocalText sentence;
};
BOOST_DESCRIBE_STRUCT(CapacityOfRegion, (),
                      (region_id, units_per_day, limit, limit_component_id, needed, days_to_cover,
                       lab_count, hands_products_per_day, components, refusals, stock, sentence))

struct CapacityView {
  DesignId design_id;
  RevisionId revision_id;
  LocalText title;
  double units_per_day = 0;  ///< Of all regions, if each works for itself.
  std::int64_t needed = 0;
  std::vector<CapacityOfRegion> regions;
  std::int64_t lab_count = 0;
  std::int64_t machine_count = 0;
  Instant computed_at;  ///< From declared hours, confirmed or decayed, estimates and yields so far.
  std::optional<PlanId> latest_plan_id;  ///< Looks at transport and days as well.
};
BOOST_DESCRIBE_STRUCT(CapacityView, (),
                      (design_id, revision_id, title, units_per_day, needed, regions, lab_count,
                       machine_count, computed_at, latest_plan_id))

/// The capacity of each region for the one revision in `facts.revisions`. Machines that could make
/// several components are shared out so that the scarcest gets the most. Processes that need a
/// mould count where it is ordered and ready.
CapacityView capacity(const PlanningFacts& facts);

}  // namespace touiza::campaigns
