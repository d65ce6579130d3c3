#include "network/location.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace touiza::network {
namespace {

constexpr double earth_radius_km = 6371.0;
constexpr double degree = std::numbers::pi / 180.0;

}  // namespace

Kilometres distance(const Location& from, const Location& to) {
  const double up = std::sin((to.lat - from.lat) * degree / 2);
  const double along = std::sin((to.lng - from.lng) * degree / 2);
  const double chord =
      up * up + std::cos(from.lat * degree) * std::cos(to.lat * degree) * along * along;
  return Kilometres{2 * earth_radius_km * std::asin(std::min(1.0, std::sqrt(chord)))};
}

Location blurred(const Location& exact, Random& random) {
  const double far = blur_radius.value() * std::sqrt(random.unit());
  const double direction = 2 * std::numbers::pi * random.unit();
  const double degrees = far / earth_radius_km / degree;
  // Near a pole a step east would go round the globe; nobody prints there.
  const double narrowing = std::max(0.01, std::cos(exact.lat * degree));
  return {std::clamp(exact.lat + degrees * std::cos(direction), -90.0, 90.0),
          std::clamp(exact.lng + degrees * std::sin(direction) / narrowing, -180.0, 180.0)};
}

}  // namespace touiza::network
