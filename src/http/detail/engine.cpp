#include "http/detail/engine.hpp"

#include "base/random.hpp"

namespace touiza::http {
namespace {

RouteNumbers numbers_for(MetricsRegistry& registry, const std::string& operation) {
  RouteNumbers numbers;
  for (std::size_t i = 0; i < numbers.by_class.size(); ++i) {
    numbers.by_class[i] =
        &registry.counter("touiza_http_requests_total", "Requests answered, by operation.",
                          {{"operation", operation}, {"status", std::to_string(i + 1) + "xx"}});
  }
  numbers.duration =
      &registry.histogram("touiza_http_request_duration_seconds",
                          "From a request's head to the last byte of its answer, by operation.",
                          {{"operation", operation}});
  return numbers;
}

}  // namespace

Engine::Engine(Router routes, ServerSettings given, MetricsRegistry& registry)
    : router{std::move(routes)},
      settings{std::move(given)},
      workers{settings.worker_threads, settings.waiting_max},
      no_route_numbers{numbers_for(registry, "none")},
      connections{registry.gauge("touiza_http_connections", "Open connections.")},
      event_clients{registry.gauge("touiza_http_event_clients", "Open event streams.")},
      refused_connections{registry.counter("touiza_http_connections_refused_total",
                                           "Connections turned away because of the limit.")},
      bytes_sent{registry.counter("touiza_http_sent_bytes_total", "Bytes of answers.")},
      bytes_received{registry.counter("touiza_http_received_bytes_total", "Bytes of requests.")} {
  for (const auto& route : router.routes()) {
    route_numbers.emplace(route.get(), numbers_for(registry, route->operation_id));
  }
}

bool Engine::enter() {
  const std::scoped_lock lock{mutex_};
  if (count_ >= settings.connections_max) {
    refused_connections.add();
    return false;
  }
  ++count_;
  connections.add(1);
  return true;
}

void Engine::leave() {
  {
    const std::scoped_lock lock{mutex_};
    --count_;
    connections.add(-1);
    if (count_ != 0) return;
    has_left_.notify_all();  // Under the lock: the waiter may destroy us as soon as it can.
  }
}

bool Engine::wait_until_empty(std::chrono::milliseconds time_max) {
  std::unique_lock lock{mutex_};
  return has_left_.wait_for(lock, time_max, [this] { return count_ == 0; });
}

const RouteNumbers& Engine::numbers_of(const Route* route) const {
  const auto found = route_numbers.find(route);
  return found == route_numbers.end() ? no_route_numbers : found->second;
}

std::string new_request_id() {
  thread_local SeededRandom random{SystemRandom{}.next()};
  return random_hex(random, 16);
}

}  // namespace touiza::http
