// How far everything is: by need, lab, region and campaign, from the ledger and the commitments.
#pragma once

#include "campaigns/campaign_service.hpp"
#include "campaigns/offer_service.hpp"
#include "network/lab_service.hpp"
#include "overview/progress_sums.hpp"
#include "production/whereabouts.hpp"
#include "stock/ledger.hpp"

namespace touiza::overview {

/// Where the numbers come from; all outlive the service.
struct ProgressSources {
  const campaigns::JobDesk& jobs;
  campaigns::DeliveredSoFar& deliveries;
  const production::Whereabouts& whereabouts;
  const stock::Ledger& ledger;
  const network::LabService& labs;
  const campaigns::OfferService& offers;
  const campaigns::CampaignService& campaigns;
};

class ProgressService {
 public:
  ProgressService(accounts::Foundation& foundation, const ProgressSources& sources)
      : foundation_{foundation}, sources_{sources} {}

  // Errors of all: those of allow(), "not_found".

  /// Everything, on one page. Needs that nobody has verified yet are not in it.
  Result<http::Page<ProgressView>> list(const accounts::Caller& caller, const NetworkId& network,
                                        const ProgressQuery& query) const;
  /// Of one need, in whatever state.
  Result<ProgressView> need(const accounts::Caller& caller, const NetworkId& network,
                            const NeedId& need) const;

  /// Adds the numbers up over needs, over regions and over campaigns, and holds what was received
  /// and what is on its way against the ledger. No permission is checked.
  Result<Agreement> agreement(const NetworkId& network) const;

 private:
  using Page = http::Page<ProgressView>;
  Books books(database::Transaction& t, const NetworkId& network) const;
  Result<Page> by_need(const NetworkId& network) const;
  Result<Page> by_region(const NetworkId& network) const;
  Result<Page> by_campaign(const accounts::Caller& caller, const NetworkId& network) const;
  Result<Page> by_lab(const accounts::Caller& caller, const NetworkId& network) const;

  accounts::Foundation& foundation_;
  ProgressSources sources_;
};

}  // namespace touiza::overview
