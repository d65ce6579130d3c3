#include "network/site_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "database/database.hpp"
#include "network/code.hpp"
#include "network/lab_access.hpp"
#include "network/organization_service.hpp"
#include "network/site_store.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

accounts::Target target_of(const Site& site) {
  return {.network = site.network_id,
          .region = site.region_id,
          .cluster = {},
          .organization = site.organization_id,
          .owner = {},
          .is_involved = false};
}

Done allow_reading(const Caller& caller, const NetworkId& network) {
  return accounts::allow(caller, Action::see_site, {.network = network});
}

Error unknown(std::string code, std::string field, std::string message) {
  Error error{ErrorKind::invalid_input, code, message, "Choose one of this network."};
  error.errors.push_back({std::move(field), std::move(code), std::move(message)});
  return error;
}

/// Errors: "town_unknown", "lab_unknown".
Done take_over(Transaction& transaction, const SiteEdit& edit, Site& site) {
  const auto town = find_town(transaction, site.network_id, edit.town_id);
  if (!town) return town_unknown();
  if (edit.lab_id && !find_lab(transaction, site.network_id, *edit.lab_id)) {
    return unknown("lab_unknown", "lab_id", "This network has no such lab.");
  }
  site.name = edit.name;
  site.region_id = town->region_id;
  site.town_id = edit.town_id;
  site.lat = edit.lat.value_or(town->lat);
  site.lng = edit.lng.value_or(town->lng);
  site.lab_id = edit.lab_id;
  site.beds = edit.beds;
  site.name_sorted = sort_text(edit.name);
  site.search_text = search_text({&edit.name});
  return {};
}

/// The site, where `caller` may know of it and do `action` with it.
Result<Site> reach_site(Transaction& transaction, const Caller& caller, const NetworkId& network,
                        const SiteId& id, Action action) {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  if (!site_view(transaction, network, id, site_sight(caller, network))) return not_found();
  auto site = find_site(transaction, network, id);
  if (!site) return not_found();
  if (const auto allowed = accounts::allow(caller, action, target_of(*site)); !allowed) {
    return allowed.error();
  }
  return *std::move(site);
}

Result<SiteView> shown(Transaction& transaction, const Caller& caller, const Site& site) {
  auto view =
      site_view(transaction, site.network_id, site.site_id, site_sight(caller, site.network_id));
  if (!view) return not_found();
  return *std::move(view);
}

accounts::EventDraft event(const Site& site, const Caller& caller, std::string type) {
  return {.network = site.network_id,
          .type = std::move(type),
          .subject_type = "site",
          .subject_id = site.site_id.text,
          .actor = caller.actor()};
}

/// Moves the site and keeps the record of it. Errors: "transition_not_allowed".
Done move_site(Transaction& transaction, Site& site, SiteTransition transition) {
  if (const auto known = check_transition(site.state, transition.to_state); !known) return known;
  transition.network_id = site.network_id;
  transition.site_id = site.site_id;
  transition.from_state = site.state;
  site.state = transition.to_state;
  ++site.version;
  transition.site_version = site.version;
  transaction.update("site", site, {"network_id", "site_id"});
  transaction.insert("site_transition", transition);
  return {};
}

}  // namespace

Done check_transition(SiteState from, SiteState to) {
  using enum SiteState;
  constexpr std::array<std::pair<SiteState, SiteState>, 5> steps{{{proposed, called_back},
                                                                  {called_back, active},
                                                                  {proposed, closed},
                                                                  {called_back, closed},
                                                                  {active, closed}}};
  if (std::ranges::find(steps, std::pair{from, to}) != steps.end()) return {};
  return Error{ErrorKind::conflict, "transition_not_allowed",
               fmt::format("A site that is '{}' cannot become '{}'.", json::enum_name(from),
                           json::enum_name(to)),
               "Look at its present state, and choose a step from there."};
}

Result<http::Page<SiteView>> SiteService::list(const Caller& caller, const NetworkId& network,
                                               const SiteQuery& query) const {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<SiteView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    return list_sites(transaction, network, query, site_sight(caller, network));
  });
}

Result<SiteView> SiteService::find(const Caller& caller, const NetworkId& network,
                                   const SiteId& id) const {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  return house_.database.read([&](Transaction& transaction) -> Result<SiteView> {
    auto view = site_view(transaction, network, id, site_sight(caller, network));
    if (!view) return not_found();
    return *std::move(view);
  });
}

