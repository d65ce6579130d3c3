// Files by the SHA-256 of what is in them: written once, never changed, kept once however often
// they were sent.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "blobs/disk.hpp"

namespace touiza::blobs {

/// A blob that is kept. Its name is its digest: 64 characters of lower-case hexadecimal.
struct Blob {
  std::string sha256;
  std::uint64_t size = 0;  ///< Bytes.
};

struct ListedBlob {
  Blob blob;
  Instant used_at;  ///< When it was written, sent again, or renewed.
};

/// A blob opened for reading; it stays readable to its end although it be removed meanwhile.
class OpenBlob {
 public:
  OpenBlob(File file, std::uint64_t size) : file_{std::move(file)}, size_{size} {}

  std::uint64_t size() const { return size_; }
  int descriptor() const { return file_.descriptor(); }
  /// For sendfile and the like; the caller closes it.
  int release() { return file_.release(); }
  /// At most `length` bytes from `offset`; fewer at the end. Errors: "storage_failed".
  Result<std::string> read(std::uint64_t offset, std::size_t length) const;

 private:
  File file_;
  std::uint64_t size_;
};

/// A blob being written, digested as it comes. Goes without a trace where finish() is not reached.
class BlobWriter {
 public:
  virtual ~BlobWriter() = default;
  /// Errors: "blob_is_too_large", "storage_full", "storage_failed"; none of it can be finished
  /// then.
  virtual Done append(std::string_view bytes) = 0;
  /// Durable and under its name when this returns. Call once. Errors: those of append().
  virtual Result<Blob> finish() = 0;
};

struct Collected {
  std::size_t removed = 0;
  std::uint64_t removed_bytes = 0;
};

/// Shared by all threads, and by several processes.
class BlobStore {
 public:
  virtual ~BlobStore() = default;

  /// `size_max` in bytes.
  virtual Result<std::unique_ptr<BlobWriter>> create(std::uint64_t size_max) = 0;

  /// Takes over a finished file on the store's own disk (it is gone from `file` afterwards), if its
  /// digest is `sha256`. Errors: "blob_digest_differs", "storage_full", "storage_failed".
  virtual Result<Blob> adopt(const std::filesystem::path& file, std::string_view sha256) = 0;

  /// Errors: "blob_not_found", "storage_failed".
  virtual Result<OpenBlob> open(std::string_view sha256) const = 0;

  /// Makes sure that collect() leaves it for a while: to be called before a row begins to refer to
  /// a blob that was not written just now. Errors: "blob_not_found", "storage_failed".
  virtual Done renew(std::string_view sha256) = 0;

  /// Which of these digests some row refers to.
  using ReferencedAmong =
      std::function<Result<std::set<std::string>>(const std::vector<std::string>&)>;

  /// Removes what no row refers to and nobody has used since `before`, in portions: each is asked
  /// of `referenced_among` after it was found old, and looked at again before it goes. Pass a
  /// `before` longer ago than any transaction takes from writing a blob to referring to it: a day.
  virtual Result<Collected> collect(Instant before, const ReferencedAmong& referenced_among) = 0;

  /// Every blob, in no order. Stops at the first refusal of `visit`.
  virtual Done for_each(const std::function<Done(const ListedBlob&)>& visit) const = 0;

  /// Reads all of it. Errors: "blob_is_damaged", "blob_not_found", "storage_failed".
  virtual Done verify(std::string_view sha256) const = 0;

  /// Small ones in one go. Errors: those of BlobWriter.
  Result<Blob> put(std::string_view bytes);
  /// All of one. Errors: those of open(), "blob_is_too_large".
  Result<std::string> get(std::string_view sha256, std::size_t size_max) const;
  bool has(std::string_view sha256) const { return open(sha256).has_value(); }
};

/// `url` is "dir:PATH"; the folder is made where it is missing. `clock` outlives the store.
///
/// Errors: "blobs_url_is_unknown", "storage_failed", "storage_full".
Result<std::unique_ptr<BlobStore>> open_blob_store(std::string_view url, const Clock& clock,
                                                   Disk& disk = real_disk());

}  // namespace touiza::blobs
