// The end of a server: nothing that was accepted is lost.
#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <thread>

#include "http/test_server.hpp"

using namespace touiza;
using namespace touiza::http;
using namespace touiza::http::test;

namespace {

/// A handler that waits to be let through.
struct Gate {
  std::promise<void> reached;
  std::promise<void> opened;
  std::shared_future<void> is_open = opened.get_future().share();

  Router router() {
    Router router;
    router.add({.pattern = "/slow", .operation_id = "slow", .handler = [this](const Request&) {
                  reached.set_value();
                  is_open.wait();
                  return bytes_response(200, "text/plain", std::string(3'000'000, 'a'));
                }});
    router.add({.pattern = "/quick", .operation_id = "quick", .handler = [](const Request&) {
                  return bytes_response(200, "text/plain", "quick");
                }});
    return router;
  }
};

const std::string quick = "GET /quick HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace

TEST_CASE("a request in flight is answered in full before the server ends") {
  Gate gate;
  TestServer server{gate.router()};
  RawClient client{server.port()};
  client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  gate.reached.get_future().wait();

  std::thread stopping{[&] { server.stop(); }};
  gate.opened.set_value();
  const auto answer = client.read_all();
  stopping.join();

  CHECK(status_of_answer(answer) == 200);
  CHECK(body_of_answer(answer).size() == 3'000'000);
}

TEST_CASE(
    "idle connections are closed at the end, and a request that has come already is answered") {
  Gate gate;
  TestServer server{gate.router()};
  RawClient idle{server.port()};
  idle.send(quick);
  idle.read_answer();
  RawClient fresh{server.port()};
  fresh.send(quick);

  server.stop();

  CHECK(idle.is_closed_by_server());
  CHECK(body_of_answer(fresh.read_answer()) == "quick");
  CHECK(fresh.is_closed_by_server());
  CHECK_THROWS(RawClient{server.port()});
}

TEST_CASE("under load, every request that was sent on a new connection is answered") {
  Gate gate;
  TestServer server{gate.router()};
  std::atomic<int> answered{0};
  std::atomic<int> lost{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      for (;;) {
        std::unique_ptr<RawClient> client;
        try {
          client = std::make_unique<RawClient>(server.port());
        } catch (const std::runtime_error&) {
          return;  // The door is shut: nobody promised anything.
        }
        client->send(quick);
        ++(body_of_answer(client->read_answer()) == "quick" ? answered : lost);
      }
    });
  }
  while (answered < 200) std::this_thread::yield();

  server.stop();
  for (auto& client : clients) client.join();

  CHECK(lost == 0);
}

TEST_CASE("a request that takes too long is cut off at the end of the drain") {
  Gate gate;
  TestServer server{gate.router(), {.drain_max = std::chrono::milliseconds{20}}};
  RawClient client{server.port()};
  client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  gate.reached.get_future().wait();

  std::thread stopping{[&] { server.stop(); }};
  const auto answer = client.read_all();
  gate.opened.set_value();
  stopping.join();

  CHECK(answer.empty());
}

TEST_CASE("stopping twice, or without a start, is harmless") {
  Gate gate;
  TestServer server{gate.router()};
  server.stop();
  server.stop();
  MetricsRegistry metrics;
  Server never_started{Router{}, {}, metrics};
  never_started.stop();
  CHECK_THROWS(RawClient{server.port()});
}