Result<SiteView> SiteService::add(const Caller& caller, const NetworkId& network,
                                  const SiteDraft& draft) const {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  return house_.database.write([&](Transaction& transaction) -> Result<SiteView> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    if (draft.organization_id && !find_organization(transaction, network, *draft.organization_id)) {
      return unknown("organization_unknown", "organization_id",
                     "This network has no such organization.");
    }
    Site site;
    site.network_id = network;
    site.site_id = new_id<SiteId>(house_.clock.now(), house_.random);
    site.kind = draft.kind;
    site.organization_id = draft.organization_id;
    if (const auto taken = take_over(transaction, draft, site); !taken) return taken.error();
    if (const auto allowed = accounts::allow(caller, Action::create_site, target_of(site));
        !allowed) {
      return allowed.error();
    }
    site.created_by = caller.actor();
    site.created_at = house_.clock.now();
    transaction.insert("site", site);
    house_.events.publish(transaction, event(site, caller, "site.proposed"));
    return shown(transaction, caller, site);
  });
}

Result<SiteView> SiteService::edit(const Caller& caller, const NetworkId& network, const SiteId& id,
                                   const json::Edit<SiteEdit>& edit) const {
  return house_.database.write([&](Transaction& transaction) -> Result<SiteView> {
    auto site = reach_site(transaction, caller, network, id, Action::edit_site);
    if (!site) return site.error();
    if (const auto current = edit.check_version(site->version); !current) return current.error();
    const auto changed =
        edit.apply({site->name, site->town_id, site->lat, site->lng, site->lab_id, site->beds});
    if (!changed) return changed.error();
    if (const auto taken = take_over(transaction, *changed, *site); !taken) return taken.error();
    if (const auto allowed = accounts::allow(caller, Action::edit_site, target_of(*site));
        !allowed) {
      return allowed.error();
    }
    ++site->version;
    transaction.update("site", *site, {"network_id", "site_id"});
    house_.events.publish(transaction, event(*site, caller, "site.changed"));
    return shown(transaction, caller, *site);
  });
}

Result<SiteView> SiteService::activate(const Caller& caller, const NetworkId& network,
                                       const SiteId& id, const ActivationDraft& draft) const {
  return house_.database.write([&](Transaction& transaction) -> Result<SiteView> {
    auto site = reach_site(transaction, caller, network, id, Action::activate_site);
    if (!site) return site.error();
    const bool is_first = site->state != SiteState::called_back;
    const auto to = is_first ? SiteState::called_back : SiteState::active;
    if (const auto known = check_transition(site->state, to); !known) return known.error();
    if (is_first && (!draft.called_number || !draft.number_source)) {
      return Error{ErrorKind::invalid_input, "call_back_missing",
                   "A recipient is activated after a call to a number found independently.",
                   "Call its switchboard, and give the number and where you found it."};
    }
    if (!is_first && last_actor(transaction, *site, SiteState::called_back) == caller.actor()) {
      return Error{ErrorKind::not_allowed, "second_person_needed",
                   "Two people activate a recipient, and you were the first.",
                   "Ask another coordinator or an administrator to look at it."};
    }
    SiteTransition transition;
    transition.transition_id = new_uuid(house_.clock.now(), house_.random);
    transition.to_state = to;
    transition.at = house_.clock.now();
    transition.actor = caller.actor();
    transition.reason = draft.note;
    transition.called_number = draft.called_number;
    transition.number_source = draft.number_source;
    const auto moved = move_site(transaction, *site, std::move(transition));
    if (!moved) return moved.error();
    house_.events.publish(transaction,
                          event(*site, caller, fmt::format("site.{}", json::enum_name(to))));
    return shown(transaction, caller, *site);
  });
}

Result<SiteView> SiteService::close(const Caller& caller, const NetworkId& network,
                                    const SiteId& id,
                                    const std::optional<std::string>& reason) const {
  return house_.database.write([&](Transaction& transaction) -> Result<SiteView> {
    auto site = reach_site(transaction, caller, network, id, Action::edit_site);
    if (!site) return site.error();
    if (const auto known = check_transition(site->state, SiteState::closed); !known) {
      return known.error();
    }
    if (!reason) {
      return Error{ErrorKind::invalid_input, "reason_missing",
                   "Someone else has to live with this step, and is told why.",
                   "Give the reason in a sentence."};
    }
    SiteTransition transition;
    transition.transition_id = new_uuid(house_.clock.now(), house_.random);
    transition.to_state = SiteState::closed;
    transition.at = house_.clock.now();
    transition.actor = caller.actor();
    transition.reason = reason;
    const auto moved = move_site(transaction, *site, std::move(transition));
    if (!moved) return moved.error();
    house_.events.publish(transaction, event(*site, caller, "site.closed"));
    return shown(transaction, caller, *site);
  });
}

}  // namespace touiza::network
