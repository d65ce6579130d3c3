// One thread with its io_context and the connections that live on it.
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <thread>
#include <unordered_set>

#include "http/detail/conn.hpp"

namespace touiza::http {

class Connection;
using SteadyClock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;

/// All members but `io` are touched by the shard's own thread only.
class Shard {
 public:
  Shard() : sweep_{io} {}

  asio::io_context io{1};
  std::unordered_set<Connection*> connections;

  void start();   ///< Starts the thread, and with it the sweep for connections past their time.
  void finish();  ///< Ends the thread when what is ready has run.

  /// Calls `visit` with every connection, on the shard's thread.
  template <class Visit>
  void each(Visit visit) {
    asio::post(io, [this, visit] {
      // A visited connection may end and leave.
      const auto visited = connections;
      for (auto* connection : visited) {
        if (connections.contains(connection)) visit(*connection);
      }
    });
  }

 private:
  void sweep();

  Timer sweep_;
  asio::executor_work_guard<Executor> work_{io.get_executor()};
  std::thread thread_;
};

}  // namespace touiza::http
