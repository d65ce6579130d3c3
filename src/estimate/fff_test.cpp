#include "estimate/fff.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>

#include "geometry/mesh_file.hpp"
#include "geometry/shapes.hpp"

using namespace touiza;
using namespace touiza::estimate;
using doctest::Approx;
namespace shapes = geometry::shapes;

namespace {

FffEstimate estimated(const geometry::Mesh& mesh, const FffProfile& profile = {},
                      std::uint64_t copies = 1) {
  const auto found = estimate_fff(mesh, profile, copies);
  REQUIRE_MESSAGE(found, (found ? "" : found.error().message));
  return *found;
}

std::string shared_file(const std::string& name) {
  const char* folder = std::getenv("TOUIZA_SHARED");
  std::ifstream file{std::string{folder != nullptr ? folder : "../shared"} + "/" + name,
                     std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("a solid cube takes its own volume of filament, and a skirt") {
  FffProfile profile;
  profile.parameters.infill_density = 1;
  profile.parameters.skirt_loops = 0;
  const auto cube = estimated(shapes::cube(Millimetres{20}), profile);

  CHECK(cube.layers == 100);
  CHECK(cube.part_volume.value() == Approx(8'000));
  CHECK(cube.filament_mass.value() == Approx(8 * 1.24).epsilon(0.04));
  CHECK(cube.filament.value() == Approx(8'000 / 2.405).epsilon(0.04));

  profile.parameters.skirt_loops = 3;
  CHECK(estimated(shapes::cube(Millimetres{20}), profile).filament_mass.value() >
        cube.filament_mass.value());
}

TEST_CASE("the layers are those whose middles lie in the part") {
  FffProfile profile;
  profile.parameters.first_layer_height_mm = 0.3;
  // 0.3 + 49 × 0.2 = 10.1: the middle of the fiftieth layer is at 10.0.
  CHECK(estimated(shapes::box(Millimetres{20}, Millimetres{20}, Millimetres{10.05}), profile)
            .layers == 50);
  CHECK(
      estimated(shapes::box(Millimetres{20}, Millimetres{20}, Millimetres{9.95}), profile).layers ==
      49);
}

TEST_CASE("a part in the middle of the bed or far from it takes the same") {
  const auto tube = shapes::tube(Millimetres{12}, Millimetres{8}, Millimetres{10}, 64);
  const auto here = estimated(tube);
  const auto there = estimated(geometry::transformed(tube, geometry::translation({900, -300, 70})));
  CHECK(there.cycle.time.count() == Approx(here.cycle.time.count()).epsilon(1e-3));
  CHECK(there.filament.value() == Approx(here.filament.value()).epsilon(1e-3));
}

TEST_CASE("time grows with copies, with finer layers and with more infill") {
  const auto mesh = shapes::cube(Millimetres{25});
  const auto one = estimated(mesh);
  const auto four = estimated(mesh, {}, 4);
  FffProfile finer;
  finer.parameters.layer_height_mm = 0.1;
  FffProfile denser;
  denser.parameters.infill_density = 0.4;

  CHECK(four.cycle.time > 2 * one.cycle.time);  // Four cool while the others are printed.
  CHECK(four.cycle.units == 4);
  CHECK(four.filament.value() == Approx(4 * one.filament.value()));
  CHECK(estimated(mesh, finer).cycle.time > 1.5 * one.cycle.time);
  CHECK(estimated(mesh, denser).cycle.time > one.cycle.time);
  CHECK(estimated(mesh, denser).filament_mass > one.filament_mass);
}

TEST_CASE("copies printed together need not wait for their layers to cool") {
  const auto pin = shapes::cylinder(Millimetres{3}, Millimetres{10}, 40);
  const auto one = estimated(pin);
  const auto ten = estimated(pin, {}, 10);
  CHECK(ten.cycle.time_per_unit() < 0.9 * one.cycle.time);
}

TEST_CASE("the breakdown adds up to the time, and the interval holds it") {
  const auto found = estimated(shapes::sphere(Millimetres{15}, 2'000));
  Seconds sum{};
  for (const auto& share : found.cycle.breakdown) sum += share.time;
  CHECK(sum.count() == Approx(found.cycle.time.count()));
  CHECK(found.cycle.time_low < found.cycle.time);
  CHECK(found.cycle.time_high > found.cycle.time);
}

TEST_CASE("weaker accelerations, lower flow and slower speeds take longer") {
  const auto mesh = shapes::box(Millimetres{40}, Millimetres{30}, Millimetres{8});
  const auto usual = estimated(mesh).cycle.time;
  FffProfile sluggish;
  sluggish.machine.kinematics.acceleration_max_mm_s2 = {200, 200, 100, 1000};
  FffProfile thick;
  thick.parameters.flow_max_mm3_s = 2;
  FffProfile slow;
  slow.parameters.infill_speed_mm_s = slow.parameters.solid_infill_speed_mm_s = 20;
  for (const auto& profile : {sluggish, thick, slow})
    CHECK(estimated(mesh, profile).cycle.time > 1.05 * usual);
}

TEST_CASE("parts that a machine cannot hold are refused with the number") {
  FffProfile profile;
  profile.machine.name = "Small one";
  profile.machine.work_volume = {100, 120, 50};
  const auto found =
      estimated(shapes::box(Millimetres{115}, Millimetres{90}, Millimetres{60}), profile);
  REQUIRE(found.cycle.limits.size() == 1);  // Turned on the bed it is only too tall.
  CHECK(found.cycle.limits[0].message == "The part is 60.0 mm tall; 'Small one' takes 50.0 mm.");
}

TEST_CASE("what cannot be printed is refused: too thin, too many layers, bad parameters, no mesh") {
  const auto sheet = shapes::box(Millimetres{20}, Millimetres{20}, Millimetres{0.05});
  CHECK(estimate_fff(sheet, {}).error().code == "part_has_no_layers");
  CHECK(estimate_fff(shapes::cube(Millimetres{1e6}), {}).error().code ==
        "part_has_too_many_layers");
  CHECK(estimate_fff(geometry::Mesh{}, {}).error().code == "mesh_is_empty");
  FffProfile broken;
  broken.parameters.layer_height_mm = 0;
  broken.parameters.infill_density = std::numeric_limits<double>::quiet_NaN();
  const auto refused = estimate_fff(sheet, broken);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "parameter_out_of_range");
  CHECK(refused.error().errors.size() == 2);
}

TEST_CASE("reference parts come out within a fifth of what PrusaSlicer says") {
  struct Reference {
    const char* file;
    double time_s;
    double filament_mm;
  };
  const auto profile = profile_from_prusa_ini(shared_file("slicer/fff-0.4-pla-0.20.ini"));
  if (!profile) {
    MESSAGE("skipped: no ../shared");
    return;
  }
  // From ../shared/models/peers.csv, columns pla20_time_s and pla20_mm.
  for (const auto& reference :
       {Reference{"covid-shield-frame.stl", 6243, 8289.1}, Reference{"ear-saver.stl", 1452, 1458},
        Reference{"prusa-y-rod-holder.stl", 1185, 908}}) {
    const auto file = geometry::read_mesh(shared_file(std::string{"models/"} + reference.file));
    REQUIRE(file);
    const auto found = estimated(file->mesh, *profile);
    CHECK(found.cycle.time.count() == Approx(reference.time_s).epsilon(0.2));
    CHECK(found.filament.value() == Approx(reference.filament_mm).epsilon(0.2));
  }
}
