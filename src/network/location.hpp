// Where things stand on the map, and how far the place of a person's home is blurred.
#pragma once

#include <boost/describe.hpp>

#include "base/quantity.hpp"
#include "base/random.hpp"

namespace touiza::network {

/// WGS 84, in degrees.
struct Location {
  double lat = 0;
  double lng = 0;

  friend bool operator==(const Location&, const Location&) = default;
};
BOOST_DESCRIBE_STRUCT(Location, (), (lat, lng))

/// Along the great circle.
Kilometres distance(const Location& from, const Location& to);

/// How far from the true place a blurred one lies at most.
inline constexpr Kilometres blur_radius{2.0};

/// A place anywhere within `blur_radius` of `exact`, each as likely. It is drawn once and kept: a
/// new draw for each question would let the true place be averaged out, and one computed from what
/// is public could be computed back.
Location blurred(const Location& exact, Random& random);

}  // namespace touiza::network
