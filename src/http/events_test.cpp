#include "http/events.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>

#include "http/test_server.hpp"

using namespace touiza;
using namespace touiza::http;
using namespace touiza::http::test;

namespace {

Event event(std::uint64_t id, std::string audience = "network:1") {
  return {id, "job.accepted", "{}", {std::move(audience)}};
}

std::string text(std::uint64_t id) { return event_text(id, "job.accepted", "{}"); }

std::string taken(EventSource& source) {
  std::string out;
  source.take(out, 1 << 20);
  return out;
}

Subscription listening(std::optional<std::uint64_t> after_id = std::nullopt) {
  return {.audiences = {"network:1"}, .after_id = after_id};
}

Router stream_router(EventHub& hub) {
  Router router;
  router.add({.pattern = "/events", .operation_id = "events", .handler = [&hub](const Request& r) {
                return hub.respond(r, listening());
              }});
  return router;
}

const std::string ask = "GET /events HTTP/1.1\r\nHost: a\r\n";
const std::string greeting = "retry: 3000\n\n";

}  // namespace

TEST_CASE("an event's text has a line for each line of its data") {
  CHECK(event_text(7, "a.b", "{}") == "id: 7\nevent: a.b\ndata: {}\n\n");
  CHECK(event_text(7, "a", "x\ny\r\nz") == "id: 7\nevent: a\ndata: x\ndata: y\ndata: z\n\n");
  CHECK(event_text(7, "a\nid: 9", "") == "id: 7\nevent: a\ndata: \n\n");
}

TEST_CASE("an event reaches those whom it concerns, once, in order") {
  EventHub hub;
  const auto mine = hub.open(listening());
  const auto other = hub.open({.audiences = {"network:2"}});
  const auto both = hub.open({.audiences = {"network:1", "network:2"}});

  hub.publish(event(1));
  hub.publish({2, "job.accepted", "{}", {"network:1", "network:2"}});
  hub.publish(event(2));
  hub.publish(event(1));

  CHECK(taken(*mine) == text(1) + text(2));
  CHECK(taken(*other) == text(2));
  CHECK(taken(*both) == text(1) + text(2));
  CHECK(hub.client_count() == 3);
}

TEST_CASE("an event that a client may not see is not sent to it") {
  EventHub hub;
  const auto client = hub.open(
      {.audiences = {"network:1"}, .is_visible = [](const Event& seen) { return seen.id != 2; }});

  for (std::uint64_t id = 1; id <= 3; ++id) hub.publish(event(id));

  CHECK(taken(*client) == text(1) + text(3));
}

TEST_CASE("a client that comes back gets what it missed, and nothing twice") {
  EventHub hub;
  for (std::uint64_t id = 10; id <= 14; ++id) hub.publish(event(id));

  const auto client = hub.open(listening(12));
  hub.publish(event(15));

  CHECK(taken(*client) == text(13) + text(14) + text(15));
}

TEST_CASE("what the hub has forgotten comes from history") {
  EventHub hub{{.remembered_max = 2}};
  for (std::uint64_t id = 10; id <= 14; ++id) hub.publish(event(id));
  std::vector<std::uint64_t> asked;
  auto subscription = listening(11);
  subscription.history = [&](std::uint64_t after_id) -> Result<std::vector<Event>> {
    asked.push_back(after_id);
    hub.publish(event(15));  // While the history is read, the world goes on.
    return std::vector{event(12), event(13), event(14)};
  };

  const auto client = hub.open(subscription);

  CHECK(taken(*client) == text(12) + text(13) + text(14) + text(15));
  CHECK(asked == std::vector<std::uint64_t>{11});
}

TEST_CASE("a client whose gap nobody can fill is told to read everything anew") {
  EventHub hub{{.remembered_max = 2}};
  for (std::uint64_t id = 10; id <= 14; ++id) hub.publish(event(id));
  auto failing = listening(11);
  failing.history = [](std::uint64_t) -> Result<std::vector<Event>> {
    return Error{ErrorKind::unavailable, "database_is_locked", "", ""};
  };

  const auto without_history = hub.open(listening(11));
  const auto with_broken_history = hub.open(failing);
  hub.publish(event(15));

  const auto resync = event_text(14, "resync", "{}");
  CHECK(taken(*without_history) == resync + text(15));
  CHECK(taken(*with_broken_history) == resync + text(15));
}

TEST_CASE("a client that does not keep up is let go") {
  EventHub hub{{.queue_max = 3}};
  const auto client = hub.open(listening());
  int woken = 0;
  client->on_ready([&] { ++woken; });

  for (std::uint64_t id = 1; id <= 10; ++id) hub.publish(event(id));

  std::string out;
  CHECK(client->take(out, 1 << 20) == EventSource::State::ended);
  CHECK(out.empty());
  CHECK(woken == 4);
  client->close();
  CHECK(hub.client_count() == 0);
}

TEST_CASE("a browser receives events as they happen, and resumes where it was") {
  EventHub hub;
  TestServer server{stream_router(hub)};
  RawClient client{server.port()};

  client.send(ask + "\r\n");
  const auto head = client.read_until(greeting);
  CHECK(head.find("Content-Type: text/event-stream\r\n") != std::string::npos);
  CHECK(head.find("Cache-Control: no-store\r\n") != std::string::npos);
  hub.publish(event(1));
  CHECK(client.read_until("data: {}\n\n") == text(1));
  hub.publish(event(2));
  CHECK(client.read_until("data: {}\n\n") == text(2));

  RawClient back{server.port()};
  back.send(ask + "Last-Event-ID: 1\r\n\r\n");
  back.read_until(greeting);
  CHECK(back.read_until("data: {}\n\n") == text(2));
  RawClient by_query{server.port()};
  by_query.send("GET /events?last_event_id=1 HTTP/1.1\r\nHost: a\r\n\r\n");
  by_query.read_until(greeting);
  CHECK(by_query.read_until("data: {}\n\n") == text(2));
}

TEST_CASE("a silent stream is kept alive by comments") {
  EventHub hub;
  const TestServer server{stream_router(hub), {.heartbeat_every = std::chrono::milliseconds{20}}};
  RawClient client{server.port()};

  client.send(ask + "\r\n");
  client.read_until(greeting);

  CHECK(client.read_until(":\n\n:\n\n") == ":\n\n:\n\n");
}

TEST_CASE("a client that goes is noticed at once, not at the next event") {
  EventHub hub;
  TestServer server{stream_router(hub)};
  auto& clients = server.metrics().gauge("touiza_http_connections", "");
  {
    RawClient polite{server.port()};
    RawClient rude{server.port()};
    polite.send(ask + "\r\n");
    rude.send(ask + "\r\n");
    polite.read_until(greeting);
    rude.read_until(greeting);
    CHECK(hub.client_count() == 2);
    rude.die();
  }

  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (clients.value() > 0 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  CHECK(hub.client_count() == 0);
}

TEST_CASE("when the server stops, its streams end at once") {
  EventHub hub;
  TestServer server{stream_router(hub)};
  RawClient client{server.port()};
  client.send(ask + "\r\n");
  client.read_until(greeting);

  server.stop();

  CHECK(client.is_closed_by_server());
  CHECK(hub.client_count() == 0);
}
