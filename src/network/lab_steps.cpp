// The steps of a lab's life, who may take them, and the word of its peers.
#include <fmt/format.h>

#include <algorithm>

#include "database/database.hpp"
#include "network/code.hpp"
#include "network/lab_access.hpp"
#include "network/lab_service.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

struct StepRule {
  LabStep step;
  LabState to;
  Action action;
  bool is_reason_needed;  ///< Where someone else has to live with it.
};

constexpr StepRule step_rules[] = {
    {LabStep::review, LabState::in_review, Action::review_lab, false},
    {LabStep::ask_more, LabState::more_info, Action::review_lab, true},
    {LabStep::answer, LabState::in_review, Action::edit_lab, false},
    {LabStep::refuse, LabState::refused, Action::review_lab, true},
    {LabStep::admit, LabState::probation, Action::review_lab, false},
    {LabStep::activate, LabState::active, Action::review_lab, false},
    {LabStep::sleep, LabState::dormant, Action::confirm_capacity, false},
    {LabStep::wake, LabState::active, Action::confirm_capacity, false},
    {LabStep::leave, LabState::left, Action::edit_lab, false},
    {LabStep::remove, LabState::removed, Action::review_lab, true},
};

const StepRule& rule_of(LabStep step) {
  return *std::ranges::find(step_rules, step, &StepRule::step);
}

/// Two steps lead to in_review and to active; each from its own state only.
bool starts_here(LabStep step, LabState from) {
  switch (step) {
    case LabStep::review:
      return from == LabState::applied;
    case LabStep::answer:
      return from == LabState::more_info;
    case LabStep::activate:
      return from == LabState::probation;
    case LabStep::wake:
      return from == LabState::dormant;
    default:
      return true;
  }
}

Done check_vouches(Transaction& transaction, const Lab& lab) {
  const auto network = find_network(transaction, lab.network_id);
  if (!network) return not_found();
  const auto given = transaction.value<std::int64_t>(
      "SELECT COUNT(*) FROM lab_vouch WHERE network_id = ?1 AND lab_id = ?2", lab.network_id,
      lab.lab_id);
  if (given >= network->vouches_needed) return {};
  return Error{ErrorKind::conflict, "vouches_missing",
               fmt::format("{} of {} peers have vouched for lab {}.", given,
                           network->vouches_needed, lab.code),
               "Ask its referees, or other working labs, to vouch for it."};
}

constexpr auto working_organizations_sql = R"sql(
  SELECT lab_id, organization_id FROM lab
  WHERE network_id = ?1 AND organization_id IN (?2) AND state IN ('probation', 'active')
  ORDER BY lab_id
)sql";

struct Peer {
  LabId lab_id;
  OrganizationId organization_id;
};
BOOST_DESCRIBE_STRUCT(Peer, (), (lab_id, organization_id))

/// The organization in whose name the caller vouches.
Result<OrganizationId> voucher(Transaction& transaction, const Caller& caller, const Lab& lab) {
  auto own = accounts::organizations_of(caller, lab.network_id);
  std::erase(own, lab.organization_id);
  const auto peers =
      transaction.all<Peer>(working_organizations_sql, lab.network_id, database::any_of(own));
  if (peers.empty()) {
    return Error{ErrorKind::not_allowed, "vouching_needs_a_working_lab",
                 "Only members of another organization with a working lab can vouch.",
                 "Ask a lab that knows this one."};
  }
  for (const auto& peer : peers) {
    if (lab.referees.empty() ||
        std::ranges::find(lab.referees, peer.lab_id) != lab.referees.end()) {
      return peer.organization_id;
    }
  }
  return Error{ErrorKind::not_allowed, "not_a_referee",
               fmt::format("Lab {} has named its referees, and yours is none of them.", lab.code),
               "Let the lab name yours, or leave it to those that it named."};
}

constexpr auto vouch_sql = R"sql(
  INSERT INTO lab_vouch (network_id, lab_id, organization_id, account_id, at)
  VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
)sql";

constexpr auto transitions_sql = R"sql(
  SELECT from_state, to_state, at, actor, reason FROM lab_transition
  WHERE network_id = ?1 AND lab_id = ?2 ORDER BY lab_version
)sql";

constexpr auto silent_sql = R"sql(
  SELECT lab_id FROM lab WHERE network_id = ?1 AND state = 'active' AND confirmed_at < ?2
)sql";

Result<LabView> shown(Transaction& transaction, const Caller& caller, const Lab& lab, Instant now) {
  auto view = lab_view(transaction, lab.network_id, lab.lab_id, sight(caller, lab.network_id), now);
  if (!view) return not_found();
  return *std::move(view);
}

}  // namespace

Error town_unknown() {
  Error error{ErrorKind::invalid_input, "town_unknown", "This network has no such town.",
              "Choose one of its towns."};
  error.errors.push_back({"town_id", error.code, error.message});
  return error;
}

Result<Lab> reach_lab(Transaction& transaction, const Caller& caller, const NetworkId& network,
                      const LabId& id, Action action) {
  // Nobody without an account learns which ids exist, so this is asked before the lab is looked up.
  if (const auto allowed = accounts::allow(caller, Action::see_lab, {.network = network});
      !allowed) {
    return allowed.error();
  }
  auto lab = find_lab(transaction, network, id);
  if (!lab) return not_found();
  const auto place = place_of_lab(transaction, *lab);
  if (!is_open_to_members(lab->state) && !covers(sight(caller, network).oversight, place)) {
    return not_found();
  }
  if (const auto allowed = allow(caller, action, place); !allowed) return allowed.error();
  return *std::move(lab);
}

