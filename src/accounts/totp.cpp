#include "accounts/totp.hpp"

#include <fmt/format.h>
#include <openssl/hmac.h>

#include <array>

#include "accounts/secrets.hpp"

namespace touiza::accounts {
namespace {

constexpr std::int64_t step_length_us = 30'000'000;

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    if (is_plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 8; i-- > 0; step >>= 8) counter[i] = static_cast<unsigned char>(step & 255);
  std::array<unsigned char, 20> digest{};
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
       digest.data(), nullptr);
  const std::size_t offset = digest[19] & 15U;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | digest[offset + i];
  return fmt::format("{:06}", (number & 0x7fffffffU) % 1'000'000U);
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now,
                                      std::int64_t step_last) {
  const auto present = now.microseconds / step_length_us;
  std::optional<std::int64_t> found;
  for (auto step = present - 1; step <= present + 1; ++step) {
    if (is_same_secret(totp_code(secret, step), code) && step > step_last) found = step;
  }
  return found;
}

std::string base32(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(byte);
    for (count += 8; count >= 5; count -= 5) {
      text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits >> (count - 5) & 31];
    }
  }
  if (count > 0) text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits << (5 - count) & 31];
  return text;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
  return fmt::format(
      "otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
      percent_encoded(issuer), percent_encoded(account), base32(secret));
}

}  // namespace touiza::accounts
