#include "part/input.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace touiza::part_files {
namespace {

constexpr std::uintmax_t file_size_max = 1'000'000'000;

}  // namespace

Result<std::string> bytes_of(const std::string& path) {
  std::error_code trouble;
  const bool is_file = std::filesystem::is_regular_file(path, trouble);
  const auto size = is_file ? std::filesystem::file_size(path, trouble) : 0;
  std::ifstream file{path, std::ios::binary};
  if (!is_file || trouble || !file) {
    return Error{ErrorKind::not_found,
                 "file_is_unreadable",
                 fmt::format("'{}' cannot be read: {}.", path,
                             trouble   ? trouble.message()
                             : is_file ? std::strerror(errno)
                                       : "it is no file"),
                 "Check the path.",
                 {}};
  }
  if (size > file_size_max) {
    return Error{ErrorKind::too_large,
                 "file_is_too_large",
                 fmt::format("'{}' has {} bytes; the limit is {}.", path, size, file_size_max),
                 "Export the part with a coarser tolerance.",
                 {}};
  }
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

void complain(const std::string& command, const std::string& file, const Error& error) {
  fmt::print(stderr, "{}: {}: {}\n", command, file, error.message);
  for (const auto& field : error.errors)
    fmt::print(stderr, "  {}: {} ({})\n", field.field, field.message, field.code);
  if (!error.remedy.empty()) fmt::print(stderr, "  {}\n", error.remedy);
}

std::string in_words(double seconds) {
  const auto whole = static_cast<long long>(std::llround(seconds));
  if (whole < 120) return fmt::format("{} s", whole);
  if (whole < 7'200) return fmt::format("{} min", (whole + 30) / 60);
  return fmt::format("{} h {:02} min", whole / 3'600, whole % 3'600 / 60);
}

}  // namespace touiza::part_files
