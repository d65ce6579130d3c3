// The parts of planning_input(): ground, stock and promises of the planner's network.
#pragma once

#include "campaigns/planning_input.hpp"

namespace touiza::campaigns {

/// The lab that stands for all that lies in a region.
inline std::string stock_lab(const RegionId& region) { return "region:" + region.text; }
/// The planner's component that is a material bought in as a part, in the material's own unit.
inline std::string bought_id(const MaterialId& material) { return "bought:" + material.text; }

/// Regions as places with their sites, labs and lanes. The horizon must be set.
void add_places(const PlanningFacts& facts, const PlanningAssumptions& assumptions,
                planning::Network& network);

/// The id of the calendar with these days closed and nothing before `first_day`; made once for each
/// pattern.
std::string calendar_with(planning::Network& network, const std::vector<int>& closed_days,
                          int first_day);

/// Who consumes a material, for guessing how much would be plenty.
struct MaterialUse {
  MaterialId material_id;
  std::string product;
  double per_product = 0;  ///< In the material's unit.
};

/// What lies on hand or waits for inspection. A material that nobody has ever counted is taken to
/// be there in plenty, and a note says so. Needs, products and materials must be there.
void add_stock(const PlanningFacts& facts, const std::vector<MaterialUse>& uses,
               PlanningInput& input);

/// A machine as promises see it: whatever was promised on it takes its hours, whether this plan
/// could use it for that or not.
struct Bench {
  struct Way {
    ProcessPlanId process_plan_id;
    std::string process;  ///< Of the planner; empty where the plan may not begin more of it.
    double units_per_hour = 0;
    MaterialId material_id;
    double kg_per_unit = 0;
  };
  std::string machine;  ///< Of the planner; empty where it has no use for it.
  LabId lab_id;
  RegionId region_id;
  std::string technology;
  double yield = 1;
  std::vector<double> hours_by_day;  ///< Of the whole group.
  std::vector<Way> ways;
};

/// Standing promises: spread over the lab's benches, day by day from their first one. What is
/// promised to the needs asked for is production that must not move, or pieces that will come;
/// what is promised to others takes hours and material and brings nothing here. What does not fit
/// into the horizon comes on its last day, and a note says so.
void add_promises(const PlanningFacts& facts, std::vector<Bench> benches, PlanningInput& input);

/// Adds a note once.
void add_note(PlanningInput& input, std::string code, LocalText text);

}  // namespace touiza::campaigns
