// A repeated request changes nothing and gets the first answer
// (docs/decisions/0002-idempotency.md).
#pragma once

#include <functional>

#include "accounts/caller.hpp"
#include "accounts/joint_database.hpp"
#include "base/time.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace touiza::accounts {

class Idempotency {
 public:
  static constexpr std::chrono::hours kept_for{30 * 24};

  Idempotency(JointDatabase& database, const Clock& clock) : database_{database}, clock_{clock} {}

  /// Answers a request that carries an Idempotency-Key: with `work`, whose changes are kept
  /// together with its answer; or, where this account has had an answer for this key, with that
  /// one. A repetition that comes while the first still runs waits for it. Answers of 400 and above
  /// undo everything and are not remembered, so that the same key may be tried again.
  ///
  /// `work` runs inside one transaction: no other I/O, no waiting for other threads; it may be run
  /// again. The answer's body must be text. A visitor's request is not remembered.
  ///
  /// Problems of its own: "idempotency_conflict", and those of Database.
  http::Response once(const http::Request& request, const Caller& caller,
                      const std::function<http::Response(const Caller&)>& work);

 private:
  JointDatabase& database_;
  const Clock& clock_;
};

}  // namespace touiza::accounts
