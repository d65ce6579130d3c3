#include <algorithm>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <exception>

#include "base/log.hpp"
#include "http/detail/connection.hpp"
#include "http/problem.hpp"

namespace touiza::http {
namespace {

constexpr std::size_t buffer_size_small = 16 * 1024;
constexpr std::size_t buffer_size_large = 64 * 1024;
constexpr std::chrono::seconds rate_grace{60};
/// What is reserved at once on a client's word about its body's size.
constexpr std::size_t reserved_size_max = 256 * 1024;

/// Work for a worker thread, and whom to tell. `work` lives in the waiting coroutine.
template <class WhenDone>
class HandedJob final : public WorkerPool::Job {
 public:
  HandedJob(const std::function<void()>& work, Executor executor, WhenDone when_done)
      : work_{work}, executor_{std::move(executor)}, when_done_{std::move(when_done)} {}

  void run() override {
    work_();
    answer(true);
  }
  void answer(bool was_done) {
    asio::post(executor_, [when_done = std::move(when_done_), was_done]() mutable {
      std::move(when_done)(was_done);
    });
  }

 private:
  const std::function<void()>& work_;
  Executor executor_;
  WhenDone when_done_;
};

Error incomplete_body() {
  return Error{ErrorKind::invalid_input, "body_is_incomplete",
               "The body ended before its end, or is malformed.", "Send it again."};
}

Error too_busy() {
  return Error{ErrorKind::unavailable, "server_is_busy",
               "The server has as much to do as it can hold.", "Try again in a few seconds."};
}

Response failed_sink(std::string_view request_id) {
  return problem(500,
                 Error{ErrorKind::unavailable, "internal_error",
                       "Something went wrong inside the server; it is in its log.",
                       "Try again. If it stays so, tell the administrator the request_id."},
                 request_id);
}

}  // namespace

Task<bool> Connection::on_worker(const std::function<void()>& work, bool is_begun) {
  const auto hand_over = [this, &work, is_begun](auto when_done) {
    using JobType = HandedJob<decltype(when_done)>;
    auto job = std::make_unique<JobType>(work, shard_.io.get_executor(), std::move(when_done));
    if (auto refused = engine_.workers.submit(std::move(job), is_begun)) {
      static_cast<JobType&>(*refused).answer(false);
    }
  };
  return asio::async_initiate<const asio::use_awaitable_t<Executor>, void(bool)>(hand_over,
                                                                                 awaiting);
}

Task<bool> Connection::send_continue(const RequestHead& head) {
  // A client that has begun to send its body does not wait for us any more.
  if (!head.expects_continue || !buffer_.is_empty()) co_return true;
  std::uint64_t sent_bytes = 0;
  co_return co_await send("HTTP/1.1 100 Continue\r\n\r\n", {}, false, sent_bytes);
}

Task<RequestParser::Progress> Connection::next_piece(SteadyClock::time_point started_at,
                                                     std::uint64_t received) {
  const auto& settings = engine_.settings;
  for (;;) {
    const auto progress = parser_.feed(buffer_.bytes());
    if (progress.step != RequestParser::Step::need_more) {
      if (progress.step == RequestParser::Step::refused) refusal_ = parser_.refusal();
      if (progress.step == RequestParser::Step::done) buffer_.consume(progress.consumed);
      co_return progress;
    }
    buffer_.consume(progress.consumed);
    // Beyond a minute, a body must come at some least speed: trickling must not hold a place.
    const auto now = SteadyClock::now();
    const auto paid_for = std::chrono::seconds{
        received / std::max<std::size_t>(settings.body_rate_min_bytes_per_s, 1)};
    const auto until = std::min(now + settings.body_idle_max, started_at + rate_grace + paid_for);
    const auto capacity = received < buffer_size_small ? buffer_size_small : buffer_size_large;
    if (co_await read_more(Waiting::body, until, capacity)) continue;
    refusal_ = is_expired_
                   ? Refusal{408, Error{ErrorKind::invalid_input, "body_is_too_slow",
                                        "The body did not come within the time allowed.",
                                        "Send it again, over a better connection if there is one."}}
                   : Refusal{400, incomplete_body()};
    co_return RequestParser::Progress{RequestParser::Step::refused, 0, {}};
  }
}

Response Connection::body_refusal(Exchange& exchange) const {
  return problem(Error{ErrorKind::too_large, "body_is_too_large",
                       "The body is larger than the " + std::to_string(exchange.route->body_max) +
                           " bytes that are taken here.",
                       "Send less at once."},
                 exchange.request.request_id);
}

Task<std::optional<Response>> Connection::read_body(Exchange& exchange, const RequestHead& head) {
  auto& body = exchange.request.body;
  const auto request_id = exchange.request.request_id;
  if (!co_await send_continue(head)) co_return problem(400, incomplete_body(), request_id);
  body.reserve(std::min<std::size_t>(head.content_length.value_or(0), reserved_size_max));
  const auto started_at = SteadyClock::now();
  for (;;) {
    const auto progress = co_await next_piece(started_at, body.size());
    if (progress.step == RequestParser::Step::refused) {
      co_return problem(refusal_->status, refusal_->error, request_id);
    }
    if (progress.step == RequestParser::Step::done) break;
    if (body.size() + progress.piece.size() > exchange.route->body_max) {
      co_return body_refusal(exchange);
    }
    if (!exchange.body_bytes.add(progress.piece.size())) co_return problem(too_busy(), request_id);
    body.append(progress.piece);
    buffer_.consume(progress.consumed);
  }
  exchange.has_unread_body = false;
  co_return std::nullopt;
}

Task<Response> Connection::receive_upload(Exchange& exchange, const RequestHead& head) {
  const auto& request = exchange.request;
  std::unique_ptr<BodySink> sink;
  std::optional<Response> response;

  /// Runs `step` on a worker, under the request's name; what it throws ends the upload.
  const auto guarded = [&](auto step) -> std::function<void()> {
    return [&, step] {
      const log::RequestScope scope{request.request_id};
      try {
        step();
      } catch (const std::exception& failure) {
        log::error("upload_failed",
                   {{"operation", exchange.route->operation_id}, {"what", failure.what()}});
        response = failed_sink(request.request_id);
      }
    };
  };
  const auto open = guarded([&] {
    auto opened = exchange.route->upload_handler(request);
    if (auto* refused = std::get_if<Response>(&opened)) {
      response = std::move(*refused);
    } else {
      sink = std::move(std::get<std::unique_ptr<BodySink>>(opened));
    }
  });
  std::string_view piece;
  const auto take = guarded([&] {
    const auto taken = sink->take(piece);
    if (!taken) response = problem(taken.error(), request.request_id);
  });
  const auto finish = guarded([&] {
    response = sink->finish();
    sink.reset();
  });
  const auto abandon = guarded([&] {
    sink->abandon();
    sink.reset();
  });

  if (!co_await on_worker(open, false)) co_return problem(too_busy(), request.request_id);
  if (response) co_return std::move(*response);

  const auto started_at = SteadyClock::now();
  std::uint64_t received = 0;
  bool is_whole = !head.has_body();
  if (!is_whole && !co_await send_continue(head)) {
    response = problem(400, incomplete_body(), request.request_id);
  }
  while (!is_whole && !response) {
    const auto progress = co_await next_piece(started_at, received);
    if (progress.step == RequestParser::Step::done) {
      is_whole = true;
    } else if (progress.step == RequestParser::Step::refused) {
      response = problem(refusal_->status, refusal_->error, request.request_id);
    } else if (received + progress.piece.size() > exchange.route->body_max) {
      response = body_refusal(exchange);
    } else {
      piece = progress.piece;
      received += piece.size();
      if (!co_await on_worker(take, true)) response = problem(too_busy(), request.request_id);
      buffer_.consume(progress.consumed);
    }
  }
  if (is_whole && !response) {
    exchange.has_unread_body = false;
    if (!co_await on_worker(finish, true)) response = problem(too_busy(), request.request_id);
  }
  if (sink) co_await on_worker(abandon, true);
  buffer_.release();
  co_return std::move(*response);
}

}  // namespace touiza::http
