#include "http/detail/worker_pool.hpp"

namespace touiza::http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t waiting_max)
    : waiting_max_{waiting_max}, idle_{threads} {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() { stop(); }

std::unique_ptr<WorkerPool::Job> WorkerPool::submit(std::unique_ptr<Job> job, bool is_begun) {
  bool wakes = false;
  {
    const std::scoped_lock lock{mutex_};
    if (is_stopping_ || (!is_begun && waiting_.size() >= waiting_max_ + idle_)) return job;
    waiting_.push_back(std::move(job));
    wakes = wants_to_wake();
  }
  if (wakes) has_work_.notify_one();
  return nullptr;
}

void WorkerPool::stop() {
  {
    const std::scoped_lock lock{mutex_};
    is_stopping_ = true;
  }
  has_work_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

bool WorkerPool::wants_to_wake() {
  if (waiting_.empty() || asleep_ == 0 || is_waking_) return false;
  is_waking_ = true;
  return true;
}

void WorkerPool::run() {
  std::unique_lock lock{mutex_};
  for (;;) {
    if (!waiting_.empty()) {
      auto job = std::move(waiting_.front());
      waiting_.pop_front();
      --idle_;
      const bool wakes = wants_to_wake();
      lock.unlock();
      if (wakes) has_work_.notify_one();
      job->run();
      job.reset();
      lock.lock();
      ++idle_;
    } else if (is_stopping_) {
      return;
    } else {
      ++asleep_;
      has_work_.wait(lock);
      --asleep_;
      is_waking_ = false;
    }
  }
}

}  // namespace touiza::http
