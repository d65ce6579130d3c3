#include "http/detail/connection.hpp"

#include <algorithm>
#include <boost/asio/redirect_error.hpp>
#include <cmath>
#include <exception>

#include "base/log.hpp"
#include "http/detail/negotiation.hpp"
#include "http/detail/target.hpp"
#include "http/problem.hpp"

namespace touiza::http {
namespace {

constexpr std::size_t buffer_size_idle = 4 * 1024;
constexpr std::chrono::seconds last_chance{1};        ///< For a fresh client when the server stops.
constexpr std::chrono::seconds farewell_max{2};       ///< For a refused client to take its answer.
constexpr std::size_t farewell_size_max = 64U << 20;  ///< Of its unwanted body.

Refusal too_slow() {
  return {408, Error{ErrorKind::invalid_input, "request_is_too_slow",
                     "The request did not come in full within the time allowed.",
                     "Send it again, over a better connection if there is one."}};
}

Response internal_error(std::string_view request_id) {
  return problem(500,
                 Error{ErrorKind::unavailable, "internal_error",
                       "Something went wrong inside the server; it is in its log.",
                       "Try again. If it stays so, tell the administrator the request_id."},
                 request_id);
}

Response no_such_route(const RouteMatch& match, const Exchange& exchange) {
  const auto& request = exchange.request;
  if (match.allowed.empty()) {
    return problem(Error{ErrorKind::not_found, "route_is_unknown",
                         "There is nothing at '" + request.path + "'.",
                         "Check the address; the API document lists them all."},
                   request.request_id);
  }
  std::string allowed;
  for (const auto method : match.allowed) {
    if (!allowed.empty()) allowed += ", ";
    allowed += name_of(method);
  }
  if (request.method == Method::options) {
    auto response = empty_response();
    response.set("Allow", allowed);
    return response;
  }
  auto response = problem(405,
                          Error{ErrorKind::invalid_input, "method_is_not_allowed",
                                std::string{name_of(request.method)} + " is not possible here.",
                                "Use one of: " + allowed + "."},
                          request.request_id);
  response.set("Allow", allowed);
  return response;
}

}  // namespace

Connection::Connection(Engine& engine, Shard& shard, std::unique_ptr<Conn> conn,
                       std::string peer_address)
    : engine_{engine},
      shard_{shard},
      conn_{std::move(conn)},
      peer_address_{std::move(peer_address)},
      parser_{{engine.settings.header_size_max_bytes, engine.settings.header_count_max,
               engine.settings.target_size_max_bytes}} {}

Connection::~Connection() {
  shard_.connections.erase(this);
  engine_.leave();
}

Task<void> Connection::run() {
  const auto self = shared_from_this();
  shard_.connections.insert(this);
  if (!co_await shake_hands()) co_return;
  bool goes_on = true;
  while (goes_on) {
    const auto arrival = co_await await_head();
    if (arrival == Arrival::gone) {
      co_await close(false);
      co_return;
    }
    is_fresh_ = false;
    goes_on = co_await serve(arrival);
  }
}

void Connection::check(SteadyClock::time_point now) {
  if (now < deadline_) return;
  deadline_ = SteadyClock::time_point::max();
  is_expired_ = true;
  error_code ignored;
  conn_->socket().cancel(ignored);
}

void Connection::begin_stop() {
  ring();
  if (waiting_ != Waiting::next_request) return;
  if (is_fresh_) {
    deadline_ = std::min(deadline_, SteadyClock::now() + last_chance);
  } else {
    error_code ignored;
    conn_->socket().cancel(ignored);
  }
}

void Connection::abort() {
  is_aborted_ = true;
  ring();
  error_code ignored;
  conn_->socket().close(ignored);
}

Task<bool> Connection::shake_hands() {
  if (!conn_->is_encrypted()) co_return true;
  const Deadline deadline{*this, Waiting::other,
                          SteadyClock::now() + engine_.settings.header_time_max};
  error_code failure;
  co_await conn_->shake_hands(failure);
  co_return !failure;
}

Task<bool> Connection::read_more(Waiting waiting, SteadyClock::time_point until,
                                 std::size_t capacity) {
  const auto room = buffer_.room(capacity);
  const Deadline deadline{*this, waiting, until};
  error_code failure;
  const auto count = co_await conn_->read_some(asio::buffer(room.data(), room.size()), failure);
  buffer_.commit(count);
  engine_.bytes_received.add(count);
  co_return count > 0;
}

Task<Connection::Arrival> Connection::await_head() {
  const auto& settings = engine_.settings;
  parser_.reset();
  if (buffer_.capacity() > buffer_size_idle) buffer_.release();
  auto waiting = Waiting::next_request;
  auto until =
      SteadyClock::now() + (is_fresh_ ? settings.header_time_max : settings.keep_alive_max);
  std::size_t capacity = buffer_size_idle;
  for (;;) {
    const auto progress = parser_.feed(buffer_.bytes());
    buffer_.consume(progress.consumed);
    if (progress.step == RequestParser::Step::head) co_return Arrival::head;
    if (progress.step == RequestParser::Step::refused) {
      refusal_ = parser_.refusal();
      co_return Arrival::refused;
    }
    if (waiting == Waiting::next_request && (parser_.has_begun() || !buffer_.is_empty())) {
      waiting = Waiting::head;
      until = SteadyClock::now() + settings.header_time_max;
    }
    // Room for the largest head and one byte more, so that the parser is the one to refuse it.
    if (buffer_.bytes().size() >= capacity) capacity = 2 * settings.header_size_max_bytes;
    error_code failure;
    if (engine_.is_stopping && waiting == Waiting::next_request) {
      if (!is_fresh_ && conn_->socket().available(failure) == 0) co_return Arrival::gone;
      until = std::min(until, SteadyClock::now() + last_chance);
    }
    if (co_await read_more(waiting, until, capacity)) continue;

    const bool was_expired = is_expired_;
    if (waiting == Waiting::head && was_expired) {
      refusal_ = too_slow();
      co_return Arrival::refused;
    }
    // A request that came while we were stopping is still answered.
    const bool has_bytes = engine_.is_stopping && !is_aborted_ && !was_expired &&
                           conn_->socket().available(failure) > 0;
    if (!has_bytes) co_return Arrival::gone;
  }
}

std::optional<Response> Connection::admit(RequestHead& head, Exchange& exchange) {
  auto& request = exchange.request;
  request.headers = std::move(head.headers);
  request.body_size = head.content_length;
  exchange.is_http_1_1 = head.is_http_1_1;
  exchange.keeps_alive = head.keeps_alive;
  exchange.has_unread_body = head.has_body();
  for (auto& [name, value] : request.headers) {
    if (name == "if-match" || name == "if-none-match" || name == "if-range") {
      forget_gzip_tags(value);
    }
  }
  if (const auto host = request.header("host")) request.host = *host;
  apply_forwarding(engine_.proxies, request);

  const auto method = method_from_name(head.method_name);
  if (!method) {
    return problem(
        501,
        Error{ErrorKind::invalid_input, "method_is_unknown",
              "This server does not know the method.", "Use GET, POST, PUT, PATCH or DELETE."},
        request.request_id);
  }
  request.method = *method;
  if (*method == Method::options && head.target == "*") head.target = "/*";
  auto target = read_target(head.target);
  if (!target) return problem(target.error(), request.request_id);
  request.path = std::move(target->path);
  request.query_text = std::move(target->query_text);
  request.query = std::move(target->query);

  auto match = engine_.router.match(request.method, request.path);
  if (!match.route) return no_such_route(match, exchange);
  exchange.route = match.route;
  request.path_values = std::move(match.path_values);
  if (head.content_length.value_or(0) > match.route->body_max) return body_refusal(exchange);
  return std::nullopt;
}

/// Runs on a worker thread; where it ends is where exceptions of handlers end.
Response Connection::answer_of(Exchange& exchange) {
  const auto& request = exchange.request;
  const log::RequestScope scope{request.request_id};
  try {
    return exchange.route->handler(request);
  } catch (const std::exception& failure) {
    log::error("handler_failed",
               {{"operation", exchange.route->operation_id}, {"what", failure.what()}});
    return internal_error(request.request_id);
  }
}

Task<bool> Connection::serve(Arrival arrival) {
  Exchange exchange{engine_};
  exchange.started_at = SteadyClock::now();
  exchange.request.request_id = new_request_id();
  exchange.request.remote_address = peer_address_;
  exchange.request.is_secure = conn_->is_encrypted();

  std::optional<Response> response;
  if (arrival == Arrival::refused) {
    response = problem(refusal_->status, refusal_->error, exchange.request.request_id);
    exchange.has_unread_body = true;
  } else {
    auto& head = parser_.head();
    response = admit(head, exchange);
    if (!response && exchange.route->upload_handler) {
      response = co_await receive_upload(exchange, head);
    } else if (!response && head.has_body()) {
      response = co_await read_body(exchange, head);
    }
  }

  const auto options = [&] {
    return OutgoingOptions{
        exchange.keeps_alive && !exchange.has_unread_body && !engine_.is_stopping,
        exchange.is_http_1_1};
  };
  if (response) {
    make_ready(std::move(*response), exchange.request, options(), exchange.outgoing);
  } else {
    const std::function<void()> answer = [&] {
      make_ready(answer_of(exchange), exchange.request, options(), exchange.outgoing);
    };
    if (exchange.route->is_immediate) {
      answer();
    } else if (!co_await on_worker(answer, false)) {
      make_ready(problem(Error{ErrorKind::unavailable, "server_is_busy",
                               "Too many requests are waiting.", "Try again in a few seconds."},
                         exchange.request.request_id),
                 exchange.request, options(), exchange.outgoing);
    }
  }

  // Sending may take long, and the body is not needed any more.
  exchange.request.body = std::string{};
  exchange.body_bytes.release();

  const bool is_sent = co_await send_answer(exchange);
  record(exchange);
  if (is_sent && exchange.outgoing.keeps_alive) co_return true;
  co_await close(exchange.has_unread_body);
  co_return false;
}

void Connection::record(const Exchange& exchange) {
  const auto status = exchange.outgoing.status;
  const std::chrono::duration<double> taken = SteadyClock::now() - exchange.started_at;
  const auto& numbers = engine_.numbers_of(exchange.route);
  numbers.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)]->add();
  numbers.duration->observe(taken.count());
  engine_.bytes_sent.add(exchange.sent_bytes);
  if (!engine_.settings.has_access_log) return;
  // The pattern, not the path: a path may hold what a search was for, a query a person's name.
  log::info("request", {{"request_id", exchange.request.request_id},
                        {"method", name_of(exchange.request.method)},
                        {"route", exchange.route ? exchange.route->pattern : std::string{"none"}},
                        {"status", status},
                        {"bytes", exchange.sent_bytes},
                        {"duration_ms", std::round(taken.count() * 1e5) / 1e2}});
}

/// Closing with unread bytes would make the system throw our answer away with a reset, so what the
/// client still sends is read and dropped for a moment (RFC 9112, section 9.6).
Task<void> Connection::close(bool has_unread) {
  error_code failure;
  if (conn_->is_encrypted() && !is_aborted_) {
    const Deadline deadline{*this, Waiting::other, SteadyClock::now() + farewell_max};
    if (!has_unread) co_await conn_->shut_down(failure);
  }
  if (has_unread && !is_aborted_) {
    conn_->socket().shutdown(asio::socket_base::shutdown_send, failure);
    const auto until = SteadyClock::now() + farewell_max;
    std::size_t dropped = 0;
    while (dropped < farewell_size_max && SteadyClock::now() < until) {
      buffer_.consume(buffer_.bytes().size());
      if (!co_await read_more(Waiting::other, until, buffer_size_idle)) break;
      dropped += buffer_.bytes().size();
    }
  }
  conn_->socket().close(failure);
}

}  // namespace touiza::http
