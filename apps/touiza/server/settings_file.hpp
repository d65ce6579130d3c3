// A TOML file as names and texts, each with its line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace touiza::server {

struct FileEntry {
  std::string name;   ///< "listen", or "section.name".
  std::string value;  ///< Lists are joined with commas.
  std::size_t line = 0;
};

/// Errors: "settings_file_is_unreadable", "settings_file_is_malformed".
Result<std::vector<FileEntry>> read_settings_file(const std::filesystem::path& path);

}  // namespace touiza::server
