#include "outbox/event.hpp"

namespace touiza::outbox {
namespace {

struct EventRow {
  EventId event_id;
  std::optional<std::int64_t> seq;
  NetworkId network_id;
  std::string type;
  std::string subject_type;
  std::string subject_id;
  Instant at;
  AccountId actor;
  std::string data;
};
BOOST_DESCRIBE_STRUCT(EventRow, (),
                      (event_id, seq, network_id, type, subject_type, subject_id, at, actor, data))

constexpr auto events_of_all = R"sql(
  SELECT event_id, seq, network_id, type, subject_type, subject_id, at, actor, data
  FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?2
)sql";
constexpr auto events_of_network = R"sql(
  SELECT event_id, seq, network_id, type, subject_type, subject_id, at, actor, data
  FROM event WHERE seq > ?1 AND network_id = ?3 ORDER BY seq LIMIT ?2
)sql";

Event event_from(EventRow row) {
  return {std::move(row.event_id),
          row.seq.value_or(0),
          std::move(row.network_id),
          std::move(row.type),
          {std::move(row.subject_type), std::move(row.subject_id)},
          row.at,
          std::move(row.actor),
          {std::move(row.data)}};
}

}  // namespace

EventId append(database::Transaction& transaction, const EventDraft& draft, Instant at,
               Random& random) {
  const EventRow row{new_id<EventId>(at, random),
                     std::nullopt,
                     draft.network,
                     draft.type,
                     draft.subject.type,
                     draft.subject.id,
                     at,
                     draft.actor,
                     draft.data};
  transaction.insert("event", row);
  return row.event_id;
}

std::vector<Event> events_after(database::Transaction& transaction, std::int64_t seq,
                                std::int64_t count_max, const std::optional<NetworkId>& network) {
  auto rows = network ? transaction.all<EventRow>(events_of_network, seq, count_max, *network)
                      : transaction.all<EventRow>(events_of_all, seq, count_max);
  std::vector<Event> events;
  events.reserve(rows.size());
  for (auto& row : rows) events.push_back(event_from(std::move(row)));
  return events;
}

std::int64_t last_seq(database::Transaction& transaction) {
  return transaction.value<std::int64_t>("SELECT COALESCE(MAX(seq), 0) FROM event");
}

std::vector<database::Migration> outbox_migrations() {
  return {{"outbox", 1, "events, subscribers and tasks", R"sql(
    CREATE TABLE event (
      network_id TEXT NOT NULL, event_id TEXT NOT NULL, seq BIGINT, type TEXT NOT NULL,
      subject_type TEXT NOT NULL, subject_id TEXT NOT NULL, at BIGINT NOT NULL,
      actor TEXT NOT NULL, data TEXT NOT NULL,
      PRIMARY KEY (network_id, event_id));
    CREATE UNIQUE INDEX event_by_seq ON event (seq);
    CREATE INDEX event_by_network ON event (network_id, seq);
    CREATE INDEX event_without_seq ON event (event_id) WHERE seq IS NULL;

    -- How far a lasting subscriber has read.
    CREATE TABLE subscriber (name TEXT PRIMARY KEY, seq BIGINT NOT NULL);

    CREATE TABLE task (
      task_id TEXT PRIMARY KEY, network_id TEXT NOT NULL, kind TEXT NOT NULL, work TEXT NOT NULL,
      state TEXT NOT NULL, attempts INTEGER NOT NULL, attempts_max INTEGER NOT NULL,
      due_at BIGINT NOT NULL, owner TEXT NOT NULL, error TEXT NOT NULL, created_at BIGINT NOT NULL,
      changed_at BIGINT NOT NULL, unique_key TEXT);
    CREATE INDEX task_by_due ON task (state, due_at);
    CREATE UNIQUE INDEX task_by_key ON task (kind, unique_key);
  )sql"}};
}

}  // namespace touiza::outbox
