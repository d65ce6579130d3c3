// What happened, written in the transaction that made it true and told after it was committed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "database/migration.hpp"
#include "database/transaction.hpp"
#include "json/write.hpp"

namespace touiza::outbox {

using EventId = Id<struct EventTag>;

struct Subject {
  std::string type;  ///< "job"
  std::string id;
};
BOOST_DESCRIBE_STRUCT(Subject, (), (type, id))

/// As contracts.md has it, in code and in JSON.
struct Event {
  EventId id;
  /// Its place among all events of this deployment, given by the relay in the order of commits.
  std::int64_t seq = 0;
  NetworkId network_id;  ///< Empty for what concerns the deployment.
  std::string type;      ///< "job.accepted"
  Subject subject;
  Instant at;
  AccountId actor;
  json::Any data{"{}"};  ///< An object without personal data.
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, seq, network_id, type, subject, at, actor, data))

/// An event that nobody has numbered yet.
struct EventDraft {
  NetworkId network;
  std::string type;
  Subject subject;
  AccountId actor;
  std::string data = "{}";  ///< A JSON object.
};

/// Writes the event beside the change that it tells of: both are committed, or neither.
EventId append(database::Transaction& transaction, const EventDraft& draft, Instant at,
               Random& random);

/// Numbered events after `seq`, oldest first, at most `count_max`; of one network, or of all.
std::vector<Event> events_after(database::Transaction& transaction, std::int64_t seq,
                                std::int64_t count_max,
                                const std::optional<NetworkId>& network = std::nullopt);

/// The number of the last event; 0 before the first.
std::int64_t last_seq(database::Transaction& transaction);

/// The tables of this room.
std::vector<database::Migration> outbox_migrations();

}  // namespace touiza::outbox
