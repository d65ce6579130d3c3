#include "base/random.hpp"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <limits>
#include <vector>

namespace touiza {

std::uint64_t Random::below(std::uint64_t bound) {
  // Values in the last, incomplete stretch would favour the small ones; they are drawn again.
  const auto limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
  auto value = next();
  while (value >= limit) value = next();
  return value % bound;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto got = getrandom(bytes.data(), bytes.size(), 0);
    if (got < 0) {
      if (errno == EINTR) continue;
      std::abort();  // A system without entropy cannot keep a secret; going on would be worse.
    }
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    auto word = engine_();
    const auto count = std::min<std::size_t>(8, bytes.size());
    for (std::size_t i = 0; i < count; ++i, word >>= 8) bytes[i] = static_cast<std::uint8_t>(word);
    bytes = bytes.subspan(count);
  }
}

std::string random_hex(Random& random, std::size_t bytes) {
  std::vector<std::uint8_t> raw(bytes);
  random.fill(raw);
  std::string text;
  text.reserve(bytes * 2);
  for (const auto byte : raw) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

}  // namespace touiza
