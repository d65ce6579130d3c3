// What was looked up once is not looked up again for the next row of a list.
#pragma once

#include <map>
#include <utility>

namespace touiza {

/// Answers by key; each is found at most once. For the length of one list: what changes meanwhile
/// is not seen.
template <class Key, class Value>
class Remembered {
 public:
  /// `find` is called where the key is new. The reference stays valid as long as this does.
  template <class Find>
  const Value& at(const Key& key, Find find) {
    const auto known = values_.find(key);
    if (known != values_.end()) return known->second;
    return values_.emplace(key, find()).first->second;
  }

 private:
  std::map<Key, Value> values_;
};

}  // namespace touiza
