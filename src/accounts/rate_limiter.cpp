#include "accounts/rate_limiter.hpp"

#include <algorithm>

namespace touiza::accounts {

RateLimiter::Bucket& RateLimiter::bucket(const std::string& key, Instant now) {
  if (const auto found = young_.find(key); found != young_.end()) return found->second;
  if (young_.size() >= keys_max) {
    old_ = std::move(young_);
    young_.clear();
  }
  Bucket bucket{rate_.burst, now};
  if (const auto found = old_.find(key); found != old_.end()) {
    bucket = found->second;
    old_.erase(found);
  }
  return young_.emplace(key, bucket).first->second;
}

bool RateLimiter::take(std::string_view key) {
  const std::lock_guard lock{mutex_};
  const auto now = clock_.now();
  auto& mine = bucket(std::string{key}, now);
  const auto passed = std::max<std::int64_t>(0, (now - mine.at).count());
  const auto refilled =
      static_cast<double>(passed) / static_cast<double>(rate_.refill_each.count());
  mine.tokens = std::min(rate_.burst, mine.tokens + refilled);
  mine.at = now;
  if (mine.tokens < 1) return false;
  mine.tokens -= 1;
  return true;
}

}  // namespace touiza::accounts
