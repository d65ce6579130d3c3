#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zip.h>

#include <memory>
#include <utility>

#include "geometry/mesh_file.hpp"
#include "geometry/mesh_measure.hpp"
#include "geometry/shapes.hpp"

using namespace touiza;
using namespace touiza::geometry;
using doctest::Approx;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// A ZIP archive of `entries`, in memory.
std::string archive(const Entries& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, contents] : entries)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, contents.data(), contents.size(), 0), 0);
  REQUIRE(zip_close(zip) == 0);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

std::string mesh_xml(const Mesh& mesh) {
  std::string xml = "<mesh><vertices>";
  for (const auto& p : mesh.points)
    xml += fmt::format("<vertex x=\"{}\" y=\"{}\" z=\"{}\"/>", p.x, p.y, p.z);
  xml += "</vertices><triangles>";
  for (const auto& t : mesh.triangles)
    xml += fmt::format("<triangle v1=\"{}\" v2=\"{}\" v3=\"{}\"/>", t[0], t[1], t[2]);
  return xml + "</triangles></mesh>";
}

std::string model(std::string_view resources, std::string_view build,
                  std::string_view unit = "millimeter") {
  return fmt::format(
      "<?xml version=\"1.0\"?><model "
      "unit=\"{}\"><resources>{}</resources><build>{}</build></model>",
      unit, resources, build);
}

std::string three_mf(std::string_view resources, std::string_view build,
                     std::string_view unit = "millimeter") {
  return archive({{"3D/3dmodel.model", model(resources, build, unit)}});
}

std::string cube_object(int id) {
  return fmt::format("<object id=\"{}\">{}</object>", id, mesh_xml(shapes::cube(Millimetres{10})));
}

std::string code_of(std::string_view bytes, const ReadLimits& limits = {}) {
  const auto refused = read_mesh(bytes, limits);
  return refused ? "" : refused.error().code;
}

}  // namespace

TEST_CASE("items, components, transforms and the unit of a 3MF are followed") {
  const auto resources = cube_object(1) +
                         "<object id=\"2\"><components><component objectid=\"1\"/>"
                         "<component objectid=\"1\" transform=\"2 0 0 0 1 0 0 0 1 50 0 0\"/>"
                         "</components></object>";
  const auto file = read_mesh(three_mf(resources,
                                       "<item objectid=\"2\"/><item objectid=\"1\" "
                                       "transform=\"1 0 0 0 1 0 0 0 1 0 90 0\"/>",
                                       "centimeter"));

  REQUIRE(file);
  CHECK(file->format == MeshFormat::three_mf);
  CHECK(file->unit == "centimeter");
  CHECK(file->objects == 2);
  const auto found = measure(file->mesh);
  CHECK(found->components == 3);
  CHECK(found->volume.value() == Approx(4 * 1e6));  // Three cubes, one of double length, in cm.
  CHECK(found->box.size() == Point{700, 1000, 100});
}

TEST_CASE("a mirrored component stays right side out") {
  const auto file = read_mesh(
      three_mf(cube_object(1), "<item objectid=\"1\" transform=\"-1 0 0 0 1 0 0 0 1 0 0 0\"/>"));
  REQUIRE(file);
  CHECK(measure(file->mesh)->flipped_facets == 0);
}

TEST_CASE("objects in other model files of the archive are found by their path") {
  const auto bytes = archive(
      {{"_rels/.rels",
        "<Relationships><Relationship Target=\"/3D/main.model\" "
        "Type=\"http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel\"/></Relationships>"},
       {"3D/main.model",
        "<model xmlns:p=\"p\"><resources><object id=\"7\"><components><component "
        "p:path=\"/3D/Objects/part.model\" objectid=\"1\"/></components></object></resources>"
        "<build><item objectid=\"7\"/></build></model>"},
       {"3D/Objects/part.model", model(cube_object(1), "")}});
  const auto file = read_mesh(bytes);
  REQUIRE(file);
  CHECK(file->mesh.triangles.size() == 12);
}

