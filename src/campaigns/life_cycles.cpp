// The life cycles of this room, each as a table of its allowed steps.
#include <fmt/format.h>

#include "campaigns/campaign_model.hpp"
#include "campaigns/job_model.hpp"
#include "campaigns/plan_model.hpp"

namespace touiza::campaigns {
namespace {

template <class State>
struct Step {
  State from;
  State to;
};

template <class State, std::size_t count>
bool is_in(const Step<State> (&table)[count], State from, State to) {
  for (const auto& step : table) {
    if (step.from == from && step.to == to) return true;
  }
  return false;
}

template <class State>
Done checked(const char* thing, State from, State to) {
  if (is_allowed(from, to)) return {};
  return Error{ErrorKind::conflict, "transition_not_allowed",
               fmt::format("This {} is {} and cannot become {}.", thing, json::enum_name(from),
                           json::enum_name(to)),
               "Read it again: somebody may have been faster."};
}

constexpr Step<JobState> job_steps[] = {
    {JobState::accepted, JobState::in_progress}, {JobState::accepted, JobState::paused},
    {JobState::accepted, JobState::reported},    {JobState::in_progress, JobState::paused},
    {JobState::paused, JobState::in_progress},   {JobState::in_progress, JobState::reported},
    {JobState::paused, JobState::reported},      {JobState::reported, JobState::closed},
    {JobState::reported, JobState::in_progress},  // A lot was rejected: it goes on.
    {JobState::accepted, JobState::released},    {JobState::in_progress, JobState::released},
    {JobState::paused, JobState::released},      {JobState::accepted, JobState::failed},
    {JobState::in_progress, JobState::failed},   {JobState::paused, JobState::failed},
    {JobState::accepted, JobState::cancelled},   {JobState::in_progress, JobState::cancelled},
    {JobState::paused, JobState::cancelled},
};

constexpr Step<CampaignState> campaign_steps[] = {
    {CampaignState::draft, CampaignState::running},
    {CampaignState::draft, CampaignState::cancelled},
    {CampaignState::running, CampaignState::paused},
    {CampaignState::paused, CampaignState::running},
    {CampaignState::running, CampaignState::ramping_down},
    {CampaignState::paused, CampaignState::ramping_down},
    {CampaignState::ramping_down, CampaignState::ended},
};

constexpr Step<OfferState> offer_steps[] = {
    {OfferState::draft, OfferState::open},    {OfferState::draft, OfferState::withdrawn},
    {OfferState::open, OfferState::accepted}, {OfferState::open, OfferState::declined},
    {OfferState::open, OfferState::expired},  {OfferState::open, OfferState::withdrawn},
};

constexpr Step<PlanState> plan_steps[] = {
    {PlanState::computing, PlanState::ready},     {PlanState::computing, PlanState::failed},
    {PlanState::computing, PlanState::discarded}, {PlanState::ready, PlanState::launched},
    {PlanState::ready, PlanState::discarded},     {PlanState::failed, PlanState::discarded},
    {PlanState::failed, PlanState::computing},  // Tried again.
};

}  // namespace

bool is_allowed(JobState from, JobState to) { return is_in(job_steps, from, to); }
bool is_allowed(CampaignState from, CampaignState to) { return is_in(campaign_steps, from, to); }
bool is_allowed(OfferState from, OfferState to) { return is_in(offer_steps, from, to); }
bool is_allowed(PlanState from, PlanState to) { return is_in(plan_steps, from, to); }

Done check_transition(JobState from, JobState to) { return checked("job", from, to); }
Done check_transition(CampaignState from, CampaignState to) {
  return checked("campaign", from, to);
}
Done check_transition(OfferState from, OfferState to) { return checked("offer", from, to); }
Done check_transition(PlanState from, PlanState to) { return checked("plan", from, to); }

}  // namespace touiza::campaigns
