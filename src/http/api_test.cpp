#include "http/api.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace touiza;

namespace touiza::api_test {

enum class Action { see_tool, edit_tool };

struct Somebody {
  std::string name;
};

struct ToolPath {
  Id<struct ToolTag> tool;
};
BOOST_DESCRIBE_STRUCT(ToolPath, (), (tool))

struct ToolQuery : http::PageQuery {
  std::optional<std::string> kind;
};
BOOST_DESCRIBE_STRUCT(ToolQuery, (http::PageQuery), (kind))

struct ToolDraft {
  std::string name;
  std::optional<int> teeth;
  static constexpr auto rules() {
    return json::rules(json::text(&ToolDraft::name, {.min = 1, .max = 20}),
                       json::range(&ToolDraft::teeth, {.min = 1, .max = 200}));
  }
};
BOOST_DESCRIBE_STRUCT(ToolDraft, (), (name, teeth))

struct ToolView {
  Id<struct ToolTag> tool_id;
  std::string name;
  std::optional<int> teeth;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ToolView, (), (tool_id, name, teeth, version))

using Api = http::Api<Somebody, Action>;

constexpr auto saw_id = "01890000-0000-7000-8000-000000000001";

/// A workshop with one saw, and the routes to it.
struct Workshop {
  http::Router router;
  http::ApiDocument document;
  ToolView saw{{saw_id}, "saw", 24, 3};
  std::map<std::string, http::Response> given;
  int creations = 0;
  std::string asker = "Amina";
  Api api{router, document, gate()};

  Workshop() {
    api.get<ToolPath, ToolView>(
        "/tools/{tool}", "get_tool", Action::see_tool, "One tool",
        [this](const Somebody&, const ToolPath& path) -> Result<ToolView> {
          if (path.tool == saw.tool_id) return saw;
          return Error{ErrorKind::not_found, "not_found", "There is nothing here.", ""};
        });
    api.list<http::Nothing, ToolQuery, ToolView>(
        "/tools", "list_tools", Action::see_tool, "All tools",
        [this](const Somebody&, const http::Nothing&,
               const ToolQuery& query) -> Result<http::Page<ToolView>> {
          if (query.kind && *query.kind != "saw") return http::Page<ToolView>{};
          return http::Page<ToolView>{{saw}, std::nullopt};
        });
    api.create<http::Nothing, ToolDraft, ToolView>(
        "/tools", "create_tool", Action::edit_tool, "A new tool",
        [this](const Somebody&, const http::Nothing&, const ToolDraft& draft) -> Result<ToolView> {
          ++creations;
          return ToolView{{saw_id}, draft.name, draft.teeth, 1};
        });
    api.patch<ToolPath, ToolDraft, ToolView>(
        "/tools/{tool}", "edit_tool", Action::edit_tool, "Change a tool",
        [this](const Somebody&, const ToolPath&,
               const json::Edit<ToolDraft>& edit) -> Result<ToolView> {
          if (const auto is_current = edit.check_version(saw.version); !is_current)
            return is_current.error();
          return edit.apply({saw.name, saw.teeth}).map([this](const ToolDraft& draft) {
            return ToolView{saw.tool_id, draft.name, draft.teeth, saw.version + 1};
          });
        });
    api.remove<ToolPath>("/tools/{tool}", "remove_tool", Action::edit_tool, "Remove a tool",
                         [](const Somebody&, const ToolPath&) -> Done { return {}; });
  }

  Api::Gate gate() {
    return {
        [](const http::Request& request) -> Result<Somebody> {
          if (request.header("x-name")) return Somebody{std::string{*request.header("x-name")}};
          return Error{ErrorKind::not_signed_in, "not_signed_in", "Nobody knows you.", "Sign in."};
        },
        [](const Somebody& caller, Action action, const http::Request&) -> Done {
          if (action == Action::see_tool || caller.name != "a guest") return {};
          return Error{ErrorKind::not_allowed, "not_allowed", "Guests change nothing.", ""};
        },
        [this](const http::Request& request, const Somebody& caller, const auto& work) {
          const std::string key{*request.header("idempotency-key")};
          if (!given.contains(key)) given.emplace(key, work(caller));
          return given.at(key);
        },
        [](Action action) { return action == Action::see_tool ? "see_tool" : "edit_tool"; }};
  }

  http::Response ask(http::Method method, const std::string& path, std::string body = "",
                     http::NamedValues headers = {}, http::NamedValues query = {}) {
    const auto match = router.match(method, path);
    REQUIRE(match.route != nullptr);
    http::Request request;
    request.method = method;
    request.path = path;
    request.path_values = match.path_values;
    request.body = std::move(body);
    request.headers = std::move(headers);
    request.headers.emplace_back("x-name", asker);
    request.headers.emplace_back("content-type", "application/json; charset=utf-8");
    request.query = std::move(query);
    return match.route->handler(request);
  }
};

std::string body_of(const http::Response& response) { return std::get<std::string>(response.body); }

}  // namespace touiza::api_test

using namespace touiza::api_test;

