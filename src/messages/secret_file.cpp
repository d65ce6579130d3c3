#include "messages/secret_file.hpp"

#include <algorithm>
#include <fstream>

namespace touiza::messages {
namespace {

constexpr std::size_t secret_size_max = 4'000;

Error malformed(const std::filesystem::path& file, const std::string& setting,
                const std::string& wanted) {
  return Error{ErrorKind::invalid_input, "secret_is_malformed",
               "The file of " + setting + ", " + file.string() + ", does not hold " + wanted + ".",
               "Write it in one line, with nothing else in the file."};
}

}  // namespace

Result<std::string> read_secret(const std::filesystem::path& file, const std::string& setting) {
  std::error_code failure;
  const auto status = std::filesystem::status(file, failure);
  std::ifstream in{file};
  if (failure || !std::filesystem::is_regular_file(status) || !in) {
    return Error{ErrorKind::invalid_input, "secret_is_unreadable",
                 "The file of " + setting + ", " + file.string() + ", cannot be read.",
                 "Check " + setting + " and the file's owner."};
  }
  constexpr auto others =
      std::filesystem::perms::others_read | std::filesystem::perms::others_write;
  if ((status.permissions() & others) != std::filesystem::perms::none) {
    return Error{ErrorKind::invalid_input, "secret_is_open_to_all",
                 "Everybody on this machine can read or write " + file.string() + ", the file of " +
                     setting + ".",
                 "chmod 600 " + file.string() + "."};
  }
  std::string text(secret_size_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  const bool is_one_line = std::ranges::none_of(
      text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
  if (text.empty() || text.size() > secret_size_max || !is_one_line) {
    return malformed(file, setting, "one line");
  }
  return text;
}

Result<MailSecret> read_mail_secret(const std::filesystem::path& file) {
  const auto line = read_secret(file, "mail-secret-file");
  if (!line) return line.error();
  const auto colon = line->find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == line->size()) {
    return malformed(file, "mail-secret-file", "user:password");
  }
  return MailSecret{line->substr(0, colon), line->substr(colon + 1)};
}

}  // namespace touiza::messages
