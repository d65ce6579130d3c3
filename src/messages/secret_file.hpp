// What proves to a mail server or an SMS gateway who is asking: each in a file of its own.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace touiza::messages {

/// The first line of `file`, which the setting `setting` names. A file that others than its owner
/// and group may read or write is refused, and so is one of several lines.
/// Errors: "secret_is_unreadable", "secret_is_open_to_all", "secret_is_malformed".
Result<std::string> read_secret(const std::filesystem::path& file, const std::string& setting);

struct MailSecret {
  std::string user;
  std::string password;  ///< Goes to the mail server alone; never into a log or a message.

  bool is_empty() const { return user.empty(); }
};

/// Reads "user:password"; the password may hold further colons. Errors: as read_secret().
Result<MailSecret> read_mail_secret(const std::filesystem::path& file);

}  // namespace touiza::messages
