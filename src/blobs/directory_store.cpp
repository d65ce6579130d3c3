#include "blobs/directory_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/random.hpp"
#include "base/sha256.hpp"

namespace touiza::blobs {
namespace {

namespace fs = std::filesystem;

/// So many digests are asked of the database at once.
constexpr std::size_t portion_size = 500;

Error not_found(std::string_view sha256) {
  return Error{ErrorKind::not_found, "blob_not_found",
               fmt::format("There is no file {}.", sha256.substr(0, 64)), ""};
}

class DirectoryStore final : public BlobStore {
 public:
  DirectoryStore(fs::path root, const Clock& clock, Disk& disk)
      : root_{std::move(root)}, clock_{clock}, disk_{disk} {}

  Done prepare() {
    if (auto made = make_folder(disk_, incoming()); !made) return made;
    return sweep();
  }

  Result<std::unique_ptr<BlobWriter>> create(std::uint64_t size_max) override;
  Result<Blob> adopt(const fs::path& file, std::string_view sha256) override;
  Result<OpenBlob> open(std::string_view sha256) const override;
  Done renew(std::string_view sha256) override;
  Result<Collected> collect(Instant before, const ReferencedAmong& referenced_among) override;
  Done for_each(const std::function<Done(const ListedBlob&)>& visit) const override;
  Done verify(std::string_view sha256) const override;

  Disk& disk() { return disk_; }
  fs::path incoming() const { return root_ / "incoming"; }
  /// Gives a complete file, flushed already, its name. `from` is gone afterwards.
  Result<Blob> name(const fs::path& from, Blob blob);

 private:
  fs::path path_of(std::string_view sha256) const {
    return root_ / sha256.substr(0, 2) / sha256.substr(2);
  }
  /// Held while a blob is given its name or taken it away, by whichever process.
  Result<File> take_turn() const;
  Done mark_used(const File& file, const fs::path& path) const;
  Done sweep() const;
  Done collect_portion(const std::vector<std::string>& old, Instant before,
                       const ReferencedAmong& referenced_among, Collected& collected);

  fs::path root_;
  const Clock& clock_;
  Disk& disk_;
};

class DirectoryWriter final : public BlobWriter {
 public:
  DirectoryWriter(DirectoryStore& store, fs::path path, File file, std::uint64_t size_max)
      : store_{store}, path_{std::move(path)}, file_{std::move(file)}, size_max_{size_max} {}
  ~DirectoryWriter() override {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }

  Done append(std::string_view bytes) override {
    if (bytes.size() > size_max_ - size_) {
      return Error{ErrorKind::too_large, "blob_is_too_large",
                   fmt::format("The file has more than {} bytes.", size_max_),
                   "Make it smaller, or split it."};
    }
    size_ += bytes.size();
    digest_.update(bytes);
    return write_all(store_.disk(), file_, bytes, path_);
  }

  Result<Blob> finish() override {
    if (store_.disk().flush(file_.descriptor()) != 0) return disk_error(errno, path_);
    // The length is asked of the disk: after a failed append it is not what was digested.
    struct stat facts {};
    if (::fstat(file_.descriptor(), &facts) != 0) return disk_error(errno, path_);
    if (static_cast<std::uint64_t>(facts.st_size) != size_) return disk_error(EIO, path_);
    return store_.name(path_, Blob{digest_.hex(), size_});
  }

