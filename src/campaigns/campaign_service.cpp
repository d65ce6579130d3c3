#include "campaigns/campaign_service.hpp"

#include <algorithm>
#include <map>

#include "accounts/caller.hpp"
#include "campaigns/campaign_board.hpp"
#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"
#include "campaigns/offer_drafts.hpp"
#include "campaigns/plan_store.hpp"
#include "campaigns/planning_facts.hpp"
#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "needs/need_service.hpp"
#include "network/code.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

Done check_launchable(const Plan& plan) {
  if (plan.draft.what_if) {
    return Error{ErrorKind::conflict, "plan_is_what_if",
                 "This plan counts on machines or money that are not there.",
                 "Ask for a plan without 'what if', then launch that one."};
  }
  if (plan.state != PlanState::ready || !plan.answer || plan.campaign_id) {
    return Error{ErrorKind::conflict, "plan_is_not_ready",
                 "Only a plan that is ready, and no campaign's own, can be launched.",
                 "Read the plan again, or ask for a new one."};
  }
  if (offer_drafts(*plan.answer).empty()) {
    return Error{ErrorKind::conflict, "plan_makes_nothing",
                 "No lab has anything to make in this plan.",
                 "Read its bottlenecks and notes: they say what is missing."};
  }
  return {};
}

}  // namespace

CampaignService::CampaignService(accounts::Foundation& foundation, PlanService& plans,
                                 AskForExpiry ask_for_expiry)
    : foundation_{foundation},
      plans_{plans},
      transitions_{foundation},
      ask_for_expiry_{std::move(ask_for_expiry)} {
  plans_.on_replanned([this](Transaction& t, Plan& plan) { return take_over(t, plan); });
}

Result<Campaign> CampaignService::reach(Transaction& t, const Caller& caller, Action action,
                                        const NetworkId& network, const CampaignId& id) const {
  const accounts::Target target{.network = network};
  if (const auto allowed = accounts::allow(caller, Action::see_campaign, target); !allowed) {
    return allowed.error();
  }
  auto campaign = CampaignStore::find(t, network, id);
  if (!campaign) return network::not_found();
  if (const auto allowed = accounts::allow(caller, action, target); !allowed) {
    return allowed.error();
  }
  return *std::move(campaign);
}

CampaignView CampaignService::whole_view(Transaction& t, const Campaign& campaign) const {
  const auto today = today_in(t, campaign.network_id, foundation_.clock.now());
  const auto made = made_by_job(t, campaign.network_id, plans_.made_so_far());
  return campaign_board(t, campaign, made, today, true);
}

Result<http::Page<CampaignView>> CampaignService::list(const Caller& caller,
                                                       const NetworkId& network,
                                                       const CampaignQuery& query) const {
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<CampaignView>> {
    if (const auto allowed = accounts::allow(caller, Action::see_campaign, {.network = network});
        !allowed) {
      return allowed.error();
    }
    auto campaigns = CampaignStore::list(t, network, query);
    http::Page<CampaignView> page;
    if (campaigns.size() > static_cast<std::size_t>(query.limit)) {
      campaigns.pop_back();
      page.next_cursor = campaigns.back().campaign_id.text;
    }
    const auto today = today_in(t, network, foundation_.clock.now());
    const auto made = made_by_job(t, network, plans_.made_so_far());
    for (const auto& campaign : campaigns) {
      page.items.push_back(campaign_board(t, campaign, made, today, false));
    }
    return page;
  });
}

Result<CampaignView> CampaignService::find(const Caller& caller, const NetworkId& network,
                                           const CampaignId& id) const {
  return foundation_.database.read([&](Transaction& t) -> Result<CampaignView> {
    const auto campaign = reach(t, caller, Action::see_campaign, network, id);
    if (!campaign) return campaign.error();
    return whole_view(t, *campaign);
  });
}

