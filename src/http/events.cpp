#include "http/events.hpp"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace touiza::http {
namespace {

/// An event with its text, made once for all clients.
struct Item {
  Event event;
  std::string text;
};
using ItemPointer = std::shared_ptr<const Item>;

ItemPointer item_of(Event event) {
  auto text = event_text(event.id, event.type, event.data);
  return std::make_shared<const Item>(Item{std::move(event), std::move(text)});
}

bool shares_audience(const Event& event, const std::vector<std::string>& audiences) {
  return std::ranges::any_of(event.audiences, [&](const std::string& audience) {
    return std::ranges::find(audiences, audience) != audiences.end();
  });
}

class Client;

}  // namespace

struct EventHub::Shared {
  explicit Shared(EventHubSettings given) : settings{given} {}

  const EventHubSettings settings;
  std::mutex publishing;  ///< Held for a whole publish(), so that clients get events in order.

  std::mutex mutex;  ///< Guards what follows. Taken after `publishing`, before a client's own.
  std::deque<ItemPointer> remembered;
  std::optional<std::uint64_t> last_id;
  std::unordered_map<Client*, std::weak_ptr<Client>> clients;
  std::unordered_map<std::string, std::unordered_set<Client*>> by_audience;
};

namespace {

class Client final : public EventSource {
 public:
  Client(std::shared_ptr<EventHub::Shared> hub, Subscription subscription)
      : hub_{std::move(hub)},
        subscription_{std::move(subscription)},
        queue_max_{hub_->settings.queue_max} {}
  ~Client() override { leave(); }

  const Subscription& subscription() const { return subscription_; }

  bool wants(const Event& event) const {
    return !subscription_.is_visible || subscription_.is_visible(event);
  }

  void offer(const ItemPointer& item) {
    if (!wants(item->event)) return;
    const std::scoped_lock lock{mutex_};
    if (is_closed_ || is_overrun_ || item->event.id <= last_id_) return;
    if (queue_.size() >= queue_max_ ||
        queue_size_bytes_ + item->text.size() > hub_->settings.queue_size_max_bytes) {
      // Too slow. What it has received it has; the rest it gets when it comes back.
      is_overrun_ = true;
      queue_.clear();
    } else {
      push(item);
    }
    if (wake_) wake_();
  }

  /// Puts what the client missed in front of what has come since it was entered.
  void catch_up(const std::vector<ItemPointer>& missed) {
    std::vector<ItemPointer> wanted;
    for (const auto& item : missed) {
      if (wants(item->event)) wanted.push_back(item);
    }
    const std::scoped_lock lock{mutex_};
    const auto live = std::exchange(queue_, {});
    queue_size_bytes_ = 0;
    last_id_ = subscription_.after_id.value_or(0);
    queue_max_ += wanted.size();
    for (const auto& item : wanted) push(item);
    for (const auto& item : live) {
      if (item->event.id > last_id_) push(item);
    }
  }

  /// Tells the client to read everything anew, from the state behind event `id` on.
  void ask_to_resync(std::uint64_t id) {
    const std::scoped_lock lock{mutex_};
    auto item = std::make_shared<Item>();
    item->event.id = id;
    item->text = event_text(id, "resync", "{}");
    queue_size_bytes_ += item->text.size();
    queue_.push_front(std::move(item));
  }

  State take(std::string& out, std::size_t size_max) override {
    const std::scoped_lock lock{mutex_};
    while (!queue_.empty() &&
           (out.empty() || out.size() + queue_.front()->text.size() <= size_max)) {
      out += queue_.front()->text;
      queue_size_bytes_ -= queue_.front()->text.size();
      queue_.pop_front();
    }
    if (!queue_.empty() && wake_) wake_();
    return is_overrun_ ? State::ended : State::open;
  }

  void on_ready(std::function<void()> wake) override {
    const std::scoped_lock lock{mutex_};
    wake_ = std::move(wake);
  }

  void close() override {
    leave();
    const std::scoped_lock lock{mutex_};
    is_closed_ = true;
    wake_ = nullptr;
    queue_.clear();
  }

 private:
  void push(const ItemPointer& item) {
    queue_size_bytes_ += item->text.size();
    last_id_ = item->event.id;
    queue_.push_back(item);
  }

  void leave() {
    const std::scoped_lock lock{hub_->mutex};
    if (hub_->clients.erase(this) == 0) return;
    for (const auto& audience : subscription_.audiences) {
      const auto found = hub_->by_audience.find(audience);
      if (found == hub_->by_audience.end()) continue;
      found->second.erase(this);
      if (found->second.empty()) hub_->by_audience.erase(found);
    }
  }

