#include "outbox/loop.hpp"

#include <exception>

#include "base/log.hpp"

namespace touiza::outbox {

void Loop::start() {
  thread_ = std::thread{[this] { run(); }};
}

std::function<void()> Loop::waker() const {
  return [signal = signal_] {
    {
      const std::lock_guard lock{signal->mutex};
      if (signal->is_woken) return;
      signal->is_woken = true;
    }
    signal->changed.notify_all();
  };
}

void Loop::stop() {
  {
    const std::lock_guard lock{signal_->mutex};
    signal_->is_stopping = true;
  }
  signal_->changed.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Loop::run() {
  auto& signal = *signal_;
  std::unique_lock lock{signal.mutex};
  while (!signal.is_stopping) {
    signal.changed.wait_for(lock, pace_.pause_max,
                            [&] { return signal.is_woken || signal.is_stopping; });
    if (signal.is_stopping) return;
    signal.is_woken = false;
    lock.unlock();
    try {
      round_();
    } catch (const std::exception& bug) {
      // The next round tries again; without this thread nothing would be told or done any more.
      log::error("background_round_failed", {{"detail", bug.what()}});
    }
    lock.lock();
    signal.changed.wait_for(lock, pace_.pause_min, [&] { return signal.is_stopping; });
  }
}

}  // namespace touiza::outbox
