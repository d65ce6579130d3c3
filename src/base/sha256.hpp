// SHA-256 (FIPS 180-4) of bytes and of streams: names of files, links of the ledger's chain.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace touiza {

/// Digests bytes as they come. Not to be shared between threads.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  /// The digest of all so far, 64 characters of lower-case hexadecimal. Call once.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

/// 64 characters of lower-case hexadecimal.
bool is_sha256_hex(std::string_view text);

}  // namespace touiza
