// For tests: a server on a free loopback port, and raw sockets to say to it what no client would.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/client.hpp"
#include "http/server.hpp"

namespace touiza::http::test {

/// A TCP connection to loopback that sends exactly what it is told. Waits at most 10 s for
/// anything.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void send(std::string_view bytes);
  /// Tells the server that nothing more will come.
  void end_sending();
  /// Sends a reset instead of a good-bye.
  void die();
  /// All that comes until `mark` has come, the server closes, or time is up.
  std::string read_until(std::string_view mark);
  /// All that comes until the server closes.
  std::string read_all();
  /// One whole answer with Content-Length, or with a head alone.
  std::string read_answer();
  /// True once the server has closed.
  bool is_closed_by_server();

 private:
  bool receive();
  int descriptor_ = -1;
  std::string received_;
  bool is_at_end_ = false;
};

/// A running server. Quiet: no access log.
class TestServer {
 public:
  explicit TestServer(Router router, ServerSettings settings = {});

  std::uint16_t port() const { return port_; }
  std::string url(std::string_view path) const;
  void stop() { server_->stop(); }
  MetricsRegistry& metrics() { return metrics_; }

  /// Sends `bytes` on a new connection and gives all that comes back until the server closes it.
  std::string raw(std::string_view bytes) const;
  /// GET, or whatever `request` says; its url is a path here.
  ClientResponse ask(ClientRequest request) const;

 private:
  MetricsRegistry metrics_;
  std::unique_ptr<Server> server_;
  std::uint16_t port_ = 0;
};

/// Its status: 200 of "HTTP/1.1 200 OK…"; 0 where there is none.
int status_of_answer(std::string_view answer);
/// What stands behind the first empty line.
std::string_view body_of_answer(std::string_view answer);

}  // namespace touiza::http::test
