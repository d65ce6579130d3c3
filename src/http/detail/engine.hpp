// What all connections of a server share.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "http/detail/peer.hpp"
#include "http/detail/worker_pool.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"
#include "http/server.hpp"

namespace touiza::http {

/// Counts of one route, found once so that a request costs no look-up by name.
struct RouteNumbers {
  std::array<Counter*, 5> by_class{};  ///< 1xx to 5xx.
  DurationHistogram* duration = nullptr;
};

struct Engine {
  Engine(Router routes, ServerSettings given, MetricsRegistry& registry);

  const Router router;
  const ServerSettings settings;
  ProxyList proxies;
  WorkerPool workers;
  std::atomic<bool> is_stopping{false};

  std::unordered_map<const Route*, RouteNumbers> route_numbers;
  RouteNumbers no_route_numbers;  ///< Of requests that no route answered.
  Gauge& connections;
  Gauge& event_clients;
  Counter& refused_connections;
  Counter& bytes_sent;
  Counter& bytes_received;

  /// A place for one more connection, or false. Given back by leave().
  bool enter();
  void leave();
  /// True when the last connection has left in time.
  bool wait_until_empty(std::chrono::milliseconds time_max);

  const RouteNumbers& numbers_of(const Route* route) const;

  /// Bytes of bodies that are held in memory, all requests together.
  std::atomic<std::size_t> buffered_bytes{0};

 private:
  std::mutex mutex_;
  std::condition_variable has_left_;
  std::size_t count_ = 0;
};

/// One request's share of the memory for bodies; given back when it goes.
class BufferedBytes {
 public:
  explicit BufferedBytes(Engine& engine) : engine_{engine} {}
  ~BufferedBytes() { release(); }
  BufferedBytes(const BufferedBytes&) = delete;
  BufferedBytes& operator=(const BufferedBytes&) = delete;

  /// False where that would be more than all requests together may hold.
  bool add(std::size_t count) {
    held_ += count;
    return (engine_.buffered_bytes += count) <= engine_.settings.buffered_max_bytes;
  }
  void release() { engine_.buffered_bytes -= std::exchange(held_, 0); }

 private:
  Engine& engine_;
  std::size_t held_ = 0;
};

/// 32 hexadecimal characters, unique for all practical purposes; no secret.
std::string new_request_id();

}  // namespace touiza::http
