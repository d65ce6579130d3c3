// The one writer of a SQLite file: many small writes share one flush of the disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "database/database.hpp"
#include "database/detail/sqlite_connection.hpp"

namespace touiza::database::detail {

/// Group commit: while one transaction is being flushed, writes queue up; then all that wait run in
/// one transaction, each in a savepoint, so that each can fail alone. Nobody gets an answer before
/// the flush that makes it durable.
class SqliteWriter {
 public:
  /// Throws Failure where the file cannot be opened.
  SqliteWriter(const std::string& path, Seconds wait_max);
  /// Finishes what waits.
  ~SqliteWriter();
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  /// Runs `work` on the writer's thread and waits until it is durable or undone. What `work`
  /// throws and is not a Failure is thrown here.
  Done run(const Database::Work& work);

  /// How many writes wait for the next group, and how many groups were begun so far.
  std::size_t waiting_count() const;
  std::size_t group_count() const;

 private:
  /// Done, or undone as `work` wished; what the engine refused; or what `work` threw.
  using Outcome = std::variant<std::monostate, Failure, std::exception_ptr>;
  struct Job {
    const Database::Work& work;
    std::promise<Outcome> promise;
  };

  void serve();
  void run_group(std::vector<Job*> jobs);
  Outcome run_in_savepoint(const Database::Work& work);

  SqliteConnection connection_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job*> waiting_;
  std::size_t group_count_ = 0;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace touiza::database::detail
