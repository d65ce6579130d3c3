#include "campaigns/transitions.hpp"

#include <fmt/format.h>

#include "campaigns/campaign_store.hpp"
#include "campaigns/job_store.hpp"

namespace touiza::campaigns {

using database::Transaction;

Done Transitions::move(Transaction& t, Campaign& campaign, CampaignState to, const Mover& mover) {
  if (const auto allowed = check_transition(campaign.state, to); !allowed) return allowed.error();
  const auto now = foundation_.clock.now();
  CampaignStore::record(t, {campaign.network_id, new_uuid(now, foundation_.random),
                            campaign.campaign_id.text, std::string{json::enum_name(campaign.state)},
                            std::string{json::enum_name(to)}, now, mover.actor, mover.reason});
  campaign.state = to;
  ++campaign.version;
  CampaignStore::save(t, campaign);
  foundation_.events.publish(
      t, {campaign.network_id, fmt::format("campaign.{}", json::enum_name(to)), "campaign",
          campaign.campaign_id.text, mover.actor});
  return {};
}

Done Transitions::move(Transaction& t, Offer& offer, OfferState to, const Mover& mover) {
  if (const auto allowed = check_transition(offer.state, to); !allowed) return allowed.error();
  const auto now = foundation_.clock.now();
  CampaignStore::record(t, {offer.network_id, new_uuid(now, foundation_.random),
                            offer.offer_id.text, std::string{json::enum_name(offer.state)},
                            std::string{json::enum_name(to)}, now, mover.actor, mover.reason});
  offer.state = to;
  if (!mover.reason.empty()) offer.reason = mover.reason;
  ++offer.version;
  OfferStore::save(t, offer);
  foundation_.events.publish(t, {offer.network_id, fmt::format("offer.{}", json::enum_name(to)),
                                 "offer", offer.offer_id.text, mover.actor});
  return {};
}

void Transitions::record(Transaction& t, const Job& job, JobState from, const Mover& mover) {
  const auto now = foundation_.clock.now();
  JobStore::record(t, {job.network_id, new_uuid(now, foundation_.random), job.job_id, job.version,
                       from, job.state, now, mover.actor, mover.reason});
}

Done Transitions::move(Transaction& t, Job& job, JobState to, const Mover& mover) {
  if (const auto allowed = check_transition(job.state, to); !allowed) return allowed.error();
  const auto from = job.state;
  job.state = to;
  if (!is_live(to) && to != JobState::reported) job.ended_at = foundation_.clock.now();
  ++job.version;
  JobStore::save(t, job);
  record(t, job, from, mover);
  foundation_.events.publish(t, {job.network_id, fmt::format("job.{}", json::enum_name(to)), "job",
                                 job.job_id.text, mover.actor});
  return {};
}

void Transitions::note(Transaction& t, Job& job, const std::string& event, const Mover& mover) {
  ++job.version;
  JobStore::save(t, job);
  record(t, job, job.state, mover);
  foundation_.events.publish(t, {job.network_id, event, "job", job.job_id.text, mover.actor});
}

}  // namespace touiza::campaigns
