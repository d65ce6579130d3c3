#include "campaigns/api.hpp"

namespace touiza::campaigns {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;

struct CampaignsPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(CampaignsPath, (), (network))

struct CampaignPath {
  NetworkId network;
  CampaignId campaign;
};
BOOST_DESCRIBE_STRUCT(CampaignPath, (), (network, campaign))

struct OfferPath {
  NetworkId network;
  OfferId offer;
};
BOOST_DESCRIBE_STRUCT(OfferPath, (), (network, offer))

void add_steps(accounts::Api& api, CampaignService& campaigns) {
  api.step<CampaignPath, Nothing, CampaignView>(
      "/api/v1/networks/{network}/campaigns/{campaign}/dispatch", "dispatch_campaign",
      Action::dispatch_offers, "Open all draft offers",
      [&campaigns](const Caller& caller, const CampaignPath& path, const Nothing&) {
        return campaigns.dispatch(caller, path.network, path.campaign);
      });
  api.step<CampaignPath, CampaignReason, CampaignView>(
      "/api/v1/networks/{network}/campaigns/{campaign}/pause", "pause_campaign",
      Action::edit_campaign, "Nothing is accepted meanwhile",
      [&campaigns](const Caller& caller, const CampaignPath& path, const CampaignReason& reason) {
        return campaigns.pause(caller, path.network, path.campaign, reason);
      });
  api.step<CampaignPath, Nothing, CampaignView>(
      "/api/v1/networks/{network}/campaigns/{campaign}/resume", "resume_campaign",
      Action::edit_campaign, "Go on",
      [&campaigns](const Caller& caller, const CampaignPath& path, const Nothing&) {
        return campaigns.resume(caller, path.network, path.campaign);
      });
  api.step<CampaignPath, Nothing, CampaignView>(
      "/api/v1/networks/{network}/campaigns/{campaign}/replan", "replan_campaign",
      Action::edit_campaign, "Plan again what is missing; accepted jobs stay as they are",
      [&campaigns](const Caller& caller, const CampaignPath& path, const Nothing&) {
        return campaigns.replan(caller, path.network, path.campaign);
      });
  api.step<CampaignPath, CampaignReason, CampaignView>(
      "/api/v1/networks/{network}/campaigns/{campaign}/end", "end_campaign", Action::edit_campaign,
      "Withdraw what is offered; jobs that run are finished",
      [&campaigns](const Caller& caller, const CampaignPath& path, const CampaignReason& reason) {
        return campaigns.end(caller, path.network, path.campaign, reason);
      });
}

void add_offers(accounts::Api& api, OfferService& offers) {
  api.list<CampaignsPath, OfferQuery, OfferView>(
      "/api/v1/networks/{network}/offers", "list_offers", Action::see_offer, "Offers, newest first",
      [&offers](const Caller& caller, const CampaignsPath& path, const OfferQuery& query) {
        return offers.list(caller, path.network, query);
      });
  api.get<OfferPath, OfferView>("/api/v1/networks/{network}/offers/{offer}", "get_offer",
                                Action::see_offer, "One offer",
                                [&offers](const Caller& caller, const OfferPath& path) {
                                  return offers.find(caller, path.network, path.offer);
                                });
  api.step<OfferPath, OfferAcceptance, OfferView>(
      "/api/v1/networks/{network}/offers/{offer}/accept", "accept_offer", Action::answer_offer,
      "Accept all or part: a job begins",
      [&offers](const Caller& caller, const OfferPath& path, const OfferAcceptance& acceptance) {
        return offers.accept(caller, path.network, path.offer, acceptance);
      });
  api.step<OfferPath, CampaignReason, OfferView>(
      "/api/v1/networks/{network}/offers/{offer}/decline", "decline_offer", Action::answer_offer,
      "Not now: it is planned again",
      [&offers](const Caller& caller, const OfferPath& path, const CampaignReason& reason) {
        return offers.decline(caller, path.network, path.offer, reason);
      });
  api.step<OfferPath, CampaignReason, OfferView>(
      "/api/v1/networks/{network}/offers/{offer}/withdraw", "withdraw_offer",
      Action::dispatch_offers, "Take an offer back",
      [&offers](const Caller& caller, const OfferPath& path, const CampaignReason& reason) {
        return offers.withdraw(caller, path.network, path.offer, reason);
      });
}

}  // namespace

void add_campaign_routes(accounts::Api& api, CampaignService& campaigns, OfferService& offers) {
  api.list<CampaignsPath, CampaignQuery, CampaignView>(
      "/api/v1/networks/{network}/campaigns", "list_campaigns", Action::see_campaign,
      "Campaigns, newest first",
      [&campaigns](const Caller& caller, const CampaignsPath& path, const CampaignQuery& query) {
        return campaigns.list(caller, path.network, query);
      });
  api.get<CampaignPath, CampaignView>("/api/v1/networks/{network}/campaigns/{campaign}",
                                      "get_campaign", Action::see_campaign,
                                      "A campaign with its needs, moulds and regions",
                                      [&campaigns](const Caller& caller, const CampaignPath& path) {
                                        return campaigns.find(caller, path.network, path.campaign);
                                      });
  add_steps(api, campaigns);
  add_offers(api, offers);
}

}  // namespace touiza::campaigns
