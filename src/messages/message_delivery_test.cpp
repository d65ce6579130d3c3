#include "messages/message_delivery.hpp"

#include <doctest/doctest.h>

#include "base/log.hpp"
#include "outbox/outbox_fixture.hpp"

using namespace touiza;
using namespace touiza::messages;
using database::Database;
using database::Transaction;
using outbox::Workers;

namespace {

constexpr auto minute = std::chrono::minutes{1};

/// Writes every byte as a number: what is sealed holds no word of what was said.
struct NumberSeal final : Seal {
  std::string close(std::string_view plain) override {
    std::string digits;
    for (const char c : plain) digits += std::to_string(static_cast<unsigned char>(c) + 100);
    return digits;
  }
  Result<std::string> open(std::string_view sealed) override {
    std::string plain;
    for (std::size_t i = 0; i + 2 < sealed.size(); i += 3) {
      plain += static_cast<char>(std::stoi(std::string{sealed.substr(i, 3)}) - 100);
    }
    return plain;
  }
};

/// Answers as it is told, and remembers what it was given.
struct ToldSender final : MessageSender {
  Done send(const Message& message, const std::string& message_id,
            const std::stop_token&) override {
    ++tries;
    ids.push_back(message_id);
    if (failure) return *failure;
    sent.push_back(message);
    return {};
  }
  std::optional<Error> failure;
  int tries = 0;
  std::vector<Message> sent;
  std::vector<std::string> ids;
};

const Error busy{ErrorKind::unavailable, "mail_is_delayed", "Later.", ""};
const Error refused{ErrorKind::invalid_input, "mail_was_refused", "No.", ""};
const Message code{Way::mail, "amina@example.org", "Code", "Voici : 048151\n", "fr"};

struct Room {
  Room(Database& opened, ManualClock& its_clock, Random& its_random)
      : database{opened}, clock{its_clock}, random{its_random} {
    auto tables = outbox::outbox_migrations();
    for (const auto& migration : migrations()) tables.push_back(migration);
    REQUIRE(database::migrate(database, tables, clock));
    senders.mail = std::make_unique<ToldSender>();
  }
  ToldSender& mail() { return static_cast<ToldSender&>(*senders.mail); }

  void add(const Message& message, Microseconds valid) {
    REQUIRE(database.write([&](Transaction& t) -> Done {
      queue.add(t, message, clock.now() + valid);
      return {};
    }));
  }
  /// A server's life: workers that handle messages and, in the end, are gone.
  void work(const std::function<void(Workers&)>& life) {
    Workers workers{database, clock, random, {}};
    workers.handle(send_message, [this](const outbox::Task& task) { return delivery.send(task); });
    life(workers);
  }
  void work_once(bool is_expected = true) {
    work([&](Workers& workers) { CHECK(*workers.run_once() == is_expected); });
  }
  std::int64_t count(std::string_view sql) {
    return *database.read(
        [&](Transaction& t) -> Result<std::int64_t> { return t.value<std::int64_t>(sql); });
  }
  std::int64_t waiting() { return count("SELECT COUNT(*) FROM waiting_message"); }
  std::int64_t tasks() { return count("SELECT COUNT(*) FROM task"); }
  std::int64_t failed() { return count("SELECT COUNT(*) FROM task WHERE state = 'failed'"); }
  std::uint64_t counted(const char* result) {
    return metrics.counter("touiza_messages_total", "", {{"way", "mail"}, {"result", result}})
        .value();
  }

  Database& database;
  ManualClock& clock;
  Random& random;
  NumberSeal seal;
  Senders senders;
  http::MetricsRegistry metrics;
  MessageQueue queue{seal, clock, random};
  MessageDelivery delivery{database, seal, senders, clock, metrics};
};

struct EachRoom : outbox::EachOutbox {
  void for_each_room(const std::function<void(Room&)>& check) {
    log::set_level(log::Level::error);
    for_each_outbox([&](Database& database) {
      Room room{database, clock, random};
      check(room);
    });
  }
};

}  // namespace

TEST_CASE_FIXTURE(EachRoom, "a message is sent once, and then nothing of it is kept") {
  for_each_room([](Room& room) {
    room.add(code, 10 * minute);
    CHECK(room.waiting() == 1);
    room.work_once();
    room.work_once(false);
    REQUIRE(room.mail().sent.size() == 1);
    CHECK(room.mail().sent[0].to == "amina@example.org");
    CHECK(room.mail().sent[0].text == "Voici : 048151\n");
    CHECK(room.waiting() == 0);
    CHECK(room.tasks() == 0);
    CHECK(room.counted("sent") == 1);
  });
}

TEST_CASE_FIXTURE(EachRoom, "while it waits, neither address nor code stands in the database") {
  for_each_room([](Room& room) {
    room.add(code, 10 * minute);
    CHECK(room.count("SELECT COUNT(*) FROM waiting_message WHERE sealed LIKE '%amina%' OR "
                     "sealed LIKE '%048151%'") == 0);
    CHECK(room.count("SELECT COUNT(*) FROM task WHERE work LIKE '%amina%' OR "
                     "work LIKE '%048151%'") == 0);
  });
}

