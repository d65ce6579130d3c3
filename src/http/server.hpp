// The server: takes connections, plain or TLS, and has the router's handlers answer them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"

namespace touiza::http {

struct TlsFiles {
  std::filesystem::path certificate;  ///< PEM, the server's own first, then its chain.
  std::filesystem::path key;          ///< PEM.
};

struct ServerSettings {
  std::string host = "127.0.0.1";  ///< Address or name to listen at.
  std::uint16_t port = 0;          ///< 0: any free one.
  std::optional<TlsFiles> tls{};   ///< Read again when either file changes.
  /// Serve other machines without TLS. Passwords and sessions can then be read by anyone between.
  bool is_insecure_lan = false;
  /// Addresses or networks ("10.0.0.0/8") whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies{};

  std::size_t io_threads = 2;
  std::size_t worker_threads = 8;
  std::size_t connections_max = 12'000;  ///< Further ones are answered 503 and closed.
  std::size_t waiting_max = 2'048;       ///< Requests waiting for a worker; further ones: 503.

  /// Of bodies in memory, all requests together; further ones: 503. Uploads are not in memory.
  std::size_t buffered_max_bytes = 256U << 20;

  std::size_t header_size_max_bytes = 16 * 1024;
  std::size_t header_count_max = 100;
  std::size_t target_size_max_bytes = 8 * 1024;

  std::chrono::milliseconds header_time_max{10'000};  ///< First byte to last of a header.
  std::chrono::milliseconds body_idle_max{30'000};    ///< Between two pieces of a body.
  std::size_t body_rate_min_bytes_per_s = 256;        ///< Over a whole body, after 60 s.
  std::chrono::milliseconds write_idle_max{30'000};   ///< Without the client taking a byte.
  std::chrono::milliseconds keep_alive_max{75'000};   ///< Between two requests.
  std::chrono::milliseconds heartbeat_every{20'000};  ///< A comment in silent event streams.
  std::chrono::milliseconds drain_max{10'000};        ///< For requests in flight at the end.
  std::chrono::milliseconds certificate_check_every{10'000};

  bool has_access_log = true;
};

/// Runs from start() to stop(), on threads of its own.
class Server {
 public:
  /// `metrics` must outlive the server.
  Server(Router router, ServerSettings settings, MetricsRegistry& metrics);
  ~Server();  ///< Stops.
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens, and gives the port. Errors: "listen_needs_tls" (not loopback, no TLS, no
  /// `is_insecure_lan`), "listen_address_is_unknown", "listen_address_is_taken", "listen_failed",
  /// "tls_file_is_unreadable", "tls_files_do_not_match", "trusted_proxy_is_malformed".
  Result<std::uint16_t> start();

  /// Takes no new connections, lets requests in flight finish (at most `drain_max`), ends event
  /// streams, and returns when all threads are done. Can be called again.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace touiza::http
