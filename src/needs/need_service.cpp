#include "needs/need_service.hpp"

#include <fmt/format.h>

#include "base/short_code.hpp"
#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "needs/need_store.hpp"
#include "network/directory.hpp"

namespace touiza::needs {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

accounts::Target target_of(const Need& need) {
  return {
      .network = need.network_id, .region = need.region_id, .organization = need.organization_id};
}

EmergencyView view_of(const Emergency& emergency) {
  return {.emergency_id = emergency.emergency_id,
          .title = emergency.title,
          .description = emergency.description,
          .since = emergency.since,
          .state = emergency.state,
          .closed_at = emergency.closed_at,
          .version = emergency.version};
}

NeedView view_of(Transaction& t, const Need& need) {
  NeedView view{.need_id = need.need_id,
                .code = need.code,
                .emergency_id = need.emergency_id,
                .site_id = need.site_id,
                .site_name = {},
                .region_id = need.region_id,
                .design_id = need.design_id,
                .design_title = std::nullopt,
                .description = need.description,
                .quantity = need.quantity,
                .due_day = need.due_day,
                .priority = need.priority,
                .accepts = need.accepts,
                .state = need.state,
                .ended_as = need.ended_as,
                .duplicate_of = need.duplicate_of,
                .posted_at = need.posted_at,
                .verified_at = need.verified_at,
                .answer = need.answer,
                .is_out_of_proportion = false,
                .likely_duplicates = {},
                .version = need.version};
  if (const auto site = network::NetworkDirectory{}.site(t, need.network_id, need.site_id)) {
    view.site_name = site->name;
    view.is_out_of_proportion = site->beds && need.quantity > *site->beds * units_per_bed_max;
  }
  if (need.design_id) {
    if (const auto design = designs::Catalogue::find_design(t, need.network_id, *need.design_id)) {
      view.design_title = design->title;
    }
  }
  return view;
}

/// With the needs that may be the same one: for those who decide.
NeedView full_view_of(Transaction& t, const Need& need) {
  auto view = view_of(t, need);
  if (is_living(need)) view.likely_duplicates = NeedStore::likely_duplicates(t, need);
  return view;
}

Error field_error(std::string field, std::string code, std::string message, std::string remedy) {
  return {ErrorKind::invalid_input,
          code,
          message,
          std::move(remedy),
          {{std::move(field), code, message}}};
}

/// What is asked for can be understood and is still to come.
Done check_edit(Transaction& t, const NetworkId& network, const NeedEdit& edit, Instant now) {
  if (!edit.design_id && trimmed(edit.description).empty()) {
    return field_error("design_id", "need_says_nothing",
                       "The need names neither a design nor what is wanted.",
                       "Choose a design, or describe what you lack.");
  }
  if (edit.design_id && !designs::Catalogue::find_design(t, network, *edit.design_id)) {
    return field_error("design_id", "design_is_unknown", "There is no such design in this network.",
                       "Choose one of the network's designs.");
  }
  if (edit.due_day < day_of(now)) {
    return field_error("due_day", "due_day_is_past",
                       fmt::format("The due day {} has passed.", to_text(edit.due_day)),
                       "Say by when it is still of use.");
  }
  return {};
}

void take(Need& need, const NeedEdit& edit) {
  need.design_id = edit.design_id;
  need.description = edit.description;
  need.quantity = edit.quantity;
  need.due_day = edit.due_day;
  need.priority = edit.priority;
  need.accepts = edit.accepts;
}

NeedEdit edit_of(const Need& need) {
  return {need.design_id, need.description, need.quantity,
          need.due_day,   need.priority,    need.accepts};
}

Error transition_not_allowed(const Need& need, NeedState to) {
  return {ErrorKind::conflict, "transition_not_allowed",
          fmt::format("Need {} is {} and cannot become {}.", need.code, json::enum_name(need.state),
                      json::enum_name(to)),
          "Read the need again: somebody may have been faster."};
}

}  // namespace

