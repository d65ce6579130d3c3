#include "campaigns/offer_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "accounts/caller.hpp"
#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"
#include "campaigns/work_views.hpp"
#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "network/code.hpp"
#include "network/directory.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

/// Whether what the offer stands on still stands.
Done check_ground(Transaction& t, const Offer& offer) {
  const auto& network = offer.network_id;
  const auto campaign = CampaignStore::find(t, network, offer.campaign_id);
  if (!campaign || campaign->state != CampaignState::running) {
    return Error{ErrorKind::conflict, "campaign_is_not_running",
                 "The campaign of this offer is paused or ends.",
                 "Wait until it is resumed, or ask its coordinators."};
  }
  const auto lab = network::NetworkDirectory{}.lab(t, network, offer.lab_id);
  if (!lab || !network::is_working(lab->state)) {
    return Error{ErrorKind::conflict, "lab_is_not_working",
                 "The lab of this offer is not active at the moment.",
                 "Confirm its capacity first: that wakes it."};
  }
  const auto makeable = designs::Catalogue::makeable(t, network, offer.process_plan_id);
  if (!makeable || makeable->revision.state != designs::RevisionState::released) {
    return Error{ErrorKind::conflict, "revision_is_not_released",
                 "The revision of this offer is no longer the released one.",
                 "Decline it: a new offer for the current revision follows."};
  }
  const auto& skill = makeable->process_plan.required_skill;
  const auto skills = network::NetworkDirectory{}.skills(t, network);
  const auto is_known = [&](const network::LabSkill& known) {
    return known.lab_id == offer.lab_id && known.skill == skill;
  };
  if (!skill.empty() && std::ranges::none_of(skills, is_known)) {
    return Error{ErrorKind::conflict, "lab_lacks_skill",
                 fmt::format("This work asks for '{}', which the lab does not declare.", skill),
                 "Declare the know-how of your lab if it has it, or decline the offer."};
  }
  return {};
}

}  // namespace

Result<Offer> OfferService::reach(Transaction& t, const Caller& caller, Action action,
                                  const NetworkId& network, const OfferId& id) const {
  auto offer = OfferStore::find(t, network, id);
  if (!offer) {
    if (!caller.is_signed_in()) {
      return accounts::allow(caller, action, {.network = network}).error();
    }
    return network::not_found();
  }
  const auto place = place_of(t, *offer);
  if (const auto seen = network::allow(caller, Action::see_offer, place); !seen) {
    if (seen.error().kind == ErrorKind::not_signed_in) return seen.error();
    return network::not_found();
  }
  const auto drafts = accounts::allow(caller, Action::dispatch_offers, {.network = network});
  if (offer->state == OfferState::draft && !drafts &&
      !accounts::reach(caller, Action::see_offer, network).is_everywhere) {
    return network::not_found();
  }
  if (const auto allowed = network::allow(caller, action, place); !allowed) {
    return allowed.error();
  }
  return *std::move(offer);
}

Result<http::Page<OfferView>> OfferService::list(const Caller& caller, const NetworkId& network,
                                                 const OfferQuery& query) const {
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<OfferView>> {
    const auto reach = accounts::reach(caller, Action::see_offer, network);
    if (reach.is_nowhere()) {
      const auto allowed = accounts::allow(caller, Action::see_offer, {.network = network});
      if (!allowed && !caller.is_signed_in()) return allowed.error();
    }
    OfferFilter filter;
    filter.lab = query.lab ? query.lab->text : "";
    filter.campaign = query.campaign ? query.campaign->text : "";
    filter.state = query.state ? json::enum_name(*query.state) : "";
    filter.before = query.cursor.value_or("");
    filter.is_limited = !reach.is_everywhere;
    filter.organizations = reach.organizations;
    filter.regions = reach.regions;
    filter.limit = query.limit + 1;
    auto offers = OfferStore::list(t, network, filter);
    http::Page<OfferView> page;
    if (offers.size() > static_cast<std::size_t>(query.limit)) {
      offers.pop_back();
      page.next_cursor = offers.back().offer_id.text;
    }
    WorkViews views{t, network};
    for (const auto& offer : offers) page.items.push_back(views.of(offer));
    return page;
  });
}

Result<OfferView> OfferService::find(const Caller& caller, const NetworkId& network,
                                     const OfferId& id) const {
  return foundation_.database.read([&](Transaction& t) -> Result<OfferView> {
    const auto offer = reach(t, caller, Action::see_offer, network, id);
    if (!offer) return offer.error();
    return view_of(t, *offer);
  });
}

