#include "geometry/detail/archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>

namespace touiza::geometry::detail {
namespace {

constexpr std::uint64_t ratio_free_bytes = 1 << 20;

Error malformed(std::string_view why) {
  return Error{ErrorKind::invalid_input, "archive_malformed",
               fmt::format("The archive cannot be read: {}.", why),
               "Export or copy the file again; it is damaged."};
}

Error too_large(std::string what) {
  return Error{ErrorKind::too_large, "archive_too_large", std::move(what),
               "Export the part alone, or with a coarser tolerance."};
}

/// A name that would leave the folder it is unpacked into, if anyone unpacked it.
bool is_unsafe(std::string_view name) {
  if (name.starts_with('/') || name.find('\\') != std::string_view::npos ||
      (name.size() > 1 && name[1] == ':'))
    return true;
  for (std::size_t start = 0; start <= name.size();) {
    const auto end = std::min(name.find('/', start), name.size());
    if (name.substr(start, end - start) == "..") return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

struct Archive::State {
  zip_t* zip = nullptr;
  ReadLimits limits;
  std::uint64_t unpacked = 0;

  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }
};

Archive::Archive(std::unique_ptr<State> state) : state_{std::move(state)} {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes, const ReadLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  auto state = std::make_unique<State>();
  state->limits = limits;
  if (auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error)) {
    state->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (state->zip == nullptr) zip_source_free(source);
  }
  if (state->zip == nullptr) {
    const auto refused = malformed(zip_error_strerror(&error));
    zip_error_fini(&error);
    return refused;
  }
  const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(state->zip, 0));
  if (entries > limits.entries_max)
    return too_large(
        fmt::format("The archive holds {} files; the limit is {}.", entries, limits.entries_max));
  Archive archive{std::move(state)};
  for (std::uint64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive.state_->zip, i, ZIP_FL_ENC_GUESS);
    if (name == nullptr) return malformed(fmt::format("file {} has no name", i));
    if (is_unsafe(name)) {
      return Error{ErrorKind::invalid_input, "archive_path_unsafe",
                   fmt::format("File {} of the archive is named '{}', which leads out of it.", i,
                               std::string_view{name}.substr(0, 200)),
                   "Do not use this file; it was made to do harm, or by a broken program."};
    }
    archive.names_.emplace_back(name);
  }
  return archive;
}

bool Archive::has(std::string_view name) const {
  return std::ranges::find(names_, name) != names_.end();
}

Done Archive::stream(std::string_view name, const std::function<Done(std::string_view)>& take) {
  const auto found = std::ranges::find(names_, name);
  if (found == names_.end()) return malformed(fmt::format("'{}' is not in it", name));
  const auto index = static_cast<zip_uint64_t>(found - names_.begin());
  zip_stat_t stat;
  zip_stat_init(&stat);
  const std::uint64_t packed =
      zip_stat_index(state_->zip, index, 0, &stat) == 0 ? std::uint64_t{stat.comp_size} : 0;
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file{
      zip_fopen_index(state_->zip, index, 0), zip_fclose};
  if (!file) return malformed(fmt::format("'{}': {}", name, zip_strerror(state_->zip)));

  std::array<char, 65'536> piece;
  std::uint64_t unpacked = 0;
  for (;;) {
    const auto count = zip_fread(file.get(), piece.data(), piece.size());
    if (count < 0) return malformed(fmt::format("'{}' is damaged", name));
    if (count == 0) return {};
    unpacked += static_cast<std::uint64_t>(count);
    state_->unpacked += static_cast<std::uint64_t>(count);
    if (state_->unpacked > state_->limits.unpacked_bytes_max)
      return too_large(fmt::format("The archive unpacks to more than {} bytes.",
                                   state_->limits.unpacked_bytes_max));
    if (unpacked > ratio_free_bytes &&
        unpacked / std::max<std::uint64_t>(1, packed) > state_->limits.unpacked_ratio_max)
      return too_large(fmt::format("'{}' unpacks to more than {} times its size of {} bytes.", name,
                                   state_->limits.unpacked_ratio_max, packed));
    if (auto done = take({piece.data(), static_cast<std::size_t>(count)}); !done) return done;
  }
}

}  // namespace touiza::geometry::detail
