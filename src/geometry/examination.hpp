// A mesh file read, measured, mended and judged in one go: what an upload is checked with.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "geometry/mesh_file.hpp"
#include "geometry/mesh_measure.hpp"

namespace touiza::geometry {

struct Examination {
  MeshFile file;        ///< As it was read.
  MeshMeasure measure;  ///< Of the mesh as it was read.
  Mesh mended;          ///< Cracks joined, facets turned: what pictures and estimates use.
  bool is_closed_after_mending = false;
  /// Of reading, measuring and mending; those that keep the part from being made block. A surface
  /// that closes by joining cracks does not block.
  Problems problems;

  bool can_be_made() const { return !any_blocks(problems); }
};

/// Errors: those of read_mesh().
Result<Examination> examine_mesh(std::string_view bytes, const ReadLimits& limits = {});

}  // namespace touiza::geometry
