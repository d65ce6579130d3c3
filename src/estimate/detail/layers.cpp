#include "estimate/detail/layers.hpp"

#include <algorithm>
#include <numbers>

namespace touiza::estimate::detail {
namespace {

/// Surfaces seen from outside reach this far into the infill, to be held (PrusaSlicer: 3 mm).
constexpr double surface_margin_mm = 3;
/// Of the spacing: how far infill and walls may leave a gap before it counts as one.
constexpr double inset_tolerance = 0.4;

struct Widths {
  double external;
  double inner;
  double solid;
};

Widths widths_of(const FffParameters& p, bool is_first) {
  if (is_first) return {p.first_layer_width_mm, p.first_layer_width_mm, p.first_layer_width_mm};
  return {p.external_perimeter_width_mm, p.perimeter_width_mm, p.solid_infill_width_mm};
}

Slice slice_of(Region outline, const FffParameters& p, double height, bool is_first) {
  const Widths width = widths_of(p, is_first);
  const double outer = spacing_of(width.external, height);
  const double inner = spacing_of(width.inner, height);
  const double gap = (1 - inset_tolerance) * spacing_of(width.solid, height);
  Slice slice;
  slice.outline = std::move(outline);
  if (p.perimeters == 0) {
    slice.inside = slice.outline;
    return slice;
  }
  const double border = (width.external - outer) / 2;  // What rounding at the rim leaves free.
  double depth = border + outer;
  slice.perimeters.push_back(grown(slice.outline, -width.external / 2));
  for (unsigned ring = 1; ring < p.perimeters; ++ring) {
    auto loops = grown(slice.outline, -(depth + inner / 2));
    if (loops.empty()) break;
    slice.perimeters.push_back(std::move(loops));
    depth += inner;
  }
  slice.wall_area =
      area_mm2(grown(slice.outline, -border)) - area_mm2(grown(slice.outline, -depth));
  slice.inside =
      grown(grown(slice.outline, -(depth + gap / 2)), gap / 2 + p.infill_overlap * inner);
  return slice;
}

/// Intersections of the insides of 1, 2, 4, … layers from each layer upwards; any window of layers
/// is covered by two of them.
class WindowIntersections {
 public:
  WindowIntersections(const LayerStack& stack, std::size_t window) : stack_{stack} {
    const std::size_t count = stack.layers.size();
    for (std::size_t span = 2; span <= window; span *= 2) {
      const auto& below = spans_.empty() ? nothing_ : spans_.back();
      std::vector<Region> next(count);
      for (std::size_t i = 0; i + span <= count; ++i) {
        if (is_same(i, i + span - 1))
          next[i] = inside(i);
        else
          next[i] = intersection(below.empty() ? inside(i) : below[i],
                                 below.empty() ? inside(i + 1) : below[i + span / 2]);
      }
      spans_.push_back(std::move(next));
    }
  }

  /// What layers `first` to `last` all hold.
  Region over(std::size_t first, std::size_t last) const {
    if (is_same(first, last)) return inside(first);
    std::size_t level = 0;
    while ((std::size_t{4} << level) <= last - first + 1) ++level;
    return intersection(spans_[level][first], spans_[level][last + 1 - (std::size_t{2} << level)]);
  }

  bool is_same(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i)
      if (stack_.layers[i].slice != stack_.layers[i + 1].slice) return false;
    return true;
  }

 private:
  const Region& inside(std::size_t layer) const {
    return stack_.slices[stack_.layers[layer].slice].inside;
  }

  const LayerStack& stack_;
  const std::vector<Region> nothing_;
  std::vector<std::vector<Region>> spans_;
};

class Shells {
 public:
  Shells(LayerStack& stack, const FffParameters& p, double nozzle)
      : stack_{stack}, p_{p}, nozzle_{nozzle} {}

  void find() {
    const std::size_t count = stack_.layers.size();
    for (std::size_t i = 0; i < count; ++i) find_surfaces(i);
    if (p_.infill_density < 1) {
      const std::size_t above = p_.top_layers > 0 ? p_.top_layers - 1 : 0;
      const std::size_t below = p_.bottom_layers > 0 ? p_.bottom_layers - 1 : 0;
      const WindowIntersections common{stack_, above + below + 1};
      for (std::size_t i = 0; i < count; ++i)
        find_solid(i, i - std::min(i, below), std::min(count - 1, i + above), common);
    }
    for (std::size_t i = 0; i < count; ++i) share_out(i);
    for (std::size_t i = count; i-- > 1;) find_bridges(i);
  }

 private:
  const Region& outline(std::size_t i) const {
    return stack_.slices[stack_.layers[i].slice].outline;
  }
  const Region& inside(std::size_t i) const { return stack_.slices[stack_.layers[i].slice].inside; }
  bool is_same(std::size_t i, std::size_t j) const {
    return stack_.layers[i].slice == stack_.layers[j].slice;
  }
  double gap(std::size_t i) const {
    return (1 - inset_tolerance) * spacing_of(p_.solid_infill_width_mm, stack_.layers[i].height_mm);
  }

