#include "blobs/blob_store.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

#include "blobs/directory_store.hpp"

namespace touiza::blobs {

Result<std::string> OpenBlob::read(std::uint64_t offset, std::size_t length) const {
  if (offset >= size_) return std::string{};
  std::string bytes(std::min<std::uint64_t>(length, size_ - offset), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const auto count = ::pread(descriptor(), bytes.data() + filled, bytes.size() - filled,
                               static_cast<off_t>(offset + filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return disk_error(errno, "blob");
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

Result<Blob> BlobStore::put(std::string_view bytes) {
  auto writer = create(bytes.size());
  if (!writer) return writer.error();
  if (const auto appended = (*writer)->append(bytes); !appended) return appended.error();
  return (*writer)->finish();
}

Result<std::string> BlobStore::get(std::string_view sha256, std::size_t size_max) const {
  const auto blob = open(sha256);
  if (!blob) return blob.error();
  if (blob->size() > size_max) {
    return Error{
        ErrorKind::too_large, "blob_is_too_large",
        fmt::format("The file has {} bytes; {} are the most here.", blob->size(), size_max), ""};
  }
  return blob->read(0, blob->size());
}

Result<std::unique_ptr<BlobStore>> open_blob_store(std::string_view url, const Clock& clock,
                                                   Disk& disk) {
  constexpr std::string_view directory = "dir:";
  if (url.starts_with(directory) && url.size() > directory.size()) {
    return open_directory_store(url.substr(directory.size()), clock, disk);
  }
  return Error{ErrorKind::invalid_input, "blobs_url_is_unknown",
               fmt::format("'{}' names no place for files.", url.substr(0, url.find("://"))),
               "Say dir:PATH."};
}

}  // namespace touiza::blobs
