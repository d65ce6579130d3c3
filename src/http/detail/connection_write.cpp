#include <fmt/format.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <cerrno>

#include "base/log.hpp"
#include "http/detail/connection.hpp"

namespace touiza::http {
namespace {

constexpr std::size_t file_piece_size = 64 * 1024;
constexpr std::size_t sendfile_size_max = 1 << 20;
constexpr std::size_t joined_size_max = 12 * 1024;
constexpr std::size_t event_text_size_max = 64 * 1024;
/// Sent first, so that proxies and browsers see at once that the stream is open.
constexpr std::string_view event_greeting = "retry: 3000\n\n";
constexpr std::string_view heartbeat = ":\n\n";

}  // namespace

/// How others wake an event stream's coroutine.
struct Connection::Bell {
  explicit Bell(Executor executor) : timer{std::move(executor)} {}
  Timer timer;
  std::atomic<bool> is_rung{false};
  bool is_over = false;  ///< The client has gone.
};

void Connection::ring() {
  if (!bell_) return;
  bell_->is_rung = true;
  bell_->timer.cancel();
}

Task<bool> Connection::send(std::string_view first, std::string_view second, bool has_more,
                            std::uint64_t& sent_bytes) {
  while (!first.empty() || !second.empty()) {
    error_code failure;
    auto count = conn_->write_now(first, second, has_more, failure);
    if (failure == asio::error::would_block) {
      failure = {};
      const Deadline deadline{*this, Waiting::write,
                              SteadyClock::now() + engine_.settings.write_idle_max};
      count = co_await conn_->write_some(first.empty() ? second : first, failure);
    }
    if (failure) co_return false;
    sent_bytes += count;
    const auto of_first = std::min(count, first.size());
    first.remove_prefix(of_first);
    second.remove_prefix(count - of_first);
  }
  co_return true;
}

Task<bool> Connection::send_answer(Exchange& exchange) {
  auto& outgoing = exchange.outgoing;
  if (const auto* file = std::get_if<FileRange>(&outgoing.body)) {
    if (!co_await send(outgoing.head, {}, file->length > 0, exchange.sent_bytes)) co_return false;
    co_return co_await send_file(*file, exchange);
  }
  if (const auto* producer = std::get_if<BodyProducer>(&outgoing.body)) {
    if (!co_await send(outgoing.head, {}, true, exchange.sent_bytes)) co_return false;
    co_return co_await send_produced(*producer, exchange);
  }
  if (const auto* stream = std::get_if<EventStream>(&outgoing.body)) {
    const auto source = stream->source;
    if (co_await send(outgoing.head, event_greeting, false, exchange.sent_bytes)) {
      co_await send_events(source, exchange);
    }
    source->close();
    co_return true;
  }
  if (conn_->is_encrypted() && outgoing.bytes.size() <= joined_size_max) {
    outgoing.head += outgoing.bytes;  // One record instead of two.
    outgoing.bytes = {};
  }
  co_return co_await send(outgoing.head, outgoing.bytes, false, exchange.sent_bytes);
}

Task<bool> Connection::send_file(const FileRange& range, Exchange& exchange) {
  auto offset = static_cast<off_t>(range.offset);
  auto left = range.length;
  const int file = range.file->descriptor();
  std::string piece;
  while (left > 0) {
    if (conn_->is_encrypted()) {
      piece.resize(std::min<std::uint64_t>(left, file_piece_size));
      const auto count = ::pread(file, piece.data(), piece.size(), offset);
      if (count <= 0) co_return false;
      piece.resize(static_cast<std::size_t>(count));
      if (!co_await send(piece, {}, false, exchange.sent_bytes)) co_return false;
      offset += count;
      left -= static_cast<std::uint64_t>(count);
      continue;
    }
    const auto count = ::sendfile(conn_->socket().native_handle(), file, &offset,
                                  std::min<std::uint64_t>(left, sendfile_size_max));
    if (count > 0) {
      left -= static_cast<std::uint64_t>(count);
      exchange.sent_bytes += static_cast<std::uint64_t>(count);
    } else if (count < 0 && errno == EAGAIN) {
      error_code failure;
      const Deadline deadline{*this, Waiting::write,
                              SteadyClock::now() + engine_.settings.write_idle_max};
      co_await conn_->socket().async_wait(asio::socket_base::wait_write,
                                          asio::redirect_error(awaiting, failure));
      if (failure) co_return false;
    } else if (count == 0 || errno != EINTR) {
      co_return false;  // The file is shorter than it was: the client must see that this is not
                        // all.
    }
  }
  co_return true;
}

Task<bool> Connection::send_produced(const BodyProducer& producer, Exchange& exchange) {
  Result<std::optional<std::string>> piece{std::optional<std::string>{}};
  const std::function<void()> produce = [&] {
    const log::RequestScope scope{exchange.request.request_id};
    try {
      piece = producer();
    } catch (const std::exception& failure) {
      piece = Error{ErrorKind::unavailable, "internal_error", failure.what(), ""};
    }
    if (!piece)
      log::error("body_failed", {{"code", piece.error().code}, {"what", piece.error().message}});
  };
  for (;;) {
    co_await on_worker(produce, true);
    if (!piece) co_return false;
    if (!piece->has_value()) break;
    const std::string& bytes = **piece;
    if (bytes.empty()) continue;
    if (exchange.outgoing.is_chunked) {
      const auto size = fmt::format("{:x}\r\n", bytes.size());
      if (!co_await send(size, bytes, true, exchange.sent_bytes)) co_return false;
      if (!co_await send("\r\n", {}, true, exchange.sent_bytes)) co_return false;
    } else if (!co_await send(bytes, {}, false, exchange.sent_bytes)) {
      co_return false;
    }
  }
  if (!exchange.outgoing.is_chunked) co_return true;
  co_return co_await send("0\r\n\r\n", {}, false, exchange.sent_bytes);
}

/// Reads what an event stream's client sends: nothing, until it goes.
Task<void> Connection::watch_for_end() {
  const auto self = shared_from_this();
  std::array<char, 16> ignored{};
  error_code failure;
  co_await conn_->read_some(asio::buffer(ignored), failure);
  if (bell_) bell_->is_over = true;
  ring();
}

Task<void> Connection::send_events(std::shared_ptr<EventSource> source, Exchange& exchange) {
  bell_ = std::make_shared<Bell>(shard_.io.get_executor());
  const auto executor = shard_.io.get_executor();
  source->on_ready([weak = std::weak_ptr<Bell>{bell_}, executor] {
    const auto bell = weak.lock();
    if (!bell || bell->is_rung.exchange(true)) return;
    asio::post(executor, [bell] { bell->timer.cancel(); });
  });
  asio::co_spawn(executor, watch_for_end(), asio::detached);
  buffer_.consume(buffer_.bytes().size());
  buffer_.release();
  // Streams live long; what opened them need not, but for what the log line says.
  Request kept;
  kept.method = exchange.request.method;
  kept.request_id = std::move(exchange.request.request_id);
  exchange.request = std::move(kept);
  engine_.event_clients.add(1);

  auto next_heartbeat = SteadyClock::now() + engine_.settings.heartbeat_every;
  for (;;) {
    bell_->is_rung = false;
    std::string text;
    const auto state = source->take(text, event_text_size_max);
    const auto now = SteadyClock::now();
    if (text.empty() && now >= next_heartbeat) text = heartbeat;
    if (!text.empty()) {
      next_heartbeat = now + engine_.settings.heartbeat_every;
      if (!co_await send(text, {}, false, exchange.sent_bytes)) break;
    }
    if (state == EventSource::State::ended || bell_->is_over || engine_.is_stopping) break;
    if (text.empty() && !bell_->is_rung) {
      error_code rung;
      bell_->timer.expires_at(next_heartbeat);
      co_await bell_->timer.async_wait(asio::redirect_error(awaiting, rung));
    }
  }
  source->close();
  bell_.reset();
  engine_.event_clients.add(-1);
}

}  // namespace touiza::http
