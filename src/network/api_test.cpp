// The routes of this room, from request to answer.
#include <set>

#include "accounts/authenticator.hpp"
#include "network/network_fixture.hpp"
#include "network/shape_service.hpp"

using namespace touiza;
using namespace touiza::network;

namespace {

/// A country from 20° west to 10° east, in the form in which the program carries its atlas.
constexpr std::string_view wide_land =
    R"({"id":"504","name":"Wide land","polygons":[[[-20,20,10,20,10,40,-20,40]]]})";

struct Served {
  explicit Served(TestNetwork& network) : house{network} {
    add_network_routes(api, house.services);
    add_shape_routes(api, shapes);
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
  http::Response ask(http::Method method, const std::string& path, std::string body = "",
                     http::NamedValues query = {}) {
    const auto full = "/api/v1/networks/" + house.network.text + path;
    const auto match = router.match(method, full);
    REQUIRE(match.route != nullptr);
    http::Request request;
    request.method = method;
    request.path = full;
    request.path_values = match.path_values;
    request.body = std::move(body);
    request.query = std::move(query);
    request.headers = {{"content-type", "application/json"},
                       {"idempotency-key", "0123456789"},
                       {"if-match", "\"1\""}};
    return match.route->handler(request);
  }
  static std::string text(const http::Response& response) {
    if (const auto* shared =
            std::get_if<std::shared_ptr<const http::SharedBytes>>(&response.body)) {
      return (*shared)->bytes();
    }
    return std::get<std::string>(response.body);
  }

  TestNetwork& house;
  accounts::Caller caller;
  std::array<EmbeddedFile, 1> files{{{"504.json", 8, wide_land.data(), wide_land.size()}}};
  ShapeService shapes{house.foundation, EmbeddedFolder{files}};
  http::Router router;
  http::ApiDocument document;
  accounts::Api api{router, document, gate()};
};

void with_served(const std::function<void(Served&)>& check) {
  with_network([&](TestNetwork& house) {
    Served served{house};
    check(served);
  });
}

}  // namespace

TEST_CASE("a lab's machine goes in by POST, changes by PATCH and is listed as it is") {
  with_served([](Served& served) {
    auto& house = served.house;
    const auto lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    served.caller = house.caller(house.fablab_owner);
    const auto added =
        served.ask(http::Method::post, "/labs/" + lab.lab_id.text + "/machines",
                   R"({"technology":"fff","make":"Prusa","model":"MK4","count":2,"hours_per_day":8,
            "work_volume_mm":{"x":250,"y":210,"z":220},"materials":["pla"]})");
    CHECK(added.status == 201);
    CHECK(added.header("etag")->starts_with("\"1-"));
    const auto view = json::read<MachineView>(Served::text(added));
    REQUIRE(view);
    const auto patched = served.ask(http::Method::patch, "/machines/" + view->machine_id.text,
                                    R"({"hours_per_day":4})");
    CHECK(patched.status == 200);
    CHECK(patched.header("etag")->starts_with("\"2-"));

    const auto listed = served.ask(http::Method::get, "/machines");
    CHECK(listed.status == 200);
    CHECK(Served::text(listed) ==
          R"({"items":[)" + Served::text(patched) + R"(],"next_cursor":null})");
    CHECK(served.ask(http::Method::get, "/machines", "", {{"colour", "red"}}).status == 400);
    CHECK(served.ask(http::Method::delete_, "/machines/" + view->machine_id.text).status == 204);
    CHECK(Served::text(served.ask(http::Method::get, "/machines")) ==
          R"({"items":[],"next_cursor":null})");
  });
}

