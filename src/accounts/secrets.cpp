#include "accounts/secrets.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include "base/text.hpp"

namespace touiza::accounts {
namespace {

constexpr std::size_t key_size = 32;

std::string hex_of(const std::uint8_t* bytes, std::size_t count) {
  std::string text;
  text.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    text += "0123456789abcdef"[bytes[i] >> 4];
    text += "0123456789abcdef"[bytes[i] & 15];
  }
  return text;
}

bool bytes_from_hex(std::string_view text, std::vector<std::uint8_t>& out) {
  if (text.size() % 2 != 0) return false;
  out.assign(text.size() / 2, 0);
  std::size_t written = 0;
  return sodium_hex2bin(out.data(), out.size(), text.data(), text.size(), nullptr, &written,
                        nullptr) == 0 &&
         written == out.size();
}

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::array<std::uint8_t, key_size> hmac(const std::array<std::uint8_t, key_size>& key,
                                        std::string_view text) {
  std::array<std::uint8_t, key_size> digest{};
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(),
       digest.data(), nullptr);
  return digest;
}

Error unreadable(const std::filesystem::path& path, std::string_view why) {
  return Error{ErrorKind::unavailable, "deployment_key_unreadable",
               fmt::format("The deployment key {} cannot be read or made: {}.", path.string(), why),
               "Check the folder's owner and rights."};
}

/// Writes the whole key under another name first, so that a crash leaves no half of one.
Done write_new(const std::filesystem::path& path, std::string_view text) {
  const auto draft = path.string() + ".new";
  const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return unreadable(path, "it cannot be created");
  const auto written = ::write(file, text.data(), text.size());
  const bool is_safe = written == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (!is_safe || ::rename(draft.c_str(), path.c_str()) != 0) {
    ::unlink(draft.c_str());
    return unreadable(path, "it cannot be written");
  }
  return {};
}

}  // namespace

DeploymentKey DeploymentKey::generate(Random& random) {
  DeploymentKey key;
  random.fill(key.bytes_);
  return key;
}

Result<DeploymentKey> DeploymentKey::load_or_make(const std::filesystem::path& path,
                                                  Random& random) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    const auto made = generate(random);
    const auto written = write_new(path, hex_of(made.bytes_.data(), made.bytes_.size()) + "\n");
    if (!written) return written.error();
    return made;
  }
  std::ifstream file{path};
  std::string text;
  if (!std::getline(file, text)) return unreadable(path, "it is empty or not a file");
  std::vector<std::uint8_t> bytes;
  if (!bytes_from_hex(trimmed(text), bytes) || bytes.size() != key_size) {
    return Error{
        ErrorKind::invalid_input, "deployment_key_is_malformed",
        fmt::format("{} does not hold {} hexadecimal characters.", path.string(), key_size * 2),
        "Restore it from the backup. A new key ends all open sign-ins and second factors."};
  }
  DeploymentKey key;
  std::ranges::copy(bytes, key.bytes_.begin());
  return key;
}

std::string DeploymentKey::digest(std::string_view purpose, std::string_view text) const {
  const auto digest = hmac(hmac(bytes_, purpose), text);
  return hex_of(digest.data(), digest.size());
}

std::string DeploymentKey::seal(std::string_view plain, Random& random) const {
  const auto key = hmac(bytes_, "seal");
  std::vector<std::uint8_t> box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES +
                                plain.size());
  random.fill(std::span{box}.first(crypto_secretbox_NONCEBYTES));
  crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, bytes_of(plain), plain.size(),
                        box.data(), key.data());
  return hex_of(box.data(), box.size());
}

Result<std::string> DeploymentKey::open(std::string_view sealed) const {
  const Error damaged{ErrorKind::unavailable, "sealed_secret_is_damaged",
                      "A sealed secret does not open with this deployment's key.",
                      "Restore the key file that belongs to this database."};
  const auto key = hmac(bytes_, "seal");
  constexpr std::size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  std::vector<std::uint8_t> box;
  if (!bytes_from_hex(sealed, box) || box.size() < overhead) return damaged;
  std::string plain(box.size() - overhead, '\0');
  if (crypto_secretbox_open_easy(
          reinterpret_cast<std::uint8_t*>(plain.data()), box.data() + crypto_secretbox_NONCEBYTES,
          box.size() - crypto_secretbox_NONCEBYTES, box.data(), key.data()) != 0) {
    return damaged;
  }
  return plain;
}

std::string new_secret(Random& random) { return random_hex(random, 32); }

bool is_same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace touiza::accounts
