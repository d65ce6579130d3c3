#include "http/server.hpp"

#include <doctest/doctest.h>

#include <future>

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

TEST_CASE("what was answered is counted by operation and kind of status") {
  TestServer server{small_router()};
  server.ask({.url = "/hello"});
  server.ask({.url = "/broken"});
  server.ask({.url = "/nowhere"});
  server.stop();

  const auto text = server.metrics().render();

  const auto has = [&](const std::string& line) { return text.find(line) != std::string::npos; };
  CHECK(has("touiza_http_requests_total{operation=\"hello\",status=\"2xx\"} 1\n"));
  CHECK(has("touiza_http_requests_total{operation=\"broken\",status=\"5xx\"} 1\n"));
  CHECK(has("touiza_http_requests_total{operation=\"none\",status=\"4xx\"} 1\n"));
  CHECK(has("touiza_http_request_duration_seconds_count{operation=\"hello\"} 1\n"));
  CHECK(has("touiza_http_connections 0\n"));
  CHECK_FALSE(has("operation=\"echo\""));
}

TEST_CASE("when every worker is busy and enough requests wait, the next is told to come back") {
  std::promise<void> begun;
  std::promise<void> opened;
  Router router;
  router.add({.pattern = "/slow", .operation_id = "slow", .handler = [&](const Request&) {
                begun.set_value();
                opened.get_future().wait();
                return empty_response();
              }});
  router.add({.pattern = "/hello", .operation_id = "hello", .handler = [](const Request&) {
                return empty_response();
              }});
  router.add({.pattern = "/quick",
              .operation_id = "quick",
              .handler = [](const Request&) { return empty_response(); },
              .is_immediate = true});
  const TestServer server{std::move(router), {.worker_threads = 1, .waiting_max = 0}};
  RawClient first{server.port()};
  first.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  begun.get_future().wait();

  const auto refused = server.ask({.url = "/hello"});
  const auto quick = server.ask({.url = "/quick"});
  opened.set_value();

  CHECK(refused.status == 503);
  CHECK(refused.header("retry-after") == "5");
  CHECK(refused.body.find("server_is_busy") != std::string::npos);
  CHECK(quick.status == 204);
  CHECK(status_of_answer(first.read_answer()) == 204);
}

TEST_CASE("bodies in memory have a common limit") {
  const TestServer server{small_router(), {.buffered_max_bytes = 1'000}};
  const auto status_of = [&](std::size_t size) {
    return server.ask({.method = "POST", .url = "/echo", .body = std::string(size, 'a')}).status;
  };

  CHECK(status_of(1'000) == 200);
  CHECK(status_of(1'001) == 503);
  CHECK(status_of(1'000) == 200);
}

TEST_CASE("behind a trusted proxy the client's address and scheme are the client's") {
  Router router;
  router.add({.pattern = "/who", .operation_id = "who", .handler = [](const Request& request) {
                return bytes_response(200, "text/plain",
                                      request.remote_address + (request.is_secure ? " s" : " p"));
              }});
  const NamedValues forwarded{{"X-Forwarded-For", "203.0.113.7"}, {"X-Forwarded-Proto", "https"}};

  Router same;
  same.add({.pattern = "/who", .operation_id = "who", .handler = router.routes().front()->handler});
  const TestServer trusting{std::move(router), {.trusted_proxies = {"127.0.0.1"}}};
  const TestServer careful{std::move(same)};

  CHECK(trusting.ask({.url = "/who", .headers = forwarded}).body == "203.0.113.7 s");
  CHECK(careful.ask({.url = "/who", .headers = forwarded}).body == "127.0.0.1 p");
}

TEST_CASE(
    "who came encrypted is told to stay so, but not at localhost and not on a stranger's word") {
  const auto promise = [](const TestServer& server, const char* scheme, const char* host) {
    const auto answer =
        server.ask({.url = "/hello", .headers = {{"X-Forwarded-Proto", scheme}, {"Host", host}}});
    return std::string{answer.header("strict-transport-security").value_or("none")};
  };
  const TestServer trusting{small_router(), {.trusted_proxies = {"127.0.0.1"}}};
  const TestServer careful{small_router()};

  CHECK(promise(trusting, "https", "touiza.example") == "max-age=31536000");
  CHECK(promise(trusting, "http", "touiza.example") == "none");
  CHECK(promise(trusting, "https", "localhost:8443") == "none");
  CHECK(promise(careful, "https", "touiza.example") == "none");
}

TEST_CASE("the client names what went wrong") {
  const TestServer server{small_router()};
  CurlClient client;
  const auto error_of = [&](ClientRequest request) {
    const auto answer = client.send(request);
    return answer ? "answered" : answer.error().code;
  };

  CHECK(error_of({.url = "file:///etc/passwd"}) == "url_is_malformed");
  CHECK(error_of({.url = "http://127.0.0.1:1/"}) == "server_is_unreachable");
  CHECK(error_of({.url = server.url("/hello"), .body_max = 4}) == "answer_is_too_large");
  CHECK(error_of({.url = server.url("/hello"), .on_piece = [](auto) { return false; }}) ==
        "transfer_was_ended");
  CHECK(error_of({.url = "http://touiza.example:" + std::to_string(server.port()) + "/hello",
                  .connect_address = "127.0.0.1"}) == "answered");
}
