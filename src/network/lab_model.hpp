// Labs: places where things are made, their life cycle, and what their word has been worth.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/quantity.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "http/api_values.hpp"
#include "json/rules.hpp"
#include "network/ids.hpp"
#include "network/location.hpp"
#include "network/organization_model.hpp"

namespace touiza::network {

enum class LabState {
  applied,
  in_review,
  more_info,  ///< The reviewers have asked something.
  refused,
  probation,  ///< Works; its first lot is always inspected.
  active,
  dormant,  ///< Did not answer, or sleeps by its own wish. Wakes with one tap.
  left,
  removed,
};
BOOST_DESCRIBE_ENUM(LabState, applied, in_review, more_info, refused, probation, active, dormant,
                    left, removed)

/// Whether the life cycle knows this step.
bool is_allowed(LabState from, LabState to);
/// Errors: "transition_not_allowed".
Done check_transition(LabState from, LabState to);

/// States in which a lab is shown to all members; the others only to itself and its reviewers.
inline bool is_open_to_members(LabState state) {
  return state == LabState::probation || state == LabState::active || state == LabState::dormant;
}
/// States in which it can be given work.
inline bool is_working(LabState state) {
  return state == LabState::probation || state == LabState::active;
}

/// What the owner says that no offer may go beyond.
struct LabLimits {
  std::optional<double> hours_per_week_max;    ///< Of all machines together.
  std::optional<std::int64_t> quiet_from_min;  ///< Minutes after midnight, local time.
  std::optional<std::int64_t> quiet_to_min;    ///< May lie on the next morning.
  std::optional<Day> paused_until;             ///< Nothing before this day.
  std::vector<Day> holidays;                   ///< Nothing on these days.

  static constexpr auto rules() {
    return json::rules(json::range(&LabLimits::hours_per_week_max, {.min = 0, .max = 1e6}),
                       json::range(&LabLimits::quiet_from_min, {.min = 0, .max = 1439}),
                       json::range(&LabLimits::quiet_to_min, {.min = 0, .max = 1439}),
                       json::items(&LabLimits::holidays, {.max = 400}),
                       json::may_be_absent(&LabLimits::holidays));
  }
  friend bool operator==(const LabLimits&, const LabLimits&) = default;
};
BOOST_DESCRIBE_STRUCT(LabLimits, (),
                      (hours_per_week_max, quiet_from_min, quiet_to_min, paused_until, holidays))

/// Hours of a day in which machines may run.
double open_hours(const LabLimits& limits);
/// False while paused and on holidays.
bool is_open_on(const LabLimits& limits, Day day);

struct Lab {
  NetworkId network_id;
  LabId lab_id;
  std::string code;  ///< "W-4K7QTM2"
  OrganizationId organization_id;
  RegionId region_id;
  TownId town_id;
  LocalText name;
  LocalText description;
  double lat = 0;  ///< The true place.
  double lng = 0;
  double shown_lat = 0;  ///< Within 2 km of it for individuals, else the same.
  double shown_lng = 0;
  double people_hours_per_day = 0;  ///< Hands for assembling, sewing, testing.
  LabLimits limits;
  std::vector<LabId> referees;  ///< Up to three labs that are asked to vouch; none: any may.
  LabState state = LabState::applied;
  std::string name_sorted;
  std::string search_text;
  Instant declared_at;   ///< When it last said what it has.
  Instant confirmed_at;  ///< When it last said that this is still true.
  AccountId created_by;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Lab, (),
                      (network_id, lab_id, code, organization_id, region_id, town_id, name,
                       description, lat, lng, shown_lat, shown_lng, people_hours_per_day, limits,
                       referees, state, name_sorted, search_text, declared_at, confirmed_at,
                       created_by, created_at, version))

struct LabEdit {
  LocalText name;
  TownId town_id;
  std::optional<double> lat;  ///< Absent: the town's.
  std::optional<double> lng;
  LocalText description;
  double people_hours_per_day = 0;
  LabLimits limits;
  std::vector<LabId> referees;

