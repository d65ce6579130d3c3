#include "geometry/detail/image.hpp"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace touiza::geometry::detail {
namespace {

constexpr std::uint64_t pixels_max = 16'000'000;

float linear_of(std::uint8_t value) {
  const float v = static_cast<float>(value) / 255.0F;
  return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
}

/// sRGB bytes for 4,096 steps of linear light.
const std::array<std::uint8_t, 4096>& srgb_bytes() {
  static const auto table = [] {
    std::array<std::uint8_t, 4096> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const float v = static_cast<float>(i) / 4095.0F;
      const float s = v <= 0.0031308F ? v * 12.92F : 1.055F * std::pow(v, 1 / 2.4F) - 0.055F;
      bytes[i] = static_cast<std::uint8_t>(std::lround(s * 255.0F));
    }
    return bytes;
  }();
  return table;
}

std::uint8_t srgb_byte(float linear) {
  return srgb_bytes()[static_cast<std::size_t>(std::clamp(linear, 0.0F, 1.0F) * 4095.0F + 0.5F)];
}

void append_bytes(png_structp png, png_bytep bytes, png_size_t count) {
  auto* out = static_cast<std::string*>(png_get_io_ptr(png));
  out->append(reinterpret_cast<const char*>(bytes), count);
}

}  // namespace

Light light_of(Colour colour) {
  const float opacity = static_cast<float>(colour.opacity) / 255.0F;
  return {linear_of(colour.red) * opacity, linear_of(colour.green) * opacity,
          linear_of(colour.blue) * opacity, opacity};
}

Done check_size(std::uint32_t width_px, std::uint32_t height_px) {
  const auto pixels = std::uint64_t{width_px} * height_px;
  if (pixels > 0 && pixels <= pixels_max) return {};
  return Error{ErrorKind::too_large, "picture_too_large",
               fmt::format("A picture of {} by {} pixels was asked for; from 1 to {} pixels can be "
                           "drawn.",
                           width_px, height_px, pixels_max),
               "Ask for a smaller picture."};
}

std::string to_png(const Image& image) {
  std::vector<std::uint8_t> bytes(image.pixels.size() * 4);
  for (std::size_t i = 0; i < image.pixels.size(); ++i) {
    const Light light = image.pixels[i];
    const float whole = light.opacity > 0.002F ? 1.0F / light.opacity : 0.0F;
    bytes[4 * i] = srgb_byte(light.red * whole);
    bytes[4 * i + 1] = srgb_byte(light.green * whole);
    bytes[4 * i + 2] = srgb_byte(light.blue * whole);
    bytes[4 * i + 3] =
        static_cast<std::uint8_t>(std::clamp(light.opacity, 0.0F, 1.0F) * 255.0F + 0.5F);
  }
  // Errors of libpng (out of memory only, here) end in its abort: nothing is allocated between
  // here and the end that its longjmp would have to unwind.
  std::string out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &out, append_bytes, nullptr);
  png_set_IHDR(png, info, image.width, image.height, 8, PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_compression_level(png, 6);
  png_write_info(png, info);
  for (std::uint32_t row = 0; row < image.height; ++row)
    png_write_row(png, bytes.data() + std::size_t{row} * image.width * 4);
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return out;
}

}  // namespace touiza::geometry::detail
