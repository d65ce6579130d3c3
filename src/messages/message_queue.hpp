// Messages that wait to be sent: sealed in the database, so that a crash loses none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "database/migration.hpp"
#include "database/transaction.hpp"
#include "messages/message.hpp"
#include "outbox/task.hpp"

namespace touiza::messages {

using MessageId = Id<struct MessageTag>;

/// Closes what waits, so that neither the database nor its copies let anybody in. The key is not
/// kept beside it.
class Seal {
 public:
  virtual ~Seal() = default;
  virtual std::string close(std::string_view plain) = 0;
  /// Errors: its own, for good.
  virtual Result<std::string> open(std::string_view sealed) = 0;
};

/// One that waits. It is there until it was sent or is worth nothing any more, no longer.
struct WaitingMessage {
  MessageId message_id;
  outbox::TaskId task_id;  ///< Who sends it.
  Way way = Way::mail;
  std::string sealed;  ///< The message, as JSON.
  Instant created_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(WaitingMessage, (),
                      (message_id, task_id, way, sealed, created_at, expires_at))

/// The kind of the tasks that send.
inline constexpr auto send_message = "messages.send";

std::vector<database::Migration> migrations();

class MessageQueue {
 public:
  /// All outlive it.
  MessageQueue(Seal& seal, const Clock& clock, Random& random)
      : seal_{seal}, clock_{clock}, random_{random} {}

  /// Takes `message` up in the transaction that makes it true: it goes out once that is committed.
  /// From `expires_at` on it is worth nothing, is no longer tried, and goes.
  void add(database::Transaction& transaction, const Message& message, Instant expires_at);

 private:
  Seal& seal_;
  const Clock& clock_;
  Random& random_;
};

/// Takes out what is expired, and the failures that speak of it. Messages taken out.
std::int64_t sweep_messages(database::Transaction& transaction, Instant now);

/// How many wait, those that failed among them.
std::int64_t waiting_count(database::Transaction& transaction);

}  // namespace touiza::messages