/// What the plan brings to each need; of one that nobody can serve any more, that it is so.
void CampaignService::take_needs(Transaction& t, const Campaign& campaign,
                                 const PlanAnswer& answer) {
  const auto& network = campaign.network_id;
  std::map<NeedId, CampaignNeed> known;
  for (auto& row : CampaignStore::needs_of(t, network, campaign.campaign_id)) {
    known[row.need_id] = std::move(row);
  }
  for (const auto& need : answer.needs) {
    auto row = known[need.need_id];
    const bool is_new = row.need_id.is_empty();
    if (is_new && !need.left_out.empty()) continue;
    const bool was_in_reach = row.left_out.empty();
    const auto asked = needs::NeedService::find(t, network, need.need_id);
    const auto sent = asked ? std::max<std::int64_t>(asked->quantity - need.needed, 0) : 0;
    row.network_id = network;
    row.campaign_id = campaign.campaign_id;
    row.need_id = need.need_id;
    row.design_id = need.design_id;
    row.planned = sent + need.delivered;
    row.left_out = need.needed > 0 ? need.left_out : "";
    for (const auto& product : answer.products) {
      if (product.design_id == need.design_id && !product.revision_id.is_empty())
        row.revision_id = product.revision_id;
    }
    CampaignStore::put_need(t, row);
    if (row.left_out.empty() || !was_in_reach) continue;
    foundation_.events.publish(
        t, {network, "need.out_of_reach", "need", need.need_id.text, accounts::system_account});
  }
}

/// Needs, moulds and offers as the plan has them.
void CampaignService::take_plan(Transaction& t, const Campaign& campaign, const PlanAnswer& answer,
                                bool is_open) {
  const auto& network = campaign.network_id;
  const auto now = foundation_.clock.now();
  take_needs(t, campaign, answer);
  for (const auto& mould : answer.toolings) {
    CampaignStore::put_tooling(
        t, {network, campaign.campaign_id, mould.machine_id, mould.process_plan_id, mould.lab_id,
            mould.order_day, mould.ready_day, mould.cost_mad});
  }
  const network::NetworkDirectory directory;
  for (const auto& draft : offer_drafts(answer)) {
    const auto lab = directory.lab(t, network, draft.lab_id);
    if (!lab) continue;
    Offer offer;
    offer.network_id = network;
    offer.offer_id = new_id<OfferId>(now, foundation_.random);
    offer.campaign_id = campaign.campaign_id;
    offer.lab_id = draft.lab_id;
    offer.region_id = lab->region_id;
    offer.organization_id = lab->organization_id;
    // Several revisions of a design may be in the plan: what is offered knows its own.
    if (const auto work = designs::Catalogue::makeable(t, network, draft.process_plan_id)) {
      offer.design_id = work->design.design_id;
    }
    offer.revision_id = draft.revision_id;
    offer.component_id = draft.component_id;
    offer.process_plan_id = draft.process_plan_id;
    offer.quantity = draft.quantity;
    offer.machine_hours = draft.machine_hours;
    offer.first_day = draft.first_day;
    offer.due_day = draft.due_day;
    offer.created_at = now;
    network::insert_with_code(t, "offer", 'O', foundation_.random, offer);
    foundation_.events.publish(
        t, {network, "offer.draft", "offer", offer.offer_id.text, accounts::system_account});
  }
  if (is_open) static_cast<void>(open_offers(t, campaign, accounts::system_account));
}

Result<CampaignView> CampaignService::launch(const Caller& caller, const NetworkId& network,
                                             const PlanId& plan_id, const CampaignLaunch& launch) {
  return foundation_.database.write([&](Transaction& t) -> Result<CampaignView> {
    const accounts::Target target{.network = network};
    if (const auto allowed = accounts::allow(caller, Action::launch_plan, target); !allowed) {
      return allowed.error();
    }
    auto plan = PlanStore::find(t, network, plan_id);
    if (!plan) return network::not_found();
    if (const auto launchable = check_launchable(*plan); !launchable) return launchable.error();
    const auto& answer = *plan->answer;
    const auto now = foundation_.clock.now();
    Campaign campaign;
    campaign.network_id = network;
    campaign.campaign_id = new_id<CampaignId>(now, foundation_.random);
    campaign.name = launch.name;
    campaign.emergency_id = plan->draft.emergency_id;
    campaign.plan_id = plan_id;
    campaign.first_day = answer.first_day;
    campaign.end_day = launch.end_day.value_or(answer.first_day + (answer.horizon_days - 1));
    campaign.offer_expiry_hours = launch.offer_expiry_hours;
    campaign.created_by = caller.actor();
    campaign.created_at = now;
    network::insert_with_code(t, "campaign", 'C', foundation_.random, campaign);
    foundation_.events.publish(
        t, {network, "campaign.draft", "campaign", campaign.campaign_id.text, caller.actor()});
    plan->campaign_id = campaign.campaign_id;
    if (const auto moved = plans_.move(t, caller.actor(), *plan, PlanState::launched, ""); !moved) {
      return moved.error();
    }
    take_plan(t, campaign, answer, false);
    return whole_view(t, campaign);
  });
}

