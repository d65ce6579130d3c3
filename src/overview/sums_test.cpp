// Sharing out over campaigns that serve the same needs.
#include <doctest/doctest.h>

#include "overview/progress_sums.hpp"

using namespace touiza;
using namespace touiza::overview;
using campaigns::ComponentId;
using campaigns::JobFact;

namespace {

const DesignId shield{"shield"};
const RevisionId revision{"revision"};
const ComponentId headband{"headband"};
const ComponentId visor{"visor"};

NeedOnTheBooks need(const char* id, std::int64_t asked, std::int64_t received = 0) {
  NeedOnTheBooks need;
  need.need_id = NeedId{id};
  need.design_id = shield;
  need.asked = asked;
  need.received = received;
  return need;
}

JobFact job(const char* campaign, const ComponentId& component, std::int64_t made) {
  JobFact fact;
  fact.campaign_id = CampaignId{campaign};
  fact.design_id = shield;
  fact.revision_id = revision;
  fact.component_id = component;
  fact.committed = fact.made = fact.accepted = made;
  return fact;
}

campaigns::NeedFact link(const char* campaign, const char* id, std::int64_t planned) {
  campaigns::NeedFact fact;
  fact.need_id = NeedId{id};
  fact.campaign_id = CampaignId{campaign};
  fact.planned = planned;
  return fact;
}

Books books() {
  Books books;
  books.parts[revision] = {{headband, 1}, {visor, 2}};
  return books;
}

}  // namespace

TEST_CASE("two visors a shield: the scarcest component counts") {
  auto known = books();
  known.needs = {need("a", 10)};
  known.facts.needs = {link("c", "a", 10)};
  known.facts.jobs = {job("c", headband, 9), job("c", visor, 10)};

  CHECK(sum_up(known).needs.at(NeedId{"a"}).made == 5);
}

TEST_CASE("a need of two campaigns is served by what both make together, and counts once") {
  auto known = books();
  known.needs = {need("a", 10, 4)};
  known.facts.needs = {link("first", "a", 4), link("second", "a", 10)};
  known.facts.jobs = {job("first", headband, 8), job("second", visor, 16)};

  const auto sums = sum_up(known);

  CHECK(sums.needs.at(NeedId{"a"}).planned == 10);
  CHECK(sums.needs.at(NeedId{"a"}).made == 8);
  REQUIRE(sums.pools.size() == 1);
  CHECK(sums.pools[0].campaigns.size() == 2);
  CHECK(sums.pools[0].total.made == 8);
  CHECK(sums.pools[0].total.surplus == 0);
}

TEST_CASE("campaigns without a common need share nothing") {
  auto known = books();
  known.needs = {need("a", 3), need("b", 10)};
  known.facts.needs = {link("first", "a", 3), link("second", "b", 10)};
  known.facts.jobs = {job("first", headband, 5), job("first", visor, 10)};

  const auto sums = sum_up(known);

  CHECK(sums.needs.at(NeedId{"a"}).made == 3);
  CHECK(sums.needs.at(NeedId{"b"}).made == 0);
  REQUIRE(sums.pools.size() == 2);
  CHECK(sums.pools[0].total.surplus + sums.pools[1].total.surplus == 2);
}

TEST_CASE(
    "what a need was sent counts as made for it, whoever made it, and too much is a surplus") {
  auto known = books();
  known.needs = {need("a", 10, 12)};

  const auto sum = sum_up(known).needs.at(NeedId{"a"});

  CHECK(sum.accepted == 12);
  CHECK(sum.committed == 12);
  CHECK(sum.surplus == 2);
}

TEST_CASE("a need that was withdrawn asks for no more than it was sent") {
  needs::Need row;
  row.quantity = 100;
  row.state = needs::NeedState::open;
  CHECK(asked_for(row, 40) == 100);
  row.state = needs::NeedState::closed;
  row.ended_as = needs::NeedEnd::withdrawn;
  CHECK(asked_for(row, 40) == 40);
  row.ended_as = needs::NeedEnd::fulfilled;
  CHECK(asked_for(row, 100) == 100);
}
