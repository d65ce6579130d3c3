// A light copy of a mesh for the browser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "geometry/mesh.hpp"

namespace touiza::geometry {

/// The media type under which previews are served.
inline constexpr std::string_view preview_media_type = "application/vnd.touiza.preview";

/// `mesh` with at most `triangles_max` triangles, quantised: about 9 bytes a triangle.
///
/// All numbers little-endian:
///
///     offset  type         what
///          0  char[4]      "TZP1"
///          4  uint32       width of an index in bytes: 2 or 4
///          8  uint32       points P
///         12  uint32       triangles T
///         16  uint32       triangles of the mesh it was made from
///         20  float32[3]   low corner of the box, in mm
///         32  float32[3]   high corner of the box, in mm
///         44  uint16[3 P]  points: low + value / 65535 × (high - low)
///             uint16       0, only where P is odd, so that the indices are aligned to 4 bytes
///             uintW[3 T]   three point numbers a triangle, anticlockwise seen from outside
///
/// No normals: flat shading takes them from the derivatives of the position (dFdx, dFdy).
/// Fewer triangles come from merging the points of each cell of a grid into the one that lies
/// nearest to their mean; features smaller than a cell vanish.
///
/// Errors: "mesh_is_empty", "mesh_index_out_of_range".
Result<std::string> preview_of(const Mesh& mesh, std::uint32_t triangles_max = 40'000);

/// The mesh again, for tests and tools. Errors: "preview_malformed".
Result<Mesh> read_preview(std::string_view bytes);

/// `mesh` with at most `triangles_max` triangles (at least 4), by the same merging.
Mesh decimated(const Mesh& mesh, std::uint32_t triangles_max);

}  // namespace touiza::geometry
