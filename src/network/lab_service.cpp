#include "network/lab_service.hpp"

#include <fmt/format.h>

#include "database/database.hpp"
#include "network/code.hpp"
#include "network/lab_access.hpp"
#include "network/lab_store.hpp"
#include "network/organization_service.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

/// Errors: "referee_unknown".
Done check_referees(Transaction& transaction, const Lab& lab) {
  for (const auto& referee : lab.referees) {
    const auto found = find_lab(transaction, lab.network_id, referee);
    if (found && is_working(found->state) && found->organization_id != lab.organization_id) {
      continue;
    }
    return Error{ErrorKind::invalid_input, "referee_unknown",
                 "A referee is no working lab of another organization of this network.",
                 "Name labs that know this one, or none: then any working lab may vouch."};
  }
  return {};
}

/// The declared part of `edit` into `lab`. Errors: "town_unknown", "referee_unknown".
Done take_over(Transaction& transaction, const LabEdit& edit, const Organization& organization,
               Random& random, Lab& lab) {
  const auto town = find_town(transaction, lab.network_id, edit.town_id);
  if (!town) return town_unknown();
  const Location place{edit.lat.value_or(town->lat), edit.lng.value_or(town->lng)};
  const bool is_moved = lab.shown_lat == 0 || place != Location{lab.lat, lab.lng};
  lab.region_id = town->region_id;
  lab.town_id = edit.town_id;
  lab.name = edit.name;
  lab.description = edit.description;
  lab.people_hours_per_day = edit.people_hours_per_day;
  lab.limits = edit.limits;
  lab.referees = edit.referees;
  if (is_moved) {
    const auto shown =
        organization.kind == OrganizationKind::individual ? blurred(place, random) : place;
    lab.lat = place.lat;
    lab.lng = place.lng;
    lab.shown_lat = shown.lat;
    lab.shown_lng = shown.lng;
  }
  lab.search_text = search_text({&lab.name, &organization.name});
  return check_referees(transaction, lab);
}

LabEdit edit_of(const Lab& lab) {
  return {lab.name,   lab.town_id, lab.lat, lab.lng, lab.description, lab.people_hours_per_day,
          lab.limits, lab.referees};
}

/// The view for the one who has just changed it.
Result<LabView> shown(Transaction& transaction, const Caller& caller, const Lab& lab, Instant now) {
  auto view = lab_view(transaction, lab.network_id, lab.lab_id, sight(caller, lab.network_id), now);
  if (!view) return not_found();
  return *std::move(view);
}

constexpr auto confirm_lab_sql = R"sql(
  UPDATE lab SET confirmed_at = ?3, version = version + 1 WHERE network_id = ?1 AND lab_id = ?2
)sql";
constexpr auto confirm_machines_sql = R"sql(
  UPDATE machine SET confirmed_at = ?3, version = version + 1
  WHERE network_id = ?1 AND lab_id = ?2 AND state <> 'retired'
)sql";

}  // namespace

Result<http::Page<LabView>> LabService::list(const Caller& caller, const NetworkId& network,
                                             const LabQuery& query) const {
  if (const auto allowed = accounts::allow(caller, Action::see_lab, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<LabView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    return list_labs(transaction, network, query, sight(caller, network), house_.clock.now());
  });
}

Result<LabView> LabService::find(const Caller& caller, const NetworkId& network,
                                 const LabId& lab) const {
  if (const auto allowed = accounts::allow(caller, Action::see_lab, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.read([&](Transaction& transaction) -> Result<LabView> {
    auto view = lab_view(transaction, network, lab, sight(caller, network), house_.clock.now());
    if (!view) return not_found();
    return *std::move(view);
  });
}

Result<LabView> LabService::add(const Caller& caller, const NetworkId& network,
                                const LabDraft& draft) const {
  if (const auto allowed = accounts::allow(caller, Action::see_lab, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return house_.database.write([&](Transaction& transaction) -> Result<LabView> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    const auto organization = find_organization(transaction, network, draft.organization_id);
    if (!organization) {
      return Error{ErrorKind::invalid_input, "organization_unknown",
                   "This network has no such organization.", "Register the organization first."};
    }
    Lab lab;
    lab.network_id = network;
    lab.lab_id = new_id<LabId>(house_.clock.now(), house_.random);
    lab.organization_id = draft.organization_id;
    if (const auto taken = take_over(transaction, draft, *organization, house_.random, lab);
        !taken) {
      return taken.error();
    }
    const LabPlace place{network, lab.region_id, lab.organization_id, {}};
    if (const auto allowed = allow(caller, Action::create_lab, place); !allowed) {
      return allowed.error();
    }
    lab.created_at = lab.declared_at = lab.confirmed_at = house_.clock.now();
    lab.created_by = caller.actor();
    insert_with_code(transaction, "lab", 'W', house_.random, lab);
    set_sort_text(transaction, lab, *organization);
    house_.events.publish(transaction, lab_event(lab, caller.actor(), "lab.applied"));
    return shown(transaction, caller, lab, house_.clock.now());
  });
}

Result<LabView> LabService::edit(const Caller& caller, const NetworkId& network, const LabId& id,
                                 const json::Edit<LabEdit>& edit) const {
  return house_.database.write([&](Transaction& transaction) -> Result<LabView> {
    auto lab = reach_lab(transaction, caller, network, id, Action::edit_lab);
    if (!lab) return lab.error();
    if (const auto current = edit.check_version(lab->version); !current) return current.error();
    const auto changed = edit.apply(edit_of(*lab));
    if (!changed) return changed.error();
    const auto organization = find_organization(transaction, network, lab->organization_id);
    if (!organization) return not_found();
    if (const auto taken = take_over(transaction, *changed, *organization, house_.random, *lab);
        !taken) {
      return taken.error();
    }
    // Into another region only with the right there: who may act on it changes with it.
    const auto place = place_of_lab(transaction, *lab);
    if (const auto allowed = allow(caller, Action::edit_lab, place); !allowed) {
      return allowed.error();
    }
    lab->declared_at = lab->confirmed_at = house_.clock.now();
    ++lab->version;
    transaction.update("lab", *lab, {"network_id", "lab_id"});
    set_sort_text(transaction, *lab, *organization);
    move_machine_list_stamp(transaction, network);
    house_.events.publish(transaction, lab_event(*lab, caller.actor(), "lab.changed"));
    return shown(transaction, caller, *lab, house_.clock.now());
  });
}

Result<LabView> LabService::confirm(const Caller& caller, const NetworkId& network,
                                    const LabId& id) const {
  return house_.database.write([&](Transaction& transaction) -> Result<LabView> {
    auto lab = reach_lab(transaction, caller, network, id, Action::confirm_capacity);
    if (!lab) return lab.error();
    const auto now = house_.clock.now();
    transaction.run(confirm_lab_sql, network, id, now);
    transaction.run(confirm_machines_sql, network, id, now);
    move_machine_list_stamp(transaction, network);
    if (lab->state == LabState::dormant) {
      const auto woken = move_lab(transaction, *lab, LabState::active, caller.actor(), std::nullopt,
                                  now, house_.random);
      if (!woken) return woken.error();
      house_.events.publish(transaction, lab_event(*lab, caller.actor(), "lab.active"));
    }
    house_.events.publish(transaction, lab_event(*lab, caller.actor(), "lab.confirmed"));
    return shown(transaction, caller, *lab, now);
  });
}

}  // namespace touiza::network
