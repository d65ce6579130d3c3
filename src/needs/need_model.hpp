// What a site asks for, and the emergency that opens the work.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "designs/design_model.hpp"
#include "http/api_values.hpp"
#include "network/ids.hpp"

namespace touiza::needs {

using EmergencyId = Id<struct EmergencyTag>;
using NeedId = Id<struct NeedTag>;
using designs::DesignId;
using designs::UseLevel;
using network::SiteId;

enum class EmergencyState { open, closed };
BOOST_DESCRIBE_ENUM(EmergencyState, open, closed)

struct Emergency {
  NetworkId network_id;
  EmergencyId emergency_id;
  LocalText title;
  LocalText description;
  Instant since;
  EmergencyState state = EmergencyState::open;
  std::optional<Instant> closed_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Emergency, (),
                      (network_id, emergency_id, title, description, since, state, closed_at,
                       version))

enum class NeedState { draft, submitted, verified, open, suspended, closed, rejected };
BOOST_DESCRIBE_ENUM(NeedState, draft, submitted, verified, open, suspended, closed, rejected)

enum class NeedEnd { fulfilled, withdrawn, expired, duplicate };
BOOST_DESCRIBE_ENUM(NeedEnd, fulfilled, withdrawn, expired, duplicate)

/// The life of a need; anything else is refused with "transition_not_allowed".
bool is_allowed(NeedState from, NeedState to);

/// What a site takes; an empty list takes everything.
struct Acceptance {
  bool is_maker_made_accepted = true;
  std::vector<std::string> technologies;
  std::vector<network::MaterialId> materials;
  std::optional<UseLevel> use_level;  ///< The least.

  static constexpr auto rules() {
    return json::rules(json::may_be_absent(&Acceptance::is_maker_made_accepted),
                       json::items(&Acceptance::technologies, {.max = 20}),
                       json::may_be_absent(&Acceptance::technologies),
                       json::items(&Acceptance::materials, {.max = 50}),
                       json::may_be_absent(&Acceptance::materials));
  }
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (is_maker_made_accepted, technologies, materials, use_level))

struct Need {
  NetworkId network_id;
  NeedId need_id;
  std::string code;  ///< "N-4K7QTM2"
  EmergencyId emergency_id;
  SiteId site_id;
  RegionId region_id;                             ///< The site's, kept here for rights and sums.
  std::optional<OrganizationId> organization_id;  ///< The site's.
  std::optional<DesignId> design_id;              ///< None: `description` says what is wanted.
  std::string description;
  std::int64_t quantity = 0;
  Day due_day;
  int priority = 2;  ///< 1 can wait, 2 is usual, 3 is urgent.
  Acceptance accepts;
  NeedState state = NeedState::submitted;
  std::optional<NeedEnd> ended_as;
  std::optional<NeedId> duplicate_of;
  AccountId posted_by;
  Instant posted_at;
  std::optional<AccountId> verified_by;
  std::optional<Instant> verified_at;
  std::string answer;  ///< What the asker is told: why it was rejected, suspended or withdrawn.
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Need, (),
                      (network_id, need_id, code, emergency_id, site_id, region_id, organization_id,
                       design_id, description, quantity, due_day, priority, accepts, state,
                       ended_as, duplicate_of, posted_by, posted_at, verified_by, verified_at,
                       answer, version))

/// Weight of a unit in a plan: an urgent one counts as ten that can wait.
double priority_weight(int priority);

/// Neither closed nor rejected.
bool is_living(const Need& need);

struct EmergencyDraft {
  LocalText title;
  LocalText description;
  std::optional<Instant> since;

  static constexpr auto rules() {
    return json::rules(json::text(&EmergencyDraft::title, {.min = 1, .max = 160}),
                       json::text(&EmergencyDraft::description, {.max = 4000}),
                       json::may_be_absent(&EmergencyDraft::description));
  }
};
BOOST_DESCRIBE_STRUCT(EmergencyDraft, (), (title, description, since))

struct EmergencyView {
  EmergencyId emergency_id;
  LocalText title;
  LocalText description;
  Instant since;
  EmergencyState state = EmergencyState::open;
  std::optional<Instant> closed_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(EmergencyView, (),
                      (emergency_id, title, description, since, state, closed_at, version))

/// What the asker may change as long as nobody has verified it.
struct NeedEdit {
  std::optional<DesignId> design_id;
  std::string description;
  std::int64_t quantity = 0;
  Day due_day;
  int priority = 2;
  Acceptance accepts;

  static constexpr auto rules() {
    return json::rules(json::text(&NeedEdit::description, {.max = 2000}),
                       json::may_be_absent(&NeedEdit::description),
                       json::range(&NeedEdit::quantity, {.min = 1, .max = 10'000'000}),
                       json::range(&NeedEdit::priority, {.min = 1, .max = 3}),
                       json::may_be_absent(&NeedEdit::priority),
                       json::may_be_absent(&NeedEdit::accepts));
  }
};
BOOST_DESCRIBE_STRUCT(NeedEdit, (), (design_id, description, quantity, due_day, priority, accepts))

struct NeedDraft : NeedEdit {
  EmergencyId emergency_id;
  SiteId site_id;
  static constexpr auto rules() { return NeedEdit::rules(); }
};
BOOST_DESCRIBE_STRUCT(NeedDraft, (NeedEdit), (emergency_id, site_id))

/// Another need that may be this one, asked before.
struct LikelyDuplicate {
  NeedId need_id;
  std::string code;
  std::int64_t quantity = 0;
  Day due_day;
  NeedState state = NeedState::submitted;
};
BOOST_DESCRIBE_STRUCT(LikelyDuplicate, (), (need_id, code, quantity, due_day, state))

struct NeedView {
  NeedId need_id;
  std::string code;
  EmergencyId emergency_id;
  SiteId site_id;
  LocalText site_name;
  RegionId region_id;
  std::optional<DesignId> design_id;
  std::optional<LocalText> design_title;
  std::string description;
  std::int64_t quantity = 0;
  Day due_day;
  int priority = 2;
  Acceptance accepts;
  NeedState state = NeedState::submitted;
  std::optional<NeedEnd> ended_as;
  std::optional<NeedId> duplicate_of;
  Instant posted_at;
  std::optional<Instant> verified_at;
  std::string answer;
  bool is_out_of_proportion = false;  ///< Much for a site of this size: the antenna should ask.
  std::vector<LikelyDuplicate> likely_duplicates;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(NeedView, (),
                      (need_id, code, emergency_id, site_id, site_name, region_id, design_id,
                       design_title, description, quantity, due_day, priority, accepts, state,
                       ended_as, duplicate_of, posted_at, verified_at, answer, is_out_of_proportion,
                       likely_duplicates, version))

struct NeedQuery : http::PageQuery {
  std::optional<NeedState> state;
  std::optional<RegionId> region;
  std::optional<SiteId> site;
  std::optional<EmergencyId> emergency;
};
BOOST_DESCRIBE_STRUCT(NeedQuery, (http::PageQuery), (state, region, site, emergency))

struct NeedReason {
  std::string reason;
  static constexpr auto rules() {
    return json::rules(json::text(&NeedReason::reason, {.min = 3, .max = 2000}));
  }
};
BOOST_DESCRIBE_STRUCT(NeedReason, (), (reason))

struct NeedMerge {
  NeedId into_need_id;
};
BOOST_DESCRIBE_STRUCT(NeedMerge, (), (into_need_id))

/// More than this many units a bed are asked about before they are believed.
constexpr std::int64_t units_per_bed_max = 20;

}  // namespace touiza::needs