  const std::shared_ptr<EventHub::Shared> hub_;
  const Subscription subscription_;
  std::mutex mutex_;
  std::deque<ItemPointer> queue_;
  std::size_t queue_max_;
  std::size_t queue_size_bytes_ = 0;
  std::uint64_t last_id_ = 0;
  std::function<void()> wake_;
  bool is_overrun_ = false;
  bool is_closed_ = false;
};

}  // namespace

EventHub::EventHub(EventHubSettings settings) : shared_{std::make_shared<Shared>(settings)} {}
EventHub::~EventHub() = default;

void EventHub::publish(Event event) {
  const std::scoped_lock publishing{shared_->publishing};
  const auto item = item_of(std::move(event));
  std::vector<std::shared_ptr<Client>> reached;
  {
    const std::scoped_lock lock{shared_->mutex};
    if (shared_->last_id && item->event.id <= *shared_->last_id) return;
    shared_->last_id = item->event.id;
    shared_->remembered.push_back(item);
    if (shared_->remembered.size() > shared_->settings.remembered_max) {
      shared_->remembered.pop_front();
    }
    std::unordered_set<Client*> seen;
    for (const auto& audience : item->event.audiences) {
      const auto found = shared_->by_audience.find(audience);
      if (found == shared_->by_audience.end()) continue;
      for (auto* client : found->second) {
        if (!seen.insert(client).second) continue;
        // Nothing where the client is just being destroyed and waits for our lock.
        if (auto held = shared_->clients.at(client).lock()) reached.push_back(std::move(held));
      }
    }
  }
  for (const auto& client : reached) client->offer(item);
}

std::shared_ptr<EventSource> EventHub::open(Subscription subscription) {
  auto client = std::make_shared<Client>(shared_, std::move(subscription));
  const auto& wanted = client->subscription();
  std::vector<ItemPointer> missed;
  bool is_covered = true;
  std::uint64_t newest = 0;
  {
    const std::scoped_lock lock{shared_->mutex};
    shared_->clients.emplace(client.get(), client);
    for (const auto& audience : wanted.audiences) {
      shared_->by_audience[audience].insert(client.get());
    }
    newest = shared_->last_id.value_or(wanted.after_id.value_or(0));
    if (wanted.after_id) {
      // What was published before this program started was never remembered.
      is_covered = !shared_->remembered.empty() &&
                   *wanted.after_id + 1 >= shared_->remembered.front()->event.id;
      for (const auto& item : shared_->remembered) {
        if (item->event.id > *wanted.after_id && shares_audience(item->event, wanted.audiences)) {
          missed.push_back(item);
        }
      }
    }
  }
  if (is_covered) {
    client->catch_up(missed);
    return client;
  }
  if (wanted.history) {
    if (auto events = wanted.history(*wanted.after_id)) {
      missed.clear();
      for (auto& event : *events) missed.push_back(item_of(std::move(event)));
      client->catch_up(missed);
      return client;
    }
  }
  client->ask_to_resync(newest);
  return client;
}

Response EventHub::respond(const Request& request, Subscription subscription) {
  if (!subscription.after_id) subscription.after_id = last_event_id(request);
  Response response;
  response.body = EventStream{open(std::move(subscription))};
  return response;
}

std::size_t EventHub::client_count() const {
  const std::scoped_lock lock{shared_->mutex};
  return shared_->clients.size();
}

std::string event_text(std::uint64_t id, std::string_view type, std::string_view data) {
  std::string text = "id: " + std::to_string(id) + "\nevent: ";
  text.append(type.substr(0, type.find_first_of("\r\n")));
  do {
    const auto end = std::min(data.find_first_of("\r\n"), data.size());
    text += "\ndata: ";
    text.append(data.substr(0, end));
    const std::size_t skipped = data.substr(end).starts_with("\r\n") ? 2 : 1;
    data.remove_prefix(std::min(end + skipped, data.size()));
  } while (!data.empty());
  return text + "\n\n";
}

std::optional<std::uint64_t> last_event_id(const Request& request) {
  for (const auto& text : {request.header("last-event-id"), request.query_value("last_event_id")}) {
    if (!text || text->empty()) continue;
    std::uint64_t id = 0;
    const auto* end = text->data() + text->size();
    const auto [stopped, failure] = std::from_chars(text->data(), end, id);
    if (failure == std::errc{} && stopped == end) return id;
  }
  return std::nullopt;
}

}  // namespace touiza::http
