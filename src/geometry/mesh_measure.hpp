// Measures a mesh: how much it holds, how large it is, whether it is closed.
#pragma once

#include <cstdint>

#include "base/quantity.hpp"
#include "base/result.hpp"
#include "geometry/mesh.hpp"
#include "geometry/problem.hpp"

namespace touiza::geometry {

/// What is known of a part once it is read. Edges are those between welded points: two triangles
/// are neighbours where they share two points.
struct MeshMeasure {
  std::uint64_t triangles = 0;
  std::uint64_t components = 0;          ///< Sets of triangles that hang together over edges.
  std::uint64_t open_edges = 0;          ///< Edges of one triangle only.
  std::uint64_t non_manifold_edges = 0;  ///< Edges of three or more triangles.
  std::uint64_t flipped_facets = 0;  ///< To be turned so that neighbours agree and outside is out.
  std::uint64_t degenerate_facets = 0;  ///< Without area.
  CubicMillimetres volume;              ///< Of an open mesh a best guess; never below zero.
  SquareMillimetres area;
  Box box;
  Point centre_of_mass;  ///< Of the filled part; of its box where it holds nothing.

  bool is_closed() const { return open_edges == 0 && non_manifold_edges == 0; }
};

/// Measures `mesh` in O(n) time and memory.
///
/// An open mesh is measured too: its `open_edges` is above zero and its volume is the best guess,
/// so that the caller decides whether to refuse or repair.
///
/// Errors: "mesh_is_empty", "mesh_index_out_of_range".
Result<MeshMeasure> measure(const Mesh& mesh);

/// What a person should know before making the part, worst first. Codes: "mesh_has_no_volume",
/// "mesh_is_open", "mesh_is_non_manifold", "mesh_has_flipped_facets",
/// "mesh_has_degenerate_facets", "part_is_tiny", "part_is_huge" (both question the unit).
/// `is_unit_stated`: the file names its unit, so a doubtful size is not put down to it.
Problems problems_of(const MeshMeasure& measure, bool is_unit_stated = false);

}  // namespace touiza::geometry
