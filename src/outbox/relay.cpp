#include "outbox/relay.hpp"

#include "base/log.hpp"

namespace touiza::outbox {
namespace {

constexpr std::int64_t batch_size = 500;

// Ids sort by time, so that what waited together is numbered as it happened.
constexpr auto give_numbers = R"sql(
  UPDATE event SET seq = numbered.seq
  FROM (SELECT network_id, event_id, ?1 + ROW_NUMBER() OVER (ORDER BY event_id) AS seq
        FROM event WHERE seq IS NULL ORDER BY event_id LIMIT ?2) AS numbered
  WHERE event.network_id = numbered.network_id AND event.event_id = numbered.event_id
)sql";

constexpr auto how_far = "SELECT seq FROM subscriber WHERE name = ?1";

}  // namespace

Relay::Relay(database::Database& database, Loop::Pace pace)
    : database_{database},
      loop_{[this] {
              // What failed is taken up again in the next round; the log has the reason.
              [[maybe_unused]] const auto tried = run_once();
            },
            pace} {
  database_.on_written(loop_.waker());
}

void Relay::add_subscriber(std::string name, Subscriber subscriber) {
  subscribers_.push_back({std::move(name), std::move(subscriber)});
}

Done Relay::start() {
  const auto present =
      database_.read([](database::Transaction& transaction) -> Result<std::int64_t> {
        return outbox::last_seq(transaction);
      });
  if (!present) return present.error();
  if (auto enrolled = enrol_subscribers(); !enrolled) return enrolled;
  told_seq_ = *present;
  loop_.start();
  return {};
}

Result<std::size_t> Relay::run_once() {
  if (auto enrolled = enrol_subscribers(); !enrolled) return enrolled.error();
  if (auto numbered = number_waiting(); !numbered) return numbered.error();
  auto told = tell_listeners();
  for (const auto& named : subscribers_) {
    if (auto served = serve(named); !served) return served.error();
  }
  return told;
}

/// A new subscriber begins with what has no number yet.
Done Relay::enrol_subscribers() {
  if (are_enrolled_) return {};
  auto done = database_.run_alone([&](database::Transaction& transaction) {
    for (const auto& named : subscribers_) {
      transaction.run("INSERT INTO subscriber (name, seq) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                      named.name, outbox::last_seq(transaction));
    }
    return true;
  });
  are_enrolled_ = done.has_value();
  return done;
}

Done Relay::number_waiting() {
  const auto is_waiting = database_.read([](database::Transaction& transaction) -> Result<bool> {
    return transaction.value<std::int64_t>(
               "SELECT COUNT(*) FROM (SELECT 1 FROM event WHERE seq IS NULL LIMIT 1) AS first") > 0;
  });
  if (!is_waiting) return is_waiting.error();
  if (!*is_waiting) return {};

  std::int64_t count = batch_size;
  while (count == batch_size) {
    const auto done = database_.run_alone([&](database::Transaction& transaction) {
      count = transaction.run(give_numbers, outbox::last_seq(transaction), batch_size);
      return true;
    });
    if (!done) return done;
  }
  return {};
}

Result<std::size_t> Relay::tell_listeners() {
  std::size_t told = 0;
  for (;;) {
    const auto events =
        database_.read([&](database::Transaction& transaction) -> Result<std::vector<Event>> {
          return events_after(transaction, told_seq_, batch_size);
        });
    if (!events) return events.error();
    for (const auto& event : *events) {
      for (const auto& listener : listeners_) listener(event);
      told_seq_ = event.seq;
    }
    told += events->size();
    if (events->size() < static_cast<std::size_t>(batch_size)) return told;
  }
}

Done Relay::serve(const NamedSubscriber& named) {
  const auto is_behind = database_.read([&](database::Transaction& transaction) -> Result<bool> {
    return transaction.value<std::int64_t>(how_far, named.name) < outbox::last_seq(transaction);
  });
  if (!is_behind) return is_behind.error();
  bool is_more = *is_behind;
  while (is_more) {
    auto done = database_.run_alone([&](database::Transaction& transaction) {
      const auto seq = transaction.value<std::int64_t>(how_far, named.name);
      const auto events = events_after(transaction, seq, batch_size);
      for (const auto& event : events) named.subscriber(transaction, event);
      is_more = events.size() == static_cast<std::size_t>(batch_size);
      if (events.empty()) return true;
      transaction.run("UPDATE subscriber SET seq = ?1 WHERE name = ?2", events.back().seq,
                      named.name);
      return true;
    });
    if (!done) {
      log::error("subscriber_failed", {{"subscriber", named.name}, {"code", done.error().code}});
      return done;
    }
  }
  return {};
}

}  // namespace touiza::outbox