TEST_CASE("a kept list is given again until something in it changes, and to its like only") {
  with_served([](Served& served) {
    auto& house = served.house;
    const auto lab =
        house.active(house.individual_owner, house.individual, "Chez Houda", house.casablanca);
    REQUIRE(house.services.machines.add(house.admin(), house.network, lab.lab_id,
                                        TestNetwork::printer()));
    served.caller = house.member();
    const auto first = served.ask(http::Method::get, "/machines");
    const auto again = served.ask(http::Method::get, "/machines");
    CHECK(std::get<std::shared_ptr<const http::SharedBytes>>(first.body) ==
          std::get<std::shared_ptr<const http::SharedBytes>>(again.body));
    CHECK(Served::text(first).find("Houda") == std::string::npos);
    served.caller = house.admin();
    CHECK(Served::text(served.ask(http::Method::get, "/machines")).find("Houda") !=
          std::string::npos);

    served.caller = house.member();
    REQUIRE(house.services.organizations.edit(
        house.caller(house.individual_owner), house.network, house.individual,
        json::Edit<OrganizationEdit>{R"({"is_listed":true})", 1}));
    const auto named = served.ask(http::Method::get, "/machines");
    CHECK(Served::text(named).find("Houda") != std::string::npos);
    CHECK(named.header("etag") != first.header("etag"));
    REQUIRE(house.services.labs.step(house.caller(house.individual_owner), house.network,
                                     lab.lab_id, LabStep::leave, {}));
    CHECK(Served::text(served.ask(http::Method::get, "/machines")) ==
          R"({"items":[],"next_cursor":null})");
  });
}

TEST_CASE("a step of a lab's life is a POST, and its reason may be left out of the body") {
  with_served([](Served& served) {
    auto& house = served.house;
    const auto lab = house.active(house.fablab_owner, house.fablab, "Port", house.casablanca);
    served.caller = house.caller(house.fablab_owner);
    const auto path = "/labs/" + lab.lab_id.text;
    CHECK(served.ask(http::Method::post, path + "/sleep", "{}").status == 200);
    CHECK(served.ask(http::Method::post, path + "/sleep", "{}").status == 409);
    CHECK(served.ask(http::Method::post, path + "/wake", R"({"reason":"Back."})").status == 200);
    CHECK(served.ask(http::Method::post, path + "/confirm").status == 200);
    CHECK(Served::text(served.ask(http::Method::get, path + "/transitions")).find("Back.") !=
          std::string::npos);
  });
}

TEST_CASE("visitors see the ground, and are asked to sign in for the rest") {
  with_served([](Served& served) {
    for (const auto* open : {"", "/regions", "/towns", "/clusters"}) {
      CHECK_MESSAGE(served.ask(http::Method::get, open).status == 200, open);
    }
    for (const auto* closed : {"/labs", "/machines", "/organizations", "/sites", "/materials"}) {
      CHECK_MESSAGE(served.ask(http::Method::get, closed).status == 401, closed);
    }
  });
}

TEST_CASE("the base map has a shape for each region with a town, and is drawn once") {
  with_served([](Served& served) {
    REQUIRE(served.house.services.networks.edit(
        served.house.admin(), served.house.network,
        json::Edit<NetworkEdit>{R"({"country_outlines":["504"]})", 1}));
    const auto first = served.ask(http::Method::get, "/shapes");
    REQUIRE(first.status == 200);
    const auto view = json::read<ShapesView>(Served::text(first));
    REQUIRE(view);
    CHECK(view->regions.size() == 2);
    CHECK(view->outline.size() == 1);
    CHECK(view->regions[0].polygons.at(0).at(0).size() == 2);
    CHECK(served.ask(http::Method::get, "/shapes").header("etag") == first.header("etag"));
  });
}

TEST_CASE("the document of these routes can be read") {
  with_served([](Served& served) {
    const auto document = json::Document::parse(served.document.to_json("1.0.0"));
    REQUIRE(document);
    CHECK(document->root().find("paths")->find("/api/v1/networks/{network}/labs/{lab}/ask-more"));
    CHECK(document->root().find("components")->find("schemas")->find("PageOfMachineView"));
  });
}
