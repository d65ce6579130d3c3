#include "messages/message_delivery.hpp"

#include "json/read.hpp"
#include "messages/detail/message_task.hpp"

namespace touiza::messages {
namespace {

using database::Transaction;

constexpr auto find_waiting = R"sql(
  SELECT message_id, task_id, way, sealed, created_at, expires_at
  FROM waiting_message
  WHERE message_id = ?1
)sql";

http::Counter* counter(http::MetricsRegistry& metrics, const char* way, const char* result) {
  return &metrics.counter("touiza_messages_total", "Messages to people, by what became of a try.",
                          {{"way", way}, {"result", result}});
}

}  // namespace

MessageDelivery::MessageDelivery(database::Database& database, Seal& seal, const Senders& senders,
                                 const Clock& clock, http::MetricsRegistry& metrics)
    : database_{database}, seal_{seal}, senders_{senders}, clock_{clock} {
  std::size_t i = 0;
  for (const auto* way : {"mail", "sms"}) {
    counts_[i++] = {counter(metrics, way, "sent"), counter(metrics, way, "postponed"),
                    counter(metrics, way, "failed"), counter(metrics, way, "expired")};
  }
}

Done MessageDelivery::send(const outbox::Task& task) {
  const auto what = json::read<detail::MessageTask>(task.work);
  if (!what) return what.error();
  const auto waiting = find(what->message_id);
  if (!waiting) return waiting.error();
  // Sent by a worker that died before it could say so, or swept.
  if (!*waiting) return {};

  auto& counts = counts_[static_cast<std::size_t>((*waiting)->way)];
  if ((*waiting)->expires_at <= clock_.now()) {
    counts.expired->add();
    return end(task, what->message_id);
  }
  const auto sent = try_once(**waiting);
  if (!sent) {
    const bool is_last =
        sent.error().kind != ErrorKind::unavailable || task.attempts >= task.attempts_max;
    (is_last ? counts.failed : counts.postponed)->add();
    return sent;
  }
  counts.sent->add();
  return end(task, what->message_id);
}

Result<std::optional<WaitingMessage>> MessageDelivery::find(const MessageId& id) {
  return database_.read([&](Transaction& transaction) -> Result<std::optional<WaitingMessage>> {
    return transaction.one<WaitingMessage>(find_waiting, id);
  });
}

Done MessageDelivery::try_once(const WaitingMessage& waiting) {
  auto* sender = senders_.of(waiting.way);
  if (sender == nullptr) {
    return Error{ErrorKind::invalid_input, "way_is_not_set_up",
                 "This message was taken up when its way was set up; it is no more.",
                 "Set mail-url or sms-url again, then retry it."};
  }
  const auto plain = seal_.open(waiting.sealed);
  if (!plain) return plain.error();
  const auto message = json::read<Message>(*plain);
  // The error of reading would quote what it read.
  if (!message) {
    return Error{ErrorKind::invalid_input, "message_is_damaged",
                 "A waiting message cannot be read.", "It has to be asked for again."};
  }
  return sender->send(*message, waiting.message_id.text, ended_.get_token());
}

Done MessageDelivery::end(const outbox::Task& task, const MessageId& id) {
  return database_.write([&](Transaction& transaction) -> Done {
    transaction.run("DELETE FROM waiting_message WHERE message_id = ?1", id);
    outbox::finish(transaction, task);
    sweep_messages(transaction, clock_.now());
    return {};
  });
}

}  // namespace touiza::messages
