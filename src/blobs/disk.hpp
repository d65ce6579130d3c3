// Files as the store uses them: the calls that can fail for want of room, in one place that tests
// can make fail.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace touiza::blobs {

/// An open file, closed when it goes.
class File {
 public:
  File() = default;
  explicit File(int descriptor) : descriptor_{descriptor} {}
  File(File&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}
  File& operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~File();

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  /// The caller closes it from now on.
  int release() { return std::exchange(descriptor_, -1); }

 private:
  int descriptor_ = -1;
};

/// The operating system's calls, each as POSIX has it: -1 and errno where it failed.
class Disk {
 public:
  virtual ~Disk() = default;
  virtual int open(const std::filesystem::path& path, int flags);
  virtual ssize_t write(int descriptor, const void* bytes, std::size_t size);
  virtual int flush(int descriptor);
  virtual int rename(const std::filesystem::path& from, const std::filesystem::path& to);
};

/// The disk of this machine.
Disk& real_disk();

/// What errno says about `path`. Errors: "storage_full", "storage_failed".
Error disk_error(int error, const std::filesystem::path& path);

/// Writes all of `bytes`. Errors: as disk_error().
Done write_all(Disk& disk, const File& file, std::string_view bytes,
               const std::filesystem::path& path);

/// Makes the names in a folder durable. Errors: as disk_error().
Done flush_folder(Disk& disk, const std::filesystem::path& folder);

/// Makes a folder and those above it, durably. Errors: as disk_error().
Done make_folder(Disk& disk, const std::filesystem::path& folder);

/// An exclusive lock until the file is closed; false where another holds it.
bool try_lock(const File& file);
/// The same, waiting for it.
void lock(const File& file);

/// The digest of all bytes, read from the beginning. Errors: as disk_error().
Result<std::string> digest_of(const File& file, const std::filesystem::path& path);

}  // namespace touiza::blobs
