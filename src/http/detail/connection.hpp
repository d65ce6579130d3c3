// One client's connection: requests in, answers out, one after the other.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/detail/conn.hpp"
#include "http/detail/engine.hpp"
#include "http/detail/input_buffer.hpp"
#include "http/detail/outgoing.hpp"
#include "http/detail/request_parser.hpp"
#include "http/detail/shard.hpp"
#include "http/events.hpp"

namespace touiza::http {

/// A request on its way to its answer.
struct Exchange {
  explicit Exchange(Engine& engine) : body_bytes{engine} {}

  BufferedBytes body_bytes;
  Request request;
  const Route* route = nullptr;
  Outgoing outgoing;
  SteadyClock::time_point started_at;
  std::uint64_t sent_bytes = 0;
  bool is_http_1_1 = true;
  bool has_unread_body = false;  ///< The connection cannot go on after the answer.
  bool keeps_alive = true;
};

/// Lives on its shard's thread, as long as its coroutines do.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Engine& engine, Shard& shard, std::unique_ptr<Conn> conn, std::string peer_address);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Task<void> run();

  /// The sweep: ends what waits past its deadline.
  void check(SteadyClock::time_point now);
  /// The server stops: idle connections go at once, others after their answer.
  void begin_stop();
  /// The time to finish is over.
  void abort();

 private:
  /// What the connection waits for, and so what its deadline means.
  enum class Waiting { nothing, next_request, head, body, write, other };
  enum class Arrival { head, refused, gone };

  /// Sets the deadline of one wait, for as long as it lives.
  class Deadline {
   public:
    Deadline(Connection& connection, Waiting waiting, SteadyClock::time_point until)
        : connection_{connection} {
      connection.waiting_ = waiting;
      connection.deadline_ = until;
      connection.is_expired_ = false;
    }
    ~Deadline() {
      connection_.waiting_ = Waiting::nothing;
      connection_.deadline_ = SteadyClock::time_point::max();
    }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

   private:
    Connection& connection_;
  };

  // connection.cpp: from one request to the next.
  Task<bool> shake_hands();
  Task<Arrival> await_head();
  Task<bool> read_more(Waiting waiting, SteadyClock::time_point until, std::size_t capacity);
  Task<bool> serve(Arrival arrival);
  std::optional<Response> admit(RequestHead& head, Exchange& exchange);
  Response answer_of(Exchange& exchange);
  void record(const Exchange& exchange);
  Task<void> close(bool has_unread);

  // connection_body.cpp: what a request brings.
  Task<std::optional<Response>> read_body(Exchange& exchange, const RequestHead& head);
  Task<Response> receive_upload(Exchange& exchange, const RequestHead& head);
  /// The next piece of the body: Step::piece, done or refused (also where the client went away).
  Task<RequestParser::Progress> next_piece(SteadyClock::time_point started_at,
                                           std::uint64_t received);
  Task<bool> send_continue(const RequestHead& head);
  Response body_refusal(Exchange& exchange) const;
  /// Runs `work` on a worker thread. False where too many wait.
  Task<bool> on_worker(const std::function<void()>& work, bool is_begun);

  // connection_write.cpp: what goes out.
  Task<bool> send(std::string_view first, std::string_view second, bool has_more,
                  std::uint64_t& sent_bytes);
  Task<bool> send_answer(Exchange& exchange);
  Task<bool> send_file(const FileRange& range, Exchange& exchange);
  Task<bool> send_produced(const BodyProducer& producer, Exchange& exchange);
  Task<void> send_events(std::shared_ptr<EventSource> source, Exchange& exchange);
  Task<void> watch_for_end();

  struct Bell;
  void ring();

  Engine& engine_;
  Shard& shard_;
  std::unique_ptr<Conn> conn_;
  const std::string peer_address_;
  RequestParser parser_;
  InputBuffer buffer_;
  std::optional<Refusal> refusal_;
  std::shared_ptr<Bell> bell_;  ///< Of an event stream.
  Waiting waiting_ = Waiting::nothing;
  SteadyClock::time_point deadline_ = SteadyClock::time_point::max();
  bool is_expired_ = false;
  bool is_fresh_ = true;  ///< No request has come yet.
  bool is_aborted_ = false;
};

}  // namespace touiza::http
