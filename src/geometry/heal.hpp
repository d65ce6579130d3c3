// Mends what is safe to mend in a mesh, and says what was done.
#pragma once

#include <cstdint>

#include "base/quantity.hpp"
#include "geometry/mesh.hpp"
#include "geometry/problem.hpp"

namespace touiza::geometry {

struct Healing {
  Mesh mesh;
  std::uint64_t points_joined = 0;  ///< Along cracks: edges that lay beside each other, open.
  std::uint64_t facets_turned = 0;  ///< So that neighbours agree and outside is out.
  Problems done;                    ///< The same in words; empty where nothing was needed.
};

/// Joins points along open edges that lie within `tolerance` of each other (exporters that round
/// leave such cracks), and turns facets that face against their neighbours. Points of closed skin
/// never move; holes stay holes. `mesh` must be sound: indices in range.
Healing healed(Mesh mesh, Millimetres tolerance = Millimetres{0.1});

}  // namespace touiza::geometry