void set_sort_text(Transaction& transaction, const Lab& lab, const Organization& organization) {
  transaction.run("UPDATE lab SET name_sorted = ?3 WHERE network_id = ?1 AND lab_id = ?2",
                  lab.network_id, lab.lab_id,
                  organization.is_listed ? sort_text(lab.name) : folded(lab.code));
}

accounts::EventDraft lab_event(const Lab& lab, const AccountId& actor, std::string type) {
  return {.network = lab.network_id,
          .type = std::move(type),
          .subject_type = "lab",
          .subject_id = lab.lab_id.text,
          .actor = actor};
}

Result<LabView> LabService::step(const Caller& caller, const NetworkId& network, const LabId& id,
                                 LabStep step, const StepReason& reason) const {
  const auto& rule = rule_of(step);
  return house_.database.write([&](Transaction& transaction) -> Result<LabView> {
    auto lab = reach_lab(transaction, caller, network, id, rule.action);
    if (!lab) return lab.error();
    if (!starts_here(step, lab->state)) {
      return Error{ErrorKind::conflict, "transition_not_allowed",
                   fmt::format("A lab that is '{}' cannot become '{}' by this step.",
                               json::enum_name(lab->state), json::enum_name(rule.to)),
                   "Look at its present state, and choose a step from there."};
    }
    if (const auto known = check_transition(lab->state, rule.to); !known) return known.error();
    if (rule.is_reason_needed && !reason.reason) {
      return Error{ErrorKind::invalid_input, "reason_missing",
                   "Someone else has to live with this step, and is told why.",
                   "Give the reason in a sentence."};
    }
    if (step == LabStep::admit) {
      if (const auto vouched = check_vouches(transaction, *lab); !vouched) return vouched.error();
    }
    const auto now = house_.clock.now();
    if (step == LabStep::wake) {
      transaction.run("UPDATE lab SET confirmed_at = ?3 WHERE network_id = ?1 AND lab_id = ?2",
                      network, id, now);
    }
    const auto moved =
        move_lab(transaction, *lab, rule.to, caller.actor(), reason.reason, now, house_.random);
    if (!moved) return moved.error();
    house_.events.publish(transaction, lab_event(*lab, caller.actor(),
                                                 fmt::format("lab.{}", json::enum_name(rule.to))));
    return shown(transaction, caller, *lab, now);
  });
}

Result<LabView> LabService::vouch(const Caller& caller, const NetworkId& network,
                                  const LabId& id) const {
  if (const auto allowed = accounts::allow(caller, Action::vouch_lab, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<LabView> {
    // A referee must find the lab although it has only applied.
    const auto lab = find_lab(transaction, network, id);
    if (!lab) return not_found();
    if (lab->state != LabState::applied && lab->state != LabState::in_review &&
        lab->state != LabState::more_info) {
      return Error{ErrorKind::conflict, "vouching_is_over",
                   fmt::format("Lab {} is '{}'; peers vouch before it is admitted.", lab->code,
                               json::enum_name(lab->state)),
                   ""};
    }
    const auto organization = voucher(transaction, caller, *lab);
    if (!organization) return organization.error();
    if (transaction.run(vouch_sql, network, id, *organization, caller.actor(),
                        house_.clock.now()) == 0) {
      return Error{ErrorKind::conflict, "already_vouched",
                   "Your organization has vouched for this lab already.", ""};
    }
    house_.events.publish(transaction, lab_event(*lab, caller.actor(), "lab.vouched"));
    auto everything = sight(caller, network);
    everything.oversight.is_everywhere = true;  // Who vouches for it may see what came of it.
    auto view = lab_view(transaction, network, id, everything, house_.clock.now());
    if (!view) return not_found();
    return *std::move(view);
  });
}

Result<http::Page<LabTransitionView>> LabService::transitions(const Caller& caller,
                                                              const NetworkId& network,
                                                              const LabId& id) const {
  return house_.database.read(
      [&](Transaction& transaction) -> Result<http::Page<LabTransitionView>> {
        const auto lab = reach_lab(transaction, caller, network, id, Action::see_lab);
        if (!lab) return lab.error();
        if (!covers(sight(caller, network).oversight, place_of_lab(transaction, *lab))) {
          return Error{ErrorKind::not_allowed, "record_is_internal",
                       "Why a lab was asked, refused or admitted is told to its own people and its "
                       "coordinators.",
                       "Ask the lab, or a coordinator of its region."};
        }
        return http::Page<LabTransitionView>{
            transaction.all<LabTransitionView>(transitions_sql, network, id), std::nullopt};
      });
}

Result<int> LabService::put_silent_to_sleep(const NetworkId& network) const {
  return house_.database.write([&](Transaction& transaction) -> Result<int> {
    const auto now = house_.clock.now();
    const auto silent = transaction.all<LabId>(silent_sql, network, now - silence_max);
    for (const auto& id : silent) {
      auto lab = find_lab(transaction, network, id);
      const auto moved = move_lab(transaction, *lab, LabState::dormant, accounts::system_account,
                                  "It gave no sign for 45 days.", now, house_.random);
      if (!moved) return moved.error();
      house_.events.publish(transaction, lab_event(*lab, accounts::system_account, "lab.dormant"));
    }
    return static_cast<int>(silent.size());
  });
}

}  // namespace touiza::network
