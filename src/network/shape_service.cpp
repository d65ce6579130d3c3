#include "network/shape_service.hpp"

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "database/database.hpp"
#include "network/api.hpp"
#include "network/country_outlines.hpp"
#include "network/network_store.hpp"

namespace touiza::network {
namespace {

using accounts::Caller;

constexpr auto points_sql = R"sql(
  SELECT code, region_id, lat, lng FROM town WHERE network_id = ?1 ORDER BY town_id
)sql";

struct PointRow {
  std::string code;
  RegionId region_id;
  double lat = 0;
  double lng = 0;
};
BOOST_DESCRIBE_STRUCT(PointRow, (), (code, region_id, lat, lng))

Polygons polygons_of(const GeoShape& shape) {
  Polygons rings;
  for (const auto& polygon : shape) {
    for (const auto& ring : polygon) {
      auto& points = rings.emplace_back();
      for (const auto& point : ring) points.push_back({point.lng, point.lat});
    }
  }
  return rings;
}

/// What a map is drawn of.
struct Ground {
  std::vector<std::string> outlines;
  std::vector<PointRow> towns;
};

std::string text_of(const Ground& ground) {
  return sha256_hex(json::write(ground.outlines) + json::write(ground.towns));
}

Result<ShapesView> draw(const Ground& ground, const EmbeddedFolder& atlas) {
  const auto countries = country_outlines(atlas, ground.outlines);
  if (!countries) return countries.error();
  std::vector<GeoShape> outlines;
  for (const auto& country : *countries) outlines.push_back(country.shape);
  ShapesView view;
  if (ground.towns.empty()) {
    for (const auto& outline : outlines) {
      for (auto& ring : polygons_of(outline)) view.outline.push_back(std::move(ring));
    }
    return view;
  }
  std::vector<TownPoint> towns;
  for (const auto& town : ground.towns) {
    towns.push_back({town.code, town.region_id.text, {town.lng, town.lat}});
  }
  const auto map = draw_regions(outlines, towns);
  if (!map) return map.error();
  for (const auto& region : map->regions) {
    view.regions.push_back({RegionId{region.region}, polygons_of(region.shape)});
  }
  view.outline = polygons_of(map->outline);
  return view;
}

}  // namespace

Result<http::Written<ShapesView>> ShapeService::shapes(const Caller&,
                                                       const NetworkId& network) const {
  const auto ground = house_.database.read([&](Transaction& transaction) -> Result<Ground> {
    const auto found = find_network(transaction, network);
    if (!found) return not_found();
    return Ground{found->country_outlines, transaction.all<PointRow>(points_sql, network)};
  });
  if (!ground) return ground.error();
  const auto of = text_of(*ground);
  const std::lock_guard lock{mutex_};
  if (const auto kept = drawn_.find(network); kept != drawn_.end() && kept->second.of == of) {
    return kept->second.written;
  }
  const auto view = draw(*ground, atlas_);
  if (!view) return view.error();
  const http::Written<ShapesView> written{
      std::make_shared<const http::SharedBytes>(json::write(*view)),
      fmt::format("\"{}\"", of.substr(0, 32))};
  drawn_[network] = {of, written};
  return written;
}

void add_shape_routes(accounts::Api& api, const ShapeService& shapes) {
  api.get<NetworkPath, ShapesView>("/api/v1/networks/{network}/shapes", "get_shapes",
                                   accounts::Action::see_network,
                                   "The base map: regions and outline",
                                   [&shapes](const Caller& caller, const NetworkPath& path) {
                                     return shapes.shapes(caller, path.network);
                                   });
}

}  // namespace touiza::network
