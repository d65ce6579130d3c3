// Live updates: events published once reach every browser that may see them (server-sent events).
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace touiza::http {

/// What a connection takes its event text from. Methods are called from any thread.
class EventSource {
 public:
  enum class State {
    open,   ///< More may come.
    ended,  ///< Nothing more; the connection is closed, and the client comes back by itself.
  };

  virtual ~EventSource() = default;
  /// Appends what is ready to `out`, at most about `size_max` bytes. Never waits.
  virtual State take(std::string& out, std::size_t size_max) = 0;
  /// `wake` is called, from any thread, when `take` may have something. Called once, at the start.
  virtual void on_ready(std::function<void()> wake) = 0;
  /// The client or the server is going: `wake` must not be called when this has returned.
  virtual void close() = 0;
};

/// One thing that happened, as the outbox's relay announces it.
struct Event {
  std::uint64_t id = 0;                ///< Rises from event to event (`seq`).
  std::string type;                    ///< "job.accepted"; one line.
  std::string data;                    ///< JSON without personal data.
  std::vector<std::string> audiences;  ///< Who may see it: "network:0192…", "account:0192…".
};

/// What one client listens to.
struct Subscription {
  /// An event reaches the client if it names one of these.
  std::vector<std::string> audiences{};
  /// Asked for each event that would reach it, on the publisher's thread; empty lets all pass.
  std::function<bool(const Event&)> is_visible{};
  /// The last event the client has seen; nothing for "from now on".
  std::optional<std::uint64_t> after_id{};
  /// Events after an id, oldest first, of these audiences, for a client that was away for longer
  /// than the hub remembers. Without it, or where it fails, the client is sent an event of type
  /// "resync" and reads everything anew.
  std::function<Result<std::vector<Event>>(std::uint64_t after_id)> history{};
};

struct EventHubSettings {
  std::size_t remembered_max = 4096;  ///< Events kept for clients that come back.
  std::size_t queue_max = 256;        ///< Events waiting for one client; then it is closed.
  std::size_t queue_size_max_bytes = 1 << 20;  ///< The same in bytes.
};

/// Carries events to all clients that listen. Thread-safe.
class EventHub {
 public:
  explicit EventHub(EventHubSettings settings = {});
  ~EventHub();

  /// Ids must rise; an event whose id is not above the last one is dropped as already published.
  void publish(Event event);

  /// A new client's stream. A stretch from `history` is read in the caller's thread.
  std::shared_ptr<EventSource> open(Subscription subscription);

  /// The same as an answer: `Last-Event-ID` (or `?last_event_id=`) sets `after_id`.
  Response respond(const Request& request, Subscription subscription);

  std::size_t client_count() const;

  struct Shared;  ///< Internal.

 private:
  std::shared_ptr<Shared> shared_;
};

/// "id: 7\nevent: job.accepted\ndata: {…}\n\n"; line ends inside `data` become further data lines.
std::string event_text(std::uint64_t id, std::string_view type, std::string_view data);

/// The Last-Event-ID header, or the query value `last_event_id`, if either is a number.
std::optional<std::uint64_t> last_event_id(const Request& request);

}  // namespace touiza::http
