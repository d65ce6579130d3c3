// From what the network declares and has promised to what the planner reads: a pure function.
#pragma once

#include <map>

#include "campaigns/plan_model.hpp"
#include "campaigns/progress.hpp"
#include "designs/design_view.hpp"
#include "network/directory.hpp"
#include "planning/network.hpp"

namespace touiza::campaigns {

/// What nobody declares, taken for granted in every plan.
struct PlanningAssumptions {
  double road_factor = 1.3;  ///< Road kilometres per kilometre as the crow flies.
  double lane_km_max = 650;  ///< By road, for neighbours; farther goods go by stages.
  double lane_km_per_day = 500;
  double lane_kg_per_day = 400;
  double lane_mad_per_kg_km = 0.004;
  int toolings_in_progress_max = 3;
  int moulds_considered_max = 6;  ///< For each process plan: the machines with the most hours.
};

/// A region's point, where its hub stands.
struct PlanningRegion {
  RegionId region_id;
  LocalText name;
  double lat = 0;
  double lng = 0;
  double population = 0;
};

struct PlanningMachine {
  network::Machine machine;
  RegionId region_id;
  Hours hours_per_day;  ///< Of the whole group, as may be counted on.
  double yield = 1;
};

struct PlanningHands {
  LabId lab_id;
  RegionId region_id;
  Hours hours_per_day;
};

/// Days from today on which a lab is closed.
struct PlanningLab {
  LabId lab_id;
  std::string code;
  RegionId region_id;
  std::vector<int> closed_days;
  std::vector<std::string> skills = {};
};

/// A live job or a standing offer: it takes hours and material, and its pieces will be there.
struct StandingPromise {
  LabId lab_id;
  ProcessPlanId process_plan_id;
  std::int64_t remaining = 0;  ///< Good units still to make.
  int first_day = 0;           ///< From today.
  std::int64_t reserved = 0;   ///< Of these, for needs that this plan is not asked for.
  CampaignId campaign_id = {};
  RegionId region_id = {};
  ComponentId component_id = {};
};

/// Made and not yet through inspection.
struct PendingPieces {
  RegionId region_id;
  ComponentId component_id;
  std::int64_t units = 0;
};

/// A lab said no to a component: it is not asked for it again.
struct Refusal {
  LabId lab_id;
  ComponentId component_id;
};

struct OrderedTooling {
  MachineId machine_id;
  ProcessPlanId process_plan_id;
  int ready_day = 0;  ///< From today; past ones are 0.
};

struct PlanningNeed {
  needs::Need need;
  std::int64_t open_quantity = 0;  ///< Without what was received or is on the way.
};

struct PlanningFacts {
  Day today;
  std::vector<PlanningRegion> regions;
  std::vector<PlanningLab> labs;
  std::vector<PlanningMachine> machines;
  std::vector<PlanningHands> hands;
  std::vector<network::Material> materials;
  std::vector<designs::RevisionView> revisions;  ///< The released one of each design asked for.
  std::vector<designs::RevisionView> revisions_promised;  ///< Others that promises stand on.
  std::vector<StockOnHand> stock;
  std::vector<PendingPieces> pending;
  std::vector<StandingPromise> promises;
  std::vector<Refusal> refusals;
  std::vector<OrderedTooling> toolings;
  Hours hands_reserved;             ///< To put together what is reserved for other needs.
  std::vector<PlanningNeed> needs;  ///< Those that the plan is asked for, no other.
  std::optional<int> horizon_days;
  std::optional<WhatIf> what_if;
};

/// The planner's network, and the way back from its ids.
struct PlanningInput {
  struct Process {
    ProcessPlanId process_plan_id;
    ComponentId component_id;
    RevisionId revision_id;
    std::string technology;
    double units_per_hour = 0;
  };
  struct Machine {
    MachineId machine_id;
    LabId lab_id;
    RegionId region_id;
    std::string technology;
    double yield = 1;
    bool is_imagined = false;  ///< Of a what-if; its ids are those of the machine it copies.
  };
  /// Hours of a machine that a promise has taken and that the planner therefore never sees.
  struct TakenHours {
    std::string technology;
    int day = 0;
    double hours = 0;
  };
  planning::Network network;
  std::map<std::string, Process> processes;
  std::map<std::string, Machine> machines;
  std::map<std::string, MaterialId> bought;  ///< Planner's components that are bought in.
  std::map<NeedId, std::string> left_out;    ///< Needs that cannot be planned, and why (a code).
  std::vector<TakenHours> taken;
  std::vector<PlanNote> notes;
};

PlanningInput planning_input(const PlanningFacts& facts,
                             const PlanningAssumptions& assumptions = {});

/// Days that a plan for needs due so many days from now looks ahead: some beyond the last, so that
/// late is seen; at least 7, at most 21.
int horizon_for(int due_day_last);

/// Kilometres by road between two points, as assumed.
double road_km(const PlanningRegion& from, const PlanningRegion& to, double road_factor);

}  // namespace touiza::campaigns
