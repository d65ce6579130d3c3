// The edges of a mesh, and which triangles hang together over them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

#include "geometry/mesh.hpp"

namespace touiza::geometry::detail {

/// One side of a triangle, kept in the bucket of its lower point.
struct HalfEdge {
  std::uint32_t upper;     ///< The other point.
  std::uint32_t triangle;  ///< << 1 | runs downwards.
};

using Sides = std::vector<HalfEdge>::iterator;

inline bool names_a_point_twice(const Triangle& t) {
  return t[0] == t[1] || t[1] == t[2] || t[2] == t[0];
}

/// Triangles that hang together, each knowing whether it faces as the first of its set does.
class OrientedSets {
 public:
  explicit OrientedSets(std::size_t triangles) : parent_(triangles) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (auto& link : parent_) link <<= 1;
  }

  /// The set of `triangle` and, in the lowest bit, whether it faces the other way.
  std::uint32_t find(std::uint32_t triangle) {
    std::uint32_t turn = 0;
    while (parent_[triangle] >> 1 != triangle) {
      const std::uint32_t link = parent_[triangle];
      const std::uint32_t above = parent_[link >> 1];
      // Halve the path: hang on the grandparent, adding up the turns.
      parent_[triangle] = above ^ (link & 1);
      turn ^= parent_[triangle] & 1;
      triangle = parent_[triangle] >> 1;
    }
    return triangle << 1 | turn;
  }

  void unite(std::uint32_t a, std::uint32_t b, bool turned) {
    const std::uint32_t root_a = find(a);
    const std::uint32_t root_b = find(b);
    if (root_a >> 1 == root_b >> 1) return;
    const std::uint32_t turn = (root_a ^ root_b ^ (turned ? 1U : 0U)) & 1U;
    // The lower number becomes the root: the same input gives the same sets.
    if (root_a < root_b)
      parent_[root_b >> 1] = (root_a & ~1U) | turn;
    else
      parent_[root_a >> 1] = (root_b & ~1U) | turn;
  }

  /// Takes the triangles of one edge together. Two must run against each other, or one of them is
  /// turned; where more meet, each is taken to agree with one that runs the other way. False where
  /// two neighbours face opposite ways.
  bool unite_sides(Sides first, Sides last) {
    if (last - first == 2) {
      const bool turned = ((first->triangle ^ (first + 1)->triangle) & 1) == 0;
      unite(first->triangle >> 1, (first + 1)->triangle >> 1, turned);
      return !turned;
    }
    const auto opposite_of = [&](const HalfEdge& side) {
      for (auto other = first; other != last; ++other)
        if (((other->triangle ^ side.triangle) & 1) != 0) return other;
      return first;
    };
    for (auto side = first; side != last; ++side)
      unite(side->triangle >> 1, opposite_of(*side)->triangle >> 1, false);
    return true;
  }

 private:
  std::vector<std::uint32_t> parent_;  ///< (triangle above) << 1 | faces the other way.
};

/// Every side of every triangle of three points, in buckets by lower point.
class EdgeBuckets {
 public:
  explicit EdgeBuckets(const Mesh& mesh) : begin_(mesh.points.size() + 1) {
    each_side(mesh, [&](auto from, auto to, auto) { ++begin_[std::min(from, to)]; });
    std::uint32_t sum = 0;
    for (auto& begin : begin_) sum += begin, begin = sum;
    edges_.resize(sum);
    // Filled from the back, so that begin_ ends where it should begin.
    each_side(mesh, [&](auto from, auto to, auto triangle) {
      edges_[--begin_[std::min(from, to)]] = {std::max(from, to),
                                              triangle << 1 | (from > to ? 1U : 0U)};
    });
  }

  /// Calls `visit(first, last)` with the sides of each edge, `first` to `last`.
  template <class Visit>
  void each_edge(Visit&& visit) {
    for (std::size_t point = 0; point + 1 < begin_.size(); ++point) {
      const auto first = edges_.begin() + begin_[point];
      const auto last = edges_.begin() + begin_[point + 1];
      std::sort(first, last, [](const HalfEdge& a, const HalfEdge& b) {
        return a.upper != b.upper ? a.upper < b.upper : a.triangle < b.triangle;
      });
      for (auto edge = first; edge != last;) {
        auto next = edge + 1;
        while (next != last && next->upper == edge->upper) ++next;
        visit(edge, next);
        edge = next;
      }
    }
  }

 private:
  template <class Visit>
  static void each_side(const Mesh& mesh, Visit&& visit) {
    for (std::uint32_t i = 0; i < mesh.triangles.size(); ++i) {
      const auto& t = mesh.triangles[i];
      if (names_a_point_twice(t)) continue;
      visit(t[0], t[1], i);
      visit(t[1], t[2], i);
      visit(t[2], t[0], i);
    }
  }

  std::vector<std::uint32_t> begin_;
  std::vector<HalfEdge> edges_;
};

/// Which facets to turn so that neighbours agree: the fewer ones of each set.
inline std::vector<bool> facets_to_turn(OrientedSets& sets, std::size_t triangles) {
  std::vector<std::array<std::uint32_t, 2>> facing(triangles);
  for (std::uint32_t i = 0; i < triangles; ++i) {
    const auto set = sets.find(i);
    ++facing[set >> 1][set & 1];
  }
  std::vector<bool> turn(triangles);
  for (std::uint32_t i = 0; i < triangles; ++i) {
    const auto set = sets.find(i);
    const auto& [as_first, other] = facing[set >> 1];
    turn[i] = (set & 1) == (other < as_first ? 1U : 0U) && std::min(as_first, other) > 0;
  }
  return turn;
}

}  // namespace touiza::geometry::detail
