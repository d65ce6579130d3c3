// Keeps a second server off a SQLite file.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"

namespace touiza::database::detail {

/// Holds PATH locked until it goes, or its process ends in whatever way.
class FileLock {
 public:
  /// Errors: "database_in_use" (naming the process that holds it), "database_cannot_open".
  static Result<FileLock> take(const std::string& path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_{descriptor} {}

  int descriptor_ = -1;
};

}  // namespace touiza::database::detail
