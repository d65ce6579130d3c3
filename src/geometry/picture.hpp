// Draws a part for its card: a PNG, made without a graphics processor.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "geometry/mesh.hpp"

namespace touiza::geometry {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t opacity = 255;
};

struct PictureOptions {
  std::uint32_t width_px = 640;
  std::uint32_t height_px = 480;
  Colour part{74, 144, 196};
  Colour background{255, 255, 255, 0};  ///< Transparent, so that it lies well on any theme.
  bool shadow = true;                   ///< A soft one on the ground below the part.
  unsigned samples = 3;  ///< Per pixel and direction, 1 to 4: 3 means 9 samples a pixel.
};

/// `mesh` seen from the front right, from above (steeper the flatter it is), in parallel
/// projection, fitted into the picture. Smooth where neighbours bend by less than 35 degrees.
/// Returns the bytes of a PNG; the same mesh and options give the same bytes.
///
/// Errors: "mesh_is_empty", "mesh_index_out_of_range", "picture_too_large" (over 16 million pixels,
/// or no pixel).
Result<std::string> draw_picture(const Mesh& mesh, const PictureOptions& options = {});

}  // namespace touiza::geometry
