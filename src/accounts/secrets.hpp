// What must not be read by others: the deployment's key, and what is made with it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"

namespace touiza::accounts {

/// Kept in a file beside the database, never in it: who has only a copy of the database can neither
/// try codes nor read the secrets of second factors. Prints as nothing.
class DeploymentKey {
 public:
  static DeploymentKey generate(Random& random);

  /// Reads the file, or makes it (readable by its owner only). Errors: "deployment_key_unreadable",
  /// "deployment_key_is_malformed".
  static Result<DeploymentKey> load_or_make(const std::filesystem::path& path, Random& random);

  /// HMAC-SHA256 of `text` for `purpose`, in hexadecimal. Purposes do not mix.
  std::string digest(std::string_view purpose, std::string_view text) const;

  /// `plain` encrypted and authenticated (XSalsa20-Poly1305), in hexadecimal.
  std::string seal(std::string_view plain, Random& random) const;
  /// Errors: "sealed_secret_is_damaged" (or sealed with another key).
  Result<std::string> open(std::string_view sealed) const;

 private:
  std::array<std::uint8_t, 32> bytes_{};
};

/// 256 random bits in hexadecimal.
std::string new_secret(Random& random);

/// Compares in a time that does not tell where they differ.
bool is_same_secret(std::string_view a, std::string_view b);

}  // namespace touiza::accounts
