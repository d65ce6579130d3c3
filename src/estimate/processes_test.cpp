#include <doctest/doctest.h>

#include "estimate/laser.hpp"
#include "estimate/layered.hpp"
#include "estimate/moulding.hpp"
#include "geometry/outline_file.hpp"
#include "geometry/shapes.hpp"

using namespace touiza;
using namespace touiza::estimate;
using doctest::Approx;

namespace {

geometry::Outline square(double side) {
  return {{geometry::Curve{{{0, 0}, {side, 0}, {side, side}, {0, side}}, true, ""}}};
}

MachineProfile laser(double power_w) {
  MachineProfile machine;
  machine.technology = "laser";
  machine.work_volume = {900, 600, 0};
  machine.laser_power_w = power_w;
  return machine;
}

}  // namespace

TEST_CASE("a sheet of squares takes the length over the speed, pierces and hands") {
  LaserParameters p;
  p.speed_mm_s = 20;
  p.kerf_mm = 0;
  p.handling_s = 60;
  // Room 600 by 400 with gaps of 3: five columns and three rows of 100.
  const auto found = estimate_laser(square(100), {.width_mm = 610, .height_mm = 410}, p, laser(80));
  REQUIRE(found);
  CHECK(found->units == 15);
  CHECK(found->breakdown[0].time.count() == Approx(15 * 400 / 20.0));
  CHECK(found->breakdown[1].time.count() == Approx(15 * 0.4));
  CHECK(found->material == Approx(0.61 * 0.41));
  CHECK(found->limits.empty());

  const auto weaker =
      estimate_laser(square(100), {.width_mm = 610, .height_mm = 410}, p, laser(28));
  CHECK(weaker->breakdown[0].time.count() == Approx(2 * found->breakdown[0].time.count()));
  const auto weakest =
      estimate_laser(square(100), {.width_mm = 610, .height_mm = 410}, p, laser(9));
  REQUIRE(weakest->limits.size() == 1);
  CHECK(weakest->limits[0].code == "laser_is_too_weak");
}

TEST_CASE("sheets that are too large for the machine, and parts for the sheet, are refused") {
  const auto wide =
      estimate_laser(square(100), {.width_mm = 1200, .height_mm = 500}, {}, laser(80));
  REQUIRE(wide);
  CHECK(wide->limits.at(0).message.find("1200.0 mm long") != std::string::npos);
  const auto large =
      estimate_laser(square(700), {.width_mm = 600, .height_mm = 500}, {}, laser(80));
  CHECK(large.error().code == "part_does_not_fit");
  LaserParameters p;
  p.speed_mm_s = 0;
  CHECK(estimate_laser(square(10), {.width_mm = 60, .height_mm = 50}, p, laser(80)).error().code ==
        "parameter_out_of_range");
}

TEST_CASE("more power cuts faster, in proportion to what it has to evaporate") {
  CHECK(laser_speed_mm_s(56, 3, 0.18) == Approx(16).epsilon(0.01));
  CHECK(laser_speed_mm_s(80, 3, 0.2) == Approx(2 * laser_speed_mm_s(40, 3, 0.2)));
}

TEST_CASE("a thick wall cools four times as long as one half as thick") {
  MachineProfile press;
  const auto thin = estimate_moulding(
      geometry::shapes::box(Millimetres{200}, Millimetres{200}, Millimetres{2}), {}, press);
  const auto thick = estimate_moulding(
      geometry::shapes::box(Millimetres{200}, Millimetres{200}, Millimetres{4}), {}, press);
  REQUIRE(thin);
  CHECK(thick->breakdown[1].time / thin->breakdown[1].time == Approx(4).epsilon(0.05));
  CHECK(thin->material == Approx(80 * 0.9 * 1.05));
}

TEST_CASE("a press that cannot hold the mould closed is named with both forces") {
  MachineProfile press;
  press.clamp_force_kn = 900;
  MouldingParameters p;
  p.cavities = 2;
  // 200 × 200 mm at 350 bar: 1400 kN a cavity.
  const auto found = estimate_moulding(
      geometry::shapes::box(Millimetres{200}, Millimetres{200}, Millimetres{2}), p, press);
  REQUIRE(found->limits.size() == 1);
  CHECK(found->limits[0].message == "The mould pushes with 2800 kN; the machine holds 900 kN.");
  CHECK(found->units == 2);
}

TEST_CASE("a resin plate takes its height's time, however many parts stand on it") {
  MachineProfile printer;
  printer.work_volume = {120, 70, 150};
  const auto part = geometry::shapes::cube(Millimetres{20});
  const auto full = estimate_resin(part, {}, printer);
  const auto one = estimate_resin(part, {}, printer, 1);
  REQUIRE(full);
  CHECK(full->units == 15);
  CHECK(one->units == 1);
  CHECK(full->time == one->time);
  CHECK(full->time.count() == Approx(6 * 30 + 394 * 2.5 + 400 * 5 + 1200));
}

TEST_CASE("a box of powder is stacked, and fewer copies need fewer levels") {
  MachineProfile machine;
  machine.work_volume = {200, 200, 100};
  const auto part = geometry::shapes::cube(Millimetres{45});
  const auto full = estimate_powder(part, {}, machine);
  REQUIRE(full);
  CHECK(full->units == 32);
  const auto few = estimate_powder(part, {}, machine, 10);
  CHECK(few->units == 10);
  CHECK(few->time < full->time);
}

TEST_CASE("work by hand is shared by the hands there are") {
  CHECK(estimate_manual(6, 2).time.count() == Approx(180));
}
