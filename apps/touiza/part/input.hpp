// What both commands on parts need: files from the disk, and errors on the terminal.
#pragma once

#include <string>

#include "base/result.hpp"

namespace touiza::part_files {

/// The bytes of a regular file. Errors: "file_is_unreadable", "file_is_too_large" (over 1 GB).
Result<std::string> bytes_of(const std::string& path);

/// Prints `error` with its fields and remedy on the standard error output.
void complain(const std::string& command, const std::string& file, const Error& error);

/// 5,400 s as "1 h 30 min".
std::string in_words(double seconds);

}  // namespace touiza::part_files
