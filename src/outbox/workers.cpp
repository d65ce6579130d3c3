#include "outbox/workers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.hpp"

namespace touiza::outbox {
namespace {

// A lease that ran out makes a running task due again.
constexpr auto next_due = R"sql(
  SELECT * FROM task
  WHERE state IN ('waiting', 'running') AND due_at <= ?1 AND kind IN (?2)
  ORDER BY due_at, task_id LIMIT 1
)sql";

constexpr auto take = R"sql(
  UPDATE task
  SET state = 'running', attempts = attempts + 1, owner = ?2, due_at = ?3, changed_at = ?4,
      unique_key = NULL
  WHERE task_id = ?1
)sql";

// What takes its process with it each time must not do so for ever.
constexpr auto give_up = R"sql(
  UPDATE task
  SET state = 'failed', owner = '', changed_at = ?1,
      error = 'task_never_ended: Its worker ended each time before the task did.'
  WHERE state = 'running' AND due_at <= ?1 AND attempts >= attempts_max
)sql";

// Only the worker that still holds the task says how it ended.
constexpr auto put_back = R"sql(
  UPDATE task
  SET state = ?4, due_at = ?5, error = ?6, changed_at = ?7, owner = ''
  WHERE task_id = ?1 AND owner = ?2 AND attempts = ?3
)sql";

bool is_worth_a_retry(ErrorKind kind) {
  return kind == ErrorKind::unavailable || kind == ErrorKind::too_many ||
         kind == ErrorKind::conflict;
}

}  // namespace

Microseconds back_off(std::int32_t attempts, Random& random) {
  const auto doublings = std::clamp(attempts - 1, 0, 10);
  const auto wait =
      std::min<Microseconds>(std::chrono::seconds{5} * (1 << doublings), std::chrono::hours{1});
  return wait + Microseconds{static_cast<std::int64_t>(random.unit() * 0.25 *
                                                       static_cast<double>(wait.count()))};
}

Workers::Workers(database::Database& database, const Clock& clock, Random& random,
                 Settings settings)
    : database_{database},
      clock_{clock},
      random_{random},
      settings_{settings},
      owner_{new_uuid(clock.now(), random)} {
  const auto round = [this] {
    while (!is_stopping_) {
      const auto is_done = run_once();
      if (!is_done || !*is_done) return;
    }
  };
  for (std::size_t i = 0; i < std::max<std::size_t>(settings.threads, 1); ++i) {
    loops_.push_back(std::make_unique<Loop>(round, settings.pace));
  }
  renewal_ = std::make_unique<Loop>([this] { renew_leases(); },
                                    Loop::Pace{settings.lease / 3, settings.lease / 3});
  for (const auto& loop : loops_) database_.on_written(loop->waker());
}

Workers::~Workers() { stop(); }

void Workers::handle(std::string kind, Handler handler) {
  handlers_[std::move(kind)] = std::move(handler);
}

void Workers::start() {
  renewal_->start();
  for (const auto& loop : loops_) loop->start();
}

void Workers::stop() {
  is_stopping_ = true;
  for (const auto& loop : loops_) loop->stop();
  renewal_->stop();
}

Result<bool> Workers::run_once() {
  const auto task = claim();
  if (!task) return task.error();
  if (!*task) return false;
  const auto& claimed = **task;
  ++running_count_;
  Done outcome;
  try {
    outcome = handlers_.at(claimed.kind)(claimed);
  } catch (const std::exception& bug) {
    outcome = Error{ErrorKind::unavailable, "task_broke_off", bug.what(), ""};
  }
  --running_count_;
  if (auto concluded = conclude(claimed, outcome); !concluded) return concluded.error();
  return true;
}

Result<std::optional<Task>> Workers::claim() {
  std::vector<std::string> kinds;
  for (const auto& [kind, handler] : handlers_) kinds.push_back(kind);
  const auto due = [&](database::Transaction& transaction) {
    return transaction.one<Task>(next_due, clock_.now(), database::any_of(kinds));
  };
  // Most rounds find nothing, and reading disturbs nobody.
  const auto is_due = database_.read([&](database::Transaction& transaction) -> Result<bool> {
    return due(transaction).has_value();
  });
  if (!is_due) return is_due.error();
  if (!*is_due) return std::optional<Task>{};

  std::optional<Task> claimed;
  const auto done = database_.run_alone([&](database::Transaction& transaction) {
    const auto now = clock_.now();
    transaction.run(give_up, now);
    claimed = due(transaction);
    if (!claimed) return true;
    transaction.run(take, claimed->task_id, owner_, now + settings_.lease, now);
    claimed->state = TaskState::running;
    claimed->owner = owner_;
    ++claimed->attempts;
    return true;
  });
  if (!done) return done.error();
  return claimed;
}

Done Workers::conclude(const Task& task, const Done& outcome) {
  return database_.run_alone([&](database::Transaction& transaction) {
    if (outcome) {
      finish(transaction, task);
      return true;
    }
    const auto& error = outcome.error();
    const auto now = clock_.now();
    const bool is_final = !is_worth_a_retry(error.kind) || task.attempts >= task.attempts_max;
    const auto state = is_final ? TaskState::failed : TaskState::waiting;
    const auto due_at = is_final ? now : now + back_off(task.attempts, random_);
    transaction.run(put_back, task.task_id, task.owner, task.attempts, state, due_at,
                    fmt::format("{}: {}", error.code, error.message), now);
    log::warn(is_final ? "task_failed" : "task_postponed", {{"kind", task.kind},
                                                            {"task_id", task.task_id.text},
                                                            {"code", error.code},
                                                            {"attempts", task.attempts}});
    return true;
  });
}

void Workers::renew_leases() {
  if (running_count_ == 0) return;
  const auto now = clock_.now();
  const auto done = database_.run_alone([&](database::Transaction& transaction) {
    transaction.run("UPDATE task SET due_at = ?2 WHERE owner = ?1 AND state = 'running'", owner_,
                    now + settings_.lease);
    return true;
  });
  if (!done) log::warn("leases_not_renewed", {{"code", done.error().code}});
}

}  // namespace touiza::outbox
