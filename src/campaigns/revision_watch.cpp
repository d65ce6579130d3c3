#include "campaigns/revision_watch.hpp"

#include <set>

#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"

namespace touiza::campaigns {

void RevisionWatch::count(database::Transaction& t, const NetworkId& network,
                          const RevisionId& revision, designs::Consequences& consequences) {
  for (const auto& job : JobStore::of_revision(t, network, revision)) {
    if (!is_live(job.state)) continue;
    ++consequences.open_jobs;
    consequences.units_still_to_make += job.remaining();
  }
}

Done RevisionWatch::on_withdrawn(database::Transaction& t, const accounts::Caller& caller,
                                 const designs::Revision& revision, const std::string& reason) {
  const auto& network = revision.network_id;
  const Mover mover{caller.actor(), reason};
  std::set<CampaignId> touched;
  for (auto& offer : OfferStore::standing(t, network)) {
    if (offer.revision_id != revision.revision_id) continue;
    if (const auto moved = transitions_.move(t, offer, OfferState::withdrawn, mover); !moved) {
      return moved.error();
    }
    touched.insert(offer.campaign_id);
  }
  for (auto& job : JobStore::of_revision(t, network, revision.revision_id)) {
    if (!is_live(job.state)) continue;
    if (const auto moved = transitions_.move(t, job, JobState::cancelled, mover); !moved) {
      return moved.error();
    }
    touched.insert(job.campaign_id);
  }
  for (const auto& campaign : touched) {
    const auto back = campaigns_.come_back(t, caller.actor(), network, campaign);
    if (!back) return back.error();
  }
  return {};
}

}  // namespace touiza::campaigns
