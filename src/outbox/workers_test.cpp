#include "outbox/workers.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <set>

#include "outbox/outbox_fixture.hpp"

using namespace touiza;
using namespace touiza::outbox;
using database::Database;
using database::Transaction;

namespace {

constexpr auto second = std::chrono::seconds{1};
constexpr auto hour = std::chrono::hours{1};

struct EachTask : EachOutbox {
  std::vector<std::string> done;

  Workers::Handler remembering() {
    return [this](const Task& task) -> Done {
      done.push_back(task.work);
      return {};
    };
  }
  std::optional<TaskId> ask(Database& database, TaskDraft draft) {
    return *database.write([&](Transaction& transaction) -> Result<std::optional<TaskId>> {
      return enqueue(transaction, draft, clock.now(), random);
    });
  }
  std::vector<Task> failed(Database& database) {
    return *database.read([](Transaction& transaction) -> Result<std::vector<Task>> {
      return failed_tasks(transaction, 10);
    });
  }
  static std::int64_t count(Database& database) {
    return *database.read([](Transaction& transaction) -> Result<std::int64_t> {
      return transaction.value<std::int64_t>("SELECT COUNT(*) FROM task");
    });
  }
};

}  // namespace

TEST_CASE_FIXTURE(EachTask, "what is asked for is done once, in the order in which it is due") {
  for_each_outbox([&](Database& database) {
    done.clear();
    Workers workers{database, clock, random, {}};
    workers.handle("check", remembering());
    CHECK_FALSE(*workers.run_once());
    ask(database, {.network = network,
                   .kind = "check",
                   .work = "later",
                   .due_at = clock.now() + 10 * second});
    ask(database, {.network = network, .kind = "check", .work = "now"});
    ask(database, {.network = network, .kind = "nobody's", .work = ""});
    CHECK(*workers.run_once());
    CHECK_FALSE(*workers.run_once());
    clock.advance(10 * second);
    CHECK(*workers.run_once());
    CHECK_FALSE(*workers.run_once());
    CHECK(done == std::vector<std::string>{"now", "later"});
    CHECK(count(database) == 1);
  });
}

TEST_CASE_FIXTURE(EachTask, "a task of a change that was undone is never done") {
  for_each_outbox([&](Database& database) {
    done.clear();
    Workers workers{database, clock, random, {}};
    workers.handle("check", remembering());
    CHECK_FALSE(database.write([&](Transaction& transaction) -> Done {
      enqueue(transaction, {.network = network, .kind = "check", .work = "1"}, clock.now(), random);
      return Error{ErrorKind::conflict, "no", "", ""};
    }));
    CHECK_FALSE(*workers.run_once());
  });
}

TEST_CASE_FIXTURE(EachTask, "what did not answer is asked again, after longer and longer") {
  for_each_outbox([&](Database& database) {
    Workers workers{database, clock, random, {}};
    int attempts = 0;
    workers.handle("send", [&](const Task& task) -> Done {
      CHECK(task.attempts == ++attempts);
      if (attempts == 2) throw std::runtime_error{"a bug"};
      if (attempts < 4) return Error{ErrorKind::unavailable, "mail_server_silent", "", ""};
      return {};
    });
    ask(database, {.network = network, .kind = "send", .work = "1"});
    CHECK(*workers.run_once());
    CHECK_FALSE(*workers.run_once());
    for (const auto& wait : {7 * second, 13 * second, 26 * second}) {
      clock.advance(wait);
      CHECK(*workers.run_once());
      CHECK_FALSE(*workers.run_once());
    }
    CHECK(attempts == 4);
    CHECK(count(database) == 0);
  });
}

TEST_CASE_FIXTURE(EachTask, "what cannot be done fails for good, is seen, and can be tried again") {
  for_each_outbox([&](Database& database) {
    Workers workers{database, clock, random, {}};
    bool is_mended = false;
    workers.handle("check", [&](const Task&) -> Done {
      if (is_mended) return {};
      return Error{ErrorKind::invalid_input, "file_is_empty", "Nothing in it.", ""};
    });
    const auto id = ask(database, {.network = network, .kind = "check", .work = "1"});
    CHECK(*workers.run_once());
    clock.advance(24 * hour);
    CHECK_FALSE(*workers.run_once());
    REQUIRE(failed(database).size() == 1);
    CHECK(failed(database).front().error == "file_is_empty: Nothing in it.");
    is_mended = true;
    const auto again = [&] {
      return *database.write([&](Transaction& transaction) -> Result<bool> {
        return retry(transaction, *id, clock.now());
      });
    };
    CHECK(again());
    CHECK_FALSE(again());
    CHECK(*workers.run_once());
    CHECK(count(database) == 0);
  });
}

