#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "estimate/fff.hpp"
#include "geometry/examination.hpp"
#include "geometry/shapes.hpp"
#include "json/document.hpp"
#include "part/analyze_command.hpp"
#include "part/estimate_command.hpp"
#include "part/part_json.hpp"
#include "part/profile_json.hpp"

using namespace touiza;
using namespace touiza::part_files;
using doctest::Approx;

namespace {

namespace fs = std::filesystem;

/// A folder that goes with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("touiza-part-test-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{path / name, std::ios::binary} << text;
    return (path / name).string();
  }
};

constexpr const char* fff_set = R"({"schema": "touiza-parameters/fff/1", "layer_height_mm": 0.25,
  "first_layer_height_mm": 0.2, "infill_percent": 100, "infill_pattern": "rectilinear"})";
constexpr const char* laser_set = R"({"schema": "touiza-parameters/laser/1", "speed_mm_s": 20})";
constexpr const char* small_machine = R"({"schema": "touiza-machine/1", "name": "Small",
  "technology": "fff", "work_volume_mm": {"x": 100, "y": 100, "z": 15}})";
constexpr const char* drawing =
    "<svg width=\"100mm\" height=\"50mm\" viewBox=\"0 0 100 50\"><rect width=\"100\" "
    "height=\"50\"/></svg>";

}  // namespace

TEST_CASE("analyze ends with 0 where all can be made, with 1 where one cannot, with 2 for misuse") {
  const Folder folder;
  const auto cube = folder.write("cube.stl", to_stl(geometry::shapes::cube(Millimetres{20})));
  const auto flat = folder.write("flat.svg", drawing);
  auto torn = geometry::shapes::cube(Millimetres{20});
  torn.triangles.pop_back();
  const auto open = folder.write("open.stl", to_stl(torn));
  const auto machine = folder.write("small.json", small_machine);

  CHECK(run_analyze_command({cube, flat}) == 0);
  CHECK(run_analyze_command({cube, open, "--json"}) == 1);
  CHECK(run_analyze_command({cube, "--machine", machine}) == 1);
  CHECK(run_analyze_command({(folder.path / "nowhere.stl").string()}) == 1);
  CHECK(run_analyze_command({folder.path.string()}) == 1);
  CHECK(run_analyze_command({folder.write("empty.stl", "")}) == 1);
  CHECK(run_analyze_command({}) == 2);
  CHECK(run_analyze_command({cube, "--colour", "red"}) == 2);
  CHECK(run_analyze_command({"--help"}) == 0);
}

TEST_CASE("estimate works files through profiles of several technologies") {
  const Folder folder;
  const auto cube = folder.write("cube.stl", to_stl(geometry::shapes::cube(Millimetres{20})));
  const auto flat = folder.write("flat.svg", drawing);
  const auto fff = folder.write("fff.json", fff_set);
  const auto laser = folder.write("laser.json", laser_set);
  const auto ini = folder.write("pla.ini", "layer_height = 0.2\nfirst_layer_height = 0.2\n");

  CHECK(run_estimate_command({cube, "--profile", fff, "--profile", ini, "--json"}) == 0);
  CHECK(run_estimate_command({flat, "--profile", laser, "--sheet", "310x160"}) == 0);
  CHECK(run_estimate_command({flat, cube, "--profile", laser}) == 1);  // A cube is no drawing.
  CHECK(run_estimate_command({flat, "--profile", laser, "--sheet", "large"}) == 2);
  CHECK(run_estimate_command({cube, "--profile", folder.write("x.json", "{\"schema\": \"x\"}")}) ==
        1);
  CHECK(run_estimate_command({cube}) == 2);
  CHECK(run_estimate_command({cube, "--profile", fff, "--copies", "0"}) == 2);
}

TEST_CASE("the JSON of analyze and estimate holds the fields that it promises") {
  const auto found = geometry::examine_mesh(to_stl(geometry::shapes::cube(Millimetres{20})));
  REQUIRE(found);
  const auto mesh = json::Document::parse(mesh_to_json("cube.stl", *found, found->problems));
  REQUIRE(mesh);
  for (const auto* field :
       {"file", "format", "triangles", "components", "closed", "open_edges", "non_manifold_edges",
        "flipped_facets", "degenerate_facets", "volume_mm3", "area_mm2", "size_mm", "problems"})
    CHECK_MESSAGE(mesh->root().find(field), field);
  CHECK(mesh->root().find("volume_mm3")->number() == Approx(8000));

  const auto cube = estimate::estimate_fff(geometry::shapes::cube(Millimetres{20}), {});
  const auto text = estimate_to_json("cube.stl", "pla", "fff", cube->cycle, &*cube);
  const auto estimate = json::Document::parse(text);
  REQUIRE(estimate);
  for (const auto* field : {"file", "profile", "time_s", "time_low_s", "time_high_s", "warm_up_s",
                            "filament_mm", "filament_g", "layers", "breakdown", "problems"})
    CHECK_MESSAGE(estimate->root().find(field), field);
}

TEST_CASE("parameter sets and machines are read with their units, and unknown fields refused") {
  const auto profile = profile_from_text(fff_set);
  REQUIRE_MESSAGE(profile, (profile ? "" : profile.error().message));
  const auto& p = std::get<estimate::FffParameters>(profile->parameters);
  CHECK(p.layer_height_mm == Approx(0.25));
  CHECK(p.infill_density == Approx(1));
  CHECK(p.infill_pattern == estimate::InfillPattern::rectilinear);

  const auto machine = machine_from_text(small_machine);
  REQUIRE(machine);
  CHECK(machine->work_volume.z_mm == Approx(15));
  CHECK(profile_from_text(R"({"schema": "touiza-parameters/fff/1", "layer": 1})").error().code ==
        "fields_are_wrong");
  CHECK(profile_from_text(R"({"schema": "touiza-parameters/knitting/1"})").error().code ==
        "parameters_schema_is_unknown");
  CHECK(machine_from_text(R"({"schema": "touiza-machine/9"})").error().code ==
        "machine_schema_is_unknown");
}
