#include "accounts/password.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <chrono>
#include <new>

#include "base/text.hpp"

namespace touiza::accounts {
namespace {

// OWASP's setting for argon2id; 42 ms were measured for it (docs of the technical base).
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;
constexpr std::chrono::seconds wait_max{3};

std::string hash_of(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), passes, memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc{};  // The only way in which it fails.
  }
  return text.data();
}

Error too_busy() {
  return Error{ErrorKind::too_many, "password_checks_are_busy",
               "Too many sign-ins with a password at the moment.", "Try again in some seconds."};
}

/// One of the few places, for as long as the object lives.
class Slot {
 public:
  explicit Slot(std::counting_semaphore<2>& slots)
      : slots_{slots}, is_mine_{slots.try_acquire_for(wait_max)} {}
  ~Slot() {
    if (is_mine_) slots_.release();
  }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;
  explicit operator bool() const { return is_mine_; }

 private:
  std::counting_semaphore<2>& slots_;
  bool is_mine_;
};

}  // namespace

PasswordHasher::PasswordHasher() {
  if (sodium_init() < 0) std::abort();  // No entropy: nothing could be kept secret.
  hash_of_nobody_ = hash_of("the password of an account that does not exist");
}

Result<std::string> PasswordHasher::hash(std::string_view password) {
  const auto length = character_count(password);
  if (length < length_min) {
    return Error{
        ErrorKind::invalid_input, "password_is_too_short",
        fmt::format("The password has {} characters; at least {} are needed.", length, length_min),
        "Take a few words that only you would put together."};
  }
  if (length > length_max) {
    return Error{
        ErrorKind::invalid_input, "password_is_too_long",
        fmt::format("The password has {} characters; at most {} are taken.", length, length_max),
        "Take a shorter one."};
  }
  const Slot slot{slots_};
  if (!slot) return too_busy();
  return hash_of(password);
}

Result<bool> PasswordHasher::is_match(std::string_view hash, std::string_view password) {
  if (password.size() > length_max * 4) return false;
  const Slot slot{slots_};
  if (!slot) return too_busy();
  const std::string known{hash.empty() ? std::string_view{hash_of_nobody_} : hash};
  const bool is_same =
      crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
  return is_same && !hash.empty();
}

}  // namespace touiza::accounts
