// Pixels, and how they become a PNG.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geometry/picture.hpp"

namespace touiza::geometry::detail {

/// Light as it adds up: linear, 0 to 1, colour already multiplied by its opacity.
struct Light {
  float red = 0;
  float green = 0;
  float blue = 0;
  float opacity = 0;

  friend Light operator+(Light a, Light b) {
    return {a.red + b.red, a.green + b.green, a.blue + b.blue, a.opacity + b.opacity};
  }
  friend Light operator*(Light a, float k) {
    return {a.red * k, a.green * k, a.blue * k, a.opacity * k};
  }
  /// `front` before this.
  Light under(Light front) const { return front + *this * (1 - front.opacity); }
};

Light light_of(Colour colour);

struct Image {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<Light> pixels;  ///< Row by row from the top left.

  Image(std::uint32_t w, std::uint32_t h, Light fill)
      : width{w}, height{h}, pixels(std::size_t{w} * h, fill) {}
};

/// Errors: "picture_too_large".
Done check_size(std::uint32_t width_px, std::uint32_t height_px);

std::string to_png(const Image& image);

}  // namespace touiza::geometry::detail