TEST_CASE_FIXTURE(EachRoom, "a message of a change that was undone is never sent") {
  for_each_room([](Room& room) {
    CHECK_FALSE(room.database.write([&](Transaction& t) -> Done {
      room.queue.add(t, code, room.clock.now() + 10 * minute);
      return Error{ErrorKind::conflict, "no", "", ""};
    }));
    room.work_once(false);
    CHECK(room.mail().tries == 0);
  });
}

TEST_CASE_FIXTURE(EachRoom, "a busy server is asked again, later each time, under the same id") {
  for_each_room([](Room& room) {
    room.mail().failure = busy;
    room.add(code, 10 * minute);
    room.work_once();
    room.work_once(false);
    room.clock.advance(std::chrono::seconds{7});
    room.work_once();
    room.clock.advance(std::chrono::seconds{7});
    room.work_once(false);  // The second wait is longer.
    room.clock.advance(std::chrono::seconds{7});
    room.mail().failure.reset();
    room.work_once();
    CHECK(room.mail().tries == 3);
    CHECK(room.mail().sent.size() == 1);
    CHECK(room.mail().ids[0] == room.mail().ids[2]);
    CHECK(room.counted("postponed") == 2);
    CHECK(room.waiting() == 0);
  });
}

TEST_CASE_FIXTURE(EachRoom, "an expired code is not sent, and goes") {
  for_each_room([](Room& room) {
    room.mail().failure = busy;
    room.add(code, 10 * minute);
    room.work_once();
    room.mail().failure.reset();
    room.clock.advance(10 * minute);
    room.work_once();
    CHECK(room.mail().sent.empty());
    CHECK(room.counted("expired") == 1);
    CHECK(room.waiting() == 0);
    CHECK(room.tasks() == 0);
  });
}

TEST_CASE_FIXTURE(EachRoom, "what is refused for good is seen, and sent after a retry") {
  for_each_room([](Room& room) {
    room.mail().failure = refused;
    room.add(code, std::chrono::days{14});
    room.work_once();
    CHECK(room.failed() == 1);
    CHECK(room.counted("failed") == 1);
    room.clock.advance(24 * 60 * minute);
    room.work_once(false);

    room.mail().failure.reset();
    REQUIRE(room.database.write([&](Transaction& t) -> Done {
      CHECK(outbox::retry(t, outbox::failed_tasks(t, 1).at(0).task_id, room.clock.now()));
      return {};
    }));
    room.work_once();
    CHECK(room.mail().sent.size() == 1);
    CHECK(room.tasks() == 0);
  });
}

TEST_CASE_FIXTURE(EachRoom, "a failure goes with its message: nobody mends an expired code") {
  for_each_room([](Room& room) {
    room.mail().failure = refused;
    room.add(code, 10 * minute);
    room.work_once();
    CHECK(room.failed() == 1);
    room.clock.advance(10 * minute);
    CHECK(*room.database.write([&](Transaction& t) -> Result<std::int64_t> {
      return sweep_messages(t, room.clock.now());
    }) == 1);
    CHECK(room.failed() == 0);
    CHECK(room.waiting() == 0);
  });
}

TEST_CASE_FIXTURE(EachRoom, "killed while sending, the next worker sends it under the same id") {
  for_each_room([](Room& room) {
    room.add(code, 10 * minute);
    // As after a kill: the task was taken up, the server has the mail, nothing was noted.
    room.work([&](Workers& workers) {
      workers.handle(send_message, [&](const outbox::Task& task) -> Done {
        std::ignore = room.mail().send(code, "of the first try", {});
        REQUIRE(room.database.run_alone([&](Transaction& t) {
          t.run("UPDATE task SET owner = 'a process that is gone' WHERE task_id = ?1",
                task.task_id);
          return true;
        }));
        return {};
      });
      CHECK(*workers.run_once());
    });
    CHECK(room.waiting() == 1);
    room.work_once(false);  // The lease of the dead still runs.
    room.clock.advance(2 * minute);
    room.work_once();
    CHECK(room.mail().sent.size() == 2);
    CHECK(room.waiting() == 0);
    CHECK(room.tasks() == 0);
  });
}

TEST_CASE_FIXTURE(EachRoom, "a way that is not set up any more fails for good, and says so") {
  for_each_room([](Room& room) {
    room.add({Way::sms, "+212600000001", "", "048151", "fr"}, 10 * minute);
    room.work_once();
    CHECK(room.failed() == 1);
    CHECK(room.count("SELECT COUNT(*) FROM task WHERE error LIKE 'way_is_not_set_up:%'") == 1);
    CHECK(room.count("SELECT COUNT(*) FROM task WHERE error LIKE '%212%'") == 0);
  });
}