TEST_CASE("a 3MF without a build, and one whose parts are not to be printed") {
  const auto unbuilt = read_mesh(three_mf(cube_object(1), ""));
  REQUIRE(unbuilt);
  CHECK(unbuilt->problems.at(0).code == "three_mf_without_build");
  CHECK(code_of(three_mf("<object id=\"1\" type=\"support\"/>", "<item objectid=\"1\"/>")) ==
        "mesh_is_empty");
}

TEST_CASE("a zip bomb is refused by its ratio and by its size") {
  const auto bomb = archive({{"3D/3dmodel.model", "<model>" + std::string(30'000'000, ' ')}});
  CHECK(code_of(bomb) == "archive_too_large");

  ReadLimits limits;
  limits.unpacked_bytes_max = 500;
  CHECK(code_of(three_mf(cube_object(1), ""), limits) == "archive_too_large");
  limits = {};
  limits.entries_max = 1;
  CHECK(code_of(archive({{"a", "1"}, {"b", "2"}}), limits) == "archive_too_large");
}

TEST_CASE("names that lead out of the archive are refused") {
  for (const auto* name : {"../../etc/passwd", "/etc/passwd", "3D/../../x", "C:\\x", "a\\..\\b"})
    CHECK(code_of(archive({{name, "x"}, {"3D/3dmodel.model", model(cube_object(1), "")}})) ==
          "archive_path_unsafe");
}

TEST_CASE("entities are refused before they can grow") {
  const auto laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE model [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
      "<model>&b;</model>";
  CHECK(code_of(archive({{"3D/3dmodel.model", laughs}})) == "xml_entity_refused");
  const auto outside =
      "<!DOCTYPE model [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><model unit=\"&a;\"/>";
  CHECK(code_of(archive({{"3D/3dmodel.model", outside}})) == "xml_entity_refused");
}

TEST_CASE("deep XML, and one endless tag, are refused") {
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "<model>";
  CHECK(code_of(archive({{"3D/3dmodel.model", deep}})) == "xml_too_deep");

  ReadLimits limits;
  limits.unpacked_ratio_max = 100'000;
  const auto endless = "<model unit=\"" + std::string(9'000'000, 'x');
  CHECK(code_of(archive({{"3D/3dmodel.model", endless}}), limits) == "xml_malformed");
}

TEST_CASE("components that contain themselves, or multiply without end, are refused") {
  CHECK(code_of(three_mf("<object id=\"1\"><components><component objectid=\"1\"/></components>"
                         "</object>",
                         "<item objectid=\"1\"/>")) == "three_mf_too_deep");

  std::string doubling = cube_object(1);
  for (int id = 2; id < 30; ++id)
    doubling += fmt::format(
        "<object id=\"{}\"><components><component objectid=\"{}\"/><component objectid=\"{}\"/>"
        "</components></object>",
        id, id - 1, id - 1);
  CHECK(code_of(three_mf(doubling, "<item objectid=\"29\"/>")) == "mesh_too_large");
}

TEST_CASE("a damaged archive or model is refused with a reason") {
  const auto whole = three_mf(cube_object(1), "<item objectid=\"1\"/>");
  CHECK(code_of(std::string_view{whole}.substr(0, whole.size() / 2)) == "archive_malformed");
  CHECK(code_of(archive({{"readme.txt", "no model"}})) == "three_mf_malformed");
  CHECK(code_of(archive({{"3D/3dmodel.model", "<model><resources></model>"}})) == "xml_malformed");
  CHECK(code_of(three_mf("", "<item objectid=\"5\"/>")) == "three_mf_malformed");
  CHECK(code_of(three_mf(cube_object(1), "", "cubit")) == "three_mf_malformed");
  CHECK(code_of(three_mf("<object id=\"1\"><mesh><vertices><vertex x=\"nan\" y=\"0\" z=\"0\"/>"
                         "</vertices></mesh></object>",
                         "")) == "coordinate_not_finite");
  CHECK(code_of(three_mf("<object id=\"1\"><mesh><triangles><triangle v1=\"0\" v2=\"1\" v3=\"2\"/>"
                         "</triangles></mesh></object>",
                         "")) == "mesh_index_out_of_range");
}