Job OfferService::job_from(const Offer& offer, const AccountId& actor) const {
  const auto now = foundation_.clock.now();
  Job job;
  job.network_id = offer.network_id;
  job.job_id = new_id<JobId>(now, foundation_.random);
  job.campaign_id = offer.campaign_id;
  job.offer_id = offer.offer_id;
  job.lab_id = offer.lab_id;
  job.region_id = offer.region_id;
  job.organization_id = offer.organization_id;
  job.design_id = offer.design_id;
  job.revision_id = offer.revision_id;
  job.component_id = offer.component_id;
  job.process_plan_id = offer.process_plan_id;
  job.quantity = job.quantity_promised = offer.quantity_accepted;
  job.due_day = offer.due_day;
  job.accepted_by = actor;
  job.accepted_at = now;
  return job;
}

Result<OfferView> OfferService::accept(const Caller& caller, const NetworkId& network,
                                       const OfferId& id, const OfferAcceptance& acceptance) {
  return foundation_.database.write([&](Transaction& t) -> Result<OfferView> {
    auto offer = reach(t, caller, Action::answer_offer, network, id);
    if (!offer) return offer.error();
    if (const auto open = check_transition(offer->state, OfferState::accepted); !open) {
      return open.error();
    }
    if (offer->expires_at && *offer->expires_at <= foundation_.clock.now()) {
      return Error{ErrorKind::conflict, "offer_is_expired",
                   fmt::format("This offer was open until {}.", to_rfc3339(*offer->expires_at)),
                   "Ask your coordinators for a new one."};
    }
    const auto quantity = acceptance.quantity.value_or(offer->quantity);
    if (quantity > offer->quantity || quantity < 1) {
      return Error{ErrorKind::invalid_input, "quantity_exceeds_offer",
                   fmt::format("{} are offered; {} cannot be accepted.", offer->quantity, quantity),
                   "Accept all or part of it; ask your coordinators for more."};
    }
    if (const auto stands = check_ground(t, *offer); !stands) return stands.error();
    offer->quantity_accepted = quantity;
    auto job = job_from(*offer, caller.actor());
    network::insert_with_code(t, "job", 'J', foundation_.random, job);
    foundation_.events.publish(t,
                               {network, "job.accepted", "job", job.job_id.text, caller.actor()});
    offer->job_id = job.job_id;
    if (const auto moved = transitions_.move(t, *offer, OfferState::accepted, {caller.actor(), ""});
        !moved) {
      return moved.error();
    }
    network::NetworkDirectory{}.note_sign(t, network, offer->lab_id, foundation_.clock.now());
    if (quantity < offer->quantity) {
      const auto back = campaigns_.come_back(t, caller.actor(), network, offer->campaign_id);
      if (!back) return back.error();
    }
    return view_of(t, *offer);
  });
}

Result<OfferView> OfferService::decline(const Caller& caller, const NetworkId& network,
                                        const OfferId& id, const CampaignReason& reason) {
  return foundation_.database.write([&](Transaction& t) -> Result<OfferView> {
    auto offer = reach(t, caller, Action::answer_offer, network, id);
    if (!offer) return offer.error();
    const Mover mover{caller.actor(), reason.reason};
    if (const auto moved = transitions_.move(t, *offer, OfferState::declined, mover); !moved) {
      return moved.error();
    }
    network::NetworkDirectory{}.note_sign(t, network, offer->lab_id, foundation_.clock.now());
    const auto back = campaigns_.come_back(t, caller.actor(), network, offer->campaign_id);
    if (!back) return back.error();
    return view_of(t, *offer);
  });
}

Result<OfferView> OfferService::withdraw(const Caller& caller, const NetworkId& network,
                                         const OfferId& id, const CampaignReason& reason) {
  return foundation_.database.write([&](Transaction& t) -> Result<OfferView> {
    auto offer = reach(t, caller, Action::dispatch_offers, network, id);
    if (!offer) return offer.error();
    const Mover mover{caller.actor(), reason.reason};
    if (const auto moved = transitions_.move(t, *offer, OfferState::withdrawn, mover); !moved) {
      return moved.error();
    }
    const auto back = campaigns_.come_back(t, caller.actor(), network, offer->campaign_id);
    if (!back) return back.error();
    return view_of(t, *offer);
  });
}

Result<int> OfferService::expire_due(const NetworkId& network) {
  return foundation_.database.write([&](Transaction& t) -> Result<int> {
    int count = 0;
    for (auto& offer : OfferStore::expired(t, network, foundation_.clock.now())) {
      const Mover mover{accounts::system_account, ""};
      if (const auto moved = transitions_.move(t, offer, OfferState::expired, mover); !moved) {
        return moved.error();
      }
      const auto back =
          campaigns_.come_back(t, accounts::system_account, network, offer.campaign_id);
      if (!back) return back.error();
      ++count;
    }
    return count;
  });
}

}  // namespace touiza::campaigns
