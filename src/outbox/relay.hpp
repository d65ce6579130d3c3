// Numbers committed events in one order for everybody, and hands them on.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "database/database.hpp"
#include "outbox/event.hpp"
#include "outbox/loop.hpp"

namespace touiza::outbox {

/// One in each server process. Numbers are given by whichever process comes first, and every
/// process hands on all events. Whoever has seen up to `seq` misses nothing by asking for what
/// comes after it: an event that is committed later has a higher number, always.
class Relay {
 public:
  /// Told of every event from the relay's start on, in order, on the relay's thread. For live
  /// updates; what must not be lost over a restart is a subscriber.
  using Listener = std::function<void(const Event&)>;
  /// Called once for every event since the subscriber was first added, in order, in a transaction
  /// that also remembers how far it has read. It only writes (a task to send a message, say).
  using Subscriber = std::function<void(database::Transaction&, const Event&)>;

  /// `database` outlives the relay; its writes wake it. What follows is called before start().
  explicit Relay(database::Database& database, Loop::Pace pace = {});

  void add_listener(Listener listener) { listeners_.push_back(std::move(listener)); }
  /// `name` is the subscriber's for ever: "messages".
  void add_subscriber(std::string name, Subscriber subscriber);

  /// Takes the present for the listeners' beginning, and goes on until stop().
  Done start();
  void stop() { loop_.stop(); }

  /// One round: numbers what waits, then hands on. For tests, and for commands that serve nobody.
  /// Returns how many events were handed to the listeners.
  Result<std::size_t> run_once();

  /// The last number that was handed on.
  std::int64_t last_seq() const { return told_seq_; }

 private:
  struct NamedSubscriber {
    std::string name;
    Subscriber subscriber;
  };

  Done enrol_subscribers();
  Done number_waiting();
  Result<std::size_t> tell_listeners();
  Done serve(const NamedSubscriber& named);

  database::Database& database_;
  std::vector<Listener> listeners_;
  std::vector<NamedSubscriber> subscribers_;
  bool are_enrolled_ = false;
  std::atomic<std::int64_t> told_seq_ = 0;
  Loop loop_;
};

}  // namespace touiza::outbox
