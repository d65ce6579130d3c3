// How far everything is: by need, lab, region and campaign, from the ledger and the commitments.
#pragma once

#include "campaigns/campaign_service.hpp"
#include "campaigns/offer_service.hpp"
#include "network/lab_service.hpp"
#include "overview/progress_books.hpp"
#include "production/whereabouts.hpp"

namespace touiza::overview {

/// Whom else it asks: for names, for offers, and for what became of each lab's pieces. All outlive
/// the service.
struct ProgressSources {
  const production::Whereabouts& whereabouts;
  const network::LabService& labs;
  const campaigns::OfferService& offers;
  const campaigns::CampaignService& campaigns;
};

class ProgressService {
 public:
  ProgressService(accounts::Foundation& foundation, const BookKeepers& books,
                  const ProgressSources& sources)
      : foundation_{foundation}, books_{books}, sources_{sources} {}

  // Errors of all: those of allow(), "not_found".

  /// Everything, on one page. Needs that nobody has verified yet are not in it.
  Result<http::Page<ProgressView>> list(const accounts::Caller& caller, const NetworkId& network,
                                        const ProgressQuery& query) const;
  /// Of one need, in whatever state.
  Result<ProgressView> need(const accounts::Caller& caller, const NetworkId& network,
                            const NeedId& need) const;

  /// As overview::agreement(). No permission is checked.
  Result<Agreement> agreement(const NetworkId& network) const;

 private:
  using Page = http::Page<ProgressView>;
  Result<Page> by_need(const NetworkId& network) const;
  Result<Page> by_region(const NetworkId& network) const;
  Result<Page> by_campaign(const accounts::Caller& caller, const NetworkId& network) const;
  Result<Page> by_lab(const accounts::Caller& caller, const NetworkId& network) const;

  accounts::Foundation& foundation_;
  BookKeepers books_;
  ProgressSources sources_;
};

}  // namespace touiza::overview
