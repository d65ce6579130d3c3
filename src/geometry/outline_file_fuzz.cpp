// Drawings of any bytes: read and measured, or refused with a reason.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geometry/outline_file.hpp"

using namespace touiza::geometry;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  OutlineLimits limits;
  limits.spots_max = 20'000;
  limits.block_inserts_max = 1'000;
  const auto read = read_outline({reinterpret_cast<const char*>(bytes), size}, limits);
  if (!read) {
    if (read.error().code.empty() || read.error().message.empty()) std::abort();
    return 0;
  }
  const auto measured = measure(read->outline);
  if (measured && measured->cut_length.value() < 0) std::abort();
  return 0;
}