Done CampaignService::open_offers(Transaction& t, const Campaign& campaign,
                                  const AccountId& actor) {
  const auto expiry = foundation_.clock.now() + std::chrono::hours{campaign.offer_expiry_hours};
  bool is_any = false;
  for (auto& offer : OfferStore::of_campaign(t, campaign.network_id, campaign.campaign_id)) {
    if (offer.state != OfferState::draft) continue;
    offer.expires_at = expiry;
    is_any = true;
    if (const auto moved = transitions_.move(t, offer, OfferState::open, {actor, ""}); !moved) {
      return moved.error();
    }
  }
  if (is_any && ask_for_expiry_) ask_for_expiry_(t, campaign.network_id, expiry);
  return {};
}

Result<CampaignView> CampaignService::dispatch(const Caller& caller, const NetworkId& network,
                                               const CampaignId& id) {
  return foundation_.database.write([&](Transaction& t) -> Result<CampaignView> {
    auto campaign = reach(t, caller, Action::dispatch_offers, network, id);
    if (!campaign) return campaign.error();
    if (campaign->state != CampaignState::running) {
      const Mover mover{caller.actor(), ""};
      if (campaign->state == CampaignState::paused) {
        return check_transition(CampaignState::paused, CampaignState::draft).error();
      }
      if (const auto moved = transitions_.move(t, *campaign, CampaignState::running, mover);
          !moved) {
        return moved.error();
      }
    }
    if (const auto opened = open_offers(t, *campaign, caller.actor()); !opened) {
      return opened.error();
    }
    return whole_view(t, *campaign);
  });
}

Result<CampaignView> CampaignService::pause(const Caller& caller, const NetworkId& network,
                                            const CampaignId& id, const CampaignReason& reason) {
  return foundation_.database.write([&](Transaction& t) -> Result<CampaignView> {
    auto campaign = reach(t, caller, Action::edit_campaign, network, id);
    if (!campaign) return campaign.error();
    const Mover mover{caller.actor(), reason.reason};
    if (const auto moved = transitions_.move(t, *campaign, CampaignState::paused, mover); !moved) {
      return moved.error();
    }
    return whole_view(t, *campaign);
  });
}

Result<CampaignView> CampaignService::resume(const Caller& caller, const NetworkId& network,
                                             const CampaignId& id) {
  return foundation_.database.write([&](Transaction& t) -> Result<CampaignView> {
    auto campaign = reach(t, caller, Action::edit_campaign, network, id);
    if (!campaign) return campaign.error();
    if (campaign->state == CampaignState::draft) {
      return check_transition(CampaignState::draft, CampaignState::draft).error();
    }
    const Mover mover{caller.actor(), ""};
    if (const auto moved = transitions_.move(t, *campaign, CampaignState::running, mover); !moved) {
      return moved.error();
    }
    if (const auto opened = open_offers(t, *campaign, caller.actor()); !opened) {
      return opened.error();
    }
    return whole_view(t, *campaign);
  });
}

