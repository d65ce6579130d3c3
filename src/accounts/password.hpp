// Passwords: hashed with argon2id so that a stolen database costs years, and few at a time, so
// that sign-ins cannot take the whole machine.
#pragma once

#include <semaphore>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace touiza::accounts {

/// Shared by all threads. Hashing takes some 50 ms and 19 MiB: never inside a transaction.
class PasswordHasher {
 public:
  static constexpr std::size_t length_min = 10;
  static constexpr std::size_t length_max = 200;

  PasswordHasher();

  /// Errors: "password_is_too_short", "password_is_too_long", "password_checks_are_busy".
  Result<std::string> hash(std::string_view password);

  /// Whether `password` is the one of `hash`; where there is no hash, false after the same time.
  /// Errors: "password_checks_are_busy".
  Result<bool> is_match(std::string_view hash, std::string_view password);

 private:
  static constexpr int at_once_max = 2;
  std::counting_semaphore<at_once_max> slots_{at_once_max};
  std::string hash_of_nobody_;
};

}  // namespace touiza::accounts
