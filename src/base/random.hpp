// Chance: from the operating system for secrets and ids, from a seed for tests and rehearsals.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>

namespace touiza {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  std::uint64_t next() {
    std::array<std::uint8_t, 8> bytes{};
    fill(bytes);
    std::uint64_t value = 0;
    for (const auto byte : bytes) value = value << 8 | byte;
    return value;
  }
  /// A whole number in [0, bound), each as likely; `bound` above zero.
  std::uint64_t below(std::uint64_t bound);
  /// A number in [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
};

/// The operating system's entropy (getrandom). Safe to share between threads.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// The same sequence for the same seed, on every machine. Never for secrets; one thread at a time.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_{seed} {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::mt19937_64 engine_;
};

/// `bytes` random bytes as lower-case hexadecimal.
std::string random_hex(Random& random, std::size_t bytes);

}  // namespace touiza
