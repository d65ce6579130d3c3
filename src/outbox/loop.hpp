// A thread that does a round whenever it is woken, and at the latest after a while.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "base/time.hpp"

namespace touiza::outbox {

class Loop {
 public:
  struct Pace {
    /// Between two rounds at least so long, so that a thousand wakings cost fifty rounds a second.
    Microseconds pause_min = std::chrono::milliseconds{20};
    /// Without being woken, a round so often: for what other processes wrote, and for what is due.
    Microseconds pause_max = std::chrono::seconds{1};
  };

  explicit Loop(std::function<void()> round, Pace pace) : round_{std::move(round)}, pace_{pace} {}
  ~Loop() { stop(); }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void start();
  /// Wakes it, from any thread, at once. May outlive the loop, and does nothing then.
  std::function<void()> waker() const;
  /// Ends the round that runs, if one does, and begins no other.
  void stop();

 private:
  struct Signal {
    std::mutex mutex;
    std::condition_variable changed;
    bool is_woken = true;
    bool is_stopping = false;
  };

  void run();

  std::function<void()> round_;
  Pace pace_;
  std::shared_ptr<Signal> signal_ = std::make_shared<Signal>();
  std::thread thread_;
};

}  // namespace touiza::outbox