Result<CampaignView> CampaignService::replan(const Caller& caller, const NetworkId& network,
                                             const CampaignId& id) {
  return foundation_.database.write([&](Transaction& t) -> Result<CampaignView> {
    const auto campaign = reach(t, caller, Action::edit_campaign, network, id);
    if (!campaign) return campaign.error();
    if (!is_live(campaign->state) || campaign->state == CampaignState::ramping_down) {
      return Error{ErrorKind::conflict, "campaign_is_over",
                   "This campaign ends or has ended; nothing is planned for it any more.",
                   "Ask for a plan of the open needs instead."};
    }
    plans_.ask_for_campaign(t, caller.actor(), network, id);
    return whole_view(t, *campaign);
  });
}

Done CampaignService::withdraw_offers(Transaction& t, const Campaign& campaign,
                                      const Mover& mover) {
  for (auto& offer : OfferStore::of_campaign(t, campaign.network_id, campaign.campaign_id)) {
    if (offer.state != OfferState::draft && offer.state != OfferState::open) continue;
    if (const auto moved = transitions_.move(t, offer, OfferState::withdrawn, mover); !moved) {
      return moved.error();
    }
  }
  return {};
}

Done CampaignService::end_if_done(Transaction& t, Campaign& campaign, const AccountId& actor) {
  if (campaign.state != CampaignState::ramping_down) return {};
  for (const auto& job : JobStore::of_campaign(t, campaign.network_id, campaign.campaign_id)) {
    if (is_live(job.state) || job.state == JobState::reported) return {};
  }
  return transitions_.move(t, campaign, CampaignState::ended, {actor, ""});
}

Result<CampaignView> CampaignService::end(const Caller& caller, const NetworkId& network,
                                          const CampaignId& id, const CampaignReason& reason) {
  return foundation_.database.write([&](Transaction& t) -> Result<CampaignView> {
    auto campaign = reach(t, caller, Action::edit_campaign, network, id);
    if (!campaign) return campaign.error();
    const Mover mover{caller.actor(), reason.reason};
    const auto to = campaign->state == CampaignState::draft ? CampaignState::cancelled
                                                            : CampaignState::ramping_down;
    if (const auto moved = transitions_.move(t, *campaign, to, mover); !moved) {
      return moved.error();
    }
    if (const auto withdrawn = withdraw_offers(t, *campaign, mover); !withdrawn) {
      return withdrawn.error();
    }
    if (const auto ended = end_if_done(t, *campaign, caller.actor()); !ended) {
      return ended.error();
    }
    return whole_view(t, *campaign);
  });
}

Done CampaignService::come_back(Transaction& t, const AccountId& actor, const NetworkId& network,
                                const CampaignId& id) {
  auto campaign = CampaignStore::find(t, network, id);
  if (!campaign) return {};
  if (campaign->state == CampaignState::running || campaign->state == CampaignState::paused) {
    plans_.ask_for_campaign(t, actor, network, id);
  }
  return end_if_done(t, *campaign, actor);
}

Done CampaignService::take_over(Transaction& t, Plan& plan) {
  auto campaign = CampaignStore::find(t, plan.network_id, *plan.campaign_id);
  const bool is_wanted =
      campaign && is_live(campaign->state) && campaign->state != CampaignState::ramping_down;
  // Of two that were computed at once the one that was asked for last knows what came back.
  const auto rival = PlanStore::replan_of(t, plan.network_id, *plan.campaign_id);
  const auto latest = campaign ? PlanStore::find(t, plan.network_id, campaign->plan_id) : rival;
  const bool is_outdated =
      (rival && rival->asked_at > plan.asked_at) || (latest && latest->asked_at > plan.asked_at);
  if (!is_wanted || is_outdated) {
    return plans_.move(t, accounts::system_account, plan, PlanState::discarded,
                       is_outdated ? "Something came back while it was computed." : "");
  }
  campaign->plan_id = plan.plan_id;
  ++campaign->version;
  CampaignStore::save(t, *campaign);
  if (const auto moved = plans_.move(t, accounts::system_account, plan, PlanState::launched, "");
      !moved) {
    return moved.error();
  }
  take_plan(t, *campaign, *plan.answer, campaign->state == CampaignState::running);
  foundation_.events.publish(t, {plan.network_id, "campaign.replanned", "campaign",
                                 campaign->campaign_id.text, accounts::system_account});
  return {};
}

}  // namespace touiza::campaigns
