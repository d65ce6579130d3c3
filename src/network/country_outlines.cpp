#include "network/country_outlines.hpp"

#include <fmt/format.h>

#include "json/read.hpp"

namespace touiza::network {
namespace {

/// As in the file: rings are flat lists of longitude, latitude, longitude, latitude…
struct CountryFile {
  std::string id;
  std::string name;
  std::vector<std::vector<std::vector<double>>> polygons;

  static constexpr auto rules() {
    return json::rules(json::items(&CountryFile::polygons, {.min = 1, .max = 100'000}));
  }
};
BOOST_DESCRIBE_STRUCT(CountryFile, (), (id, name, polygons))

GeoRing ring_from(const std::vector<double>& flat) {
  GeoRing ring;
  for (std::size_t i = 0; i + 1 < flat.size(); i += 2) ring.push_back({flat[i], flat[i + 1]});
  return ring;
}

CountryOutline outline_from(const CountryFile& file) {
  CountryOutline outline{file.id, file.name, {}};
  for (const auto& rings : file.polygons) {
    auto& polygon = outline.shape.emplace_back();
    for (const auto& ring : rings) polygon.push_back(ring_from(ring));
  }
  return outline;
}

}  // namespace

Result<std::vector<CountryOutline>> country_outlines(const EmbeddedFolder& atlas,
                                                     std::span<const std::string> ids) {
  std::vector<CountryOutline> outlines;
  for (const auto& id : ids) {
    const auto text = atlas.file(id + ".json");
    if (!text) {
      return Error{ErrorKind::invalid_input, "country_unknown",
                   fmt::format("There is no country with the number '{}'.", id),
                   "Give its number in ISO 3166-1, with three digits: 504 is Morocco."};
    }
    const auto file = json::read<CountryFile>(*text);
    if (!file) {
      return Error{
          ErrorKind::unavailable, "country_is_damaged",
          fmt::format("The outline of country '{}' cannot be read: {}", id, file.error().message),
          "Build the program again."};
    }
    outlines.push_back(outline_from(*file));
  }
  return outlines;
}

}  // namespace touiza::network
