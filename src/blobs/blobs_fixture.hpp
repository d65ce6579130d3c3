// For tests: a blob store in a folder of its own, on a disk that can be made to fail.
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "blobs/blob_store.hpp"

namespace touiza::blobs {

/// Fails at the nth call from now, and at every later one until it is healed, as a full disk does.
class FailingDisk final : public Disk {
 public:
  void fail_at(int call, int error) {
    error_ = error;
    calls_left_ = call;
    is_half_written_ = false;
  }
  void heal() { error_ = 0; }

  int open(const std::filesystem::path& path, int flags) override {
    return is_failing() ? -1 : Disk::open(path, flags);
  }
  ssize_t write(int descriptor, const void* bytes, std::size_t size) override {
    // Half of it still fits: what a disk does just before it is full.
    if (is_failing()) return is_half_written_.exchange(true) ? -1 : half(descriptor, bytes, size);
    return Disk::write(descriptor, bytes, size);
  }
  int flush(int descriptor) override { return is_failing() ? -1 : Disk::flush(descriptor); }
  int rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return is_failing() ? -1 : Disk::rename(from, to);
  }

 private:
  bool is_failing() {
    if (error_ == 0 || calls_left_-- > 0) return false;
    errno = error_;
    return true;
  }
  ssize_t half(int descriptor, const void* bytes, std::size_t size) {
    const auto written = Disk::write(descriptor, bytes, size / 2);
    errno = error_;
    return written;
  }

  std::atomic<int> error_ = 0;
  std::atomic<int> calls_left_ = 0;
  std::atomic<bool> is_half_written_ = false;
};

class TestFolder {
 public:
  TestFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "touiza-blobs-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Place {
  TestFolder folder;
  ManualClock clock{Instant{1'790'000'000'000'000}};
  FailingDisk disk;
  std::unique_ptr<BlobStore> store = *open_blob_store(url(), clock, disk);

  std::string url() const { return "dir:" + folder.path().string(); }

  /// Files in the folder, finished or not, but for the lock.
  std::size_t file_count() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder.path()}) {
      if (entry.is_regular_file() && entry.path().filename() != "lock") ++count;
    }
    return count;
  }
};

}  // namespace touiza::blobs
