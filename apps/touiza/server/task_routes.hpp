// Background work that failed for good: seen and tried again by those who run the network.
#pragma once

#include "server/house.hpp"

namespace touiza::server {

/// What a person is told of a task; its work holds ids that only the program can read.
struct FailedTaskView {
  outbox::TaskId task_id;
  std::string kind;  ///< "designs.check_file"
  std::int32_t attempts = 0;
  std::string error;  ///< "code: message" of the last attempt.
  Instant created_at;
  Instant failed_at;
};
BOOST_DESCRIBE_STRUCT(FailedTaskView, (), (task_id, kind, attempts, error, created_at, failed_at))

/// GET /api/v1/networks/{network}/failed-tasks, the latest first, and POST …/{task}/retry.
/// Work of the deployment itself is shown to those who run it, in any of their networks.
void add_task_routes(accounts::Api& api, House& house);

}  // namespace touiza::server
