// Mesh files of any bytes: read, measured, mended and thinned, or refused with a reason.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geometry/examination.hpp"
#include "geometry/preview.hpp"

using namespace touiza::geometry;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ReadLimits limits;
  limits.triangles_max = 20'000;
  limits.unpacked_bytes_max = 1'000'000;
  const auto examined = examine_mesh({reinterpret_cast<const char*>(bytes), size}, limits);
  if (!examined) {
    if (examined.error().code.empty() || examined.error().message.empty()) std::abort();
    return 0;
  }
  if (examined->measure.volume.value() < 0) std::abort();
  const auto preview = preview_of(examined->mended, 500);
  if (preview && !read_preview(*preview)) std::abort();
  return 0;
}
