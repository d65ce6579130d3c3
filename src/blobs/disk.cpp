#include "blobs/disk.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/sha256.hpp"

namespace touiza::blobs {

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

int Disk::open(const std::filesystem::path& path, int flags) {
  return ::open(path.c_str(), flags | O_CLOEXEC, 0600);
}
ssize_t Disk::write(int descriptor, const void* bytes, std::size_t size) {
  return ::write(descriptor, bytes, size);
}
int Disk::flush(int descriptor) { return ::fsync(descriptor); }
int Disk::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
  return ::rename(from.c_str(), to.c_str());
}

Disk& real_disk() {
  static Disk disk;
  return disk;
}

Error disk_error(int error, const std::filesystem::path& path) {
  // A quota and a limit on the size of files are full disks, too.
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
    return Error{ErrorKind::unavailable, "storage_full",
                 "The disk of the files is full. Nothing was saved.",
                 "The operator must make room on the disk; then try again."};
  }
  return Error{ErrorKind::unavailable, "storage_failed",
               fmt::format("'{}' could not be used: {}.", path.string(), std::strerror(error)),
               "The operator should look at the disk and at the rights of this folder."};
}

Done write_all(Disk& disk, const File& file, std::string_view bytes,
               const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const auto written = disk.write(file.descriptor(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return disk_error(errno, path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Done flush_folder(Disk& disk, const std::filesystem::path& folder) {
  const File file{disk.open(folder, O_RDONLY | O_DIRECTORY)};
  if (!file.is_open() || disk.flush(file.descriptor()) != 0) return disk_error(errno, folder);
  return {};
}

Done make_folder(Disk& disk, const std::filesystem::path& folder) {
  std::error_code code;
  if (std::filesystem::is_directory(folder, code)) return {};
  const auto parent = folder.parent_path();
  if (!parent.empty() && parent != folder) {
    if (auto made = make_folder(disk, parent); !made) return made;
  }
  std::filesystem::create_directory(folder, code);
  if (code) return disk_error(code.value(), folder);
  return flush_folder(disk, parent.empty() ? "." : parent);
}

bool try_lock(const File& file) { return ::flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0; }

void lock(const File& file) {
  while (::flock(file.descriptor(), LOCK_EX) != 0 && errno == EINTR) {
  }
}

Result<std::string> digest_of(const File& file, const std::filesystem::path& path) {
  Sha256 digest;
  std::vector<char> chunk(1 << 18);
  for (off_t offset = 0;;) {
    const auto count = ::pread(file.descriptor(), chunk.data(), chunk.size(), offset);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return disk_error(errno, path);
    if (count == 0) return digest.hex();
    digest.update({chunk.data(), static_cast<std::size_t>(count)});
    offset += count;
  }
}

}  // namespace touiza::blobs
