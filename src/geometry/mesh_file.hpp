// Reads a part from the bytes of an STL, 3MF or OBJ file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "geometry/mesh.hpp"
#include "geometry/problem.hpp"

namespace touiza::geometry {

enum class MeshFormat { stl_binary, stl_ascii, three_mf, obj };

/// "stl-binary", "stl-ascii", "3mf", "obj": as written in JSON.
std::string_view name_of(MeshFormat format);

/// How much one file may cost. The defaults suit parts that people really make.
struct ReadLimits {
  std::uint64_t triangles_max = 20'000'000;
  double coordinate_max_mm = 1e9;                    ///< Farther out, sums lose their digits.
  std::uint64_t unpacked_bytes_max = 2'000'000'000;  ///< All that is read out of a 3MF.
  std::uint64_t unpacked_ratio_max = 200;            ///< Unpacked : packed, beyond the first 1 MB.
  std::uint64_t entries_max = 10'000;                ///< Files inside a 3MF.
  unsigned nesting_max = 32;  ///< Components inside components, elements inside elements.
};

struct MeshFile {
  Mesh mesh;  ///< In millimetres; all objects that the file puts on the plate, in one.
  MeshFormat format = MeshFormat::stl_binary;
  std::string unit = "mm";  ///< Of the file; "mm" is assumed where the format has none (STL, OBJ).
  bool is_unit_stated = false;
  std::uint64_t objects = 1;  ///< Solids of an STL, build items of a 3MF, objects of an OBJ.
  Problems problems;          ///< What was tolerated: trailing bytes, a wrong count.
};

/// Which format `bytes` are in, by their contents; a file's name is never trusted.
/// Errors: "file_is_empty", "file_format_unknown".
Result<MeshFormat> mesh_format_of(std::string_view bytes);

/// Reads the mesh, welds equal points and scales it to millimetres.
///
/// Costs a small multiple of the file's size: a count inside the file is believed only as far as
/// the bytes reach.
///
/// Errors: those of mesh_format_of(), "mesh_is_empty", "mesh_too_large", "coordinate_not_finite",
/// "coordinate_too_far", "mesh_index_out_of_range", "stl_truncated", "stl_malformed",
/// "obj_malformed", "archive_malformed", "archive_too_large", "archive_path_unsafe",
/// "xml_malformed", "xml_entity_refused", "xml_too_deep", "three_mf_malformed",
/// "three_mf_too_deep".
Result<MeshFile> read_mesh(std::string_view bytes, const ReadLimits& limits = {});

/// `mesh` as binary STL (80 bytes of `header`, cut or filled with zeros).
std::string to_stl(const Mesh& mesh, std::string_view header = "Touiza");

}  // namespace touiza::geometry
