// The base map of a network: its regions as the cells of their towns inside the country's outline.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "accounts/api.hpp"
#include "accounts/foundation.hpp"
#include "base/embedded.hpp"
#include "network/network_model.hpp"

namespace touiza::network {

/// Rings of [lng, lat] in degrees; holes are rings of their own (even-odd).
using Polygons = std::vector<std::vector<std::vector<double>>>;

struct RegionShapeView {
  RegionId region_id;
  Polygons polygons;
};
BOOST_DESCRIBE_STRUCT(RegionShapeView, (), (region_id, polygons))

struct ShapesView {
  std::vector<RegionShapeView> regions;
  Polygons outline;
};
BOOST_DESCRIBE_STRUCT(ShapesView, (), (regions, outline))

class ShapeService {
 public:
  /// `atlas` holds one `<id>.json` for each country (country_outlines.hpp).
  ShapeService(const accounts::Foundation& foundation, const EmbeddedFolder& atlas)
      : house_{foundation}, atlas_{atlas} {}

  /// Drawn once, and again when the network's outline or towns change. A network without towns has
  /// no regions yet, and only the outline of its country.
  /// Errors: "not_found", those of country_outlines() and draw_regions().
  Result<http::Written<ShapesView>> shapes(const accounts::Caller& caller,
                                           const NetworkId& network) const;

 private:
  struct Drawn {
    std::string of;  ///< What it was drawn of.
    http::Written<ShapesView> written;
  };

  accounts::Foundation house_;
  EmbeddedFolder atlas_;
  mutable std::mutex mutex_;
  mutable std::map<NetworkId, Drawn> drawn_;
};

/// Keeps a reference to `shapes`, which must outlive the routes.
void add_shape_routes(accounts::Api& api, const ShapeService& shapes);

}  // namespace touiza::network