TEST_CASE_FIXTURE(EachTask, "out of attempts is failed for good, and can be discarded") {
  for_each_outbox([&](Database& database) {
    Workers workers{database, clock, random, {}};
    workers.handle("send", [](const Task&) -> Done {
      return Error{ErrorKind::unavailable, "mail_server_silent", "", ""};
    });
    const auto id =
        ask(database, {.network = network, .kind = "send", .work = "1", .attempts_max = 2});
    CHECK(*workers.run_once());
    clock.advance(hour);
    CHECK(*workers.run_once());
    REQUIRE(failed(database).size() == 1);
    CHECK(failed(database).front().attempts == 2);
    CHECK(*database.write(
        [&](Transaction& transaction) -> Result<bool> { return discard(transaction, *id); }));
    CHECK(count(database) == 0);
  });
}

TEST_CASE_FIXTURE(EachTask,
                  "while one with its key waits, a task is not added; once taken up, it is") {
  for_each_outbox([&](Database& database) {
    done.clear();
    Workers workers{database, clock, random, {}};
    const TaskDraft draft{.network = network, .kind = "plan", .work = "1", .unique_key = "E1"};
    workers.handle("plan", [&](const Task&) -> Done {
      done.push_back("planned");
      // What changes while it runs asks for another round.
      if (done.size() == 1) CHECK(ask(database, draft));
      return {};
    });
    CHECK(ask(database, draft));
    CHECK_FALSE(ask(database, draft));
    CHECK(*workers.run_once());
    CHECK(*workers.run_once());
    CHECK_FALSE(*workers.run_once());
    CHECK(done.size() == 2);
  });
}

TEST_CASE_FIXTURE(EachTask,
                  "when a worker dies, another takes over, and the first cannot end the task") {
  for_each_outbox([&](Database& database) {
    Workers living{database, clock, random, {}};
    living.handle("check", [](const Task&) -> Done { return {}; });
    Workers dying{database, clock, random, {}};
    dying.handle("check", [&](const Task& task) -> Done {
      // Meanwhile the lease runs out, and the other does the work.
      clock.advance(61 * second);
      CHECK(*living.run_once());
      CHECK_FALSE(*database.write(
          [&](Transaction& transaction) -> Result<bool> { return finish(transaction, task); }));
      return Error{ErrorKind::invalid_input, "too_late", "", ""};
    });
    ask(database, {.network = network, .kind = "check", .work = "1"});
    CHECK(*dying.run_once());
    CHECK(count(database) == 0);
    CHECK(failed(database).empty());
  });
}

TEST_CASE_FIXTURE(EachTask, "a task that takes its worker with it each time fails for good") {
  for_each_outbox([&](Database& database) {
    const auto id =
        ask(database, {.network = network, .kind = "check", .work = "1", .attempts_max = 2});
    REQUIRE(database.write([&](Transaction& transaction) -> Done {
      transaction.run(
          "UPDATE task SET state = 'running', attempts = 2, owner = 'dead' WHERE task_id = ?1",
          *id);
      return {};
    }));
    Workers workers{database, clock, random, {}};
    workers.handle("check", remembering());
    CHECK_FALSE(*workers.run_once());
    REQUIRE(failed(database).size() == 1);
    CHECK(failed(database).front().error.starts_with("task_never_ended"));
  });
}

TEST_CASE_FIXTURE(EachTask, "several threads do each task once, and stopping waits for what runs") {
  for_each_outbox([&](Database& database) {
    std::mutex mutex;
    std::multiset<std::string> seen;
    std::latch all{60};
    std::atomic<bool> is_ended = false;
    std::latch is_begun{1};
    {
      Workers workers{database, clock, random, {.threads = 3}};
      workers.handle("check", [&](const Task& task) -> Done {
        const std::lock_guard lock{mutex};
        seen.insert(task.work);
        all.count_down();
        return {};
      });
      workers.handle("slow", [&](const Task&) -> Done {
        is_begun.count_down();
        for (int i = 0; i < 1'000; ++i) std::this_thread::yield();
        is_ended = true;
        return {};
      });
      workers.start();
      for (int i = 0; i < 60; ++i) {
        ask(database, {.network = network, .kind = "check", .work = std::to_string(i)});
      }
      all.wait();
      ask(database, {.network = network, .kind = "slow", .work = ""});
      is_begun.wait();
      workers.stop();
      CHECK(is_ended);
    }
    CHECK(seen.size() == 60);
    CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 60);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("the back-off doubles from five seconds, up to an hour and a quarter more") {
  SeededRandom random{1};
  for (std::int32_t attempts = 1; attempts < 30; ++attempts) {
    const auto wait = back_off(attempts, random);
    const auto least = std::min<Microseconds>(5 * second * (1 << std::min(attempts - 1, 10)), hour);
    CHECK(wait >= least);
    CHECK(wait <= least * 5 / 4);
  }
}
