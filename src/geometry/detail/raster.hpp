// Which samples of a picture a triangle covers.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "geometry/mesh.hpp"

namespace touiza::geometry::detail {

/// Calls `paint(x, y, w0, w1, w2)` for each sample whose middle lies in the triangle `p` (x to the
/// right, y down, in samples), with the weights of its corners there.
template <class Paint>
void each_sample(const std::array<Point, 3>& p, int width, int height, Paint&& paint) {
  const double area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
  if (area == 0 || !std::isfinite(area)) return;
  const auto low = [](double a, double b, double c) {
    return static_cast<int>(std::max(0.0, std::ceil(std::min({a, b, c}) - 0.5)));
  };
  const auto high = [](double a, double b, double c, int end) {
    return static_cast<int>(std::min(end - 1.0, std::floor(std::max({a, b, c}) - 0.5)));
  };
  const int y_last = high(p[0].y, p[1].y, p[2].y, height);
  const int x_first = low(p[0].x, p[1].x, p[2].x);
  const int x_last = high(p[0].x, p[1].x, p[2].x, width);
  for (int y = low(p[0].y, p[1].y, p[2].y); y <= y_last; ++y) {
    for (int x = x_first; x <= x_last; ++x) {
      const double px = x + 0.5;
      const double py = y + 0.5;
      const double w0 = ((p[1].x - px) * (p[2].y - py) - (p[2].x - px) * (p[1].y - py)) / area;
      const double w1 = ((p[2].x - px) * (p[0].y - py) - (p[0].x - px) * (p[2].y - py)) / area;
      const double w2 = 1 - w0 - w1;
      if (w0 < 0 || w1 < 0 || w2 < 0) continue;
      paint(x, y, static_cast<float>(w0), static_cast<float>(w1), static_cast<float>(w2));
    }
  }
}

}  // namespace touiza::geometry::detail
