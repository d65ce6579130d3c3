#include "geometry/mesh_measure.hpp"

#include <doctest/doctest.h>

#include <numbers>
#include <utility>

#include "geometry/mesh_file.hpp"
#include "geometry/shapes.hpp"

using namespace touiza;
using namespace touiza::geometry;
using doctest::Approx;

namespace {

bool has(const Problems& problems, std::string_view code) {
  for (const auto& problem : problems)
    if (problem.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("a closed cube has its schoolbook volume, area and centre") {
  const auto cube = measure(shapes::cube(Millimetres{20}));

  REQUIRE(cube);
  CHECK(cube->volume.value() == Approx(8'000));
  CHECK(cube->area.value() == Approx(2'400));
  CHECK(cube->centre_of_mass.x == Approx(10));
  CHECK(cube->box.size() == Point{20, 20, 20});
  CHECK(cube->is_closed());
  CHECK(cube->components == 1);
  CHECK(cube->flipped_facets == 0);
  CHECK(problems_of(*cube).empty());
}

TEST_CASE("a tube holds the ring times its height") {
  const auto tube = measure(shapes::tube(Millimetres{10}, Millimetres{6}, Millimetres{30}, 360));

  REQUIRE(tube);
  CHECK(tube->volume.value() == Approx(std::numbers::pi * (100 - 36) * 30).epsilon(0.001));
  CHECK(tube->is_closed());
  CHECK(tube->components == 1);
}

TEST_CASE("volume and area do not change under rotation, translation and mirroring") {
  const auto mesh = shapes::sphere(Millimetres{12}, 500);
  const auto before = measure(mesh);
  const Transform mirror{{-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}};
  for (const auto& move : {rotation({1, 2, 3}, 0.7), translation({5e5, -3e5, 100}), mirror}) {
    const auto after = measure(transformed(mesh, move));
    REQUIRE(after);
    CHECK(after->volume.value() == Approx(before->volume.value()).epsilon(1e-9));
    CHECK(after->area.value() == Approx(before->area.value()).epsilon(1e-9));
    CHECK(after->flipped_facets == 0);
  }
}

TEST_CASE("a missing triangle leaves three open edges") {
  auto torn = shapes::cube(Millimetres{20});
  torn.triangles.pop_back();
  const auto found = measure(torn);

  REQUIRE(found);
  CHECK(found->open_edges == 3);
  CHECK_FALSE(found->is_closed());
  CHECK(any_blocks(problems_of(*found)));
}

TEST_CASE("two cubes are two components, two that touch along an edge share it with four") {
  const auto cube = shapes::cube(Millimetres{20});
  const auto apart = measure(shapes::together(cube, transformed(cube, translation({30, 0, 0}))));
  CHECK(apart->components == 2);

  // Through a file, where equal points become one.
  const auto touching =
      read_mesh(to_stl(shapes::together(cube, transformed(cube, translation({20, 20, 0})))));
  REQUIRE(touching);
  const auto found = measure(touching->mesh);
  CHECK(found->non_manifold_edges == 1);
  CHECK(found->open_edges == 0);
  CHECK(found->flipped_facets == 0);
  CHECK(has(problems_of(*found), "mesh_is_non_manifold"));
}

TEST_CASE("flipped facets are counted, few or all") {
  auto mesh = shapes::cube(Millimetres{20});
  std::swap(mesh.triangles[3][0], mesh.triangles[3][1]);
  CHECK(measure(mesh)->flipped_facets == 1);

  auto inside_out = shapes::cube(Millimetres{20});
  for (auto& triangle : inside_out.triangles) std::swap(triangle[0], triangle[1]);
  const auto found = measure(inside_out);
  CHECK(found->flipped_facets == 12);
  CHECK(found->volume.value() == Approx(8'000));
}

TEST_CASE("facets without area are counted; those in a line still close the surface") {
  auto mesh = shapes::cube(Millimetres{20});
  mesh.triangles.push_back({0, 0, 1});
  CHECK(measure(mesh)->degenerate_facets == 1);
  CHECK(measure(mesh)->is_closed());

  // Below, the edge from point 0 to 1 is split in the middle; a sliver joins both sides.
  mesh.points.push_back({10, 0, 0});
  mesh.triangles[0] = {0, 2, 8};
  mesh.triangles.push_back({8, 2, 1});
  mesh.triangles.push_back({0, 8, 1});
  const auto found = measure(mesh);
  CHECK(found->degenerate_facets == 2);
  CHECK(found->is_closed());
}

TEST_CASE("a part of 2 mm and one of 2 km are questioned") {
  const auto tiny = measure(shapes::cube(Millimetres{2}));
  const auto huge = measure(shapes::cube(Millimetres{2e6}));

  CHECK(has(problems_of(*tiny), "part_is_tiny"));
  CHECK(problems_of(*tiny).at(0).remedy.find("50.8 mm") != std::string::npos);
  CHECK(has(problems_of(*huge), "part_is_huge"));
  CHECK_FALSE(any_blocks(problems_of(*tiny)));
}

TEST_CASE("a flat sheet without thickness has no volume") {
  Mesh flat;
  flat.points = {{0, 0, 0}, {50, 0, 0}, {0, 50, 0}};
  flat.triangles = {{0, 1, 2}, {0, 2, 1}};
  CHECK(has(problems_of(*measure(flat)), "mesh_has_no_volume"));
}

TEST_CASE("a triangle naming a missing point is refused, with its number") {
  auto torn = shapes::cube(Millimetres{20});
  torn.triangles[7][0] = 99;
  const auto refused = measure(torn);

  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "mesh_index_out_of_range");
  CHECK(refused.error().message.find("Triangle 7") != std::string::npos);
  CHECK(measure(Mesh{}).error().code == "mesh_is_empty");
}
