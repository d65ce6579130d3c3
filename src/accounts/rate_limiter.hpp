// How often something may be tried: a bucket of tokens for each key, in memory.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/quantity.hpp"
#include "base/time.hpp"

namespace touiza::accounts {

struct Rate {
  double burst = 10;           ///< So many at once.
  Microseconds refill_each{};  ///< Then one more after each of these.
};

/// Thread-safe. Remembers the 20,000 keys seen last at least; what is forgotten starts anew.
class RateLimiter {
 public:
  RateLimiter(Rate rate, const Clock& clock) : rate_{rate}, clock_{clock} {}

  /// Takes a token of `key`; false where none is left.
  bool take(std::string_view key);

 private:
  static constexpr std::size_t keys_max = 20'000;
  struct Bucket {
    double tokens = 0;
    Instant at;
  };
  Bucket& bucket(const std::string& key, Instant now);

  const Rate rate_;
  const Clock& clock_;
  std::mutex mutex_;
  /// Keys move to `young_` when they are used; a full `young_` becomes `old_`, and `old_` goes.
  std::unordered_map<std::string, Bucket> young_;
  std::unordered_map<std::string, Bucket> old_;
};

}  // namespace touiza::accounts
