// What every service stands on: the database, the time, chance, and a way to say what happened.
#pragma once

#include <string>

#include "base/id.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace touiza::database {
class Database;
class Transaction;
}  // namespace touiza::database

namespace touiza::accounts {

/// Something that happened, to be told once its transaction is committed.
struct EventDraft {
  NetworkId network;         ///< Empty for what concerns the deployment.
  std::string type;          ///< "job.accepted"
  std::string subject_type;  ///< "job"
  std::string subject_id;
  AccountId actor;          ///< Pseudonymous. `system_account` for what nobody asked for.
  std::string data = "{}";  ///< A JSON object without personal data.
};

/// Takes events inside the transaction that makes them true. The outbox is one; tests have theirs.
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void publish(database::Transaction& transaction, const EventDraft& event) = 0;
};

/// Handed to every service; made once, in apps/.
struct Foundation {
  database::Database& database;
  const Clock& clock;
  Random& random;  ///< Safe to share between threads.
  EventSink& events;
};

}  // namespace touiza::accounts
