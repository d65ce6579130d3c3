// Lots: units that are checked, labelled and moved together, and the life they have.
#pragma once

#include "production/ids.hpp"
#include "production/sampling.hpp"

namespace touiza::production {

enum class LotState {
  open,         ///< Still being filled.
  quarantined,  ///< Complete, and waits to be checked.
  inspected,    ///< Checked; the verdict follows in the same step.
  accepted,
  rejected,
  rework,
  on_hold,  ///< Accepted once; nothing of it moves until somebody has looked.
  recalled,
  expired,
  disposed,
};
BOOST_DESCRIBE_ENUM(LotState, open, quarantined, inspected, accepted, rejected, rework, on_hold,
                    recalled, expired, disposed)

/// Whether the life cycle knows this step.
bool is_allowed(LotState from, LotState to);
/// Errors: "transition_not_allowed".
Done check_transition(LotState from, LotState to);

/// Its units are no longer any good to anybody.
inline bool is_out(LotState state) {
  return state == LotState::rejected || state == LotState::recalled || state == LotState::expired ||
         state == LotState::disposed;
}
/// What the ledger calls units of a lot in this state that lie in a lab or hub.
stock::StockState stock_state(LotState state);

struct Lot {
  NetworkId network_id;
  LotId lot_id;
  std::string code;               ///< "L-4K7QTM2"
  std::optional<LabId> lab_id;    ///< Where it was made or put together …
  std::optional<SiteId> site_id;  ///< … or the hub: one of the two.
  RegionId region_id;
  std::optional<OrganizationId> organization_id;  ///< The lab's or hub's.
  std::optional<JobId> job_id;                    ///< None: put together from other lots.
  std::optional<CampaignId> campaign_id;
  DesignId design_id;
  RevisionId revision_id;
  std::optional<ComponentId> component_id;  ///< None: a product, assembled or of one piece.
  std::int64_t quantity = 0;
  std::int64_t scrapped = 0;  ///< Of these, found bad when it was checked, and taken out.
  LotState state = LotState::open;
  bool is_late = false;  ///< Of pieces that were reported after the job had ended.
  std::optional<Day> expires_on;
  AccountId created_by;
  Instant created_at;
  std::int64_t version = 1;

  bool is_product() const { return !component_id; }
  stock::ItemRef item() const;
  PlaceRef place() const;
  std::int64_t good() const { return quantity - scrapped; }
};
BOOST_DESCRIBE_STRUCT(Lot, (),
                      (network_id, lot_id, code, lab_id, site_id, region_id, organization_id,
                       job_id, campaign_id, design_id, revision_id, component_id, quantity,
                       scrapped, state, is_late, expires_on, created_by, created_at, version))

struct LotTransition {
  NetworkId network_id;
  std::string transition_id;
  LotId lot_id;
  LotState from_state = LotState::open;
  LotState to_state = LotState::open;
  Instant at;
  AccountId actor;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LotTransition, (),
                      (network_id, transition_id, lot_id, from_state, to_state, at, actor, reason))

/// How many pieces of a run went into a lot.
struct LotRun {
  NetworkId network_id;
  LotId lot_id;
  RunId run_id;
  std::int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(LotRun, (), (network_id, lot_id, run_id, quantity))

/// How many units of a lot went into a product lot.
struct LotPart {
  NetworkId network_id;
  LotId product_lot_id;
  LotId part_lot_id;
  std::int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(LotPart, (), (network_id, product_lot_id, part_lot_id, quantity))

enum class Verdict { accepted, rejected, rework };
BOOST_DESCRIBE_ENUM(Verdict, accepted, rejected, rework)

/// One dimension of one piece, with what the drawing allows.
struct MeasuredDimension {
  std::string name;
  double value_mm = 0;
  std::optional<double> least_mm;
  std::optional<double> most_mm;

