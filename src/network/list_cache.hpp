// Lists that were written to JSON, kept while what they show stays the same.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "http/response.hpp"

namespace touiza::network {

/// Safe to share between threads. What is kept is bounded; what is not kept is only made again.
class ListCache {
 public:
  struct Kept {
    std::shared_ptr<const http::SharedBytes> json;
    std::string etag;
  };

  /// The list of `key`, if it was kept at this very `stamp`.
  std::optional<Kept> find(const std::string& key, std::int64_t stamp) const;
  Kept keep(const std::string& key, std::int64_t stamp, std::string json);

 private:
  static constexpr std::size_t bytes_max = 8 << 20;

  struct Entry {
    std::int64_t stamp = 0;
    Kept kept;
  };

  mutable std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::size_t bytes_ = 0;
};

}  // namespace touiza::network
