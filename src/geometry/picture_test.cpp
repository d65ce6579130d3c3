#include "geometry/picture.hpp"

#include <doctest/doctest.h>

#include "geometry/mesh_measure.hpp"
#include "geometry/preview.hpp"
#include "geometry/shapes.hpp"

using namespace touiza;
using namespace touiza::geometry;

TEST_CASE("a picture is a PNG of the size asked for, the same each time") {
  PictureOptions options;
  options.width_px = 160;
  options.height_px = 120;
  const auto png = draw_picture(shapes::sphere(Millimetres{10}, 400), options);

  REQUIRE(png);
  CHECK(png->starts_with("\x89PNG\r\n\x1a\n"));
  CHECK(static_cast<unsigned char>(png->at(19)) == 160);
  CHECK(static_cast<unsigned char>(png->at(23)) == 120);
  CHECK(png->size() > 1'000);
  CHECK(*draw_picture(shapes::sphere(Millimetres{10}, 400), options) == *png);
}

TEST_CASE("a picture without pixels, too many of them, or of nothing is refused") {
  PictureOptions none;
  none.width_px = 0;
  PictureOptions many;
  many.width_px = 100'000;
  many.height_px = 100'000;
  const auto cube = shapes::cube(Millimetres{10});

  CHECK(draw_picture(cube, none).error().code == "picture_too_large");
  CHECK(draw_picture(cube, many).error().code == "picture_too_large");
  CHECK(draw_picture(Mesh{}).error().code == "mesh_is_empty");
}

TEST_CASE("a preview within the budget keeps the mesh to a 65,535th of its size") {
  const auto tube = shapes::tube(Millimetres{10}, Millimetres{6}, Millimetres{30}, 32);
  const auto preview = preview_of(tube);
  REQUIRE(preview);
  const auto again = read_preview(*preview);

  REQUIRE(again);
  CHECK(again->triangles.size() == tube.triangles.size());
  CHECK(measure(*again)->volume.value() ==
        doctest::Approx(measure(tube)->volume.value()).epsilon(1e-3));
  CHECK(measure(*again)->is_closed());
}

TEST_CASE("a preview over the budget is thinned to it and keeps the shape") {
  const auto sphere = shapes::sphere(Millimetres{50}, 60'000);
  const auto preview = preview_of(sphere, 5'000);
  REQUIRE(preview);
  const auto light = read_preview(*preview);

  REQUIRE(light);
  CHECK(light->triangles.size() <= 5'000);
  CHECK(light->triangles.size() > 2'500);
  CHECK(preview->size() < 5'000 * 10);
  CHECK(measure(*light)->volume.value() ==
        doctest::Approx(measure(sphere)->volume.value()).epsilon(0.02));
}

TEST_CASE("bytes that are no preview are refused") {
  auto preview = *preview_of(shapes::cube(Millimetres{10}));
  CHECK(read_preview("TZP1").error().code == "preview_malformed");
  CHECK(read_preview(preview + "x").error().code == "preview_malformed");
  preview[preview.size() - 1] = '\x7F';
  CHECK(read_preview(preview).error().code == "preview_malformed");
}
