#include "messages/message_queue.hpp"

#include "json/write.hpp"
#include "messages/detail/message_task.hpp"

namespace touiza::messages {
namespace {

struct Expired {
  MessageId message_id;
  outbox::TaskId task_id;
};
BOOST_DESCRIBE_STRUCT(Expired, (), (message_id, task_id))

constexpr auto find_expired = R"sql(
  SELECT message_id, task_id FROM waiting_message WHERE expires_at <= ?1
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"messages", 1, "messages that wait", R"sql(
    CREATE TABLE waiting_message (
      message_id TEXT NOT NULL PRIMARY KEY,
      task_id TEXT NOT NULL,
      way TEXT NOT NULL,
      sealed TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL
    );
    CREATE INDEX waiting_message_by_expiry ON waiting_message (expires_at);
  )sql"}};
}

void MessageQueue::add(database::Transaction& transaction, const Message& message,
                       Instant expires_at) {
  const auto now = clock_.now();
  WaitingMessage row{.message_id = new_id<MessageId>(now, random_),
                     .task_id = {},
                     .way = message.way,
                     .sealed = seal_.close(json::write(message)),
                     .created_at = now,
                     .expires_at = expires_at};
  outbox::TaskDraft task;
  task.kind = send_message;
  task.work = json::write(detail::MessageTask{row.message_id});
  row.task_id = *outbox::enqueue(transaction, task, now, random_);
  transaction.insert("waiting_message", row);
}

std::int64_t sweep_messages(database::Transaction& transaction, Instant now) {
  std::int64_t count = 0;
  for (const auto& expired : transaction.all<Expired>(find_expired, now)) {
    outbox::discard(transaction, expired.task_id);
    count +=
        transaction.run("DELETE FROM waiting_message WHERE message_id = ?1", expired.message_id);
  }
  return count;
}

std::int64_t waiting_count(database::Transaction& transaction) {
  return transaction.value<std::int64_t>("SELECT COUNT(*) FROM waiting_message");
}

}  // namespace touiza::messages
