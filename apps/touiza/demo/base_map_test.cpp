// The base map that the demonstration network shows: real outlines, real towns.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <string>
#include <vector>

#include "demo/table.hpp"
#include "embedded/country_atlas.hpp"
#include "network/country_outlines.hpp"
#include "network/region_shapes.hpp"

using namespace touiza;
using namespace touiza::network;

namespace {

std::vector<TownPoint> towns() {
  std::vector<TownPoint> result;
  for (const auto& row : demo::table("towns.csv"))
    result.push_back({row["name_en"], row["region"], {row.number("lng"), row.number("lat")}});
  return result;
}

Result<BaseMap> demonstration_map() {
  const std::array<std::string, 2> ids{"504", "732"};
  const auto countries = country_outlines(embedded::country_atlas(), ids);
  if (!countries) return countries.error();
  std::vector<GeoShape> shapes;
  for (const auto& country : *countries) shapes.push_back(country.shape);
  return draw_regions(shapes, towns());
}

std::string geojson(const BaseMap& map) {
  std::string text = "[";
  for (const auto& region : map.regions) {
    text += fmt::format(R"({{"region":"{}","polygons":[)", region.region);
    for (const auto& polygon : region.shape) {
      for (const auto& ring : polygon) {
        text += "[";
        for (const auto& point : ring) text += fmt::format("[{},{}],", point.lng, point.lat);
        text += "],";
      }
    }
    text += "]},";
  }
  return text + "]";
}

std::size_t gzipped_size(const std::string& text) {
  uLongf size = compressBound(text.size());
  std::vector<Bytef> packed(size);
  REQUIRE(compress2(packed.data(), &size, reinterpret_cast<const Bytef*>(text.data()), text.size(),
                    6) == Z_OK);
  return size;
}

}  // namespace

TEST_CASE("the twelve regions of the demonstration are whole, and every town lies in its own") {
  const auto map = demonstration_map();

  REQUIRE(map);
  REQUIRE(map->regions.size() == 12);
  CHECK(towns().size() == 75);
  for (const auto& town : towns()) {
    for (const auto& region : map->regions) {
      INFO(town.name, " and ", region.region);
      CHECK(contains(region.shape, town.at) == (region.region == town.region));
    }
  }
}

TEST_CASE("the regions of the demonstration weigh at most 25 kB on a phone's line") {
  const auto map = demonstration_map();

  REQUIRE(map);
  CHECK(gzipped_size(geojson(*map)) <= 25'000);
  CHECK(gzipped_size(geojson(*map)) >= 2'000);  // Something is drawn, too.
}

TEST_CASE("every country of the atlas can be read, and carries a network with one town") {
  std::size_t count = 0;
  for (const auto& file : embedded::country_atlas().files()) {
    const std::array<std::string, 1> id{std::string{file.path().substr(0, file.path().find('.'))}};
    const auto country = country_outlines(embedded::country_atlas(), id);
    INFO(id[0]);
    REQUIRE(country);
    const std::array shapes{country->front().shape};
    const std::array capital{TownPoint{"Capital", "all", shapes[0].front().front().front()}};
    const auto map = draw_regions(shapes, capital);
    REQUIRE(map);
    // Over the 180th meridian a map counts on beyond it.
    const auto& region = map->regions.front().shape;
    const auto& at = capital[0].at;
    CHECK((contains(region, at) || contains(region, {at.lng + 360, at.lat}) ||
           contains(region, {at.lng - 360, at.lat})));
    ++count;
  }
  CHECK(count > 200);
}