 private:
  DirectoryStore& store_;
  fs::path path_;
  File file_;
  std::uint64_t size_max_;
  std::uint64_t size_ = 0;
  Sha256 digest_;
};

Result<File> DirectoryStore::take_turn() const {
  const auto path = root_ / "lock";
  File file{disk_.open(path, O_RDWR | O_CREAT)};
  if (!file.is_open()) return disk_error(errno, path);
  lock(file);
  return file;
}

Done DirectoryStore::mark_used(const File& file, const fs::path& path) const {
  const auto now = clock_.now().microseconds;
  const timespec at{.tv_sec = now / 1'000'000, .tv_nsec = now % 1'000'000 * 1'000};
  const std::array<timespec, 2> times{at, at};
  if (::futimens(file.descriptor(), times.data()) != 0) return disk_error(errno, path);
  return {};
}

/// A writer holds a lock on its file, so what can be locked was left behind.
Done DirectoryStore::sweep() const {
  const auto turn = take_turn();
  if (!turn) return turn.error();
  std::error_code code;
  for (fs::directory_iterator it{incoming(), code}, end; !code && it != end; it.increment(code)) {
    const File file{::open(it->path().c_str(), O_RDWR | O_CLOEXEC)};
    std::error_code ignored;
    if (file.is_open() && try_lock(file)) fs::remove(it->path(), ignored);
  }
  if (code) return disk_error(code.value(), incoming());
  return {};
}

Result<std::unique_ptr<BlobWriter>> DirectoryStore::create(std::uint64_t size_max) {
  SystemRandom random;
  const auto path = incoming() / random_hex(random, 16);
  const auto turn = take_turn();
  if (!turn) return turn.error();
  File file{disk_.open(path, O_RDWR | O_CREAT | O_EXCL)};
  if (!file.is_open()) return disk_error(errno, path);
  try_lock(file);
  return std::unique_ptr<BlobWriter>{
      std::make_unique<DirectoryWriter>(*this, path, std::move(file), size_max)};
}

Result<Blob> DirectoryStore::name(const fs::path& from, Blob blob) {
  const auto to = path_of(blob.sha256);
  if (auto made = make_folder(disk_, to.parent_path()); !made) return made.error();
  const auto turn = take_turn();
  if (!turn) return turn.error();
  const File file{::open(from.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.is_open()) return disk_error(errno, from);
  if (auto marked = mark_used(file, from); !marked) return marked.error();
  // Where the same was kept already, this one takes its place: equal bytes, a fresh time of use.
  if (disk_.rename(from, to) != 0) return disk_error(errno, to);
  if (auto flushed = flush_folder(disk_, to.parent_path()); !flushed) return flushed.error();
  return blob;
}

Result<Blob> DirectoryStore::adopt(const fs::path& from, std::string_view sha256) {
  const File file{disk_.open(from, O_RDONLY)};
  if (!file.is_open()) return disk_error(errno, from);
  struct stat facts {};
  if (::fstat(file.descriptor(), &facts) != 0) return disk_error(errno, from);
  auto digest = digest_of(file, from);
  if (!digest) return digest.error();
  if (*digest != sha256) {
    return Error{ErrorKind::invalid_input, "blob_digest_differs",
                 fmt::format("The file's SHA-256 is {}, not {}.", *digest, sha256.substr(0, 64)),
                 "It was changed on its way, or while it was sent: send it again."};
  }
  if (disk_.flush(file.descriptor()) != 0) return disk_error(errno, from);
  return name(from, Blob{*std::move(digest), static_cast<std::uint64_t>(facts.st_size)});
}

Result<OpenBlob> DirectoryStore::open(std::string_view sha256) const {
  if (!is_sha256_hex(sha256)) return not_found(sha256);
  const auto path = path_of(sha256);
  File file{disk_.open(path, O_RDONLY)};
  if (!file.is_open()) return errno == ENOENT ? not_found(sha256) : disk_error(errno, path);
  struct stat facts {};
  if (::fstat(file.descriptor(), &facts) != 0) return disk_error(errno, path);
  return OpenBlob{std::move(file), static_cast<std::uint64_t>(facts.st_size)};
}

Done DirectoryStore::renew(std::string_view sha256) {
  const auto turn = take_turn();
  if (!turn) return turn.error();
  if (!is_sha256_hex(sha256)) return not_found(sha256);
  const auto path = path_of(sha256);
  const File file{disk_.open(path, O_RDONLY)};
  if (!file.is_open()) return errno == ENOENT ? not_found(sha256) : disk_error(errno, path);
  return mark_used(file, path);
}

Done DirectoryStore::for_each(const std::function<Done(const ListedBlob&)>& visit) const {
  std::error_code code;
  for (fs::recursive_directory_iterator it{root_, code}, end; !code && it != end;
       it.increment(code)) {
    auto sha256 = it->path().parent_path().filename().string() + it->path().filename().string();
    struct stat facts {};
    if (!is_sha256_hex(sha256) || ::stat(it->path().c_str(), &facts) != 0) continue;
    const Instant used_at{facts.st_mtim.tv_sec * 1'000'000 + facts.st_mtim.tv_nsec / 1'000};
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    if (auto done = visit({Blob{std::move(sha256), size}, used_at}); !done) return done;
  }
  if (code) return disk_error(code.value(), root_);
  return {};
}

Done DirectoryStore::collect_portion(const std::vector<std::string>& old, Instant before,
                                     const ReferencedAmong& referenced_among,
                                     Collected& collected) {
  const auto referenced = referenced_among(old);
  if (!referenced) return referenced.error();
  for (const auto& sha256 : old) {
    if (referenced->contains(sha256)) continue;
    const auto turn = take_turn();
    if (!turn) return turn.error();
    const auto path = path_of(sha256);
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) continue;
    const Instant used_at{facts.st_mtim.tv_sec * 1'000'000 + facts.st_mtim.tv_nsec / 1'000};
    if (used_at >= before) continue;  // Sent again, or renewed, since it was found old.
    if (::unlink(path.c_str()) != 0) return disk_error(errno, path);
    ++collected.removed;
    collected.removed_bytes += static_cast<std::uint64_t>(facts.st_size);
  }
  return {};
}

Result<Collected> DirectoryStore::collect(Instant before, const ReferencedAmong& referenced_among) {
  if (auto swept = sweep(); !swept) return swept.error();
  Collected collected;
  std::vector<std::string> old;
  const auto listed = for_each([&](const ListedBlob& one) -> Done {
    if (one.used_at < before) old.push_back(one.blob.sha256);
    if (old.size() < portion_size) return {};
    return collect_portion(std::exchange(old, {}), before, referenced_among, collected);
  });
  if (!listed) return listed.error();
  if (auto done = collect_portion(old, before, referenced_among, collected); !done) {
    return done.error();
  }
  return collected;
}

Done DirectoryStore::verify(std::string_view sha256) const {
  const auto path = path_of(is_sha256_hex(sha256) ? sha256 : std::string_view{"--"});
  const File file{disk_.open(path, O_RDONLY)};
  if (!file.is_open()) return errno == ENOENT ? not_found(sha256) : disk_error(errno, path);
  const auto digest = digest_of(file, path);
  if (!digest) return digest.error();
  if (*digest == sha256) return {};
  return Error{ErrorKind::unavailable, "blob_is_damaged",
               fmt::format("The file {} has other bytes than when it was saved.", sha256),
               "Restore it from a backup."};
}

}  // namespace

Result<std::unique_ptr<BlobStore>> open_directory_store(const fs::path& root, const Clock& clock,
                                                        Disk& disk) {
  auto store = std::make_unique<DirectoryStore>(root, clock, disk);
  if (auto prepared = store->prepare(); !prepared) return prepared.error();
  return std::unique_ptr<BlobStore>{std::move(store)};
}

}  // namespace touiza::blobs
