// Campaigns, and the offers with which they ask labs.
#pragma once

#include "campaigns/ids.hpp"

namespace touiza::campaigns {

enum class CampaignState { draft, running, paused, ramping_down, ended, cancelled };
BOOST_DESCRIBE_ENUM(CampaignState, draft, running, paused, ramping_down, ended, cancelled)

bool is_allowed(CampaignState from, CampaignState to);
/// Errors: "transition_not_allowed".
Done check_transition(CampaignState from, CampaignState to);
/// Something may still be made for it.
inline bool is_live(CampaignState state) {
  return state != CampaignState::ended && state != CampaignState::cancelled;
}

/// A plan that was launched.
struct Campaign {
  NetworkId network_id;
  CampaignId campaign_id;
  std::string code;  ///< "C-4K7QTM2"
  LocalText name;
  std::optional<EmergencyId> emergency_id;
  PlanId plan_id;  ///< The last one that was taken over.
  CampaignState state = CampaignState::draft;
  Day first_day;
  Day end_day;
  int offer_expiry_hours = 24;
  AccountId created_by;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Campaign, (),
                      (network_id, campaign_id, code, name, emergency_id, plan_id, state, first_day,
                       end_day, offer_expiry_hours, created_by, created_at, version))

/// A need that a campaign serves, by the one revision that it recommends.
struct CampaignNeed {
  NetworkId network_id;
  CampaignId campaign_id;
  NeedId need_id;
  DesignId design_id;
  RevisionId revision_id;
  std::int64_t planned = 0;  ///< Units that the last plan brings, with what was shipped before.
  std::string left_out;      ///< Why the last plan could bring nothing, as a code; empty: it could.
};
BOOST_DESCRIBE_STRUCT(CampaignNeed, (),
                      (network_id, campaign_id, need_id, design_id, revision_id, planned, left_out))

/// A mould that a campaign's plan orders for one machine.
struct CampaignTooling {
  NetworkId network_id;
  CampaignId campaign_id;
  MachineId machine_id;
  ProcessPlanId process_plan_id;
  LabId lab_id;
  Day order_day;
  Day ready_day;
  double cost_mad = 0;
};
BOOST_DESCRIBE_STRUCT(CampaignTooling, (),
                      (network_id, campaign_id, machine_id, process_plan_id, lab_id, order_day,
                       ready_day, cost_mad))

enum class OfferState { draft, open, accepted, declined, expired, withdrawn };
BOOST_DESCRIBE_ENUM(OfferState, draft, open, accepted, declined, expired, withdrawn)

bool is_allowed(OfferState from, OfferState to);
/// Errors: "transition_not_allowed".
Done check_transition(OfferState from, OfferState to);

/// A quantity of one component, by one process plan, proposed to one lab until it expires.
struct Offer {
  NetworkId network_id;
  OfferId offer_id;
  std::string code;  ///< "O-4K7QTM2"
  CampaignId campaign_id;
  LabId lab_id;
  RegionId region_id;
  OrganizationId organization_id;
  DesignId design_id;
  RevisionId revision_id;
  ComponentId component_id;
  ProcessPlanId process_plan_id;
  std::int64_t quantity = 0;  ///< Good units.
  std::int64_t quantity_accepted = 0;
  double machine_hours = 0;  ///< What the plan sets aside for it.
  Day first_day;             ///< Work may begin (a mould is there, say).
  Day due_day;
  OfferState state = OfferState::draft;
  std::optional<Instant> expires_at;  ///< From dispatch on.
  std::optional<JobId> job_id;
  std::string reason;  ///< Why it was declined or withdrawn.
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (network_id, offer_id, code, campaign_id, lab_id, region_id, organization_id,
                       design_id, revision_id, component_id, process_plan_id, quantity,
                       quantity_accepted, machine_hours, first_day, due_day, state, expires_at,
                       job_id, reason, created_at, version))

/// A step of a campaign's or an offer's life, as it was recorded.
struct CampaignTransition {
  NetworkId network_id;
  std::string transition_id;
  std::string subject_id;
  std::string from_state;
  std::string to_state;
  Instant at;
  AccountId actor;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CampaignTransition, (),
                      (network_id, transition_id, subject_id, from_state, to_state, at, actor,
                       reason))

struct CampaignLaunch {
  LocalText name;
  std::optional<Day> end_day;  ///< Absent: the plan's last day.
  int offer_expiry_hours = 24;

