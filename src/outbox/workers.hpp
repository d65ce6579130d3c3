// Threads that do tasks, each under a lease that ends by itself where its process dies.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "database/database.hpp"
#include "outbox/loop.hpp"
#include "outbox/task.hpp"

namespace touiza::outbox {

/// How long to wait before attempt number `attempts + 1`: 5 s, doubling up to an hour, and up to a
/// quarter more by chance.
Microseconds back_off(std::int32_t attempts, Random& random);

class Workers {
 public:
  struct Settings {
    std::size_t threads = 2;
    /// Renewed while the task runs; so long after a crash another worker takes over.
    Microseconds lease = std::chrono::seconds{60};
    Loop::Pace pace{};
  };

  /// Does the work, outside any transaction; it may be done again after a crash, so it looks first
  /// whether it is done. Where it is refused as `unavailable`, `too_many` or `conflict`, or throws,
  /// it is tried again later; any other refusal fails for good at once.
  using Handler = std::function<Done(const Task&)>;

  /// All outlive the workers. The database's writes wake them.
  Workers(database::Database& database, const Clock& clock, Random& random, Settings settings);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Before start(). Tasks of kinds that nobody handles wait.
  void handle(std::string kind, Handler handler);

  void start();
  /// Takes up nothing new, and waits for what runs.
  void stop();

  /// Does one task that is due, in this thread. False where none is. For tests and commands.
  Result<bool> run_once();

 private:
  Result<std::optional<Task>> claim();
  Done conclude(const Task& task, const Done& outcome);
  void renew_leases();

  database::Database& database_;
  const Clock& clock_;
  Random& random_;
  Settings settings_;
  std::string owner_;  ///< Of this process; no other ever has it.
  std::map<std::string, Handler> handlers_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::unique_ptr<Loop> renewal_;
  std::atomic<int> running_count_ = 0;
  std::atomic<bool> is_stopping_ = false;
};

}  // namespace touiza::outbox
