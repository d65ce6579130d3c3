#include <doctest/doctest.h>

#include "campaigns/campaign_model.hpp"
#include "campaigns/job_model.hpp"
#include "campaigns/plan_model.hpp"

using namespace touiza;
using namespace touiza::campaigns;

TEST_CASE("a job goes from acceptance to its end, and nowhere from there") {
  CHECK(is_allowed(JobState::accepted, JobState::in_progress));
  CHECK(is_allowed(JobState::in_progress, JobState::paused));
  CHECK(is_allowed(JobState::paused, JobState::in_progress));
  CHECK(is_allowed(JobState::in_progress, JobState::reported));
  CHECK(is_allowed(JobState::reported, JobState::closed));
  CHECK_FALSE(is_allowed(JobState::accepted, JobState::closed));
  CHECK_FALSE(is_allowed(JobState::reported, JobState::released));
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<JobState>>([](auto to) {
    for (const auto from :
         {JobState::closed, JobState::released, JobState::failed, JobState::cancelled}) {
      CHECK_FALSE(is_allowed(from, to.value));
    }
  });
}

TEST_CASE("a refused step names where the thing stands and where it cannot go") {
  const auto refused = check_transition(OfferState::declined, OfferState::accepted);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "transition_not_allowed");
  CHECK(refused.error().message == "This offer is declined and cannot become accepted.");
  CHECK_FALSE(check_transition(CampaignState::ended, CampaignState::running));
  CHECK_FALSE(check_transition(PlanState::launched, PlanState::discarded));
  CHECK(check_transition(PlanState::failed, PlanState::computing));
}