  /// What of the inside is not covered by `other`, grown to be held by the rest.
  Region surface(std::size_t i, const Region& other) const {
    const double speck = p_.external_perimeter_width_mm / 10;
    const auto bare = intersection(opened(difference(outline(i), other), speck), inside(i));
    if (bare.empty()) return {};
    return intersection(grown(bare, p_.infill_density < 1 ? surface_margin_mm : 0.01), inside(i));
  }

  void find_surfaces(std::size_t i) {
    auto& layer = stack_.layers[i];
    const std::size_t last = stack_.layers.size() - 1;
    if (p_.top_layers > 0 && (i == last || !is_same(i, i + 1)))
      layer.top = i == last ? inside(i) : surface(i, outline(i + 1));
    if (p_.bottom_layers > 0 && (i == 0 || !is_same(i, i - 1)))
      layer.bottom = i == 0 ? inside(i) : surface(i, outline(i - 1));
    if (!layer.bottom.empty()) layer.top = difference(layer.top, layer.bottom);
  }

  /// Solid is what is not infill in all layers near by, and what lies under or over a surface.
  void find_solid(std::size_t i, std::size_t first, std::size_t last,
                  const WindowIntersections& common) {
    auto& layer = stack_.layers[i];
    Region shell;
    if (!common.is_same(first, last)) shell = difference(inside(i), common.over(first, last));
    for (std::size_t j = i + 1; j <= last; ++j)
      shell = united(shell, grown(stack_.layers[j].top, gap(j)));
    for (std::size_t j = first; j < i; ++j)
      shell = united(shell, grown(stack_.layers[j].bottom, gap(j)));
    if (shell.empty()) return;
    // Too narrow for a line is left out; the rest overlaps the sparse infill a little.
    shell = grown(grown(intersection(shell, inside(i)), -0.5 * gap(i)), 0.8 * gap(i));
    layer.solid = intersection(shell, inside(i));
  }

  void share_out(std::size_t i) {
    auto& layer = stack_.layers[i];
    const auto seen = united(layer.top, layer.bottom);
    if (p_.infill_density >= 1) {
      layer.solid = difference(inside(i), seen);
      layer.has_shells = true;
      return;
    }
    layer.solid = difference(layer.solid, seen);
    layer.has_shells = !seen.empty() || !layer.solid.empty();
    layer.sparse = layer.has_shells ? difference(inside(i), united(seen, layer.solid)) : inside(i);
  }

  /// The lowest solid layer over sparse infill is laid as a bridge; a thick one spans as many
  /// layers as the nozzle is wide.
  void find_bridges(std::size_t i) {
    auto& layer = stack_.layers[i];
    if (layer.solid.empty() || p_.infill_density >= 1 || p_.infill_density <= 0) return;
    Region over_sparse = layer.solid;
    double spanned = 0;
    for (std::size_t j = i; j-- > 0 && spanned < nozzle_ + 1e-6 && !over_sparse.empty();) {
      spanned += stack_.layers[j + 1].height_mm;
      if (j + 1 < i && spanned > nozzle_ + 1e-6) break;
      over_sparse = intersection(over_sparse, stack_.layers[j].sparse);
    }
    layer.bridge = opened(over_sparse, 3 * nozzle_);
    if (!layer.bridge.empty()) layer.solid = difference(layer.solid, layer.bridge);
  }

  LayerStack& stack_;
  const FffParameters& p_;
  double nozzle_;
};

}  // namespace

double spacing_of(double width_mm, double height_mm) {
  return std::max(0.1 * width_mm, width_mm - height_mm * (1 - std::numbers::pi / 4));
}

std::vector<double> layer_middles(double height_mm, const FffParameters& p) {
  std::vector<double> middles;
  double bottom = 0;
  for (double height = p.first_layer_height_mm; bottom + height / 2 < height_mm - 1e-6;
       height = p.layer_height_mm) {
    middles.push_back(bottom + height / 2);
    bottom += height;
  }
  return middles;
}

LayerStack layers_of(const geometry::Mesh& mesh, const FffParameters& p, double nozzle_mm) {
  const auto middles = layer_middles(geometry::box_of(mesh).high.z, p);
  LayerStack stack;
  stack.layers.resize(middles.size());
  geometry::each_section(mesh, middles, [&](std::size_t i, geometry::Section section) {
    auto& layer = stack.layers[i];
    const bool is_first = i == 0;
    layer.height_mm = is_first ? p.first_layer_height_mm : p.layer_height_mm;
    auto outline = region_of(section);
    // The first layer has widths of its own, so the second never shares its slice.
    if (i > 1 && outline == stack.slices.back().outline) {
      layer.slice = stack.slices.size() - 1;
      return;
    }
    layer.slice = stack.slices.size();
    stack.slices.push_back(slice_of(std::move(outline), p, layer.height_mm, is_first));
  });
  Shells{stack, p, nozzle_mm}.find();
  return stack;
}

}  // namespace touiza::estimate::detail
