// The readers behind read_mesh(), one per format. Each is given bytes of its own format.
#pragma once

#include <string_view>

#include "geometry/mesh_file.hpp"

namespace touiza::geometry::detail {

/// True where the file is a binary STL: by 84 + 50 n == size, or by what lies after the header
/// where the count does not agree. The word "solid" proves nothing.
bool looks_like_binary_stl(std::string_view bytes);

Result<MeshFile> read_stl_binary(std::string_view bytes, const ReadLimits& limits);
Result<MeshFile> read_stl_ascii(std::string_view bytes, const ReadLimits& limits);
Result<MeshFile> read_three_mf(std::string_view bytes, const ReadLimits& limits);
Result<MeshFile> read_obj(std::string_view bytes, const ReadLimits& limits);

/// Finite and not farther out than the limit; `where` names the place: "Triangle 7".
Done check_point(Point point, const ReadLimits& limits, std::string_view what,
                 std::uint64_t number);
Error too_many_triangles(const ReadLimits& limits);

}  // namespace touiza::geometry::detail
