// The routes of this room, from request to answer.
#include "overview/overview_fixture.hpp"

using namespace touiza;
using namespace touiza::overview;

namespace {

struct Served {
  explicit Served(OverviewHouse& the_house) : house{the_house} {
    add_overview_routes(api, {house.today, house.progress, house.search, house.impact});
  }

  accounts::Api::Gate gate() {
    return {
        [this](const http::Request&) -> Result<accounts::Caller> { return caller; },
        [](const accounts::Caller&, accounts::Action, const http::Request&) -> Done { return {}; },
        [](const http::Request&, const accounts::Caller& known, const auto& work) {
          return work(known);
        },
        [](accounts::Action action) { return std::string{accounts::name_of(action)}; }};
  }
  http::Response get(const std::string& path, http::NamedValues query = {}) {
    const auto full = "/api/v1/networks/" + house.network.text + path;
    const auto match = router.match(http::Method::get, full);
    REQUIRE(match.route != nullptr);
    http::Request request;
    request.path = full;
    request.path_values = match.path_values;
    request.query = std::move(query);
    return match.route->handler(request);
  }
  template <class View>
  View read(const std::string& path, http::NamedValues query = {}) {
    const auto response = get(path, std::move(query));
    REQUIRE(response.status == 200);
    auto view = json::read<View>(std::get<std::string>(response.body));
    REQUIRE(view);
    return *view;
  }

  OverviewHouse& house;
  accounts::Caller caller = house.member;
  http::Router router;
  http::ApiDocument document;
  accounts::Api api{router, document, gate()};
};

void with_served(const std::function<void(Served&)>& check) {
  with_overview([&](OverviewHouse& house) {
    Served served{house};
    check(served);
  });
}

}  // namespace

TEST_CASE("progress is asked by need, lab, region or campaign, and by nothing else") {
  with_served([](Served& served) {
    const auto need = served.house.told.add_need(1, 20, 3);
    served.house.told.dispatched();
    using Page = http::Page<ProgressView>;

    CHECK(served.read<Page>("/progress").items.at(0).planned == 20);
    CHECK(served.read<Page>("/progress", {{"by", "region"}}).items.size() == 3);
    CHECK(served.read<Page>("/progress", {{"by", "campaign"}}).items.at(0).planned == 20);
    CHECK(served.read<Page>("/progress", {{"by", "lab"}}).items.at(0).code == "W-1");
    CHECK(served.read<ProgressView>("/progress/needs/" + need.text).needed == 20);
    CHECK(served.get("/progress", {{"by", "colour"}}).status == 400);
    CHECK(served.get("/progress/needs/nonsense").status == 404);
  });
}

TEST_CASE("visitors see what came of it all, as JSON and CSV, and nothing else here") {
  with_served([](Served& served) {
    served.caller = {};
    CHECK(served.read<ImpactView>("/impact").units_received == 0);
    const auto csv = served.get("/impact.csv");
    CHECK(csv.status == 200);
    CHECK(csv.header("Content-Type") == "text/csv; charset=utf-8");
    CHECK(std::get<std::string>(csv.body) == "day,region,design,units\r\n");
    CHECK(served.get("/today").status == 401);
    CHECK(served.get("/progress").status == 401);
    CHECK(served.get("/search", {{"q", "visor"}}).status == 401);
  });
}

TEST_CASE("members search and have their day; a search for nothing at all is refused") {
  with_served([](Served& served) {
    CHECK(served.read<TodayView>("/today").items.empty());
    CHECK(served.read<http::Page<FoundView>>("/search", {{"q", "visi"}}).items.size() == 1);
    CHECK(served.get("/search").status == 400);
  });
}
