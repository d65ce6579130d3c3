#include "server/every_day.hpp"

namespace touiza::server {
namespace {

using database::Transaction;

constexpr auto kind = "server.every_day";
constexpr std::chrono::hours small_hours{2};  ///< UTC: night where most of the networks are.

/// One waits at a time, however many servers ask.
Done ask_for(House& house, Instant due_at) {
  return house.database->write([&](Transaction& transaction) -> Done {
    outbox::TaskDraft task;
    task.kind = kind;
    task.work = "{}";
    task.due_at = due_at;
    task.unique_key = kind;
    outbox::enqueue(transaction, task, house.clock.now(), house.random);
    return {};
  });
}

Done do_it(House& house) {
  // The next time is asked for first: a day that fails for good does not end all days.
  const auto tomorrow = start_of(day_of(house.clock.now()) + 1) + small_hours;
  if (const auto asked = ask_for(house, tomorrow); !asked) return asked;
  if (const auto swept = house.personal_data.sweep(); !swept) return swept.error();
  if (const auto expired = house.lots.expire_lots(); !expired) return expired.error();
  if (const auto expired = house.files.expire_uploads(); !expired) return expired;
  const auto networks =
      house.database->read([&](Transaction& transaction) -> Result<std::vector<network::Network>> {
        return house.network.directory.networks(transaction);
      });
  if (!networks) return networks.error();
  for (const auto& network : *networks) {
    const auto asleep = house.network.labs.put_silent_to_sleep(network.network_id);
    if (!asleep) return asleep.error();
  }
  return {};
}

}  // namespace

void handle_every_day(House& house, outbox::Workers& workers) {
  workers.handle(kind, [&house](const outbox::Task&) { return do_it(house); });
}

Done ask_for_every_day(House& house) { return ask_for(house, Instant{}); }

}  // namespace touiza::server
