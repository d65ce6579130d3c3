// Files on their way in, that survive a lost connection: each goes on where it stopped.
#pragma once

#include <string>

#include "base/id.hpp"
#include "blobs/blob_store.hpp"

namespace touiza::blobs {

using UploadId = Id<struct UploadTag>;

/// What was announced of a file; whoever announced it is kept by the caller.
struct UploadPlan {
  UploadId id;
  std::uint64_t size = 0;  ///< Bytes.
  std::string sha256;
};

/// Adds to one upload; nobody else can meanwhile. What came stays where this goes without close().
class UploadWriter {
 public:
  UploadWriter(Disk& disk, const Clock& clock, File file, std::filesystem::path path,
               std::uint64_t offset, std::uint64_t size_max);
  UploadWriter(UploadWriter&&) noexcept = default;

  /// Errors: "upload_is_too_large" (more than was announced), "storage_full", "storage_failed".
  Done append(std::string_view bytes);
  /// Flushes, and returns the offset at which the next part begins. Errors: as disk_error().
  Result<std::uint64_t> close();

 private:
  Disk* disk_;
  const Clock* clock_;
  File file_;
  std::filesystem::path path_;
  std::uint64_t offset_;
  std::uint64_t size_max_;
};

/// Unfinished files in a folder beside the blobs. Shared by all threads and by several processes.
class Uploads {
 public:
  /// Those that nobody continued for so long go (contracts.md).
  static constexpr auto age_max = std::chrono::hours{7 * 24};

  /// `folder` must be on the disk of `store`; both and `clock` outlive this.
  /// Errors: "storage_failed", "storage_full".
  static Result<std::unique_ptr<Uploads>> open(std::filesystem::path folder, BlobStore& store,
                                               const Clock& clock, Disk& disk = real_disk());

  /// How many bytes are here; 0 where none has come yet. Errors: "upload_not_found" (no such id).
  Result<std::uint64_t> offset(const UploadId& id) const;

  /// The first part begins the file; announcing an upload touches no disk.
  /// Errors: "upload_not_found", "upload_offset_differs" (naming the right one), "upload_in_use",
  /// "storage_failed", "storage_full".
  Result<UploadWriter> resume(const UploadPlan& plan, std::uint64_t offset);

  /// Makes a blob of it once all is here and agrees with its digest; where it does not, the upload
  /// goes. Errors: "upload_not_found", "upload_in_use", "upload_is_incomplete",
  /// "blob_digest_differs", "storage_failed", "storage_full".
  Result<Blob> finish(const UploadPlan& plan);

  /// Errors: "upload_not_found", "upload_in_use".
  Done abandon(const UploadId& id);

  /// Removes those that nobody continued since `before`; returns which.
  Result<std::vector<UploadId>> expire(Instant before);

 private:
  Uploads(std::filesystem::path folder, BlobStore& store, const Clock& clock, Disk& disk)
      : folder_{std::move(folder)}, store_{store}, clock_{clock}, disk_{disk} {}

  Result<File> locked(const UploadId& id, int more_flags = 0) const;
  std::filesystem::path path_of(const UploadId& id) const { return folder_ / id.text; }

  std::filesystem::path folder_;
  BlobStore& store_;
  const Clock& clock_;
  Disk& disk_;
};

}  // namespace touiza::blobs
