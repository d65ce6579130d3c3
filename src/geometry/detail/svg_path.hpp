// The small language inside the `d` of an SVG path.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "geometry/detail/pen.hpp"

namespace touiza::geometry::detail {

/// Draws the path with `pen`. Errors: "svg_malformed" with the place in `d`. (What the pen refuses
/// stays in the pen.)
Done draw_path(std::string_view d, Pen& pen);

/// All numbers of a list separated by spaces or commas: "1,2 3-4". Errors: "svg_malformed".
Result<std::vector<double>> numbers_of(std::string_view text);

}  // namespace touiza::geometry::detail
