// Connections that threads borrow: opened when needed, at most so many, given back by themselves.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "base/quantity.hpp"
#include "database/failure.hpp"

namespace touiza::database::detail {

template <class Connection>
class Pool {
 public:
  Pool(std::size_t size_max, Seconds wait_max, std::function<std::unique_ptr<Connection>()> open)
      : size_max_{size_max}, wait_max_{wait_max}, open_{std::move(open)} {}

  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection)
        : pool_{pool}, connection_{std::move(connection)} {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Connection* operator->() { return connection_.get(); }
    Connection& operator*() { return *connection_; }
    /// Closes it; another is opened when needed.
    void discard() { connection_.reset(); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Throws Failure: what opening throws, or busy where none came free in time.
  Lease take() {
    std::unique_lock lock{mutex_};
    const bool is_free =
        freed_.wait_for(lock, wait_max_, [&] { return !idle_.empty() || opened_ < size_max_; });
    if (!is_free) throw Failure{FailureKind::busy, "No connection came free in time."};
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease{*this, std::move(connection)};
    }
    ++opened_;
    lock.unlock();
    try {
      return Lease{*this, open_()};
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

  /// Closes what nobody uses: after one connection was lost, the others are likely to be dead.
  void drop_idle() {
    const std::lock_guard lock{mutex_};
    opened_ -= idle_.size();
    idle_.clear();
  }

 private:
  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock{mutex_};
      if (connection) {
        idle_.push_back(std::move(connection));
      } else {
        --opened_;
      }
    }
    freed_.notify_one();
  }

  const std::size_t size_max_;
  const Seconds wait_max_;
  const std::function<std::unique_ptr<Connection>()> open_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t opened_ = 0;
};

}  // namespace touiza::database::detail
