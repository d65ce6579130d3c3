// Which areas of each layer are walls, solid, bridges or sparse.
#pragma once

#include <cstdint>
#include <vector>

#include "estimate/detail/region.hpp"
#include "estimate/fff_parameters.hpp"
#include "geometry/mesh.hpp"

namespace touiza::estimate::detail {

/// The distance between the middles of neighbouring lines: they are pressed into each other by the
/// round part of their sides.
double spacing_of(double width_mm, double height_mm);

/// What a cross-section has to do with walls; the same for all layers of equal outline.
struct Slice {
  Region outline;
  std::vector<ClipperLib::Paths> perimeters;  ///< By ring, the outermost first: middles of lines.
  double wall_area = 0;                       ///< mm² that walls have to fill.
  Region inside;                              ///< For infill, with its overlap into the walls.
};

struct Layer {
  double height_mm = 0;
  std::size_t slice = 0;    ///< Number in LayerStack::slices.
  Region top;               ///< Seen from above.
  Region bottom;            ///< Seen from below: a bridge, or the first layer.
  Region bridge;            ///< Solid, over sparse infill.
  Region solid;             ///< Solid between solid layers.
  bool has_shells = false;  ///< Any of the above; otherwise all of the inside is sparse.
  Region sparse;
};

struct LayerStack {
  std::vector<Slice> slices;
  std::vector<Layer> layers;
};

/// Heights of the planes at which layers are cut (their middles) for a part `height_mm` tall:
/// as a slicer lays them, a layer is printed if its middle lies inside the part.
std::vector<double> layer_middles(double height_mm, const FffParameters& parameters);

/// Slices `mesh` (standing on z = 0) into layers.
LayerStack layers_of(const geometry::Mesh& mesh, const FffParameters& parameters, double nozzle_mm);

}  // namespace touiza::estimate::detail
