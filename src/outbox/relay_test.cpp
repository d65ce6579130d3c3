#include "outbox/relay.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <mutex>
#include <set>
#include <thread>

#include "outbox/outbox_fixture.hpp"

using namespace touiza;
using namespace touiza::outbox;
using database::Database;
using database::Transaction;

namespace {

/// Remembers what it was told, and lets a test wait for it.
struct Ear {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Event> heard;

  Relay::Listener listener() {
    return [this](const Event& event) {
      const std::lock_guard lock{mutex};
      heard.push_back(event);
      changed.notify_all();
    };
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock{mutex};
    changed.wait(lock, [&] { return heard.size() >= count; });
  }
};

}  // namespace

TEST_CASE_FIXTURE(EachOutbox, "an event is told as it was written, once its change is committed") {
  for_each_outbox([&](Database& database) {
    Relay relay{database};
    Ear ear;
    relay.add_listener(ear.listener());
    const auto refused = database.write([&](Transaction& transaction) -> Done {
      append_to(transaction, "never");
      return Error{ErrorKind::conflict, "no", "", ""};
    });
    CHECK_FALSE(refused);
    CHECK(*relay.run_once() == 0);

    REQUIRE(database.write([&](Transaction& transaction) -> Done {
      append(transaction, {network, "job.accepted", {"job", "J1"}, actor, R"({"quantity":40})"},
             clock.now(), random);
      return {};
    }));
    CHECK(*relay.run_once() == 1);
    CHECK(*relay.run_once() == 0);
    REQUIRE(ear.heard.size() == 1);
    const auto& event = ear.heard.front();
    CHECK(event.seq == 1);
    CHECK(event.network_id == network);
    CHECK(event.subject.id == "J1");
    CHECK(event.actor == actor);
    CHECK(event.at == clock.now());
    CHECK(json::write(event).find(R"("data":{"quantity":40})") != std::string::npos);
    CHECK(relay.last_seq() == 1);
  });
}

TEST_CASE_FIXTURE(EachOutbox, "whoever comes back asks for what came after, of its network") {
  for_each_outbox([&](Database& database) {
    Relay relay{database};
    for (const auto* subject : {"a", "b"}) REQUIRE(happen(database, subject));
    network = NetworkId{"0198c0de-0000-7000-8000-000000000002"};
    REQUIRE(happen(database, "c"));
    REQUIRE(relay.run_once());
    const auto done = database.read([&](Transaction& transaction) -> Done {
      CHECK(last_seq(transaction) == 3);
      CHECK(events_after(transaction, 0, 10).size() == 3);
      CHECK(events_after(transaction, 1, 1).front().seq == 2);
      CHECK(events_after(transaction, 0, 10, network).size() == 1);
      CHECK(events_after(transaction, 3, 10).empty());
      return {};
    });
    CHECK(done);
  });
}

TEST_CASE_FIXTURE(EachOutbox,
                  "a transaction that began first and ended last has the higher number") {
  for_each_outbox([&](Database& database) {
    if (database.engine() == database::Engine::sqlite) return;  // Writes follow each other there.
    Relay relay{database};
    Ear ear;
    relay.add_listener(ear.listener());
    std::latch is_written{1};
    std::latch may_end{1};
    std::thread slow{[&] {
      bool is_first = true;
      CHECK(database.write([&](Transaction& transaction) -> Done {
        append_to(transaction, "slow");
        if (std::exchange(is_first, false)) {
          is_written.count_down();
          may_end.wait();
        }
        return {};
      }));
    }};
    is_written.wait();
    REQUIRE(happen(database, "quick"));
    CHECK(*relay.run_once() == 1);
    may_end.count_down();
    slow.join();
    CHECK(*relay.run_once() == 1);
    CHECK(ear.heard[0].subject.id == "quick");
    CHECK(ear.heard[1].subject.id == "slow");
    CHECK(ear.heard[1].seq == 2);
  });
}

TEST_CASE_FIXTURE(EachOutbox,
                  "many writers and two servers: each server tells all, once, in order") {
  for_each_outbox([&](Database& database) {
    Relay first{database};
    Relay second{database};
    Ear ears[2];
    first.add_listener(ears[0].listener());
    second.add_listener(ears[1].listener());
    REQUIRE(first.start());
    REQUIRE(second.start());
    std::vector<std::thread> writers;
    for (int t = 0; t < 4; ++t) {
      writers.emplace_back([&, t] {
        for (int i = 0; i < 25; ++i) CHECK(happen(database, std::to_string(t * 25 + i)));
      });
    }
    for (auto& writer : writers) writer.join();
    for (auto& ear : ears) ear.wait_for(100);
    first.stop();
    second.stop();
    for (auto& ear : ears) {
      std::set<std::string> subjects;
      for (std::size_t i = 0; i < ear.heard.size(); ++i) {
        CHECK(ear.heard[i].seq == static_cast<std::int64_t>(i) + 1);
        subjects.insert(ear.heard[i].subject.id);
      }
      CHECK(subjects.size() == 100);
    }
  });
}

TEST_CASE_FIXTURE(
    EachOutbox, "a subscriber reads each event once, over restarts, and begins with the present") {
  for_each_outbox([&](Database& database) {
    std::vector<std::string> read;
    const auto subscriber = [&](Transaction& transaction, const Event& event) {
      transaction.run("INSERT INTO subscriber (name, seq) VALUES (?1, 0)",
                      "saw " + event.subject.id);
      read.push_back(event.subject.id);
    };
    REQUIRE(happen(database, "before"));
    REQUIRE(Relay{database}.run_once());
    {
      Relay relay{database};
      relay.add_subscriber("test", subscriber);
      REQUIRE(relay.run_once());
      REQUIRE(happen(database, "a"));
      REQUIRE(relay.run_once());
      REQUIRE(happen(database, "b"));
    }
    Relay relay{database};
    relay.add_subscriber("test", subscriber);
    REQUIRE(relay.run_once());
    REQUIRE(relay.run_once());
    CHECK(read == std::vector<std::string>{"a", "b"});
  });
}

TEST_CASE_FIXTURE(EachOutbox, "a subscriber that fails is not moved on, and delays no listener") {
  for_each_outbox([&](Database& database) {
    Relay relay{database};
    Ear ear;
    relay.add_listener(ear.listener());
    bool is_broken = true;
    std::vector<std::string> read;
    relay.add_subscriber("test", [&](Transaction& transaction, const Event& event) {
      if (is_broken) transaction.run("INSERT INTO no_such_table VALUES (1)");
      read.push_back(event.subject.id);
    });
    REQUIRE(relay.run_once());
    REQUIRE(happen(database, "a"));
    CHECK_FALSE(relay.run_once());
    CHECK(ear.heard.size() == 1);
    is_broken = false;
    CHECK(relay.run_once());
    CHECK(read == std::vector<std::string>{"a"});
  });
}
