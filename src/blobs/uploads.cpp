#include "blobs/uploads.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace touiza::blobs {
namespace {

namespace fs = std::filesystem;

Error not_found(const UploadId& id) {
  return Error{ErrorKind::not_found, "upload_not_found",
               fmt::format("There is no upload {}.", id.text.substr(0, 36)),
               "It is finished, was abandoned, or nobody continued it for 7 days: begin anew."};
}

Result<std::uint64_t> size_of(const File& file, const fs::path& path) {
  struct stat facts {};
  if (::fstat(file.descriptor(), &facts) != 0) return disk_error(errno, path);
  return static_cast<std::uint64_t>(facts.st_size);
}

Done mark(const File& file, const Clock& clock, const fs::path& path) {
  const auto now = clock.now().microseconds;
  const timespec at{.tv_sec = now / 1'000'000, .tv_nsec = now % 1'000'000 * 1'000};
  const std::array<timespec, 2> times{at, at};
  if (::futimens(file.descriptor(), times.data()) != 0) return disk_error(errno, path);
  return {};
}

}  // namespace

UploadWriter::UploadWriter(Disk& disk, const Clock& clock, File file, fs::path path,
                           std::uint64_t offset, std::uint64_t size_max)
    : disk_{&disk},
      clock_{&clock},
      file_{std::move(file)},
      path_{std::move(path)},
      offset_{offset},
      size_max_{size_max} {}

Done UploadWriter::append(std::string_view bytes) {
  if (bytes.size() > size_max_ - offset_) {
    return Error{ErrorKind::too_large, "upload_is_too_large",
                 fmt::format("More came than the {} bytes that were announced.", size_max_),
                 "Begin anew with the right size."};
  }
  auto written = write_all(*disk_, file_, bytes, path_);
  if (written) offset_ += bytes.size();
  return written;
}

Result<std::uint64_t> UploadWriter::close() {
  if (disk_->flush(file_.descriptor()) != 0) return disk_error(errno, path_);
  if (auto marked = mark(file_, *clock_, path_); !marked) return marked.error();
  file_ = File{};
  return offset_;
}

Result<std::unique_ptr<Uploads>> Uploads::open(fs::path folder, BlobStore& store,
                                               const Clock& clock, Disk& disk) {
  if (auto made = make_folder(disk, folder); !made) return made.error();
  return std::unique_ptr<Uploads>{new Uploads{std::move(folder), store, clock, disk}};
}

Result<std::uint64_t> Uploads::offset(const UploadId& id) const {
  if (!is_uuid(id.text)) return not_found(id);
  const File file{disk_.open(path_of(id), O_RDONLY)};
  if (!file.is_open() && errno == ENOENT) return std::uint64_t{0};
  if (!file.is_open()) return disk_error(errno, path_of(id));
  return size_of(file, path_of(id));
}

Result<File> Uploads::locked(const UploadId& id, int more_flags) const {
  if (!is_uuid(id.text)) return not_found(id);
  File file{disk_.open(path_of(id), O_RDWR | O_APPEND | more_flags)};
  if (!file.is_open()) return errno == ENOENT ? not_found(id) : disk_error(errno, path_of(id));
  if (!try_lock(file)) {
    return Error{ErrorKind::conflict, "upload_in_use", "Another request is adding to this upload.",
                 "Ask for the offset again in some seconds, and go on from there."};
  }
  // It may have been finished or removed between opening and locking.
  struct stat facts {};
  if (::fstat(file.descriptor(), &facts) != 0) return disk_error(errno, path_of(id));
  if (facts.st_nlink == 0 || !fs::exists(path_of(id))) return not_found(id);
  return file;
}

Result<UploadWriter> Uploads::resume(const UploadPlan& plan, std::uint64_t offset) {
  auto file = locked(plan.id, offset == 0 ? O_CREAT : 0);
  const bool is_nothing_here = !file && file.error().code == "upload_not_found";
  if (is_nothing_here && is_uuid(plan.id.text)) {
    return Error{ErrorKind::conflict, "upload_offset_differs",
                 fmt::format("The upload is at 0, not at {}.", offset),
                 "Go on from the offset that is named here."};
  }
  if (!file) return file.error();
  const auto size = size_of(*file, path_of(plan.id));
  if (!size) return size.error();
  if (*size == 0) {
    if (auto marked = mark(*file, clock_, path_of(plan.id)); !marked) return marked.error();
    if (auto named = flush_folder(disk_, folder_); !named) return named.error();
  }
  if (*size != offset) {
    return Error{ErrorKind::conflict, "upload_offset_differs",
                 fmt::format("The upload is at {}, not at {}.", *size, offset),
                 "Go on from the offset that is named here."};
  }
  return UploadWriter{
      disk_, clock_, *std::move(file), path_of(plan.id), offset, std::max(plan.size, offset)};
}

Result<Blob> Uploads::finish(const UploadPlan& plan) {
  const auto file = locked(plan.id);
  if (!file) return file.error();
  const auto size = size_of(*file, path_of(plan.id));
  if (!size) return size.error();
  if (*size != plan.size) {
    return Error{ErrorKind::conflict, "upload_is_incomplete",
                 fmt::format("{} of {} bytes are here.", *size, plan.size),
                 "Send the rest, then finish."};
  }
  auto blob = store_.adopt(path_of(plan.id), plan.sha256);
  if (!blob && blob.error().code == "blob_digest_differs") {
    std::error_code ignored;
    fs::remove(path_of(plan.id), ignored);
  }
  return blob;
}

Done Uploads::abandon(const UploadId& id) {
  const auto file = locked(id);
  if (!file) return file.error();
  std::error_code code;
  fs::remove(path_of(id), code);
  if (code) return disk_error(code.value(), path_of(id));
  return {};
}

Result<std::vector<UploadId>> Uploads::expire(Instant before) {
  std::vector<UploadId> gone;
  std::error_code code;
  for (fs::directory_iterator it{folder_, code}, end; !code && it != end; it.increment(code)) {
    const UploadId id{it->path().filename().string()};
    const auto file = locked(id);
    struct stat facts {};
    if (!file || ::fstat(file->descriptor(), &facts) != 0) continue;
    const Instant used_at{facts.st_mtim.tv_sec * 1'000'000 + facts.st_mtim.tv_nsec / 1'000};
    if (used_at >= before) continue;
    std::error_code removal;
    fs::remove(it->path(), removal);
    if (removal) return disk_error(removal.value(), it->path());
    gone.push_back(id);
  }
  if (code) return disk_error(code.value(), folder_);
  return gone;
}

}  // namespace touiza::blobs
