#include "server/task_routes.hpp"
#include "http/short_list.hpp"

#include <algorithm>

namespace touiza::server {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;
using http::Page;

constexpr std::int64_t shown_max = 500;

struct TaskPath {
  NetworkId network;
  outbox::TaskId task;
};
BOOST_DESCRIBE_STRUCT(TaskPath, (), (network, task))

bool runs_deployment(const Caller& caller) {
  return accounts::may(caller, Action::see_deployment, {});
}

/// The failed tasks of `network`, and those of no network for whoever runs the deployment.
std::vector<outbox::Task> visible_tasks(database::Transaction& transaction, const Caller& caller,
                                        const NetworkId& network) {
  auto tasks = outbox::failed_tasks(transaction, shown_max);
  std::erase_if(tasks, [&](const outbox::Task& task) {
    return task.network_id.text.empty() ? !runs_deployment(caller) : task.network_id != network;
  });
  return tasks;
}

FailedTaskView view_of(const outbox::Task& task) {
  return {.task_id = task.task_id,
          .kind = task.kind,
          .attempts = task.attempts,
          .error = task.error,
          .created_at = task.created_at,
          .failed_at = task.changed_at};
}

}  // namespace

void add_task_routes(accounts::Api& api, House& house) {
  http::add_short_list<network::NetworkPath, http::ShortListQuery, FailedTaskView>(
      api, "/api/v1/networks/{network}/failed-tasks", "list_failed_tasks", Action::see_failed_tasks,
      "Background work that failed for good, the latest first",
      [&house](const Caller& caller,
               const network::NetworkPath& path) -> Result<Page<FailedTaskView>> {
        if (const auto allowed =
                accounts::allow(caller, Action::see_failed_tasks, {.network = path.network});
            !allowed) {
          return allowed.error();
        }
        return house.joint.read([&](database::Transaction& t) -> Result<Page<FailedTaskView>> {
          Page<FailedTaskView> page;
          for (const auto& task : visible_tasks(t, caller, path.network)) {
            page.items.push_back(view_of(task));
          }
          return page;
        });
      });
  api.step<TaskPath, Nothing, Nothing>(
      "/api/v1/networks/{network}/failed-tasks/{task}/retry", "retry_task", Action::retry_task,
      "Try it again, with all its attempts",
      [&house](const Caller& caller, const TaskPath& path, const Nothing&) -> Done {
        if (const auto allowed =
                accounts::allow(caller, Action::retry_task, {.network = path.network});
            !allowed) {
          return allowed.error();
        }
        return house.joint.write([&](database::Transaction& t) -> Done {
          const auto tasks = visible_tasks(t, caller, path.network);
          const bool is_there = std::ranges::any_of(
              tasks, [&](const outbox::Task& task) { return task.task_id == path.task; });
          if (!is_there || !outbox::retry(t, path.task, house.clock.now())) {
            return network::not_found();
          }
          return {};
        });
      });
}

}  // namespace touiza::server
