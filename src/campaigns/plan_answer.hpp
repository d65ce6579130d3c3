// What a plan says, in the words of the network: units of products, days, regions, sentences.
#pragma once

#include "campaigns/ids.hpp"

namespace touiza::campaigns {

/// How the search ended; none of these is an error.
enum class PlanEnd { proven_best, best_so_far, out_of_reach, nothing_so_far };
BOOST_DESCRIBE_ENUM(PlanEnd, proven_best, best_so_far, out_of_reach, nothing_so_far)

/// In all lists by day below, item i is what holds at the end of day `first_day` + i, counted from
/// the plan's beginning.
using UnitsByDay = std::vector<std::int64_t>;

struct PlanLevel {
  int level = 0;
  double value = 0;
  std::optional<double> bound;  ///< None: nothing was proven.
  double gap = 1;               ///< 0 to 1.
};
BOOST_DESCRIBE_STRUCT(PlanLevel, (), (level, value, bound, gap))

struct PlanOfRegion {
  RegionId region_id;
  std::int64_t needed = 0;  ///< By its sites.
  std::int64_t on_time = 0;
  std::int64_t delivered = 0;  ///< To its sites, within the horizon.
  std::int64_t produced = 0;   ///< Products assembled there.
  UnitsByDay delivered_by_day;
  UnitsByDay produced_by_day;
};
BOOST_DESCRIBE_STRUCT(PlanOfRegion, (),
                      (region_id, needed, on_time, delivered, produced, delivered_by_day,
                       produced_by_day))

struct PlanOfNeed {
  NeedId need_id;
  std::string code;
  SiteId site_id;
  RegionId region_id;
  DesignId design_id;
  Day due_day;
  int priority = 2;
  std::int64_t needed = 0;  ///< Without what was received or is on the way.
  std::int64_t on_time = 0;
  std::int64_t delivered = 0;
  std::int64_t never = 0;  ///< Not within the horizon.
  std::optional<Day> complete_on;
  std::string left_out;  ///< Why it could not be planned at all, as a code; empty: it was.
  UnitsByDay delivered_by_day;
};
BOOST_DESCRIBE_STRUCT(PlanOfNeed, (),
                      (need_id, code, site_id, region_id, design_id, due_day, priority, needed,
                       on_time, delivered, never, complete_on, left_out, delivered_by_day))

struct PlanOfProduct {
  DesignId design_id;
  RevisionId revision_id;
  LocalText title;
  std::int64_t needed = 0;
  std::int64_t on_time = 0;
  std::int64_t delivered = 0;
  UnitsByDay delivered_by_day;
};
BOOST_DESCRIBE_STRUCT(PlanOfProduct, (),
                      (design_id, revision_id, title, needed, on_time, delivered, delivered_by_day))

enum class PlanLimitKind { machine, material, transport, skill, tooling, assembly };
BOOST_DESCRIBE_ENUM(PlanLimitKind, machine, material, transport, skill, tooling, assembly)

/// A limit that costs units on time.
struct PlanBottleneck {
  PlanLimitKind kind = PlanLimitKind::machine;
  LocalText title;  ///< Of the technology, material, lane, skill or mould.
  std::string technology;
  std::optional<MaterialId> material_id;
  std::optional<RegionId> region_id;  ///< Where one more is worth most.
  Day first_day;
  Day last_day;
  double value_units = 0;   ///< Units on time that one step more would bring.
  bool is_checked = false;  ///< By planning again; else from prices, an upper estimate.
  LocalText sentence;
};
BOOST_DESCRIBE_STRUCT(PlanBottleneck, (),
                      (kind, title, technology, material_id, region_id, first_day, last_day,
                       value_units, is_checked, sentence))

/// A mould to order: from `ready_day` on it pays.
struct PlanTooling {
  MachineId machine_id;
  LabId lab_id;
  std::string lab_code;
  RegionId region_id;
  ProcessPlanId process_plan_id;
  ComponentId component_id;
  LocalText component_name;
  Day order_day;
  Day ready_day;
  double cost_mad = 0;
  std::int64_t units = 0;  ///< That the plan makes with it.
};
BOOST_DESCRIBE_STRUCT(PlanTooling, (),
                      (machine_id, lab_id, lab_code, region_id, process_plan_id, component_id,
                       component_name, order_day, ready_day, cost_mad, units))

/// Hours of a technology in all the network, day by day.
struct PlanLoad {
  std::string technology;
  std::vector<double> hours_by_day;
  std::vector<double> capacity_hours_by_day;
};
BOOST_DESCRIBE_STRUCT(PlanLoad, (), (technology, hours_by_day, capacity_hours_by_day))

/// What a lab is to make of a component on a day by one process plan; `good` is what is expected
/// of `started`. `is_promised`: by a job or an offer that stands already.
struct PlanProduction {
  LabId lab_id;
  std::string lab_code;
  RegionId region_id;
  MachineId machine_id;
  ProcessPlanId process_plan_id;
  ComponentId component_id;
  RevisionId revision_id;
  Day day;
  double started = 0;
  double good = 0;
  double machine_hours = 0;
  bool is_promised = false;
  bool is_imagined = false;  ///< On a machine of the what-if: a copy of this one.
};
BOOST_DESCRIBE_STRUCT(PlanProduction, (),
                      (lab_id, lab_code, region_id, machine_id, process_plan_id, component_id,
                       revision_id, day, started, good, machine_hours, is_promised, is_imagined))

struct PlanAssembly {
  LabId lab_id;
  std::string lab_code;
  RegionId region_id;
  DesignId design_id;
  Day day;
  double units = 0;
};
BOOST_DESCRIBE_STRUCT(PlanAssembly, (), (lab_id, lab_code, region_id, design_id, day, units))

/// Goods on their way from region to region; one of the three ids says what they are.
struct PlanTransport {
  RegionId from_region_id;
  RegionId to_region_id;
  std::optional<DesignId> design_id;
  std::optional<ComponentId> component_id;
  std::optional<MaterialId> material_id;
  LocalText title;
  Day departure_day;
  double quantity = 0;  ///< Units; of a material, its own unit.
};
BOOST_DESCRIBE_STRUCT(PlanTransport, (),
                      (from_region_id, to_region_id, design_id, component_id, material_id, title,
                       departure_day, quantity))

/// Something that the plan takes for granted, or could not take into account.
struct PlanNote {
  std::string code;  ///< "stock_is_unknown"
  LocalText text;
};
BOOST_DESCRIBE_STRUCT(PlanNote, (), (code, text))

struct PlanAnswer {
  PlanEnd outcome = PlanEnd::nothing_so_far;
  double gap = 0;  ///< Of level 1, 0 to 1: how far it may be from the best plan.
  Day first_day;
  int horizon_days = 0;
  std::int64_t needed_units = 0;
  std::int64_t on_time_units = 0;
  std::int64_t delivered_units = 0;
  std::optional<Day> complete_on;  ///< All is delivered; none: not within the horizon.
  LocalText sentence;
  UnitsByDay delivered_by_day;
  UnitsByDay due_by_day;
  int lab_count = 0;
  int machine_count = 0;
  std::vector<PlanLevel> levels;
  std::vector<PlanOfProduct> products;
  std::vector<PlanOfRegion> regions;
  std::vector<PlanOfNeed> needs;
  std::vector<PlanBottleneck> bottlenecks;  ///< Dearest first.
  std::vector<PlanTooling> toolings;
  std::vector<PlanLoad> load;
  std::vector<PlanProduction> production;
  std::vector<PlanAssembly> assembly;
  std::vector<PlanTransport> transports;
  std::vector<PlanNote> notes;
};
BOOST_DESCRIBE_STRUCT(PlanAnswer, (),
                      (outcome, gap, first_day, horizon_days, needed_units, on_time_units,
                       delivered_units, complete_on, sentence, delivered_by_day, due_by_day,
                       lab_count, machine_count, levels, products, regions, needs, bottlenecks,
                       toolings, load, production, assembly, transports, notes))

}  // namespace touiza::campaigns
