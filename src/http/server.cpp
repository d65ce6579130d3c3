#include "http/server.hpp"

#include <fmt/format.h>
#include <linux/filter.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/redirect_error.hpp>
#include <csignal>
#include <exception>
#include <future>

#include "base/log.hpp"
#include "http/detail/connection.hpp"
#include "http/detail/engine.hpp"
#include "http/detail/shard.hpp"

namespace touiza::http {
namespace {

using asio::ip::tcp;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;

/// Written by hand: whoever is turned away here must cost next to nothing.
constexpr std::string_view full_problem =
    R"({"type":"urn:touiza:problem:server_is_full","title":"Service Unavailable","status":503,)"
    R"("code":"server_is_full","detail":"Too many connections are open.",)"
    R"("remedy":"Try again in a few seconds.","errors":[],"request_id":""})";
constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::seconds abort_max{5};
/// For handshakes on their way when the server stops.
constexpr std::chrono::milliseconds door_open_for{100};

Error cannot_listen(const ServerSettings& settings, const error_code& failure) {
  const auto where = settings.host + ":" + std::to_string(settings.port);
  if (failure == asio::error::address_in_use) {
    return Error{ErrorKind::conflict, "listen_address_is_taken",
                 "Another program listens at " + where + " already.",
                 "Stop it, or choose another port with --listen."};
  }
  return Error{ErrorKind::unavailable, "listen_failed",
               "Cannot listen at " + where + ": " + failure.message() + ".",
               "Choose an address of this machine and a port above 1023, or give the right to it."};
}

/// Each event stream is an open file; the soft limit of many systems is 1,024.
void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

void turn_away(Socket& socket) {
  const auto answer = fmt::format(
      "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
      "Retry-After: 5\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{}",
      full_problem.size(), full_problem);
  ::send(socket.native_handle(), answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  error_code ignored;
  socket.shutdown(asio::socket_base::shutdown_send, ignored);
}

/// Has the system drop whoever knocks from now on (SYN without ACK), while those who are at the
/// door already come in: a door that is just shut resets everybody behind it. A dropped client's
/// system knocks again after a second, and finds the next server or none. Where the system cannot
/// do this, the door is just shut.
void stop_knocking(int listener) {
  constexpr std::uint32_t flags_at = 13;
  constexpr std::uint32_t syn = 0x02;
  constexpr std::uint32_t syn_or_ack = 0x12;
  std::array<sock_filter, 5> program{{
      {BPF_LD | BPF_B | BPF_ABS, 0, 0, flags_at},
      {BPF_ALU | BPF_AND | BPF_K, 0, 0, syn_or_ack},
      {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, syn},
      {BPF_RET | BPF_K, 0, 0, 0},
      {BPF_RET | BPF_K, 0, 0, 0xFFFFFFFF},
  }};
  const sock_fprog filter{program.size(), program.data()};
  ::setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter);
}

std::string text_of(const tcp::endpoint& endpoint) {
  const auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

struct Server::State {
  State(Router router, ServerSettings settings, MetricsRegistry& metrics)
      : engine{std::move(router), std::move(settings), metrics} {}

  Engine engine;
  std::vector<std::unique_ptr<Shard>> shards;
  // What follows is touched by the first shard's thread only, once it runs.
  std::vector<Acceptor> acceptors;
  std::shared_ptr<TlsContext> tls;
  std::array<std::filesystem::file_time_type, 2> tls_read_at{};
  std::optional<Timer> tls_check;
  std::size_t next_shard = 0;
  bool is_running = false;

  Result<std::uint16_t> listen();
  Result<std::vector<tcp::endpoint>> endpoints();
  Result<void> open(tcp::endpoint endpoint);
  Task<void> accept_from(Acceptor& acceptor);
  void welcome(Socket socket, Shard& shard);
  void close_acceptors();
  void check_certificate();
  std::array<std::filesystem::file_time_type, 2> tls_times() const;
};

Result<std::vector<tcp::endpoint>> Server::State::endpoints() {
  const auto& settings = engine.settings;
  tcp::resolver resolver{shards.front()->io};
  error_code failure;
  const auto found = resolver.resolve(settings.host, std::to_string(settings.port),
                                      tcp::resolver::passive, failure);
  std::vector<tcp::endpoint> endpoints;
  if (!failure) {
    for (const auto& entry : found) endpoints.push_back(entry.endpoint());
  }
  if (endpoints.empty()) {
    return Error{ErrorKind::invalid_input, "listen_address_is_unknown",
                 "'" + settings.host + "' is no address of a machine.",
                 "Write it as 127.0.0.1:8080, localhost:8080 or [::]:8443."};
  }
  for (const auto& endpoint : endpoints) {
    if (endpoint.address().is_loopback() || settings.tls || settings.is_insecure_lan) continue;
    return Error{ErrorKind::invalid_input, "listen_needs_tls",
                 "'" + settings.host +
                     "' can be reached by other machines, and no certificate is set: passwords "
                     "could be read on the way.",
                 "Name a certificate and a key, put a proxy in front and listen at 127.0.0.1, or "
                 "say --insecure-lan."};
  }
  return endpoints;
}

Result<void> Server::State::open(tcp::endpoint endpoint) {
  Acceptor acceptor{shards.front()->io.get_executor()};
  error_code failure;
  acceptor.open(endpoint.protocol(), failure);
  if (!failure) acceptor.set_option(tcp::acceptor::reuse_address{true}, failure);
  // "[::]" serves IPv4 too; "localhost" names both addresses, each with a listener of its own.
  const bool is_any_v6 = endpoint.address().is_v6() && endpoint.address().is_unspecified();
  if (!failure && endpoint.address().is_v6()) {
    acceptor.set_option(asio::ip::v6_only{!is_any_v6}, failure);
  }
  if (!failure) acceptor.bind(endpoint, failure);
  if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
  if (!failure) acceptor.non_blocking(true, failure);
  if (failure) return cannot_listen(engine.settings, failure);
  acceptors.push_back(std::move(acceptor));
  return {};
}

Result<std::uint16_t> Server::State::listen() {
  auto found = endpoints();
  if (!found) return found.error();
  std::uint16_t port = engine.settings.port;
  Result<void> last_failure;
  for (auto endpoint : *found) {
    endpoint.port(port);
    auto opened = open(endpoint);
    if (!opened) {
      // A machine without IPv6 still names ::1 as localhost.
      if (opened.error().code != "listen_failed") return opened.error();
      last_failure = opened;
      continue;
    }
    port = acceptors.front().local_endpoint().port();
  }
  if (acceptors.empty()) return last_failure.error();
  return port;
}

Task<void> Server::State::accept_from(Acceptor& acceptor) {
  Timer pause{shards.front()->io.get_executor()};
  while (acceptor.is_open()) {
    auto& shard = *shards[next_shard++ % shards.size()];
    Socket socket{shard.io.get_executor()};
    error_code failure;
    co_await acceptor.async_accept(socket, asio::redirect_error(awaiting, failure));
    if (!failure) {
      welcome(std::move(socket), shard);
    } else if (acceptor.is_open() && failure != asio::error::operation_aborted) {
      // Out of files, most likely: what is open will end some time.
      log::warn("accept_failed", {{"why", failure.message()}});
      pause.expires_after(accept_pause);
      co_await pause.async_wait(asio::redirect_error(awaiting, failure));
    }
  }
}

void Server::State::welcome(Socket socket, Shard& shard) {
  error_code failure;
  const auto peer = socket.remote_endpoint(failure);
  if (failure) return;
  if (!engine.enter()) {
    if (!tls) turn_away(socket);
    return;
  }
  socket.non_blocking(true, failure);
  socket.set_option(tcp::no_delay{true}, failure);
  socket.set_option(asio::socket_base::keep_alive{true}, failure);
  auto conn = tls ? tls_conn(std::move(socket), tls) : plain_conn(std::move(socket));
  auto connection = std::make_shared<Connection>(engine, shard, std::move(conn), text_of(peer));
  asio::post(shard.io, [connection = std::move(connection), &shard]() mutable {
    asio::co_spawn(shard.io, connection->run(), [](std::exception_ptr failed) {
      if (!failed) return;
      try {
        std::rethrow_exception(failed);
      } catch (const std::exception& what) {
        log::error("connection_failed", {{"what", what.what()}});
      }
    });
  });
}

/// Who has been accepted by the system has reached us: they are served before the door is shut.
void Server::State::close_acceptors() {
  for (auto& acceptor : acceptors) {
    for (error_code failure; !failure;) {
      auto& shard = *shards[next_shard++ % shards.size()];
      Socket socket{shard.io.get_executor()};
      acceptor.accept(socket, failure);
      if (!failure) welcome(std::move(socket), shard);
    }
    error_code ignored;
    acceptor.close(ignored);
  }
  if (tls_check) tls_check->cancel();
}

std::array<std::filesystem::file_time_type, 2> Server::State::tls_times() const {
  std::error_code missing;
  const auto& files = *engine.settings.tls;
  return {std::filesystem::last_write_time(files.certificate, missing),
          std::filesystem::last_write_time(files.key, missing)};
}

/// A renewal writes two files, one after the other: what does not fit together yet is tried again.
void Server::State::check_certificate() {
  tls_check->expires_after(engine.settings.certificate_check_every);
  tls_check->async_wait([this](error_code failure) {
    if (failure || engine.is_stopping) return;
    if (const auto times = tls_times(); times != tls_read_at) {
      if (auto renewed = load_tls(*engine.settings.tls)) {
        tls = std::move(*renewed);
        tls_read_at = times;
        log::info("certificate_renewed");
      } else {
        log::warn("certificate_not_renewed", {{"why", renewed.error().message}});
      }
    }
    check_certificate();
  });
}

Server::Server(Router router, ServerSettings settings, MetricsRegistry& metrics)
    : state_{std::make_unique<State>(std::move(router), std::move(settings), metrics)} {}

Server::~Server() { stop(); }

Result<std::uint16_t> Server::start() {
  auto& state = *state_;
  const auto& settings = state.engine.settings;
  std::signal(SIGPIPE, SIG_IGN);  // sendfile() has no flag against it.
  raise_file_limit();

  auto proxies = ProxyList::from_texts(settings.trusted_proxies);
  if (!proxies) return proxies.error();
  state.engine.proxies = std::move(*proxies);
  if (settings.tls) {
    state.tls_read_at = state.tls_times();
    auto loaded = load_tls(*settings.tls);
    if (!loaded) return loaded.error();
    state.tls = std::move(*loaded);
  }
  for (std::size_t i = 0; i < std::max<std::size_t>(settings.io_threads, 1); ++i) {
    state.shards.push_back(std::make_unique<Shard>());
  }
  const auto port = state.listen();
  if (!port) return port;

  auto& first = *state.shards.front();
  if (settings.tls) {
    state.tls_check.emplace(first.io.get_executor());
    state.check_certificate();
  }
  for (auto& acceptor : state.acceptors) {
    asio::co_spawn(first.io, state.accept_from(acceptor), asio::detached);
  }
  for (auto& shard : state.shards) shard->start();
  state.is_running = true;
  return port;
}

void Server::stop() {
  auto& state = *state_;
  if (!std::exchange(state.is_running, false)) return;
  auto& engine = state.engine;

  engine.is_stopping = true;
  for (auto& acceptor : state.acceptors) stop_knocking(acceptor.native_handle());
  std::this_thread::sleep_for(door_open_for);
  std::promise<void> is_shut;
  asio::post(state.shards.front()->io, [&] {
    state.close_acceptors();
    is_shut.set_value();
  });
  is_shut.get_future().wait();

  for (auto& shard : state.shards) {
    shard->each([](Connection& connection) { connection.begin_stop(); });
  }
  if (!engine.wait_until_empty(engine.settings.drain_max)) {
    log::warn("requests_cut_off", {{"connections", engine.connections.value()}});
    for (auto& shard : state.shards) {
      shard->each([](Connection& connection) { connection.abort(); });
    }
    engine.wait_until_empty(abort_max);
  }
  engine.workers.stop();
  for (auto& shard : state.shards) shard->finish();
  state.acceptors.clear();
  state.tls_check.reset();
  state.shards.clear();
}

}  // namespace touiza::http
