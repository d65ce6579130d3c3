#include <algorithm>
#include <cmath>

#include "geometry/detail/image.hpp"
#include "geometry/detail/raster.hpp"
#include "geometry/outline.hpp"

namespace touiza::geometry {
namespace {

constexpr double margin = 0.06;

/// From the sheet to samples: as large as fits, upright.
struct Frame {
  double scale = 1;
  Spot origin;
  double height = 0;

  Spot operator()(Spot s) const {
    return {origin.x + scale * s.x, height - origin.y - scale * s.y};
  }
};

Frame frame_for(const OutlineMeasure& measure, double width, double height) {
  const Spot size = measure.size();
  Frame frame;
  frame.scale = std::min(width * (1 - 2 * margin) / std::max(1e-9, size.x),
                         height * (1 - 2 * margin) / std::max(1e-9, size.y));
  const Spot middle = (measure.low + measure.high) * 0.5;
  frame.origin = Spot{width / 2, height / 2} - middle * frame.scale;
  frame.height = height;
  return frame;
}

class Sheet {
 public:
  Sheet(int width, int height)
      : width_{width},
        height_{height},
        ink_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

  enum Ink : std::uint8_t { none, material, line };

  /// Even-odd: what lies inside an odd number of contours is material.
  void fill(const Outline& outline, const Frame& frame) {
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(height_));
    for (const auto& curve : outline.curves) {
      if (!curve.is_closed) continue;
      for (std::size_t i = 0; i < curve.spots.size(); ++i) {
        Spot a = frame(curve.spots[i]);
        Spot b = frame(curve.spots[(i + 1) % curve.spots.size()]);
        if (a.y > b.y) std::swap(a, b);
        const int first = std::max(0, static_cast<int>(std::ceil(a.y - 0.5)));
        for (int y = first; y < height_ && y + 0.5 < b.y; ++y)
          crossings[static_cast<std::size_t>(y)].push_back(a.x + (b.x - a.x) * (y + 0.5 - a.y) /
                                                                     (b.y - a.y));
      }
    }
    for (int y = 0; y < height_; ++y) {
      auto& row = crossings[static_cast<std::size_t>(y)];
      std::ranges::sort(row);
      for (std::size_t i = 0; i + 1 < row.size(); i += 2)
        for (int x = std::max(0, static_cast<int>(std::ceil(row[i] - 0.5)));
             x < width_ && x + 0.5 < row[i + 1]; ++x)
          ink_[at(x, y)] = material;
    }
  }

  void stroke(const Outline& outline, const Frame& frame, double thickness) {
    for (const auto& curve : outline.curves) {
      const std::size_t pieces = curve.spots.size() - (curve.is_closed ? 0 : 1);
      for (std::size_t i = 0; i < pieces; ++i)
        piece(frame(curve.spots[i]), frame(curve.spots[(i + 1) % curve.spots.size()]),
              thickness / 2);
    }
  }

  Ink operator()(int x, int y) const { return ink_[at(x, y)]; }

 private:
  void piece(Spot a, Spot b, double half) {
    const double size = length(b - a);
    // A square cap of half the thickness joins pieces that follow each other.
    const Spot along = size > 0 ? (b - a) * (half / size) : Spot{half, 0};
    const Spot across{-along.y, along.x};
    const auto corner = [](Spot s) { return Point{s.x, s.y, 0}; };
    const Spot from = a - along * 0.6;
    const Spot to = b + along * 0.6;
    const auto paint = [this](int x, int y, float, float, float) { ink_[at(x, y)] = line; };
    detail::each_sample({corner(from + across), corner(to + across), corner(to - across)}, width_,
                        height_, paint);
    detail::each_sample({corner(from + across), corner(to - across), corner(from - across)}, width_,
                        height_, paint);
  }

  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }

  int width_;
  int height_;
  std::vector<Ink> ink_;
};

}  // namespace

Result<std::string> draw_picture(const Outline& outline, const PictureOptions& options) {
  const auto found = measure(outline);
  if (!found) return found.error();
  if (auto fine = detail::check_size(options.width_px, options.height_px); !fine)
    return fine.error();
  int samples = static_cast<int>(std::clamp(options.samples, 1U, 4U));
  while (samples > 1 && std::uint64_t{options.width_px} * options.height_px *
                                static_cast<std::uint64_t>(samples * samples) >
                            16'000'000)
    --samples;
  const int width = static_cast<int>(options.width_px) * samples;
  const int height = static_cast<int>(options.height_px) * samples;
  const Frame frame = frame_for(*found, width, height);
  Sheet sheet{width, height};
  sheet.fill(outline, frame);
  sheet.stroke(outline, frame, std::max(1.0, width / 320.0));

  const auto line = detail::light_of({options.part.red, options.part.green, options.part.blue});
  const auto tint = line * 0.28F;
  const auto ground = detail::light_of(options.background);
  detail::Image image{options.width_px, options.height_px, {}};
  const float share = 1.0F / static_cast<float>(samples * samples);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto ink = sheet(x, y);
      const auto seen = ink == Sheet::none       ? ground
                        : ink == Sheet::material ? ground.under(tint)
                                                 : ground.under(line);
      auto& pixel = image.pixels[static_cast<std::size_t>(y / samples) * options.width_px +
                                 static_cast<std::size_t>(x / samples)];
      pixel = pixel + seen * share;
    }
  }
  return detail::to_png(image);
}

}  // namespace touiza::geometry
