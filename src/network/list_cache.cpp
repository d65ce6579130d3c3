#include "network/list_cache.hpp"

#include "base/sha256.hpp"

namespace touiza::network {

std::optional<ListCache::Kept> ListCache::find(const std::string& key, std::int64_t stamp) const {
  const std::lock_guard lock{mutex_};
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.stamp != stamp) return std::nullopt;
  return found->second.kept;
}

ListCache::Kept ListCache::keep(const std::string& key, std::int64_t stamp, std::string json) {
  // Of the bytes themselves: two servers give the same tag for the same list.
  Kept kept{nullptr, '"' + sha256_hex(json).substr(0, 32) + '"'};
  const auto size = json.size();
  kept.json = std::make_shared<const http::SharedBytes>(std::move(json));
  if (size > bytes_max / 4) return kept;
  const std::lock_guard lock{mutex_};
  if (const auto old = entries_.find(key); old != entries_.end()) {
    bytes_ -= old->second.kept.json->bytes().size();
    entries_.erase(old);
  }
  if (bytes_ + size > bytes_max) {
    entries_.clear();
    bytes_ = 0;
  }
  bytes_ += size;
  entries_[key] = {stamp, kept};
  return kept;
}

}  // namespace touiza::network
