#include "geometry/section.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace touiza::geometry {
namespace {

constexpr double gap_max_mm = 2;

/// Where the plane passes one triangle: from the edge on which the surface goes down through it to
/// the edge on which it goes up. Neighbours name the same edge the same way.
struct Cut {
  std::uint64_t from_edge = 0;
  std::uint64_t to_edge = 0;
  Spot from;
  Spot to;
};

std::uint64_t edge_key(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
}

/// The spot is computed from the lower-numbered point, so that both sides find the same.
Spot crossing(const Mesh& mesh, std::uint32_t a, std::uint32_t b, double z) {
  const Point low = mesh.points[std::min(a, b)];
  const Point high = mesh.points[std::max(a, b)];
  const double share = (z - low.z) / (high.z - low.z);
  return {low.x + share * (high.x - low.x), low.y + share * (high.y - low.y)};
}

/// A point on the plane counts as above it: no plane ever passes through a corner.
bool is_above(const Mesh& mesh, std::uint32_t point, double z) { return mesh.points[point].z >= z; }

Cut cut_of(const Mesh& mesh, const Triangle& triangle, double z) {
  Cut cut;
  for (std::size_t k = 0; k < 3; ++k) {
    const auto a = triangle[k];
    const auto b = triangle[(k + 1) % 3];
    if (is_above(mesh, a, z) == is_above(mesh, b, z)) continue;
    const bool goes_up = is_above(mesh, b, z);
    (goes_up ? cut.to_edge : cut.from_edge) = edge_key(a, b);
    (goes_up ? cut.to : cut.from) = crossing(mesh, a, b, z);
  }
  return cut;
}

using Chain = std::vector<Spot>;

/// Closes torn chains, each end with the nearest beginning, its own included.
void close_torn(std::vector<Chain>& torn, Section& section) {
  while (!torn.empty()) {
    Chain chain = std::move(torn.back());
    torn.pop_back();
    for (;;) {
      double nearest = length(chain.front() - chain.back());
      std::optional<std::size_t> next;
      for (std::size_t i = 0; i < torn.size(); ++i) {
        const double gap = length(torn[i].front() - chain.back());
        if (gap < nearest) nearest = gap, next = i;
      }
      if (nearest > gap_max_mm) break;
      if (!next) {
        if (chain.size() > 2) section.push_back(std::move(chain));
        break;
      }
      chain.insert(chain.end(), torn[*next].begin(), torn[*next].end());
      torn[*next] = std::move(torn.back());
      torn.pop_back();
    }
  }
}

Section chained(std::vector<Cut>& cuts) {
  std::ranges::sort(cuts, {}, &Cut::from_edge);
  std::vector<bool> is_taken(cuts.size());
  const auto follower = [&](std::uint64_t edge) -> std::optional<std::size_t> {
    auto found = std::ranges::lower_bound(cuts, edge, {}, &Cut::from_edge);
    for (; found != cuts.end() && found->from_edge == edge; ++found) {
      const auto i = static_cast<std::size_t>(found - cuts.begin());
      if (!is_taken[i]) return i;
    }
    return std::nullopt;
  };
  // What no cut leads to begins a torn chain; those go first, so that they are whole.
  std::vector<std::uint64_t> ends(cuts.size());
  std::ranges::transform(cuts, ends.begin(), &Cut::to_edge);
  std::ranges::sort(ends);
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < cuts.size(); ++i)
    if (!std::ranges::binary_search(ends, cuts[i].from_edge)) starts.push_back(i);
  for (std::size_t i = 0; i < cuts.size(); ++i) starts.push_back(i);

  Section section;
  std::vector<Chain> torn;
  for (const auto start : starts) {
    if (is_taken[start]) continue;
    Chain chain;
    std::optional<std::size_t> at = start;
    std::uint64_t end_edge = 0;
    Spot end;
    while (at) {
      is_taken[*at] = true;
      chain.push_back(cuts[*at].from);
      end_edge = cuts[*at].to_edge;
      end = cuts[*at].to;
      at = follower(end_edge);
    }
    if (end_edge == cuts[start].from_edge) {
      if (chain.size() > 2) section.push_back(std::move(chain));
    } else {
      chain.push_back(end);
      torn.push_back(std::move(chain));
    }
  }
  close_torn(torn, section);
  return section;
}

}  // namespace

void each_section(const Mesh& mesh, const std::vector<double>& heights,
                  const std::function<void(std::size_t, Section)>& take) {
  // Triangles by the first plane that passes them; the last one tells when they are done.
  struct Span {
    std::uint32_t triangle;
    std::uint32_t last;
  };
  std::vector<std::uint32_t> begin(heights.size() + 1);
  const auto span_of = [&](const Triangle& t) {
    const auto [low, high] =
        std::minmax({mesh.points[t[0]].z, mesh.points[t[1]].z, mesh.points[t[2]].z});
    // Planes with low < z <= high: below it is at least one point, above it (or on it) another.
    const auto first = std::ranges::upper_bound(heights, low) - heights.begin();
    const auto end = std::ranges::upper_bound(heights, high) - heights.begin();
    return std::pair{static_cast<std::size_t>(first), static_cast<std::size_t>(end)};
  };
  for (const auto& triangle : mesh.triangles)
    if (const auto [first, end] = span_of(triangle); first < end) ++begin[first + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<Span> spans(begin.back());
  auto next = begin;
  for (std::uint32_t i = 0; i < mesh.triangles.size(); ++i)
    if (const auto [first, end] = span_of(mesh.triangles[i]); first < end)
      spans[next[first]++] = {i, static_cast<std::uint32_t>(end - 1)};

  std::vector<Span> active;
  std::vector<Cut> cuts;
  for (std::size_t level = 0; level < heights.size(); ++level) {
    active.insert(active.end(), spans.begin() + begin[level], spans.begin() + begin[level + 1]);
    std::erase_if(active, [&](const Span& span) { return span.last < level; });
    cuts.clear();
    for (const auto& span : active)
      cuts.push_back(cut_of(mesh, mesh.triangles[span.triangle], heights[level]));
    take(level, chained(cuts));
  }
}

double area_of(const Section& section) {
  double area = 0;
  for (const auto& contour : section)
    for (std::size_t i = 1; i + 1 < contour.size(); ++i)
      area += cross(contour[i] - contour[0], contour[i + 1] - contour[0]) / 2;
  return area;
}

}  // namespace touiza::geometry
