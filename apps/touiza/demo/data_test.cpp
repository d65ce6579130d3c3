// The demonstration's data holds together, and its designs can be made: read by the same rooms that
// will read a maker's files.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <set>

#include "demo/design_file.hpp"
#include "demo/embedded.hpp"
#include "demo/table.hpp"
#include "geometry/mesh_file.hpp"
#include "geometry/mesh_measure.hpp"
#include "geometry/outline.hpp"
#include "geometry/outline_file.hpp"
#include "json/document.hpp"

using namespace touiza;

namespace {

std::set<std::string> values(std::string_view path, std::string_view column) {
  std::set<std::string> result;
  for (const auto& row : demo::table(path)) result.insert(row[column]);
  return result;
}

const std::array designs{"face-shield", "ear-saver", "plexibox"};

geometry::MeshMeasure measured(const demo::DesignFile& design, const std::string& file) {
  const auto mesh = geometry::read_mesh(demo::design_bytes(design, file));
  REQUIRE_MESSAGE(mesh, file);
  const auto measure = geometry::measure(mesh->mesh);
  REQUIRE_MESSAGE(measure, file);
  return *measure;
}

geometry::OutlineMeasure outlined(const demo::DesignFile& design, const std::string& file) {
  const auto outline = geometry::read_outline(demo::design_bytes(design, file));
  REQUIRE_MESSAGE(outline, file);
  CHECK_MESSAGE(outline->is_unit_stated, file);
  const auto measure = geometry::measure(outline->outline);
  REQUIRE_MESSAGE(measure, file);
  return *measure;
}

}  // namespace

TEST_CASE("a quoted field may hold a comma and a quotation mark") {
  const auto rows = demo::rows_of("a,b\n\"1, one\",\"say \"\"yes\"\"\"\n2,\n");

  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["a"] == "1, one");
  CHECK(rows[0]["b"] == "say \"yes\"");
  CHECK(rows[1].list("b").empty());
}

