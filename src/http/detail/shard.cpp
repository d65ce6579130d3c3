#include "http/detail/shard.hpp"

#include "http/detail/connection.hpp"

namespace touiza::http {
namespace {

/// Deadlines are in seconds, so this is fine enough; one timer for all connections costs nothing.
constexpr std::chrono::milliseconds sweep_every{250};

}  // namespace

void Shard::start() {
  asio::post(io, [this] { sweep(); });
  thread_ = std::thread{[this] { io.run(); }};
}

void Shard::finish() {
  asio::post(io, [this] {
    sweep_.cancel();
    io.stop();
  });
  if (thread_.joinable()) thread_.join();
}

void Shard::sweep() {
  const auto now = SteadyClock::now();
  for (auto* connection : connections) connection->check(now);
  sweep_.expires_at(now + sweep_every);
  sweep_.async_wait([this](error_code failure) {
    if (!failure) sweep();
  });
}

}  // namespace touiza::http
