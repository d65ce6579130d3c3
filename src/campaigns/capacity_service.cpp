#include "campaigns/capacity_service.hpp"

#include <algorithm>
#include <map>

#include "campaigns/plan_store.hpp"
#include "campaigns/planning_facts.hpp"
#include "database/database.hpp"
#include "designs/catalogue.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using database::Transaction;

Result<DesignId> most_needed(const PlanningFacts& facts) {
  std::map<DesignId, std::int64_t> needed;
  for (const auto& need : facts.needs) {
    if (need.need.design_id) needed[*need.need.design_id] += need.open_quantity;
  }
  if (needed.empty()) {
    return Error{ErrorKind::conflict, "nothing_is_asked_for",
                 "No need is open, so there is no design to look at.", "Name a design."};
  }
  return std::ranges::max_element(needed, {}, [](const auto& each) { return each.second; })->first;
}

}  // namespace

Result<CapacityView> CapacityService::capacity(const accounts::Caller& caller,
                                               const NetworkId& network,
                                               const CapacityQuery& query) const {
  return foundation_.database.read([&](Transaction& t) -> Result<CapacityView> {
    if (const auto allowed = accounts::allow(caller, Action::see_plan, {.network = network});
        !allowed) {
      return allowed.error();
    }
    const auto now = foundation_.clock.now();
    auto facts = planning_facts(t, network, now, Plan{}, surroundings_);
    if (!facts) return facts.error();
    auto design = query.design ? Result<DesignId>{*query.design} : most_needed(*facts);
    if (!design) return design.error();
    const auto whole = designs::Catalogue::released(t, network, *design);
    if (!whole) return whole.error();
    facts->revisions = {designs::view_of(t, whole->design, whole->revision)};
    auto view = campaigns::capacity(*facts);
    view.computed_at = now;
    if (const auto plan = PlanStore::latest_answered(t, network)) {
      view.latest_plan_id = plan->plan_id;
    }
    return view;
  });
}

}  // namespace touiza::campaigns
