// Threads on which handlers run, so that one that waits for a disk holds nobody else up.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace touiza::http {

class WorkerPool {
 public:
  /// Something to do once.
  class Job {
   public:
    virtual ~Job() = default;
    virtual void run() = 0;
  };

  WorkerPool(std::size_t threads, std::size_t waiting_max);
  ~WorkerPool();  ///< Stops.
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Runs `job` soon. Gives it back where too many are waiting already, unless `is_begun`: work of
  /// a request that has been let in.
  std::unique_ptr<Job> submit(std::unique_ptr<Job> job, bool is_begun);

  /// Runs what waits, then ends the threads.
  void stop();

 private:
  void run();
  /// Whether to wake one more thread now. Waking costs more than a short job, so one thread is
  /// woken at a time; before it works it wakes the next, if there is more to do.
  bool wants_to_wake();

  const std::size_t waiting_max_;
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<std::unique_ptr<Job>> waiting_;
  std::size_t idle_;        ///< Threads without a job.
  std::size_t asleep_ = 0;  ///< Those of them that must be woken.
  bool is_waking_ = false;  ///< One was told to wake, and has not yet.
  bool is_stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace touiza::http