  static constexpr auto rules() {
    return json::rules(json::text(&CampaignLaunch::name, {.min = 1, .max = 160}),
                       json::range(&CampaignLaunch::offer_expiry_hours, {.min = 1, .max = 720}),
                       json::may_be_absent(&CampaignLaunch::offer_expiry_hours));
  }
};
BOOST_DESCRIBE_STRUCT(CampaignLaunch, (), (name, end_day, offer_expiry_hours))

struct CampaignReason {
  std::string reason;
  static constexpr auto rules() {
    return json::rules(json::text(&CampaignReason::reason, {.min = 3, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(CampaignReason, (), (reason))

/// Offers and jobs of a campaign in a region, for its board.
struct CampaignRegion {
  RegionId region_id;
  std::int64_t offers_draft = 0;
  std::int64_t offers_open = 0;
  std::int64_t offers_declined = 0;  ///< And expired.
  std::int64_t jobs_live = 0;
  std::int64_t jobs_late = 0;  ///< Live, and due before today.
  std::int64_t units_offered = 0;
  std::int64_t units_committed = 0;
  std::int64_t units_made = 0;
};
BOOST_DESCRIBE_STRUCT(CampaignRegion, (),
                      (region_id, offers_draft, offers_open, offers_declined, jobs_live, jobs_late,
                       units_offered, units_committed, units_made))

struct CampaignNeedView {
  NeedId need_id;
  DesignId design_id;
  RevisionId revision_id;
  std::int64_t planned = 0;
  std::string left_out;  ///< It is out of reach, and why, as a code; empty: it is not.
};
BOOST_DESCRIBE_STRUCT(CampaignNeedView, (), (need_id, design_id, revision_id, planned, left_out))

struct CampaignToolingView {
  MachineId machine_id;
  ProcessPlanId process_plan_id;
  LabId lab_id;
  Day order_day;
  Day ready_day;
  double cost_mad = 0;
};
BOOST_DESCRIBE_STRUCT(CampaignToolingView, (),
                      (machine_id, process_plan_id, lab_id, order_day, ready_day, cost_mad))

struct CampaignView {
  CampaignId campaign_id;
  std::string code;
  LocalText name;
  std::optional<EmergencyId> emergency_id;
  PlanId plan_id;
  std::optional<PlanId> replan_id;  ///< Being computed for what came back.
  CampaignState state = CampaignState::draft;
  Day first_day;
  Day end_day;
  int offer_expiry_hours = 24;
  int out_of_reach_count = 0;                 ///< Needs that nobody can serve now.
  std::vector<CampaignNeedView> needs;        ///< Of one campaign; empty in lists.
  std::vector<CampaignToolingView> toolings;  ///< Likewise.
  std::vector<CampaignRegion> regions;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CampaignView, (),
                      (campaign_id, code, name, emergency_id, plan_id, replan_id, state, first_day,
                       end_day, offer_expiry_hours, out_of_reach_count, needs, toolings, regions,
                       created_at, version))

struct CampaignQuery : http::PageQuery {
  std::optional<CampaignState> state;
};
BOOST_DESCRIBE_STRUCT(CampaignQuery, (http::PageQuery), (state))

/// What a maker decides on: what, how many, by when, how long; no names of others.
struct OfferView {
  OfferId offer_id;
  std::string code;
  CampaignId campaign_id;
  LocalText campaign_name;
  LabId lab_id;
  std::string lab_code;
  RegionId region_id;
  DesignId design_id;
  LocalText design_title;
  RevisionId revision_id;
  int revision_number = 0;
  ComponentId component_id;
  LocalText component_name;
  ProcessPlanId process_plan_id;
  std::string technology;
  MaterialId material_id;
  LocalText material_name;
  std::string material_unit;
  double material_quantity = 0;  ///< For all of it, in the material's unit.
  std::int64_t quantity = 0;
  std::int64_t quantity_accepted = 0;
  double machine_hours = 0;
  Day first_day;
  Day due_day;
  OfferState state = OfferState::draft;
  std::optional<Instant> expires_at;
  std::optional<JobId> job_id;
  std::string reason;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OfferView, (),
                      (offer_id, code, campaign_id, campaign_name, lab_id, lab_code, region_id,
                       design_id, design_title, revision_id, revision_number, component_id,
                       component_name, process_plan_id, technology, material_id, material_name,
                       material_unit, material_quantity, quantity, quantity_accepted, machine_hours,
                       first_day, due_day, state, expires_at, job_id, reason, version))

struct OfferQuery : http::PageQuery {
  std::optional<LabId> lab;
  std::optional<CampaignId> campaign;
  std::optional<OfferState> state;
};
BOOST_DESCRIBE_STRUCT(OfferQuery, (http::PageQuery), (lab, campaign, state))

struct OfferAcceptance {
  std::optional<std::int64_t> quantity;  ///< Absent: all of it.
  static constexpr auto rules() {
    return json::rules(json::range(&OfferAcceptance::quantity, {.min = 1, .max = 10'000'000}));
  }
};
BOOST_DESCRIBE_STRUCT(OfferAcceptance, (), (quantity))

}  // namespace touiza::campaigns