Result<http::Page<EmergencyView>> EmergencyService::list(const Caller& caller,
                                                         const NetworkId& network) const {
  if (const auto allowed = accounts::allow(caller, Action::see_emergency, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<EmergencyView>> {
    http::Page<EmergencyView> page;
    for (const auto& emergency : NeedStore::emergencies(t, network))
      page.items.push_back(view_of(emergency));
    return page;
  });
}

Result<EmergencyView> EmergencyService::find(const Caller& caller, const NetworkId& network,
                                             const EmergencyId& id) const {
  if (const auto allowed = accounts::allow(caller, Action::see_emergency, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<EmergencyView> {
    const auto emergency = NeedStore::find_emergency(t, network, id);
    if (!emergency) return network::not_found();
    return view_of(*emergency);
  });
}

Result<EmergencyView> EmergencyService::open(const Caller& caller, const NetworkId& network,
                                             const EmergencyDraft& draft) {
  if (const auto allowed = accounts::allow(caller, Action::edit_emergency, {.network = network});
      !allowed) {
    return allowed.error();
  }
  const auto now = foundation_.clock.now();
  return foundation_.database.write([&](Transaction& t) -> Result<EmergencyView> {
    Emergency emergency;
    emergency.network_id = network;
    emergency.emergency_id = new_id<EmergencyId>(now, foundation_.random);
    emergency.title = draft.title;
    emergency.description = draft.description;
    emergency.since = draft.since.value_or(now);
    NeedStore::add_emergency(t, emergency);
    foundation_.events.publish(
        t, {network, "emergency.opened", "emergency", emergency.emergency_id.text, caller.actor()});
    return view_of(emergency);
  });
}

Result<EmergencyView> EmergencyService::close(const Caller& caller, const NetworkId& network,
                                              const EmergencyId& id) {
  if (const auto allowed = accounts::allow(caller, Action::edit_emergency, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.write([&](Transaction& t) -> Result<EmergencyView> {
    auto emergency = NeedStore::find_emergency(t, network, id);
    if (!emergency) return network::not_found();
    if (emergency->state == EmergencyState::closed) {
      return Error{ErrorKind::conflict, "transition_not_allowed",
                   "This emergency is closed already.", "Open a new one if there is new work."};
    }
    emergency->state = EmergencyState::closed;
    emergency->closed_at = foundation_.clock.now();
    ++emergency->version;
    NeedStore::save_emergency(t, *emergency);
    foundation_.events.publish(t,
                               {network, "emergency.closed", "emergency", id.text, caller.actor()});
    return view_of(*emergency);
  });
}

Result<http::Page<NeedView>> NeedService::list(const Caller& caller, const NetworkId& network,
                                               const NeedQuery& query) const {
  if (const auto allowed = accounts::allow(caller, Action::see_need, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<NeedView>> {
    auto found = NeedStore::list(t, network, query);
    http::Page<NeedView> page;
    if (static_cast<int>(found.size()) > query.limit) {
      found.pop_back();
      page.next_cursor = found.back().need_id.text;
    }
    for (const auto& need : found) page.items.push_back(view_of(t, need));
    return page;
  });
}

Result<NeedView> NeedService::find(const Caller& caller, const NetworkId& network,
                                   const NeedId& id) const {
  if (const auto allowed = accounts::allow(caller, Action::see_need, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<NeedView> {
    const auto need = NeedStore::find(t, network, id);
    if (!need) return network::not_found();
    return full_view_of(t, *need);
  });
}

Result<NeedView> NeedService::post(const Caller& caller, const NetworkId& network,
                                   const NeedDraft& draft) {
  const auto now = foundation_.clock.now();
  return foundation_.database.write([&](Transaction& t) -> Result<NeedView> {
    const auto site = network::NetworkDirectory{}.site(t, network, draft.site_id);
    if (!site) return network::not_found();
    Need need;
    need.network_id = network;
    need.need_id = new_id<NeedId>(now, foundation_.random);
    need.emergency_id = draft.emergency_id;
    need.site_id = draft.site_id;
    need.region_id = site->region_id;
    need.organization_id = site->organization_id;
    need.posted_by = caller.actor();
    need.posted_at = now;
    take(need, draft);
    if (const auto allowed = accounts::allow(caller, Action::create_need, target_of(need));
        !allowed) {
      return allowed.error();
    }
    if (site->state == network::SiteState::closed) {
      return Error{ErrorKind::conflict, "site_cannot_ask", "This site is closed.",
                   "Choose the site that receives in its place."};
    }
    const auto emergency = NeedStore::find_emergency(t, network, draft.emergency_id);
    if (!emergency) return network::not_found();
    if (emergency->state == EmergencyState::closed) {
      return Error{ErrorKind::conflict, "emergency_is_closed",
                   "This emergency is closed and takes no more needs.",
                   "Choose an open emergency, or ask the coordinators to open one."};
    }
    if (const auto checked = check_edit(t, network, draft, now); !checked) return checked.error();
    do {
      need.code = new_short_code('N', foundation_.random);
    } while (!NeedStore::add(t, need));
    foundation_.events.publish(
        t, {network, "need.submitted", "need", need.need_id.text, caller.actor()});
    return full_view_of(t, need);
  });
}

Result<NeedView> NeedService::edit(const Caller& caller, const NetworkId& network, const NeedId& id,
                                   const json::Edit<NeedEdit>& edit) {
  return foundation_.database.write([&](Transaction& t) -> Result<NeedView> {
    auto need = NeedStore::find(t, network, id);
    if (!need) return network::not_found();
    if (const auto allowed = accounts::allow(caller, Action::edit_need, target_of(*need));
        !allowed) {
      return allowed.error();
    }
    if (need->state != NeedState::draft && need->state != NeedState::submitted) {
      return Error{ErrorKind::conflict, "need_is_verified",
                   fmt::format("Need {} is {} and is planned with as it stands.", need->code,
                               json::enum_name(need->state)),
                   "Withdraw it and post a new one, or ask your antenna."};
    }
    if (const auto current = edit.check_version(need->version); !current) return current.error();
    const auto changed = edit.apply(edit_of(*need));
    if (!changed) return changed.error();
    if (const auto checked = check_edit(t, network, *changed, foundation_.clock.now()); !checked) {
      return checked.error();
    }
    take(*need, *changed);
    ++need->version;
    NeedStore::save(t, *need);
    return full_view_of(t, *need);
  });
}

Done NeedService::move(Transaction& t, const Caller& caller, Need& need, NeedState to,
                       const std::string& reason) {
  if (!is_allowed(need.state, to)) return transition_not_allowed(need, to);
  const auto from = need.state;
  const auto now = foundation_.clock.now();
  need.state = to;
  if (!reason.empty()) need.answer = reason;
  ++need.version;
  NeedStore::save(t, need);
  NeedStore::record_transition(t, need, from, caller.actor(), now, reason,
                               new_uuid(now, foundation_.random));
  foundation_.events.publish(t, {need.network_id, fmt::format("need.{}", json::enum_name(to)),
                                 "need", need.need_id.text, caller.actor()});
  return {};
}

Result<NeedView> NeedService::step(const Caller& caller, Action action, const NetworkId& network,
                                   const NeedId& id, NeedState to, const std::string& reason,
                                   const Change& change) {
  return foundation_.database.write([&](Transaction& t) -> Result<NeedView> {
    auto need = NeedStore::find(t, network, id);
    if (!need) return network::not_found();
    if (const auto allowed = accounts::allow(caller, action, target_of(*need)); !allowed) {
      return allowed.error();
    }
    if (!is_allowed(need->state, to)) return transition_not_allowed(*need, to);
    if (const auto changed = change(t, *need); !changed) return changed.error();
    if (const auto moved = move(t, caller, *need, to, reason); !moved) return moved.error();
    return full_view_of(t, *need);
  });
}

Result<NeedView> NeedService::verify(const Caller& caller, const NetworkId& network,
                                     const NeedId& id) {
  return step(caller, Action::verify_need, network, id, NeedState::verified, "",
              [&](Transaction& t, Need& need) -> Done {
                const auto site = network::NetworkDirectory{}.site(t, network, need.site_id);
                if (!site || site->state != network::SiteState::active) {
                  return Error{
                      ErrorKind::conflict, "site_is_not_active",
                      "The site of this need has not been activated as a recipient.",
                      "Call it back under a number found independently, and activate it with a "
                      "second person."};
                }
                need.verified_by = caller.actor();
                need.verified_at = foundation_.clock.now();
                return {};
              });
}

Result<NeedView> NeedService::open(const Caller& caller, const NetworkId& network,
                                   const NeedId& id) {
  return step(caller, Action::verify_need, network, id, NeedState::open, "",
              [](Transaction&, Need&) -> Done { return {}; });
}

Result<NeedView> NeedService::reject(const Caller& caller, const NetworkId& network,
                                     const NeedId& id, const NeedReason& reason) {
  return step(caller, Action::verify_need, network, id, NeedState::rejected, reason.reason,
              [](Transaction&, Need&) -> Done { return {}; });
}

Result<NeedView> NeedService::suspend(const Caller& caller, const NetworkId& network,
                                      const NeedId& id, const NeedReason& reason) {
  return step(caller, Action::verify_need, network, id, NeedState::suspended, reason.reason,
              [](Transaction&, Need&) -> Done { return {}; });
}

Result<NeedView> NeedService::resume(const Caller& caller, const NetworkId& network,
                                     const NeedId& id) {
  return step(caller, Action::verify_need, network, id, NeedState::submitted, "",
              [](Transaction&, Need& need) -> Done {
                need.answer.clear();
                return {};
              });
}

Result<NeedView> NeedService::withdraw(const Caller& caller, const NetworkId& network,
                                       const NeedId& id, const NeedReason& reason) {
  return step(caller, Action::edit_need, network, id, NeedState::closed, reason.reason,
              [](Transaction&, Need& need) -> Done {
                need.ended_as = NeedEnd::withdrawn;
                return {};
              });
}

Result<NeedView> NeedService::merge(const Caller& caller, const NetworkId& network,
                                    const NeedId& id, const NeedMerge& merge) {
  return step(caller, Action::verify_need, network, id, NeedState::closed, "",
              [&](Transaction& t, Need& need) -> Done {
                const auto other = NeedStore::find(t, network, merge.into_need_id);
                const bool is_possible =
                    other && other->need_id != need.need_id && other->site_id == need.site_id &&
                    other->state != NeedState::closed && other->state != NeedState::rejected;
                if (!is_possible) {
                  return Error{ErrorKind::conflict, "merge_is_impossible",
                               "The need to merge into is not a living need of the same site.",
                               "Choose one of the likely duplicates shown."};
                }
                need.ended_as = NeedEnd::duplicate;
                need.duplicate_of = other->need_id;
                return {};
              });
}

std::optional<Need> NeedService::find(Transaction& t, const NetworkId& network, const NeedId& id) {
  return NeedStore::find(t, network, id);
}

std::vector<Need> NeedService::all(Transaction& t, const NetworkId& network) {
  return NeedStore::all(t, network);
}

std::vector<Need> NeedService::to_serve(Transaction& t, const NetworkId& network) {
  return NeedStore::to_serve(t, network);
}

std::vector<Emergency> NeedService::emergencies(Transaction& t, const NetworkId& network) {
  return NeedStore::emergencies(t, network);
}

Done NeedService::fulfil(Transaction& t, const Caller& caller, const NetworkId& network,
                         const NeedId& id) {
  auto need = NeedStore::find(t, network, id);
  if (!need) return network::not_found();
  if (need->state == NeedState::closed) return {};
  need->ended_as = NeedEnd::fulfilled;
  return move(t, caller, *need, NeedState::closed, "");
}

}  // namespace touiza::needs
