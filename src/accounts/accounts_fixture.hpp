// For tests: a database with this room's tables on every engine, a clock moved by hand, and events
// that are only collected.
#pragma once

#include "accounts/foundation.hpp"
#include "accounts/joint_database.hpp"
#include "accounts/store.hpp"
#include "database/database_fixture.hpp"

namespace touiza::accounts {

class CollectedEvents final : public EventSink {
 public:
  void publish(database::Transaction&, const EventDraft& event) override {
    events.push_back(event);
  }
  std::vector<EventDraft> events;
};

struct TestHouse {
  explicit TestHouse(database::Database& engine) : database{engine} {
    REQUIRE(database::migrate(database, migrations(), clock));
  }
  JointDatabase database;
  ManualClock clock{Instant{1'600'000'000'000'000}};  // 2020-09-13T12:26:40Z
  SystemRandom random;
  CollectedEvents events;
  Foundation foundation{database, clock, random, events};
};

}  // namespace touiza::accounts
