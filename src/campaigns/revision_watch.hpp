// What a withdrawn revision means here: its live jobs are cancelled, its offers withdrawn.
#pragma once

#include "campaigns/campaign_service.hpp"
#include "designs/release_service.hpp"

namespace touiza::campaigns {

/// Registered with designs by apps/.
class RevisionWatch final : public designs::RevisionObserver {
 public:
  RevisionWatch(accounts::Foundation& foundation, CampaignService& campaigns)
      : campaigns_{campaigns}, transitions_{foundation} {}

  void count(database::Transaction& t, const NetworkId& network, const RevisionId& revision,
             designs::Consequences& consequences) override;
  Done on_withdrawn(database::Transaction& t, const accounts::Caller& caller,
                    const designs::Revision& revision, const std::string& reason) override;

 private:
  CampaignService& campaigns_;
  Transitions transitions_;
};

}  // namespace touiza::campaigns