  static constexpr auto rules() {
    return json::rules(
        json::text(&LabEdit::name, {.min = 1, .max = 120}),
        json::range(&LabEdit::lat, {.min = -90, .max = 90}),
        json::range(&LabEdit::lng, {.min = -180, .max = 180}),
        json::text(&LabEdit::description, {.max = 4000}),
        json::may_be_absent(&LabEdit::description),
        json::range(&LabEdit::people_hours_per_day, {.min = 0, .max = 100'000}),
        json::may_be_absent(&LabEdit::people_hours_per_day), json::may_be_absent(&LabEdit::limits),
        json::items(&LabEdit::referees, {.max = 3}), json::may_be_absent(&LabEdit::referees));
  }
};
BOOST_DESCRIBE_STRUCT(LabEdit, (),
                      (name, town_id, lat, lng, description, people_hours_per_day, limits,
                       referees))

struct LabDraft : LabEdit {
  OrganizationId organization_id;

  static constexpr auto rules() { return LabEdit::rules(); }
};
BOOST_DESCRIBE_STRUCT(LabDraft, (LabEdit), (organization_id))

/// What a lab's promises came to. Kept by the rooms below through NetworkDirectory.
struct LabRecord {
  std::int64_t units_promised = 0;  ///< Of jobs that have ended, one way or the other.
  std::int64_t units_accepted = 0;  ///< Of these, good ones.
};
BOOST_DESCRIBE_STRUCT(LabRecord, (), (units_promised, units_accepted))

/// The share of promised units that one may expect: (40 + accepted) / (50 + promised), the mean of
/// a beta distribution whose prior says 0.8 with the weight of fifty units. A newcomer is neither
/// believed blindly nor shut out. Never above 1, although a lab may deliver more than it promised.
double expected_yield(const LabRecord& record);

/// How much of a declared capacity still counts: all of it for 7 days after it was confirmed, then
/// half of it for every 30 days more.
double confirmation_weight(Microseconds since_confirmed);

/// After so long without a sign a lab becomes dormant by itself.
inline constexpr std::chrono::days silence_max{45};

struct LabKnowHow {
  KnowHowId know_how_id;
  std::string skill;
  std::int64_t vouch_count = 0;
};
BOOST_DESCRIBE_STRUCT(LabKnowHow, (), (know_how_id, skill, vouch_count))

struct LabYield {
  std::int64_t units_promised = 0;
  std::int64_t units_accepted = 0;
  double expected = 0;  ///< expected_yield()
};
BOOST_DESCRIBE_STRUCT(LabYield, (), (units_promised, units_accepted, expected))

struct LabView {
  LabId lab_id;
  std::string code;
  LocalText name;  ///< Of an unlisted individual, to those without the right: the code.
  OrganizationKind kind = OrganizationKind::association;
  OrganizationId organization_id;
  LocalText organization_name;  ///< Empty where `is_named` is false.
  bool is_named = true;
  RegionId region_id;
  TownId town_id;
  LocalText town_name;
  double lat = 0;
  double lng = 0;
  bool is_location_exact = true;
  LabState state = LabState::applied;
  std::vector<std::string> technologies;
  std::int64_t machine_count = 0;
  std::vector<ClusterId> clusters;
  std::vector<LabKnowHow> know_how;
  LocalText description;
  double people_hours_per_day = 0;
  LabLimits limits;
  std::vector<LabId> referees;
  std::int64_t vouch_count = 0;
  std::int64_t vouches_needed = 0;
  Instant declared_at;
  Instant confirmed_at;
  double confirmation_weight = 1;  ///< confirmation_weight() of now.
  LabYield yield;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(LabView, (),
                      (lab_id, code, name, kind, organization_id, organization_name, is_named,
                       region_id, town_id, town_name, lat, lng, is_location_exact, state,
                       technologies, machine_count, clusters, know_how, description,
                       people_hours_per_day, limits, referees, vouch_count, vouches_needed,
                       declared_at, confirmed_at, confirmation_weight, yield, version))

struct LabQuery : http::PageQuery {
  std::optional<std::string> q;
  std::optional<RegionId> region;
  std::optional<ClusterId> cluster;
  std::optional<OrganizationId> organization;
  std::optional<std::string> technology;
  std::optional<LabState> state;
  std::optional<std::string> bounds;  ///< "west,south,east,north" in degrees, of places as shown.
};
BOOST_DESCRIBE_STRUCT(LabQuery, (http::PageQuery),
                      (q, region, cluster, organization, technology, state, bounds))

/// A rectangle of the map.
struct Bounds {
  double west = -180;
  double south = -90;
  double east = 180;
  double north = 90;
};
/// Errors: "bounds_are_malformed".
Result<Bounds> bounds_from_text(std::string_view text);

/// Why a step is taken; needed where someone else has to live with it.
struct StepReason {
  std::optional<std::string> reason;
  static constexpr auto rules() {
    return json::rules(json::text(&StepReason::reason, {.min = 1, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(StepReason, (), (reason))

/// One step of a lab's life, as it was recorded.
struct LabTransition {
  std::string transition_id;
  NetworkId network_id;
  LabId lab_id;
  std::int64_t lab_version = 0;  ///< That the step led to: steps of one instant keep their order.
  LabState from_state = LabState::applied;
  LabState to_state = LabState::applied;
  Instant at;
  AccountId actor;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(LabTransition, (),
                      (transition_id, network_id, lab_id, lab_version, from_state, to_state, at,
                       actor, reason))

struct LabTransitionView {
  LabState from_state = LabState::applied;
  LabState to_state = LabState::applied;
  Instant at;
  AccountId actor;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(LabTransitionView, (), (from_state, to_state, at, actor, reason))

}  // namespace touiza::network
