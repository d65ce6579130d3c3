#include "geometry/examination.hpp"

#include <algorithm>

#include "geometry/heal.hpp"

namespace touiza::geometry {

Result<Examination> examine_mesh(std::string_view bytes, const ReadLimits& limits) {
  auto file = read_mesh(bytes, limits);
  if (!file) return file.error();
  const auto measured = measure(file->mesh);
  if (!measured) return measured.error();

  Examination found;
  found.measure = *measured;
  found.problems = file->problems;
  found.is_closed_after_mending = measured->open_edges == 0;
  auto problems = problems_of(*measured, file->is_unit_stated);
  if (measured->open_edges > 0 || measured->flipped_facets > 0) {
    auto healing = healed(file->mesh);
    const auto after = measure(healing.mesh);
    found.is_closed_after_mending = after && after->open_edges == 0;
    if (found.is_closed_after_mending)
      std::erase_if(problems, [](const Problem& p) { return p.code == "mesh_is_open"; });
    if (healing.points_joined > 0 || healing.facets_turned > 0)
      found.problems.insert(found.problems.end(), healing.done.begin(), healing.done.end());
    found.mended = std::move(healing.mesh);
  } else {
    found.mended = file->mesh;
  }
  found.problems.insert(found.problems.begin(), problems.begin(), problems.end());
  found.file = std::move(*file);
  return found;
}

}  // namespace touiza::geometry
