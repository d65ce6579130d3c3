#include "geometry/section.hpp"

#include <doctest/doctest.h>

#include <numbers>

#include "geometry/examination.hpp"
#include "geometry/heal.hpp"
#include "geometry/mesh_measure.hpp"
#include "geometry/shapes.hpp"

using namespace touiza;
using namespace touiza::geometry;
using doctest::Approx;

namespace {

std::vector<double> middles(double height, double step) {
  std::vector<double> heights;
  for (double z = step / 2; z < height; z += step) heights.push_back(z);
  return heights;
}

std::vector<Section> sections(const Mesh& mesh, const std::vector<double>& heights) {
  std::vector<Section> all(heights.size());
  each_section(mesh, heights, [&](std::size_t i, Section section) { all[i] = std::move(section); });
  return all;
}

}  // namespace

TEST_CASE("a tube's section is a ring: one contour round, one hole") {
  const auto all =
      sections(shapes::tube(Millimetres{10}, Millimetres{6}, Millimetres{30}, 200), {15});
  REQUIRE(all[0].size() == 2);
  CHECK(area_of(all[0]) == Approx(64 * std::numbers::pi).epsilon(1e-3));
}

TEST_CASE("the sections' area integrates to the volume") {
  const auto sphere = transformed(shapes::sphere(Millimetres{10}, 20'000), translation({5, 7, 10}));
  double volume = 0;
  for (const auto& section : sections(sphere, middles(20, 0.05))) volume += area_of(section) * 0.05;
  CHECK(volume == Approx(measure(sphere)->volume.value()).epsilon(1e-3));
}

TEST_CASE("a plane through corners and flat faces still cuts closed contours") {
  const auto all = sections(shapes::cube(Millimetres{20}), {0, 10, 20, 30});
  CHECK(all[0].empty());
  CHECK(area_of(all[1]) == Approx(400));
  CHECK(area_of(all[2]) == Approx(400));  // On the top face: what lies just below it.
  CHECK(all[3].empty());
}

TEST_CASE("a torn surface still gives a section where the tear is small") {
  auto torn = shapes::cylinder(Millimetres{10}, Millimetres{5}, 200);
  torn.triangles.erase(torn.triangles.begin() + 40, torn.triangles.begin() + 42);
  const auto all = sections(torn, {2.5});
  CHECK(area_of(all[0]) == Approx(100 * std::numbers::pi).epsilon(1e-2));
}

TEST_CASE("cracks are joined and facets turned, and it is said") {
  auto cracked = shapes::cube(Millimetres{20});
  // The top gets points of its own, a hair beside the others.
  for (std::uint32_t i = 4; i < 8; ++i)
    cracked.points.push_back(cracked.points[i] + Point{0.01, -0.02, 0});
  cracked.triangles[2] = {8, 9, 10};
  cracked.triangles[3] = {9, 11, 10};
  std::swap(cracked.triangles[6][0], cracked.triangles[6][1]);
  REQUIRE(measure(cracked)->open_edges == 8);

  const auto healing = healed(cracked);
  CHECK(healing.points_joined == 4);
  CHECK(healing.facets_turned == 1);
  CHECK(healing.done.size() == 2);
  const auto found = measure(healing.mesh);
  CHECK(found->is_closed());
  CHECK(found->flipped_facets == 0);
  CHECK(found->volume.value() == Approx(8'000).epsilon(1e-2));
}

TEST_CASE("a surface that closes by joining cracks can be made, one with a hole cannot") {
  auto cracked = shapes::cube(Millimetres{20});
  for (std::uint32_t i = 4; i < 8; ++i)
    cracked.points.push_back(cracked.points[i] + Point{0.01, -0.02, 0});
  cracked.triangles[2] = {8, 9, 10};
  cracked.triangles[3] = {9, 11, 10};
  const auto mended = examine_mesh(to_stl(cracked));
  REQUIRE(mended);
  CHECK(mended->measure.open_edges == 8);
  CHECK(mended->is_closed_after_mending);
  CHECK(mended->can_be_made());
  CHECK(mended->problems.at(0).code == "mesh_cracks_joined");

  auto torn = shapes::cube(Millimetres{20});
  torn.triangles.pop_back();
  const auto open = examine_mesh(to_stl(torn));
  REQUIRE(open);
  CHECK_FALSE(open->can_be_made());
  CHECK(examine_mesh("").error().code == "file_is_empty");
}
