// A ZIP archive in memory, read with limits. Nothing is ever written to disk.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geometry/mesh_file.hpp"

namespace touiza::geometry::detail {

class Archive {
 public:
  /// `bytes` must outlive the archive.
  /// Errors: "archive_malformed", "archive_too_large" (entries), "archive_path_unsafe".
  static Result<Archive> open(std::string_view bytes, const ReadLimits& limits);

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;

  /// Unpacks one entry into `take`, piece by piece; an error of `take` ends it.
  /// What the archive says of its sizes is not believed: bytes are counted as they come, over all
  /// entries that are read.
  /// Errors: `take`'s, "archive_malformed", "archive_too_large".
  Done stream(std::string_view name, const std::function<Done(std::string_view)>& take);

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
  std::vector<std::string> names_;
};

}  // namespace touiza::geometry::detail