  static constexpr auto rules() {
    return json::rules(json::text(&MeasuredDimension::name, {.min = 1, .max = 80}),
                       json::range(&MeasuredDimension::value_mm, {.min = 0, .max = 1e5}));
  }
};
BOOST_DESCRIBE_STRUCT(MeasuredDimension, (), (name, value_mm, least_mm, most_mm))

struct Inspection {
  NetworkId network_id;
  InspectionId inspection_id;
  LotId lot_id;
  std::int64_t sample_size = 0;
  std::int64_t accept_max = 0;  ///< As the plan said then.
  std::int64_t reject_min = 0;
  std::int64_t defects = 0;
  std::vector<MeasuredDimension> measured;
  std::string note;
  Verdict verdict = Verdict::accepted;
  AccountId inspected_by;
  Instant inspected_at;
};
BOOST_DESCRIBE_STRUCT(Inspection, (),
                      (network_id, inspection_id, lot_id, sample_size, accept_max, reject_min,
                       defects, measured, note, verdict, inspected_by, inspected_at))

struct LotDraft {
  std::int64_t quantity = 0;  ///< Of the job's good pieces that are in no lot yet.
  bool stays_open = false;    ///< More will be put into it.
  std::optional<Day> expires_on{};

  static constexpr auto rules() {
    return json::rules(json::range(&LotDraft::quantity, {.min = 1, .max = 1'000'000}),
                       json::may_be_absent(&LotDraft::stays_open));
  }
};
BOOST_DESCRIBE_STRUCT(LotDraft, (), (quantity, stays_open, expires_on))

struct LotFilling {
  std::int64_t quantity = 0;
  static constexpr auto rules() {
    return json::rules(json::range(&LotFilling::quantity, {.min = 1, .max = 1'000'000}));
  }
};
BOOST_DESCRIBE_STRUCT(LotFilling, (), (quantity))

struct InspectionDraft {
  std::int64_t sample_size = 0;
  std::int64_t defects = 0;
  std::vector<MeasuredDimension> measured;
  std::string note;
  Verdict verdict = Verdict::accepted;

  static constexpr auto rules() {
    return json::rules(json::range(&InspectionDraft::sample_size, {.min = 1, .max = 1'000'000}),
                       json::range(&InspectionDraft::defects, {.min = 0, .max = 1'000'000}),
                       json::items(&InspectionDraft::measured, {.max = 500}),
                       json::may_be_absent(&InspectionDraft::measured),
                       json::text(&InspectionDraft::note, {.max = 2000}),
                       json::may_be_absent(&InspectionDraft::note));
  }
};
BOOST_DESCRIBE_STRUCT(InspectionDraft, (), (sample_size, defects, measured, note, verdict))

/// Why a lot is held, set free, recalled or thrown away; people read it.
struct LotReason {
  std::string reason;
  static constexpr auto rules() {
    return json::rules(json::text(&LotReason::reason, {.min = 3, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(LotReason, (), (reason))

struct AssemblyPart {
  LotId lot_id;
  std::int64_t quantity = 0;
  static constexpr auto rules() {
    return json::rules(json::range(&AssemblyPart::quantity, {.min = 1, .max = 10'000'000}));
  }
};
BOOST_DESCRIBE_STRUCT(AssemblyPart, (), (lot_id, quantity))

struct AssemblyDraft {
  RevisionId revision_id;
  PlaceRef place;             ///< The lab or hub where it is put together.
  std::int64_t quantity = 0;  ///< Products.
  std::vector<AssemblyPart> parts;
  std::optional<Day> expires_on;

  static constexpr auto rules() {
    return json::rules(json::range(&AssemblyDraft::quantity, {.min = 1, .max = 1'000'000}),
                       json::items(&AssemblyDraft::parts, {.min = 1, .max = 500}));
  }
};
BOOST_DESCRIBE_STRUCT(AssemblyDraft, (), (revision_id, place, quantity, parts, expires_on))

struct LotQuery : http::PageQuery {
  std::optional<LotState> state;
  std::optional<JobId> job;
  std::optional<LabId> lab;
  std::optional<RegionId> region;
  std::optional<RevisionId> revision;
  std::optional<std::string> code;
};
BOOST_DESCRIBE_STRUCT(LotQuery, (http::PageQuery), (state, job, lab, region, revision, code))

}  // namespace touiza::production
