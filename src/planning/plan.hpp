// What the planner answers: who makes, assembles, sends and receives what on which day, how good
// that is, what is missing and what holds the network back.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace touiza::planning {

/// How the search ended. None of these is an error: an impossible request is an answer.
enum class PlanOutcome {
  proven_best,     ///< No plan is better, level by level.
  best_so_far,     ///< Stopped holding this plan; the levels' gaps say how good it is.
  out_of_reach,    ///< Proven: not all needs can be on time. The gaps say if the plan is the best.
  nothing_so_far,  ///< Stopped holding no plan. Try again with longer.
};

/// "proven_best", "best_so_far", "out_of_reach", "nothing_so_far".
const char* to_text(PlanOutcome outcome);

struct ToolingOrder {
  std::string tooling;
  int order_day = 0;
  friend bool operator==(const ToolingOrder&, const ToolingOrder&) = default;
};

struct Production {
  std::string machine;
  std::string process;
  int day = 0;
  double units_started = 0.0;
  friend bool operator==(const Production&, const Production&) = default;
};

/// `grade` names the needs whose acceptance rules the things meet, joined by '+': the things are
/// kept apart from others of their kind. Empty wherever no need refuses anything.
struct Assembly {
  std::string lab;
  std::string product;
  int day = 0;
  double units = 0.0;
  std::string grade;
  friend bool operator==(const Assembly&, const Assembly&) = default;
};

struct PlannedShipment {
  std::string lane;
  std::string item;
  int departure_day = 0;
  double quantity = 0.0;  ///< kg of a material, units otherwise.
  std::string grade;
  friend bool operator==(const PlannedShipment&, const PlannedShipment&) = default;
};

struct Delivery {
  std::string need;
  int day = 0;
  double units = 0.0;
  std::string grade;
  friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// Components that meet more rules than they are used for.
struct Regrade {
  std::string place;
  std::string item;
  int day = 0;
  double quantity = 0.0;
  std::string from_grade;
  std::string to_grade;
  friend bool operator==(const Regrade&, const Regrade&) = default;
};

/// One objective, in the order in which they count: 0 (fair mode only) the least regional fraction
/// on time, 1 weighted units on time, 2 weighted unit-days late, 3 kg km of transport, 4 cost in
/// MAD.
struct LevelResult {
  int level = 0;
  double value = 0.0;
  double bound = 0.0;  ///< Proven: no plan that is as good at the levels before does better.
  double gap = 0.0;    ///< |bound - value| / max(1, |bound|).
  friend bool operator==(const LevelResult&, const LevelResult&) = default;
};

/// What a need does not get in time.
struct Shortfall {
  std::string need;
  double units_not_on_time = 0.0;  ///< Late or never.
  double units_never = 0.0;        ///< Not within the horizon.
  friend bool operator==(const Shortfall&, const Shortfall&) = default;
};

enum class BottleneckKind { machine_type, material, lane, skill, tooling, assembly };

/// "machine_type", "material", "lane", "skill", "tooling", "assembly".
const char* to_text(BottleneckKind kind);

/// A limit that costs units on time. `value` counts weighted units on time that one `step` more
/// would bring: one machine or one lab's skill over the days named, 10 kg of a material from
/// `day_first` on, 10 kg more a day on a lane, one mould at once, one person's 8 hours of assembly
/// a day.
struct Bottleneck {
  BottleneckKind kind = BottleneckKind::machine_type;
  std::string
      subject;  ///< Id of the machine type, material, lane, skill or tooling; empty for assembly.
  std::string region;  ///< Where one more is worth most; empty where it has no place.
  std::string place;
  int day_first = 0;
  int day_last = 0;
  std::string step;                     ///< In words: "one more machine", "10 kg more".
  double value = 0.0;                   ///< From the prices of the last unit: an upper estimate.
  std::optional<double> checked_value;  ///< By planning again with the step, the same moulds kept.
  friend bool operator==(const Bottleneck&, const Bottleneck&) = default;
};

/// What dispatching whole units cost against the plan with fractions.
struct RoundingLoss {
  double weighted_units_on_time = 0.0;
  double units_delivered = 0.0;
  friend bool operator==(const RoundingLoss&, const RoundingLoss&) = default;
};

/// Rows are sorted by their keys, days in order; equal plans compare equal.
struct CapacityPlan {
  PlanOutcome outcome = PlanOutcome::nothing_so_far;
  std::vector<ToolingOrder> toolings;
  std::vector<Production> production;
  std::vector<Assembly> assembly;
  std::vector<PlannedShipment> shipments;
  std::vector<Delivery> deliveries;
  std::vector<Regrade> regrades;
  std::vector<LevelResult> levels;
  std::vector<Shortfall> shortfalls;    ///< By need; empty if all is on time.
  std::vector<Bottleneck> bottlenecks;  ///< Dearest first.
  std::optional<RoundingLoss> rounding_loss;
  long long work = 0;  ///< Simplex iterations spent; what `PlanLimits::work_limit` counts.

  /// Of level 1. Read it before trusting the plan.
  double gap() const;
  friend bool operator==(const CapacityPlan&, const CapacityPlan&) = default;
};

}  // namespace touiza::planning
