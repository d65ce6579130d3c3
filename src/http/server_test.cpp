#include "http/server.hpp"

#include <doctest/doctest.h>

#include <future>
#include <thread>

#include "http/problem.hpp"
#include "http/test_server.hpp"

using namespace touiza;
using namespace touiza::http;
using namespace touiza::http::test;

namespace {

/// "/hello" greets; "/echo" gives the body back; "/labs/{lab}" names its lab.
Router small_router() {
  Router router;
  router.add({.pattern = "/hello", .operation_id = "hello", .handler = [](const Request&) {
                return bytes_response(200, "text/plain", "hello");
              }});
  router.add({.method = Method::post,
              .pattern = "/echo",
              .operation_id = "echo",
              .body_max = 100'000,
              .handler = [](const Request& request) {
                return bytes_response(200, "application/octet-stream", request.body);
              }});
  router.add({.pattern = "/labs/{lab}", .operation_id = "get_lab", .handler = [](const Request& r) {
                return json_response(200, "{\"lab\":\"" + r.path_values.at("lab") + "\"}");
              }});
  router.add({.pattern = "/broken",
              .operation_id = "broken",
              .handler = [](const Request&) -> Response { throw std::runtime_error{"a bug"}; }});
  return router;
}

}  // namespace

TEST_CASE("a handler's answer reaches the client, with its length, date and request id") {
  const TestServer server{small_router()};

  const auto answer = server.ask({.url = "/hello"});

  CHECK(answer.status == 200);
  CHECK(answer.body == "hello");
  CHECK(answer.header("content-length") == "5");
  CHECK(answer.header("date")->ends_with("GMT"));
  CHECK(answer.header("x-request-id")->size() == 32);
  CHECK(answer.header("x-content-type-options") == "nosniff");
}

TEST_CASE("several requests go over one connection, also when they are sent at once") {
  const TestServer server{small_router()};
  RawClient client{server.port()};

  for (int i = 0; i < 3; ++i) {
    client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(body_of_answer(client.read_answer()) == "hello");
  }
  client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none"
      "GET /labs/7 HTTP/1.1\r\nHost: a\r\n\r\n"
      "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

  CHECK(body_of_answer(client.read_answer()) == "one");
  CHECK(body_of_answer(client.read_answer()) == R"({"lab":"7"})");
  CHECK(body_of_answer(client.read_answer()) == "hello");
  CHECK(client.is_closed_by_server());
}

TEST_CASE("a handler that throws answers 500, and the server goes on") {
  const TestServer server{small_router()};

  const auto answer = server.ask({.url = "/broken"});

  CHECK(answer.status == 500);
  CHECK(answer.body.find("internal_error") != std::string::npos);
  CHECK(answer.body.find("a bug") == std::string::npos);
  CHECK(server.ask({.url = "/hello"}).status == 200);
}