TEST_CASE("a view comes as JSON with a tag of its bytes, which its version leads") {
  Workshop workshop;
  const auto response = workshop.ask(http::Method::get, std::string{"/tools/"} + saw_id);
  CHECK(response.status == 200);
  CHECK(response.header("etag")->starts_with("\"3-"));
  CHECK(response.header("cache-control") == "private, no-cache");
  CHECK(body_of(response) ==
        std::string{R"({"tool_id":")"} + saw_id + R"(","name":"saw","teeth":24,"version":3})");
}

TEST_CASE(
    "what changes without its version is another answer: nobody is told that nothing changed") {
  Workshop workshop;
  const auto path = std::string{"/tools/"} + saw_id;
  const auto tag_of = [&](const std::string& at) {
    return std::string{*workshop.ask(http::Method::get, at).header("etag")};
  };
  const auto before = tag_of(path);
  const auto list_before = tag_of("/tools");
  CHECK(tag_of(path) == before);
  workshop.saw.teeth = 23;  // One broke; nobody edited the saw.
  CHECK(tag_of(path) != before);
  CHECK(tag_of("/tools") != list_before);
}

TEST_CASE("who may never do it hears so, whatever is named and whatever the body holds") {
  Workshop workshop;
  workshop.asker = "a guest";
  const auto path = std::string{"/tools/"} + saw_id;
  CHECK(workshop.ask(http::Method::post, "/tools", "{{{").status == 403);
  CHECK(workshop.ask(http::Method::patch, path, R"({"teeth":"many"})").status == 403);
  CHECK(workshop.ask(http::Method::patch, "/tools/saw", "{}").status == 403);
  CHECK(workshop.ask(http::Method::delete_, path).status == 403);
  CHECK(workshop.ask(http::Method::get, path).status == 200);
}

TEST_CASE("a malformed id is answered exactly as one that does not exist") {
  Workshop workshop;
  const auto missing =
      workshop.ask(http::Method::get, "/tools/01890000-0000-7000-8000-00000000ffff");
  const auto malformed = workshop.ask(http::Method::get, "/tools/saw");
  CHECK(missing.status == 404);
  CHECK(malformed.status == 404);
}

TEST_CASE("query values are typed, and unknown ones are refused by name") {
  Workshop workshop;
  CHECK(body_of(workshop.ask(http::Method::get, "/tools", "", {}, {{"kind", "hammer"}})) ==
        R"({"items":[],"next_cursor":null})");
  const auto refused = workshop.ask(http::Method::get, "/tools", "", {}, {{"limit", "0"}});
  CHECK(refused.status == 400);
  CHECK(body_of(refused).find(R"("field":"limit")") != std::string::npos);
  CHECK(body_of(workshop.ask(http::Method::get, "/tools", "", {}, {{"colour", "red"}}))
            .find(R"("colour")") != std::string::npos);
}

TEST_CASE("creating needs a key, and the same key makes one thing only") {
  Workshop workshop;
  const auto body = R"({"name":"hammer"})";
  CHECK(workshop.ask(http::Method::post, "/tools", body).status == 400);
  const http::NamedValues key{{"idempotency-key", "0123456789"}};
  CHECK(workshop.ask(http::Method::post, "/tools", body, key).status == 201);
  CHECK(workshop.ask(http::Method::post, "/tools", body, key).status == 201);
  CHECK(workshop.creations == 1);
}

TEST_CASE("a body with wrong fields is refused before anything is done") {
  Workshop workshop;
  const auto refused = workshop.ask(http::Method::post, "/tools", R"({"name":"","teeth":0,"x":1})",
                                    {{"idempotency-key", "0123456789"}});
  CHECK(refused.status == 400);
  CHECK(workshop.creations == 0);
  CHECK(body_of(refused).find(R"("code":"fields_are_wrong")") != std::string::npos);
}

TEST_CASE("a patch needs the version that it was made on") {
  Workshop workshop;
  const auto path = std::string{"/tools/"} + saw_id;
  CHECK(workshop.ask(http::Method::patch, path, R"({"teeth":32})").status == 400);
  CHECK(
      workshop.ask(http::Method::patch, path, R"({"teeth":32})", {{"if-match", "\"2\""}}).status ==
      412);
  const auto changed =
      workshop.ask(http::Method::patch, path, R"({"teeth":32})", {{"if-match", "\"3\""}});
  CHECK(changed.header("etag")->starts_with("\"4-"));
  const auto by_tag = workshop.ask(
      http::Method::patch, path, R"({"teeth":32})",
      {{"if-match", std::string{*workshop.ask(http::Method::get, path).header("etag")}}});
  CHECK(by_tag.status == 200);
  CHECK(workshop.ask(http::Method::patch, path, "{}", {{"if-match", "\"-3\""}}).status == 412);
  CHECK(workshop.ask(http::Method::patch, path, "{}", {{"if-match", "\"3x\""}}).status == 400);
  CHECK(body_of(changed).find(R"("name":"saw","teeth":32)") != std::string::npos);
  const auto removed =
      workshop.ask(http::Method::patch, path, R"({"teeth":null})", {{"if-match", "\"3\""}});
  CHECK(body_of(removed).find(R"("teeth":null)") != std::string::npos);
}

TEST_CASE("removing answers 204 without a body") {
  Workshop workshop;
  CHECK(workshop.ask(http::Method::delete_, std::string{"/tools/"} + saw_id).status == 204);
}

TEST_CASE("the API document tells every operation, with its limits, and is valid JSON") {
  Workshop workshop;
  const auto text = workshop.document.to_json("1.0.0");
  const auto document = json::Document::parse(text);
  REQUIRE(document);
  CHECK(document->root().find("paths")->size() == 2);
  CHECK(document->root().find("paths")->find("/tools/{tool}")->size() == 3);
  CHECK(document->root().find("components")->find("schemas")->find("PageOfToolView"));
  CHECK(text.find(R"("x-action":"edit_tool")") != std::string::npos);
}
