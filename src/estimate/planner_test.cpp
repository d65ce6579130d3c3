#include "estimate/detail/planner.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace touiza::estimate;
using namespace touiza::estimate::detail;
using doctest::Approx;

namespace {

/// No jerk, 1000 mm/s² everywhere: what school physics says.
Kinematics plain() {
  Kinematics kinematics;
  kinematics.speed_max_mm_s = {1000, 1000, 1000, 1000};
  kinematics.acceleration_max_mm_s2 = {1000, 1000, 1000, 1000};
  kinematics.jerk_max_mm_s = {1e-6, 1e-6, 1e-6, 1e-6};
  kinematics.acceleration_extruding_max_mm_s2 = 1000;
  kinematics.acceleration_travel_max_mm_s2 = 1000;
  return kinematics;
}

double seconds(const Kinematics& kinematics, const std::vector<Move>& moves) {
  Planner planner{kinematics};
  for (const auto& move : moves) planner.add(move);
  std::vector<double> time(1);
  planner.finish(time);
  return time[0];
}

}  // namespace

TEST_CASE("a long move is a trapezoid, a short one a triangle") {
  // To 100 mm/s in 0.1 s and 5 mm; 90 mm at speed; 0.1 s to stop.
  CHECK(seconds(plain(), {{{100, 0, 0, 0}, 100, 1000}}) == Approx(1.1).epsilon(1e-4));
  // 2.5 mm up to 70.7 mm/s and down again: 2 × sqrt(2 × 2.5 / 1000).
  CHECK(seconds(plain(), {{{5, 0, 0, 0}, 100, 1000}}) == Approx(0.14142).epsilon(1e-4));
}

TEST_CASE("straight moves in a row run through; a corner stops them") {
  const Move right{{50, 0, 0, 0}, 100, 1000};
  const Move up{{0, 50, 0, 0}, 100, 1000};
  CHECK(seconds(plain(), {right, right}) == Approx(1.1).epsilon(1e-4));
  CHECK(seconds(plain(), {right, up}) == Approx(1.2).epsilon(1e-4));
}

TEST_CASE("jerk lets corners be taken at speed") {
  auto kinematics = plain();
  kinematics.jerk_max_mm_s = {10, 10, 10, 10};
  const Move right{{50, 0, 0, 0}, 100, 1000};
  const Move up{{0, 50, 0, 0}, 100, 1000};
  CHECK(seconds(kinematics, {right, up}) < seconds(plain(), {right, up}));
}

TEST_CASE("each axis keeps its own limits") {
  auto kinematics = plain();
  kinematics.speed_max_mm_s[2] = 10;
  kinematics.acceleration_max_mm_s2[2] = 100;
  // 10 mm/s in 0.1 s and 0.5 mm; 9 mm at speed; 0.1 s to stop.
  CHECK(seconds(kinematics, {{{0, 0, 10, 0}, 100, 1000}}) == Approx(1.1).epsilon(1e-3));
}
