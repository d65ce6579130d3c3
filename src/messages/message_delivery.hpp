// Sends what waits: the handler of the tasks that the queue makes.
#pragma once

#include <array>
#include <memory>
#include <stop_token>

#include "database/database.hpp"
#include "http/metrics.hpp"
#include "messages/message_queue.hpp"
#include "outbox/workers.hpp"

namespace touiza::messages {

/// The senders of a deployment; nothing where a way is not set up.
struct Senders {
  std::unique_ptr<MessageSender> mail;
  std::unique_ptr<MessageSender> sms;

  MessageSender* of(Way way) const { return way == Way::mail ? mail.get() : sms.get(); }
};

/// Each message is handed to its server at least once: after a crash between the server's answer
/// and the note of it, once more, under the same id.
///
/// Counts touiza_messages_total by way and result: sent, postponed (to be tried again), failed (for
/// good), expired. Logs nothing of a message but its task's failure, by code.
class MessageDelivery {
 public:
  /// All outlive it.
  MessageDelivery(database::Database& database, Seal& seal, const Senders& senders,
                  const Clock& clock, http::MetricsRegistry& metrics);

  /// One try of one message. Errors: as MessageSender::send(), those of the seal, and
  /// "way_is_not_set_up" (for good). What was refused with ErrorKind::unavailable is tried again.
  Done send(const outbox::Task& task);

  /// Tries that run end soon from now on; they count as failures that are worth a retry.
  void stop_soon() { ended_.request_stop(); }

 private:
  /// By way, then result.
  struct Counts {
    http::Counter* sent;
    http::Counter* postponed;
    http::Counter* failed;
    http::Counter* expired;
  };
  Result<std::optional<WaitingMessage>> find(const MessageId& id);
  Done try_once(const WaitingMessage& waiting);
  Done end(const outbox::Task& task, const MessageId& id);

  database::Database& database_;
  Seal& seal_;
  const Senders& senders_;
  const Clock& clock_;
  std::array<Counts, 2> counts_;
  std::stop_source ended_;
};

}  // namespace touiza::messages