TEST_CASE("the demonstration has the size that was promised") {
  CHECK(demo::table("regions.csv").size() == 12);
  CHECK(demo::table("towns.csv").size() == 75);
  CHECK(demo::table("network/labs.csv").size() == 120);
  CHECK(demo::table("network/machines.csv").size() == 300);
  CHECK(demo::table("network/clusters.csv").size() == 2);
  CHECK(values("network/machines.csv", "technology").size() >= 5);

  std::map<std::string, int> sites;
  for (const auto& site : demo::table("network/sites.csv")) ++sites[site["kind"]];
  CHECK(sites == std::map<std::string, int>{{"hospital", 40}, {"hub", 12}});

  long long shields = 0;
  for (const auto& need : demo::table("network/needs.csv"))
    if (need["design"] == "face-shield" && need["state"] == "verified")
      shields += need.whole("quantity");
  CHECK(shields == 20'000);
}

TEST_CASE("every name in the demonstration's tables stands for a row of another") {
  const auto regions = values("regions.csv", "region");
  const auto towns = values("towns.csv", "town");
  const auto labs = values("network/labs.csv", "lab");
  const auto organizations = values("network/organizations.csv", "organization");
  const auto materials = values("network/materials.csv", "material");
  const auto skills = values("network/know_how.csv", "know_how");
  const auto clusters = values("network/clusters.csv", "cluster");
  const auto sites = values("network/sites.csv", "site");

  for (const auto& town : demo::table("towns.csv")) CHECK(regions.contains(town["region"]));
  for (const auto& region : demo::table("regions.csv")) CHECK(towns.contains(region["chief_town"]));
  for (const auto& lab : demo::table("network/labs.csv")) {
    CHECK(towns.contains(lab["town"]));
    CHECK(organizations.contains(lab["organization"]));
    for (const auto& skill : lab.list("know_how")) CHECK(skills.contains(skill));
    for (const auto& cluster : lab.list("clusters")) CHECK(clusters.contains(cluster));
  }
  for (const auto& machine : demo::table("network/machines.csv")) {
    CHECK(labs.contains(machine["lab"]));
    for (const auto& material : machine.list("materials")) CHECK(materials.contains(material));
  }
  for (const auto& stock : demo::table("network/stocks.csv"))
    CHECK(materials.contains(stock["material"]));
  for (const auto& site : demo::table("network/sites.csv")) {
    CHECK(organizations.contains(site["organization"]));
    CHECK((site["kind"] != "hub" || labs.contains(site["lab"])));
  }
  for (const auto& need : demo::table("network/needs.csv")) CHECK(sites.contains(need["site"]));
}

TEST_CASE("every text of the demonstration is there in three languages") {
  for (const auto* path : {"regions.csv", "towns.csv", "network/organizations.csv",
                           "network/labs.csv", "network/sites.csv", "network/materials.csv",
                           "network/know_how.csv", "network/clusters.csv"}) {
    for (const auto& row : demo::table(path)) {
      const auto name = row.text("name");
      CHECK_MESSAGE((!name.fr.empty() && !name.ar.empty() && !name.en.empty()), path);
    }
  }
}

TEST_CASE(
    "each design's files are there, its materials known, its parameters JSON of their technology") {
  const auto materials = values("network/materials.csv", "material");
  const auto technologies = values("network/machines.csv", "technology");
  for (const auto* name : designs) {
    const auto design = demo::read_design(name);
    REQUIRE_MESSAGE(design, name);
    CHECK(design->design == name);
    CHECK(demo::files().file(fmt::format("designs/{}/{}", name, design->picture)));
    for (const auto& document : design->documents)
      CHECK_FALSE(demo::design_bytes(*design, document.file).empty());
    for (const auto& component : design->components) {
      CHECK((component.source == "made") == !component.process_plans.empty());
      if (component.source == "bought") CHECK(materials.contains(component.material));
      for (const auto& plan : component.process_plans) {
        CHECK(technologies.contains(plan.technology));
        CHECK(materials.contains(plan.material));
        for (const auto& substitute : plan.substitutes) CHECK(materials.contains(substitute));
        for (const auto& file : plan.files) CHECK_FALSE(demo::design_bytes(*design, file).empty());
        const auto parameters = json::Document::parse(demo::design_bytes(*design, plan.parameters));
        REQUIRE(parameters);
        CHECK(parameters->root().find("schema")->text() ==
              fmt::format("touiza-parameters/{}/1", plan.technology));
      }
    }
  }
}

TEST_CASE("every mesh of the designs is closed and of one piece") {
  for (const auto* name : designs) {
    const auto design = demo::read_design(name);
    REQUIRE(design);
    for (const auto& file : demo::files().under(fmt::format("designs/{}/", name))) {
      if (!file.path().ends_with(".stl") || file.path().ends_with("assembled.stl")) continue;
      const auto mesh =
          measured(*design, std::string{file.path().substr(file.path().rfind('/') + 1)});
      INFO(file.path());
      CHECK(mesh.is_closed());
      CHECK(mesh.components == 1);
      CHECK(mesh.flipped_facets == 0);
      CHECK(file.bytes().size() < 1'000'000);
    }
  }
}

TEST_CASE("the parts of the face shield have the sizes of their drawing") {
  const auto design = demo::read_design("face-shield");
  REQUIRE(design);

  const auto printed = measured(*design, "headband-printed.stl");
  CHECK(printed.volume.value() == doctest::Approx(23'319).epsilon(0.001));
  CHECK(printed.box.high.z - printed.box.low.z == doctest::Approx(22));

  const auto sheet = outlined(*design, "visor-sheet.dxf");
  CHECK(sheet.size().x == doctest::Approx(292));
  CHECK(sheet.size().y == doctest::Approx(240));
  CHECK(sheet.contours == 5);
  CHECK(sheet.holes == 4);
}

TEST_CASE("DXF and SVG of an outline are the same cut") {
  for (const auto* name : designs) {
    const auto design = demo::read_design(name);
    REQUIRE(design);
    for (const auto& component : design->components) {
      for (const auto& plan : component.process_plans) {
        if (plan.technology != "laser") continue;
        REQUIRE(plan.files.size() == 2);
        const auto dxf = outlined(*design, plan.files[0]);
        const auto svg = outlined(*design, plan.files[1]);
        INFO(plan.files[0]);
        CHECK(dxf.open_curves == 0);
        CHECK(dxf.contours == svg.contours);
        CHECK(dxf.cut_length.value() == doctest::Approx(svg.cut_length.value()).epsilon(1e-4));
        CHECK(dxf.size().x == doctest::Approx(svg.size().x).epsilon(1e-4));
      }
    }
  }
}
