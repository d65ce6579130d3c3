// For tests: the tables of this room on each engine, a clock by hand and chance from a seed.
#pragma once

#include "database/database_fixture.hpp"
#include "outbox/event.hpp"

namespace touiza::outbox {

struct EachOutbox : database::EachEngine {
  ManualClock clock{Instant{1'790'000'000'000'000}};
  SystemRandom random;
  NetworkId network{"0198c0de-0000-7000-8000-000000000001"};
  AccountId actor{"0198c0de-0000-7000-8000-00000000000a"};

  void for_each_outbox(const std::function<void(database::Database&)>& check) {
    const auto first_network = network;
    for_each([&](database::Database& database) {
      network = first_network;
      REQUIRE(database::migrate(database, outbox_migrations(), clock));
      check(database);
    });
  }

  EventId append_to(database::Transaction& transaction, const std::string& subject) {
    return append(transaction, {network, "job.accepted", {"job", subject}, actor}, clock.now(),
                  random);
  }
  Done happen(database::Database& database, const std::string& subject) {
    return database.write([&](database::Transaction& transaction) -> Done {
      append_to(transaction, subject);
      return {};
    });
  }
};

}  // namespace touiza::outbox
