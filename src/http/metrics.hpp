// Numbers about the running server, in the text format that Prometheus reads.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/router.hpp"

namespace touiza::http {

/// {"operation", "list_labs"}, … Never personal data, never anything with unbounded variety.
using Labels = std::vector<std::pair<std::string, std::string>>;

/// Only rises.
class Counter {
 public:
  void add(std::uint64_t amount = 1) { value_.fetch_add(amount, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

/// Rises and falls.
class Gauge {
 public:
  void add(std::int64_t amount) { value_.fetch_add(amount, std::memory_order_relaxed); }
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

/// How long things took, in buckets from 1 ms to 10 s.
class DurationHistogram {
 public:
  static constexpr std::array<double, 13> bounds_s{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                   0.25,  0.5,    1.0,   2.5,  5.0,   10.0};
  void observe(double seconds);
  std::uint64_t count() const { return count_.load(std::memory_order_relaxed); }

 private:
  friend class MetricsRegistry;
  std::array<std::atomic<std::uint64_t>, bounds_s.size()> buckets_{};
  std::atomic<std::uint64_t> count_{0};
  std::atomic<std::uint64_t> sum_us_{0};
};

/// Holds every number by name. What it hands out lives as long as it does. Thread-safe.
class MetricsRegistry {
 public:
  MetricsRegistry();
  ~MetricsRegistry();
  MetricsRegistry(const MetricsRegistry&) = delete;
  MetricsRegistry& operator=(const MetricsRegistry&) = delete;

  /// The same name and labels give the same object. Names: "touiza_http_requests_total".
  Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
  Gauge& gauge(std::string_view name, std::string_view help, Labels labels = {});
  DurationHistogram& histogram(std::string_view name, std::string_view help, Labels labels = {});
  /// A number that is asked for at each reading; `read` must be quick, and outlive the registry's
  /// use.
  void gauge_function(std::string_view name, std::string_view help, Labels labels,
                      std::function<double()> read);

  /// Text format 0.0.4, sorted by name. Labelled counters and histograms at zero are left out.
  std::string render() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// GET /metrics.
Route metrics_route(const MetricsRegistry& registry);

}  // namespace touiza::http
