// Jobs: what labs have promised to make, from acceptance to the last piece.
#pragma once

#include "campaigns/ids.hpp"
#include "json/write.hpp"

namespace touiza::campaigns {

enum class JobState {
  accepted,
  in_progress,
  paused,
  reported,  ///< All of it is made and waits to be checked.
  closed,
  released,  ///< All that was left was given back.
  failed,
  cancelled,  ///< By the network: its revision was withdrawn, its need is gone.
};
BOOST_DESCRIBE_ENUM(JobState, accepted, in_progress, paused, reported, closed, released, failed,
                    cancelled)

/// Whether the life cycle knows this step.
bool is_allowed(JobState from, JobState to);
/// Errors: "transition_not_allowed".
Done check_transition(JobState from, JobState to);
/// Still to be worked on: it counts as a commitment for all of its quantity.
inline bool is_live(JobState state) {
  return state == JobState::accepted || state == JobState::in_progress || state == JobState::paused;
}

/// What a lab accepted of an offer: its commitment.
struct Job {
  NetworkId network_id;
  JobId job_id;
  std::string code;  ///< "J-4K7QTM2"
  CampaignId campaign_id;
  OfferId offer_id;
  LabId lab_id;
  RegionId region_id;              ///< The lab's, kept here for rights and sums.
  OrganizationId organization_id;  ///< The lab's.
  DesignId design_id;
  RevisionId revision_id;
  ComponentId component_id;
  ProcessPlanId process_plan_id;
  std::int64_t quantity = 0;           ///< Good units promised; giving back lowers it.
  std::int64_t quantity_promised = 0;  ///< What it was at acceptance.
  std::int64_t good = 0;               ///< Reported by runs.
  std::int64_t failed = 0;
  Day due_day;
  JobState state = JobState::accepted;
  AccountId accepted_by;
  Instant accepted_at;
  std::optional<Instant> ended_at;
  std::int64_t version = 1;

  std::int64_t remaining() const { return is_live(state) && good < quantity ? quantity - good : 0; }
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (network_id, job_id, code, campaign_id, offer_id, lab_id, region_id,
                       organization_id, design_id, revision_id, component_id, process_plan_id,
                       quantity, quantity_promised, good, failed, due_day, state, accepted_by,
                       accepted_at, ended_at, version))

/// One step of a job's life, as it was recorded.
struct JobTransition {
  NetworkId network_id;
  std::string transition_id;
  JobId job_id;
  std::int64_t job_version = 0;  ///< After the step: the order of steps.
  JobState from_state = JobState::accepted;
  JobState to_state = JobState::accepted;
  Instant at;
  AccountId actor;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(JobTransition, (),
                      (network_id, transition_id, job_id, job_version, from_state, to_state, at,
                       actor, reason))

struct JobTransitionView {
  JobState from_state = JobState::accepted;
  JobState to_state = JobState::accepted;
  Instant at;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(JobTransitionView, (), (from_state, to_state, at, reason))

/// Where the pieces go when they are made: the hub of the lab's region.
struct JobHub {
  SiteId site_id;
  LocalText name;
};
BOOST_DESCRIBE_STRUCT(JobHub, (), (site_id, name))

/// Everything that the maker needs.
struct JobView {
  JobId job_id;
  std::string code;
  CampaignId campaign_id;
  LocalText campaign_name;
  OfferId offer_id;
  LabId lab_id;
  std::string lab_code;
  RegionId region_id;
  DesignId design_id;
  LocalText design_title;
  RevisionId revision_id;
  int revision_number = 0;
  designs::RevisionState revision_state = designs::RevisionState::released;
  ComponentId component_id;
  LocalText component_name;
  ProcessPlanId process_plan_id;
  std::string technology;
  MaterialId material_id;
  LocalText material_name;
  std::string material_unit;
  double material_per_unit = 0;   ///< In the material's unit.
  std::optional<FileId> file_id;  ///< What the machine works from.
  json::Any parameters;
  int units_per_cycle = 1;
  std::optional<double> cycle_time_s;
  double set_up_s = 0;
  std::string required_skill;
  std::int64_t quantity = 0;
  std::int64_t quantity_promised = 0;
  std::int64_t made = 0;  ///< Good pieces reported.
  std::int64_t failed = 0;
  std::int64_t remaining = 0;
  std::optional<double> remaining_machine_s;  ///< At the plan's pace.
  Day due_day;
  JobState state = JobState::accepted;
  Instant accepted_at;
  std::optional<Instant> ended_at;
  std::optional<JobHub> hub;
  std::vector<JobTransitionView> transitions;  ///< Of one job; empty in lists.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(JobView, (),
                      (job_id, code, campaign_id, campaign_name, offer_id, lab_id, lab_code,
                       region_id, design_id, design_title, revision_id, revision_number,
                       revision_state, component_id, component_name, process_plan_id, technology,
                       material_id, material_name, material_unit, material_per_unit, file_id,
                       parameters, units_per_cycle, cycle_time_s, set_up_s, required_skill,
                       quantity, quantity_promised, made, failed, remaining, remaining_machine_s,
                       due_day, state, accepted_at, ended_at, hub, transitions, version))

struct JobQuery : http::PageQuery {
  std::optional<LabId> lab;
  std::optional<CampaignId> campaign;
  std::optional<JobState> state;
};
BOOST_DESCRIBE_STRUCT(JobQuery, (http::PageQuery), (lab, campaign, state))

struct JobReason {
  std::string reason;
  static constexpr auto rules() {
    return json::rules(json::text(&JobReason::reason, {.min = 3, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(JobReason, (), (reason))

struct JobGiveBack {
  std::optional<std::int64_t> quantity;  ///< Absent: all that is left.
  std::string reason;
  static constexpr auto rules() {
    return json::rules(json::range(&JobGiveBack::quantity, {.min = 1, .max = 10'000'000}),
                       json::text(&JobGiveBack::reason, {.min = 3, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(JobGiveBack, (), (quantity, reason))

}  // namespace touiza::campaigns
