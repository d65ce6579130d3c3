#include "network/region_shapes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "network/country_outlines.hpp"
#include "network/voronoi.hpp"

using namespace touiza;
using namespace touiza::network;

namespace {

GeoShape rectangle(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

/// Square degrees, holes taken off.
double area(const GeoShape& shape) {
  double sum = 0.0;
  for (const auto& polygon : shape) {
    for (const auto& ring : polygon) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        sum += (a.lng * b.lat - b.lng * a.lat) / 2.0;
      }
    }
  }
  return sum;
}

const GeoShape& shape_of(const BaseMap& map, const std::string& region) {
  return std::ranges::find(map.regions, region, &RegionShape::region)->shape;
}

/// A country of ten by four degrees on the equator, two towns in the west, one in the east.
const std::array country{rectangle(0, 0, 10, 4)};
const std::array three_towns{TownPoint{"Adrar", "west", {2, 1}}, TownPoint{"Bir", "west", {2, 3}},
                             TownPoint{"Chella", "east", {6, 2}}};

std::string code_of(const Result<BaseMap>& result) { return result ? "" : result.error().code; }

}  // namespace

TEST_CASE("every place belongs to the region of the nearest town") {
  const auto map = draw_regions(country, three_towns);

  REQUIRE(map);
  REQUIRE(map->regions.size() == 2);
  CHECK(contains(shape_of(*map, "west"), {1, 2}));
  CHECK(contains(shape_of(*map, "east"), {9, 0.5}));
  CHECK_FALSE(contains(shape_of(*map, "east"), {2, 2}));
  CHECK_FALSE(contains(shape_of(*map, "west"), {11, 2}));
}

TEST_CASE("the regions fill their country and do not overlap") {
  const auto map = draw_regions(country, three_towns);

  REQUIRE(map);
  CHECK(area(map->outline) == doctest::Approx(40.0));
  CHECK(area(shape_of(*map, "west")) + area(shape_of(*map, "east")) ==
        doctest::Approx(40.0).epsilon(1e-4));
}

TEST_CASE("the cells of one region melt into one shape") {
  const auto map = draw_regions(country, three_towns);

  REQUIRE(map);
  CHECK(shape_of(*map, "west").size() == 1);
  CHECK(shape_of(*map, "west").front().size() == 1);
}

TEST_CASE("outlines that touch are one country, and the border between them is gone") {
  const std::array halves{rectangle(0, 0, 5, 4), rectangle(5, 0, 10, 4)};

  const auto map = draw_regions(halves, three_towns);

  REQUIRE(map);
  REQUIRE(map->outline.size() == 1);
  CHECK(map->outline.front().front().size() == 4);
}

TEST_CASE("a ring given the wrong way round is land all the same") {
  auto turned = country;
  std::ranges::reverse(turned[0][0][0]);

  const auto map = draw_regions(turned, three_towns);

  REQUIRE(map);
  CHECK(area(map->outline) == doctest::Approx(40.0));
}

TEST_CASE("a lake stays a hole, and an island belongs to the nearest town") {
  auto lake_and_island = country;
  lake_and_island[0][0].push_back({{8, 1}, {8, 2}, {9, 2}, {9, 1}});
  lake_and_island[0].push_back({{{-2, 1}, {-1, 1}, {-1, 2}, {-2, 2}}});

  const auto map = draw_regions(lake_and_island, three_towns);

  REQUIRE(map);
  CHECK_FALSE(contains(shape_of(*map, "east"), {8.5, 1.5}));
  CHECK(contains(shape_of(*map, "west"), {-1.5, 1.5}));
  CHECK(area(map->outline) == doctest::Approx(40.0));
}

TEST_CASE("a region around another has a hole for it") {
  const std::array towns{TownPoint{"Middle", "inner", {5, 2}}, TownPoint{"West", "outer", {3, 2}},
                         TownPoint{"East", "outer", {7, 2}}, TownPoint{"South", "outer", {5, 0.5}},
                         TownPoint{"North", "outer", {5, 3.5}}};

  const auto map = draw_regions(country, towns);

  REQUIRE(map);
  REQUIRE(shape_of(*map, "outer").size() == 1);
  CHECK(shape_of(*map, "outer").front().size() == 2);
  CHECK(contains(shape_of(*map, "inner"), {5, 2}));
}

