#include "database/detail/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace touiza::database::detail {

Result<FileLock> FileLock::take(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return Error{ErrorKind::unavailable, "database_cannot_open",
                 fmt::format("'{}' cannot be opened: {}.", path, std::strerror(errno)),
                 "Create the folder, or make it writable for this user."};
  }
  FileLock lock{descriptor};
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    std::array<char, 20> owner{};
    const auto length = ::pread(descriptor, owner.data(), owner.size(), 0);
    const std::string_view process{owner.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
    return Error{ErrorKind::unavailable, "database_in_use",
                 fmt::format("Another Touiza (process {}) has this database open: '{}'.", process,
                             path.substr(0, path.size() - std::string_view{".lock"}.size())),
                 "Stop it first, or give this one another --data folder."};
  }
  const auto own = std::to_string(::getpid());
  // Only for the message above: a lock whose owner cannot be written is a lock all the same.
  [[maybe_unused]] const bool is_written =
      ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, own.data(), own.size(), 0) > 0;
  return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  // The file stays: removing it would let two servers hold two files of one name.
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace touiza::database::detail
