// Lots as people see them, and what a code leads to.
#pragma once

#include "production/lot_model.hpp"

namespace touiza::production {

struct LotTransitionView {
  LotState from_state = LotState::open;
  LotState to_state = LotState::open;
  Instant at;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LotTransitionView, (), (from_state, to_state, at, reason))

struct InspectionView {
  InspectionId inspection_id;
  std::int64_t sample_size = 0;
  std::int64_t accept_max = 0;
  std::int64_t reject_min = 0;
  std::int64_t defects = 0;
  std::vector<MeasuredDimension> measured;
  std::string note;
  Verdict verdict = Verdict::accepted;
  Instant inspected_at;
};
BOOST_DESCRIBE_STRUCT(InspectionView, (),
                      (inspection_id, sample_size, accept_max, reject_min, defects, measured, note,
                       verdict, inspected_at))

/// Another lot that this one was made of, or went into.
struct LotLink {
  LotId lot_id;
  std::string code;
  LotState state = LotState::open;
  std::optional<LabId> lab_id;
  std::optional<JobId> job_id;
  std::optional<ComponentId> component_id;
  std::int64_t quantity = 0;  ///< Units that went from the one into the other.
};
BOOST_DESCRIBE_STRUCT(LotLink, (), (lot_id, code, state, lab_id, job_id, component_id, quantity))

/// Units of a lot in one place, from the ledger.
struct LotHolding {
  PlaceRef place;
  LocalText place_name;  ///< Empty for labs, which are named by their code.
  std::string place_code;
  stock::StockState state = stock::StockState::accepted;
  std::int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(LotHolding, (), (place, place_name, place_code, state, quantity))

/// A run that pieces of a lot come from.
struct LotOrigin {
  RunId run_id;
  std::int64_t quantity = 0;
  std::optional<MachineId> machine_id;
  std::string material_lot;
  Instant reported_at;
};
BOOST_DESCRIBE_STRUCT(LotOrigin, (), (run_id, quantity, machine_id, material_lot, reported_at))

struct LotView {
  LotId lot_id;
  std::string code;
  std::optional<LabId> lab_id;    ///< Where it was made or put together …
  std::optional<SiteId> site_id;  ///< … or the hub.
  std::string lab_code;
  RegionId region_id;
  std::optional<JobId> job_id;
  std::string job_code;  ///< Empty for assembled lots.
  std::optional<CampaignId> campaign_id;
  DesignId design_id;
  LocalText design_title;
  RevisionId revision_id;
  int revision_number = 0;
  std::optional<designs::UseLevel> use_level;
  std::optional<ComponentId> component_id;
  LocalText component_name;  ///< Empty for products.
  std::optional<MaterialId> material_id;
  LocalText material_name;
  std::int64_t quantity = 0;
  std::int64_t scrapped = 0;
  LotState state = LotState::open;
  bool is_late = false;
  bool is_probation = false;  ///< The first lot of a lab on probation.
  std::optional<Day> expires_on;
  SamplingPlan sampling_plan;
  std::vector<LotHolding> holdings;
  std::vector<LotOrigin> origins;           ///< Of one lot; empty in lists, as what follows.
  std::vector<LotLink> made_of;             ///< Lots that went into this one.
  std::vector<LotLink> went_into;           ///< Product lots that this one is in.
  std::vector<InspectionView> inspections;  ///< Newest last.
  std::vector<LotTransitionView> transitions;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(LotView, (),
                      (lot_id, code, lab_id, site_id, lab_code, region_id, job_id, job_code,
                       campaign_id, design_id, design_title, revision_id, revision_number,
                       use_level, component_id, component_name, material_id, material_name,
                       quantity, scrapped, state, is_late, is_probation, expires_on, sampling_plan,
                       holdings, origins, made_of, went_into, inspections, transitions, created_at,
                       version))

/// Everything that a lot touches: up to where it came from, down to who has it.
struct LotTrace {
  LotId lot_id;
  std::string code;
  std::vector<LotLink> upwards;      ///< Lots in it, and in these, nearest first.
  std::vector<LotLink> downwards;    ///< Lots that it is in, and these are in.
  std::vector<LotOrigin> origins;    ///< Runs of the lot and of all lots upwards.
  std::vector<LotHolding> holdings;  ///< Of the lot and of all lots downwards, added up.
  std::int64_t units_received = 0;   ///< At sites.
  std::int64_t recipients = 0;       ///< Sites that received some.
};
BOOST_DESCRIBE_STRUCT(LotTrace, (),
                      (lot_id, code, upwards, downwards, origins, holdings, units_received,
                       recipients))

/// What a recall came to.
struct RecallView {
  std::int64_t lots = 0;  ///< That are recalled by it.
  std::int64_t units = 0;
  std::int64_t units_received = 0;
  std::int64_t units_in_transit = 0;
  std::vector<LotHolding> recipients;  ///< Sites that have some, which somebody must tell.
};
BOOST_DESCRIBE_STRUCT(RecallView, (), (lots, units, units_received, units_in_transit, recipients))

/// What anybody may know who holds a piece with its code in hand.
enum class PublicLotState {
  genuine,
  not_released,  ///< Made in this network, but not (or not yet) found good for use.
  recalled,      ///< Stop using it.
};
BOOST_DESCRIBE_ENUM(PublicLotState, genuine, not_released, recalled)

struct PublicLotView {
  std::string code;
  PublicLotState state = PublicLotState::genuine;
  LocalText statement;  ///< What to do with it, in words.
  LocalText network_name;
  LocalText design_title;
  int revision_number = 0;
  LocalText component_name;  ///< Empty for a whole product.
  std::optional<designs::UseLevel> use_level;
  LocalText intended_use;
  LocalText certification;  ///< What it is certified for, and what not.
  LocalText terms;          ///< Free of charge, not for sale.
  Day made_on;
  std::optional<Day> expires_on;
  std::string recall_reason;  ///< Empty unless recalled.
};
BOOST_DESCRIBE_STRUCT(PublicLotView, (),
                      (code, state, statement, network_name, design_title, revision_number,
                       component_name, use_level, intended_use, certification, terms, made_on,
                       expires_on, recall_reason))

}  // namespace touiza::production
