// Bytes that have come and were not read yet.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

namespace touiza::http {

class InputBuffer {
 public:
  std::string_view bytes() const { return {storage_.get() + begin_, end_ - begin_}; }
  bool is_empty() const { return begin_ == end_; }
  std::size_t capacity() const { return capacity_; }

  void consume(std::size_t count) {
    begin_ += count;
    if (begin_ == end_) begin_ = end_ = 0;
  }

  /// Free places behind the bytes, of a storage of at least `capacity` bytes. Empty where the
  /// storage is full. Moves the bytes to the front where that makes room.
  std::span<char> room(std::size_t capacity) {
    if (capacity_ < capacity) {
      auto larger = std::make_unique_for_overwrite<char[]>(capacity);
      if (!is_empty()) std::memcpy(larger.get(), storage_.get() + begin_, end_ - begin_);
      storage_ = std::move(larger);
      capacity_ = capacity;
      end_ -= begin_;
      begin_ = 0;
    } else if (begin_ > 0 && end_ == capacity_) {
      std::memmove(storage_.get(), storage_.get() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    return {storage_.get() + end_, capacity_ - end_};
  }
  void commit(std::size_t count) { end_ += count; }

  /// Gives the memory back where nothing waits in it.
  void release() {
    if (!is_empty()) return;
    storage_.reset();
    capacity_ = begin_ = end_ = 0;
  }

 private:
  std::unique_ptr<char[]> storage_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace touiza::http
