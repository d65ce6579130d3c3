// Use cases of offers: a lab accepts all or part, declines, or lets it pass.
#pragma once

#include "campaigns/campaign_service.hpp"

namespace touiza::campaigns {

class OfferService {
 public:
  OfferService(accounts::Foundation& foundation, CampaignService& campaigns)
      : foundation_{foundation}, campaigns_{campaigns}, transitions_{foundation} {}

  // Errors of all: those of allow(), "not_found" (also of what the caller may not know of),
  // "transition_not_allowed", those named.

  /// Those that the caller may see; a lab sees no drafts.
  Result<http::Page<OfferView>> list(const accounts::Caller& caller, const NetworkId& network,
                                     const OfferQuery& query) const;
  Result<OfferView> find(const accounts::Caller& caller, const NetworkId& network,
                         const OfferId& offer) const;
  /// Makes the job; what is not accepted comes back and is planned again. Errors:
  /// "offer_is_expired", "quantity_exceeds_offer", "campaign_is_not_running",
  /// "lab_is_not_working", "revision_is_not_released".
  Result<OfferView> accept(const accounts::Caller& caller, const NetworkId& network,
                           const OfferId& offer, const OfferAcceptance& acceptance);
  Result<OfferView> decline(const accounts::Caller& caller, const NetworkId& network,
                            const OfferId& offer, const CampaignReason& reason);
  /// By the coordinators.
  Result<OfferView> withdraw(const accounts::Caller& caller, const NetworkId& network,
                             const OfferId& offer, const CampaignReason& reason);
  /// For the clockwork in apps/: offers whose time has passed expire. Returns how many.
  Result<int> expire_due(const NetworkId& network);

 private:
  Result<Offer> reach(database::Transaction& t, const accounts::Caller& caller,
                      accounts::Action action, const NetworkId& network,
                      const OfferId& offer) const;
  Job job_from(const Offer& offer, const AccountId& actor) const;

  accounts::Foundation& foundation_;
  CampaignService& campaigns_;
  Transitions transitions_;
};

}  // namespace touiza::campaigns
