// Files that the program carries inside itself: cmake/TouizaEmbed.cmake puts a folder there.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace touiza {

/// One file of an embedded folder. The layout is what the generated assembler file writes: change
/// both.
struct EmbeddedFile {
  const char* path_start;
  std::size_t path_size;
  const char* bytes_start;
  std::size_t bytes_size;

  std::string_view path() const {
    return {path_start, path_size};
  }  ///< "designs/x/y.stl", no leading slash.
  std::string_view bytes() const { return {bytes_start, bytes_size}; }
};

/// A folder in the program. Lives as long as the program; safe from every thread.
class EmbeddedFolder {
 public:
  EmbeddedFolder() = default;
  /// `files` are sorted by path, byte by byte.
  explicit EmbeddedFolder(std::span<const EmbeddedFile> files) : files_{files} {}

  /// The bytes of the file at `path`, or nothing where there is none.
  std::optional<std::string_view> file(std::string_view path) const;
  /// Every file, by path.
  std::span<const EmbeddedFile> files() const { return files_; }
  /// The files whose path begins with `prefix`: "designs/face-shield/".
  std::span<const EmbeddedFile> under(std::string_view prefix) const;

 private:
  std::span<const EmbeddedFile> files_;
};

}  // namespace touiza
