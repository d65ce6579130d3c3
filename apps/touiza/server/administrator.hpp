// The first person of a deployment: whoever can write its data folder may name an administrator.
#pragma once

#include <optional>
#include <string>

#include "server/settings.hpp"

namespace touiza::server {

struct NewAdministrator {
  std::string address;
  std::string name;
  /// None: signs in by codes alone. Ignored where the address has an account already.
  std::optional<std::string> password;
};

/// Gives the role deployment_admin to the account of an address, which is made where it is missing.
/// On SQLite the server must not be running. Returns what was done, in words.
/// Errors: those of House::open(), address_from_text(), PasswordHasher; "name_is_missing".
Result<std::string> add_administrator(const Settings& settings, const NewAdministrator& wanted);

/// The first line of standard input, asked for without an echo where somebody types.
std::optional<std::string> password_from_input();

/// The permission table as JSON: [{"action", "room", "is_write", "rights": [{"scope", "roles"}]}].
std::string permissions_json();

}  // namespace touiza::server