TEST_CASE("a town that the coarse outline leaves in the sea gets land of its own") {
  std::array towns{three_towns[0], three_towns[2], TownPoint{"Port", "harbour", {4, 4.1}}};

  const auto map = draw_regions(country, towns);

  REQUIRE(map);
  CHECK(contains(shape_of(*map, "harbour"), towns[2].at));
  CHECK(contains(map->outline, towns[2].at));
  CHECK(map->outline.size() == 1);
}

TEST_CASE("a town on the very shore lies inside its region") {
  std::array towns{three_towns[0], TownPoint{"Beach", "east", {7, 4.0}}};

  const auto map = draw_regions(country, towns);

  REQUIRE(map);
  CHECK(contains(shape_of(*map, "east"), towns[1].at));
}

TEST_CASE("a country over the 180th meridian comes out in one piece") {
  const std::array islands{rectangle(177, -18, 180, -16), rectangle(-180, -18, -178, -16)};
  const std::array towns{TownPoint{"Suva", "west", {178.4, -17}},
                         TownPoint{"Levuka", "east", {-179.5, -17}}};

  const auto map = draw_regions(islands, towns);

  REQUIRE(map);
  REQUIRE(map->outline.size() == 1);
  CHECK(area(map->outline) == doctest::Approx(10.0).epsilon(1e-3));
  CHECK(area(shape_of(*map, "west")) == doctest::Approx(4.9).epsilon(2e-2));
}

TEST_CASE("two towns of one region may share a point, of two regions not") {
  std::array towns{three_towns[0], TownPoint{"Twin", "west", {2, 1}}, three_towns[2]};
  CHECK(draw_regions(country, towns).has_value());

  towns[1].region = "east";
  CHECK(code_of(draw_regions(country, towns)) == "towns_coincide");
}

TEST_CASE("what no map can be drawn from is refused by name") {
  CHECK(code_of(draw_regions(country, {})) == "towns_missing");
  CHECK(code_of(draw_regions({}, three_towns)) == "outline_missing");

  auto towns = three_towns;
  towns[1].at = {2, 95};
  CHECK(code_of(draw_regions(country, towns)) == "town_off_the_globe");
  towns[1].at = {2, std::nan("")};
  CHECK(code_of(draw_regions(country, towns)) == "town_off_the_globe");

  towns[1].at = {3, 40};  // Latitude and longitude swapped, say.
  const auto refused = draw_regions(country, towns);
  CHECK(code_of(refused) == "town_outside_country");
  CHECK(refused.error().message.find("'Bir'") != std::string::npos);
}

TEST_CASE("cells that meet have bit for bit the same corner") {
  // A slanted lattice and its middle points: every inner corner belongs to three cells or more.
  std::vector<PlanePoint> sites;
  for (int i = 0; i < 12; ++i) {
    for (int k = 0; k < 12; ++k) sites.push_back({i + 0.31 * k + 0.01 * (i * k % 7), k - 0.17 * i});
  }
  const auto cells = voronoi_cells(sites, {{-5, -5}, {20, 20}});

  double covered = 0.0;
  std::size_t lonely = 0;
  for (const auto& cell : cells) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
      const auto& a = cell[i];
      const auto& b = cell[(i + 1) % cell.size()];
      covered += (a.x * b.y - b.x * a.y) / 2.0;
      if (a.x < -4.9 || a.y < -4.9 || a.x > 19.9 || a.y > 19.9) continue;
      std::size_t met = 0;
      for (const auto& other : cells) {
        met += static_cast<std::size_t>(
            std::ranges::count_if(other, [&](PlanePoint p) { return p.x == a.x && p.y == a.y; }));
      }
      lonely += met < 3 ? 1U : 0U;
    }
  }
  CHECK(covered == doctest::Approx(625.0));
  CHECK(lonely == 0);
}

TEST_CASE("an outline is read from the atlas by its number") {
  constexpr std::string_view path = "901.json";
  constexpr std::string_view text =
      R"({"id":"901","name":"Test","polygons":[[[0,0,10,0,10,4,0,4],[8,1,8,2,9,2]]]})";
  const std::array files{EmbeddedFile{path.data(), path.size(), text.data(), text.size()}};
  const std::array<std::string, 1> known{"901"}, unknown{"902"};

  const auto outlines = country_outlines(EmbeddedFolder{files}, known);
  REQUIRE(outlines);
  CHECK(outlines->front().name == "Test");
  REQUIRE(outlines->front().shape.front().size() == 2);
  CHECK(outlines->front().shape.front()[1][2] == GeoPoint{9, 2});

  const auto missing = country_outlines(EmbeddedFolder{files}, unknown);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == "country_unknown");
}
