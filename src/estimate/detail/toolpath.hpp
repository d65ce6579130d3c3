// The way of the nozzle through one layer.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "estimate/detail/fill.hpp"
#include "estimate/detail/layers.hpp"
#include "estimate/fff_parameters.hpp"

namespace touiza::estimate::detail {

enum class Feature : std::uint8_t {
  external_perimeter,
  perimeter,
  gap_fill,
  infill,
  solid_infill,
  top_infill,
  bridge,
  skirt,
  travel,  ///< With lifting and drawing back the filament.
};
inline constexpr std::size_t feature_count = 9;
std::string_view name_of(Feature feature);

/// One extrusion without a stop.
struct Path {
  Line spots;
  bool is_closed = false;
  Feature feature = Feature::infill;
  double line_area_mm2 = 0;  ///< Cross-section of the line.
  double speed_mm_s = 0;
  double acceleration_mm_s2 = 0;
};

struct LayerPaths {
  std::vector<Path> paths;      ///< In the order in which they are laid.
  double wall_time_factor = 1;  ///< Thin walls get fewer lines than two rings would need.
  double gap_length_mm = 0;     ///< Lines that fill what rings leave between them.
  double gap_line_area_mm2 = 0;
  double wall_volume_mm3 = 0;  ///< Of all walls, gaps included: what the area asks for.
};

double length_mm(const Path& path);

/// The paths of layer `number` of `stack`, beginning near `start`.
LayerPaths paths_of(const LayerStack& stack, std::size_t number, const FffParameters& parameters,
                    double nozzle_mm, geometry::Spot start);

}  // namespace touiza::estimate::detail
