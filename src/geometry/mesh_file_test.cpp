#include "geometry/mesh_file.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <limits>

#include "geometry/mesh_measure.hpp"
#include "geometry/shapes.hpp"

using namespace touiza;
using namespace touiza::geometry;

namespace {

constexpr const char* text_triangle = R"(solid corner
facet normal 0 0 1
  outer loop
    vertex 0 0 0
    vertex 1 0 0
    vertex +0 1.0e0 -0
  endloop
endfacet
endsolid corner
)";

std::string with_count(std::string stl, std::uint32_t count) {
  std::memcpy(stl.data() + 80, &count, sizeof(count));
  return stl;
}

std::string with_coordinate(std::string stl, float value) {
  std::memcpy(stl.data() + 84 + 50 * 3 + 12, &value, sizeof(value));  // Triangle 3, first corner.
  return stl;
}

std::string code_of(std::string_view bytes) {
  const auto refused = read_mesh(bytes);
  return refused ? "" : refused.error().code;
}

}  // namespace

TEST_CASE("a cube written as binary STL is read back with its eight points") {
  const auto file = read_mesh(to_stl(shapes::cube(Millimetres{20})));

  REQUIRE(file);
  CHECK(file->format == MeshFormat::stl_binary);
  CHECK(file->mesh.points.size() == 8);
  CHECK(file->mesh.triangles.size() == 12);
  CHECK(file->problems.empty());
}

TEST_CASE("a binary STL whose header begins with \"solid\" is read as binary") {
  const auto stl = to_stl(shapes::cube(Millimetres{20}), "solid made by a well-meaning program");

  REQUIRE(read_mesh(stl));
  CHECK(read_mesh(stl)->format == MeshFormat::stl_binary);
  CHECK(read_mesh(stl + "tail")->format == MeshFormat::stl_binary);
}

TEST_CASE("an STL as text is read, in capitals too, and several solids are counted") {
  std::string capitals = text_triangle;
  for (auto& c : capitals)
    if (c >= 'a' && c <= 'z' && c != 'e') c = static_cast<char>(c - 'a' + 'A');
  const auto file = read_mesh(std::string{text_triangle} + text_triangle);

  REQUIRE(file);
  CHECK(file->format == MeshFormat::stl_ascii);
  CHECK(file->objects == 2);
  CHECK(file->mesh.triangles.size() == 2);
  CHECK(file->mesh.points.size() == 3);
  CHECK(read_mesh(capitals));
}

TEST_CASE("an OBJ with quads, slashes and numbers counted backwards is read") {
  const auto file = read_mesh(
      "# a square and a triangle\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1/1/1 2//2 3 4\n"
      "f -4 -3 -2\n");

  REQUIRE(file);
  CHECK(file->format == MeshFormat::obj);
  CHECK(file->mesh.triangles.size() == 3);
  CHECK(file->mesh.points.size() == 4);
}

TEST_CASE("an empty file and files that are no mesh are refused") {
  CHECK(code_of("") == "file_is_empty");
  CHECK(code_of("hello, this is a letter and no part at all") == "file_format_unknown");
  CHECK(code_of(std::string(5000, '\xA7')) == "file_format_unknown");
  CHECK(code_of("%PDF-1.7\n1 0 obj") == "file_format_unknown");
  CHECK(code_of("\x89PNG\r\n\x1a\n" + std::string(200, '\x33')) == "file_format_unknown");
}

TEST_CASE("a truncated binary STL is refused with both counts") {
  const auto stl = to_stl(shapes::cube(Millimetres{20}));
  const auto refused = read_mesh(std::string_view{stl}.substr(0, stl.size() - 60));

  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "stl_truncated");
  CHECK(refused.error().message == "The header promises 12 triangles; the file holds 10.");
}

TEST_CASE("an STL that promises four billion triangles costs nothing and is refused") {
  const auto stl = to_stl(shapes::cube(Millimetres{20}));
  CHECK(code_of(with_count(stl, 4'294'967'295U)) == "stl_truncated");
  CHECK(code_of(with_count(stl.substr(0, 84), 4'000'000'000U)) == "stl_truncated");
}

TEST_CASE("trailing bytes and a count of zero are tolerated and said") {
  const auto stl = to_stl(shapes::cube(Millimetres{20}));
  const auto longer = read_mesh(stl + "abc");
  const auto uncounted = read_mesh(with_count(stl, 0));

  REQUIRE(longer);
  CHECK(longer->problems.at(0).code == "stl_trailing_bytes");
  REQUIRE(uncounted);
  CHECK(uncounted->problems.at(0).code == "stl_count_wrong");
  CHECK(uncounted->mesh.triangles.size() == 12);
}

TEST_CASE("an STL as text that ends in the middle is refused with the line") {
  const std::string text = text_triangle;
  const auto refused = read_mesh(std::string_view{text}.substr(0, text.find("endloop")));

  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "stl_truncated");
  CHECK(refused.error().message.find("line 7") != std::string::npos);
  CHECK(code_of("solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 zero 0") == "stl_malformed");
  CHECK(code_of("solid x\nendsolid x\n") == "mesh_is_empty");
}

TEST_CASE("coordinates that are no numbers or absurdly far are refused with their triangle") {
  const auto stl = to_stl(shapes::cube(Millimetres{20}));
  const auto refused = read_mesh(with_coordinate(stl, std::numeric_limits<float>::quiet_NaN()));

  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "coordinate_not_finite");
  CHECK(refused.error().message.find("Triangle 3") != std::string::npos);
  CHECK(code_of(with_coordinate(stl, std::numeric_limits<float>::infinity())) ==
        "coordinate_not_finite");
  CHECK(code_of(with_coordinate(stl, 1e30F)) == "coordinate_too_far");
  CHECK(code_of("v nan 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n") == "coordinate_not_finite");
  CHECK(code_of("v 1e999 0 0\n") == "obj_malformed");
}

TEST_CASE("an OBJ face that names a point that is not there is refused") {
  CHECK(code_of("v 0 0 0\nv 1 0 0\nf 1 2 3\n") == "mesh_index_out_of_range");
  CHECK(code_of("v 0 0 0\nf -2 1 1\n") == "mesh_index_out_of_range");
  CHECK(code_of("v 0 0 0\nf 1 0 1\n") == "obj_malformed");
  CHECK(code_of("v 0 0 0\nf 1 1\n") == "obj_malformed");
  CHECK(code_of("v 0 0 0\nf 1 1 99999999999999999999\n") == "obj_malformed");
}

TEST_CASE("more triangles than the limit are refused in every format") {
  ReadLimits limits;
  limits.triangles_max = 11;
  const auto stl = read_mesh(to_stl(shapes::cube(Millimetres{20})), limits);
  limits.triangles_max = 0;
  const auto text = read_mesh(text_triangle, limits);

  REQUIRE_FALSE(stl);
  CHECK(stl.error().code == "mesh_too_large");
  REQUIRE_FALSE(text);
  CHECK(text.error().code == "mesh_too_large");
}
