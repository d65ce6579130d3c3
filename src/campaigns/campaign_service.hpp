// Use cases of campaigns: launched from a plan, dispatched, replanned, ended.
#pragma once

#include "campaigns/plan_service.hpp"
#include "campaigns/transitions.hpp"

namespace touiza::campaigns {

/// Asks, inside the transaction, for OfferService::expire_due() to be called at `due`.
using AskForExpiry = std::function<void(database::Transaction&, const NetworkId&, Instant due)>;

class CampaignService {
 public:
  /// Takes over the new plans of campaigns from `plans`. Without `ask_for_expiry` somebody else
  /// lets offers expire.
  CampaignService(accounts::Foundation& foundation, PlanService& plans,
                  AskForExpiry ask_for_expiry = {});

  // Errors of all: those of allow(), "not_found", "transition_not_allowed", those named.

  Result<http::Page<CampaignView>> list(const accounts::Caller& caller, const NetworkId& network,
                                        const CampaignQuery& query) const;
  Result<CampaignView> find(const accounts::Caller& caller, const NetworkId& network,
                            const CampaignId& campaign) const;

  /// A draft campaign with a draft offer for each lab's part. Errors: "plan_is_not_ready",
  /// "plan_is_what_if", "plan_makes_nothing".
  Result<CampaignView> launch(const accounts::Caller& caller, const NetworkId& network,
                              const PlanId& plan, const CampaignLaunch& launch);
  /// Opens all draft offers; the first time the campaign runs from now on.
  Result<CampaignView> dispatch(const accounts::Caller& caller, const NetworkId& network,
                                const CampaignId& campaign);
  Result<CampaignView> pause(const accounts::Caller& caller, const NetworkId& network,
                             const CampaignId& campaign, const CampaignReason& reason);
  Result<CampaignView> resume(const accounts::Caller& caller, const NetworkId& network,
                              const CampaignId& campaign);
  /// Plans again what is still missing; its offers follow when the plan is ready. Errors:
  /// "campaign_is_over".
  Result<CampaignView> replan(const accounts::Caller& caller, const NetworkId& network,
                              const CampaignId& campaign);
  /// Withdraws what is offered; ended at once, or when its last job is over. A draft is cancelled.
  Result<CampaignView> end(const accounts::Caller& caller, const NetworkId& network,
                           const CampaignId& campaign, const CampaignReason& reason);

  // For this room, inside its transactions.

  /// Something came back: a live campaign is planned again; one that ramps down may have ended.
  Done come_back(database::Transaction& t, const AccountId& actor, const NetworkId& network,
                 const CampaignId& campaign);

 private:
  Result<Campaign> reach(database::Transaction& t, const accounts::Caller& caller,
                         accounts::Action action, const NetworkId& network,
                         const CampaignId& campaign) const;
  CampaignView whole_view(database::Transaction& t, const Campaign& campaign) const;
  void take_needs(database::Transaction& t, const Campaign& campaign, const PlanAnswer& answer);
  void take_plan(database::Transaction& t, const Campaign& campaign, const PlanAnswer& answer,
                 bool is_open);
  Done take_over(database::Transaction& t, Plan& plan);
  Done open_offers(database::Transaction& t, const Campaign& campaign, const AccountId& actor);
  Done withdraw_offers(database::Transaction& t, const Campaign& campaign, const Mover& mover);
  Done end_if_done(database::Transaction& t, Campaign& campaign, const AccountId& actor);

  accounts::Foundation& foundation_;
  PlanService& plans_;
  Transitions transitions_;
  AskForExpiry ask_for_expiry_;
};

}  // namespace touiza::campaigns
