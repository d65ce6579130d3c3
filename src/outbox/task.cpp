#include "outbox/task.hpp"

namespace touiza::outbox {

std::optional<TaskId> enqueue(database::Transaction& transaction, const TaskDraft& draft,
                              Instant now, Random& random) {
  const Task task{.task_id = new_id<TaskId>(now, random),
                  .network_id = draft.network,
                  .kind = draft.kind,
                  .work = draft.work,
                  .state = TaskState::waiting,
                  .attempts = 0,
                  .attempts_max = draft.attempts_max,
                  .due_at = std::max(draft.due_at, now),
                  .owner = "",
                  .error = "",
                  .created_at = now,
                  .changed_at = now,
                  .unique_key = draft.unique_key};
  if (!transaction.insert_unless_exists("task", task)) return std::nullopt;
  return task.task_id;
}

bool finish(database::Transaction& transaction, const Task& task) {
  return transaction.run("DELETE FROM task WHERE task_id = ?1 AND owner = ?2 AND attempts = ?3",
                         task.task_id, task.owner, task.attempts) > 0;
}

std::vector<Task> failed_tasks(database::Transaction& transaction, std::int64_t count_max) {
  return transaction.all<Task>(
      "SELECT * FROM task WHERE state = 'failed' ORDER BY changed_at DESC LIMIT ?1", count_max);
}

bool retry(database::Transaction& transaction, const TaskId& id, Instant now) {
  return transaction.run(
             "UPDATE task SET state = 'waiting', attempts = 0, due_at = ?2, changed_at = ?2 "
             "WHERE task_id = ?1 AND state = 'failed'",
             id, now) > 0;
}

bool discard(database::Transaction& transaction, const TaskId& id) {
  return transaction.run("DELETE FROM task WHERE task_id = ?1 AND state = 'failed'", id) > 0;
}

std::vector<TaskCount> task_counts(database::Transaction& transaction) {
  return transaction.all<TaskCount>(
      "SELECT kind, state, COUNT(*) AS count FROM task GROUP BY kind, state ORDER BY kind, state");
}

}  // namespace touiza::outbox
