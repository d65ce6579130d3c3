// Sites: proposed by those who run them, activated by two people.
#include "network/network_fixture.hpp"

using namespace touiza;
using namespace touiza::network;

namespace {

SiteDraft hospital(const TestNetwork& house) {
  SiteDraft draft;
  draft.name.fr = "Hôpital de l'Est";
  draft.town_id = house.oujda;
  draft.organization_id = house.clinic;
  draft.beds = 120;
  return draft;
}

const ActivationDraft call{"+212 536 00 00 00", "National directory of hospitals", {}};

}  // namespace

TEST_CASE("a site is activated by two people, the first of whom has called") {
  with_network([](TestNetwork& house) {
    auto& sites = house.services.sites;
    const auto requester = house.caller(house.clinic_owner);
    const auto site = sites.add(requester, house.network, hospital(house));
    REQUIRE(site);
    CHECK(site->state == SiteState::proposed);
    CHECK(site->region_id == house.east);
    CHECK(site->lat == 34.68);
    CHECK(sites.list(house.member(), house.network, {})->items.empty());
    CHECK(sites.find(house.member(), house.network, site->site_id).error().code == "not_found");

    const auto first = house.coordinator(house.east);
    const auto activate = [&](const accounts::Caller& caller, const ActivationDraft& draft) {
      return sites.activate(caller, house.network, site->site_id, draft);
    };
    CHECK(activate(first, {}).error().code == "call_back_missing");
    CHECK(activate(requester, call).error().code == "not_allowed");
    CHECK(activate(house.coordinator(house.west), call).error().code == "not_found");
    CHECK(activate(first, call)->state == SiteState::called_back);
    CHECK(activate(first, call).error().code == "second_person_needed");
    CHECK(activate(house.coordinator(house.east), {})->state == SiteState::active);
    CHECK(activate(first, call).error().code == "transition_not_allowed");
    CHECK(sites.find(house.member(), house.network, site->site_id)->beds == 120);
    CHECK(house.events.events.back().type == "site.active");
  });
}

TEST_CASE("a site changes on the version that was read, and closes with a reason") {
  with_network([](TestNetwork& house) {
    auto& sites = house.services.sites;
    const auto requester = house.caller(house.clinic_owner);
    const auto site = sites.add(requester, house.network, hospital(house));
    REQUIRE(site);
    const auto changed = sites.edit(requester, house.network, site->site_id,
                                    json::Edit<SiteEdit>{R"({"beds":80,"lat":34.7})", 1});
    REQUIRE(changed);
    CHECK(changed->beds == 80);
    CHECK(changed->version == 2);
    const json::Edit<SiteEdit> late{R"({"beds":90})", 1};
    CHECK(sites.edit(requester, house.network, site->site_id, late).error().code ==
          "version_is_old");
    const json::Edit<SiteEdit> away{R"({"lab_id":"01890000-0000-7000-8000-000000000009"})", 2};
    CHECK(sites.edit(requester, house.network, site->site_id, away).error().code == "lab_unknown");

    CHECK(sites.close(requester, house.network, site->site_id, {}).error().code ==
          "reason_missing");
    CHECK(sites.close(requester, house.network, site->site_id, "Moved.")->state ==
          SiteState::closed);
    CHECK(sites.close(requester, house.network, site->site_id, "Moved.").error().code ==
          "transition_not_allowed");
  });
}

TEST_CASE("a site is proposed for one's own organization, or by its region's coordinators") {
  with_network([](TestNetwork& house) {
    auto& sites = house.services.sites;
    const auto draft = hospital(house);
    CHECK(sites.add({}, house.network, draft).error().code == "sign_in_needed");
    CHECK(sites.add(house.caller(house.fablab_owner), house.network, draft).error().code ==
          "not_allowed");
    CHECK(sites.add(house.coordinator(house.west), house.network, draft).error().code ==
          "not_allowed");
    CHECK(sites.add(house.coordinator(house.east), house.network, draft));
    auto wrong = draft;
    wrong.organization_id = OrganizationId{"01890000-0000-7000-8000-000000000009"};
    CHECK(sites.add(house.admin(), house.network, wrong).error().code == "organization_unknown");
    wrong = draft;
    wrong.town_id.text = "01890000-0000-7000-8000-000000000009";
    CHECK(sites.add(house.admin(), house.network, wrong).error().code == "town_unknown");
  });
}

TEST_CASE("sites are found by kind, region, organization and words, in pages") {
  with_network([](TestNetwork& house) {
    auto& sites = house.services.sites;
    auto draft = hospital(house);
    REQUIRE(sites.add(house.admin(), house.network, draft));
    draft.name.fr = "Hub Casablanca";
    draft.kind = SiteKind::hub;
    draft.town_id = house.casablanca;
    draft.organization_id.reset();
    REQUIRE(sites.add(house.admin(), house.network, draft));
    const auto count = [&](const SiteQuery& query) {
      const auto page = sites.list(house.admin(), house.network, query);
      REQUIRE(page);
      return page->items.size();
    };
    SiteQuery query;
    query.limit = 1;
    const auto page = sites.list(house.admin(), house.network, query);
    REQUIRE(page->next_cursor);
    CHECK(page->items[0].name.fr == "Hôpital de l'Est");
    query.cursor = page->next_cursor;
    CHECK(sites.list(house.admin(), house.network, query)->items.at(0).kind == SiteKind::hub);
    query.cursor = "x";
    CHECK(sites.list(house.admin(), house.network, query).error().code == "cursor_is_malformed");
    SiteQuery by_kind;
    by_kind.kind = SiteKind::hub;
    CHECK(count(by_kind) == 1);
    SiteQuery by_region;
    by_region.region = house.east;
    CHECK(count(by_region) == 1);
    SiteQuery by_organization;
    by_organization.organization = house.clinic;
    CHECK(count(by_organization) == 1);
    SiteQuery by_words;
    by_words.q = "hopital";
    CHECK(count(by_words) == 1);
    SiteQuery by_state;
    by_state.state = SiteState::active;
    CHECK(count(by_state) == 0);
  });
}
