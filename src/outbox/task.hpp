// Work for later: kept in the transaction that asks for it, done at least once, never forgotten.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "database/transaction.hpp"

namespace touiza::outbox {

using TaskId = Id<struct TaskTag>;

enum class TaskState {
  waiting,  ///< For its time, or for a worker.
  running,  ///< A worker holds a lease on it until `due_at`.
  failed,   ///< For good: out of attempts, or what it asks cannot be done. Somebody must look.
};
BOOST_DESCRIBE_ENUM(TaskState, waiting, running, failed)

struct TaskDraft {
  NetworkId network;  ///< Empty for work of the deployment.
  std::string kind;   ///< "designs.check_file": who does it, see Workers::handle().
  std::string work;   ///< What exactly, as JSON; ids rather than personal data.
  /// Not before this; the past means at once.
  Instant due_at{};
  std::int32_t attempts_max = 12;  ///< With the back-off, about three hours.
  /// Where a task of this kind with this key has not been taken up yet, no other is added.
  std::optional<std::string> unique_key{};
};

struct Task {
  TaskId task_id;
  NetworkId network_id;
  std::string kind;
  std::string work;
  TaskState state = TaskState::waiting;
  std::int32_t attempts = 0;  ///< Begun so far.
  std::int32_t attempts_max = 0;
  Instant due_at;
  std::string owner;  ///< The worker that holds it; empty if none.
  std::string error;  ///< What the last attempt ended with: "code: message"; empty if nothing yet.
  Instant created_at;
  Instant changed_at;
  std::optional<std::string> unique_key;
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (task_id, network_id, kind, work, state, attempts, attempts_max, due_at,
                       owner, error, created_at, changed_at, unique_key))

/// Nothing where a task with the same key is there already.
std::optional<TaskId> enqueue(database::Transaction& transaction, const TaskDraft& draft,
                              Instant now, Random& random);

/// For a worker's own last transaction: its effects and the end of the task are kept together.
/// False where another worker has taken the task over meanwhile; then its effects are not wanted.
bool finish(database::Transaction& transaction, const Task& task);

/// What failed for good, the latest first, at most `count_max`.
std::vector<Task> failed_tasks(database::Transaction& transaction, std::int64_t count_max);

/// Sets a failed task to waiting with all its attempts. False where none such has failed.
bool retry(database::Transaction& transaction, const TaskId& id, Instant now);

/// Forgets a failed task. False where none such has failed.
bool discard(database::Transaction& transaction, const TaskId& id);

/// For the metrics page.
struct TaskCount {
  std::string kind;
  TaskState state = TaskState::waiting;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(TaskCount, (), (kind, state, count))
std::vector<TaskCount> task_counts(database::Transaction& transaction);

}  // namespace touiza::outbox
