// Gathers triangles corner by corner and gives each place one number.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "geometry/mesh.hpp"

namespace touiza::geometry::detail {

/// Welds points that are exactly equal (-0 counts as 0), with an open-addressing table of point
/// numbers: one probe sequence per corner, no allocation per point.
class Welder {
 public:
  explicit Welder(std::size_t points_expected) {
    table_.assign(std::bit_ceil(std::max<std::size_t>(64, points_expected * 2)), nobody);
    points_.reserve(points_expected);
  }

  std::uint32_t number_of(Point p) {
    p = {p.x + 0.0, p.y + 0.0, p.z + 0.0};
    std::size_t slot = hash(p) & (table_.size() - 1);
    while (table_[slot] != nobody) {
      if (points_[table_[slot]] == p) return table_[slot];
      slot = (slot + 1) & (table_.size() - 1);
    }
    const auto number = static_cast<std::uint32_t>(points_.size());
    table_[slot] = number;
    points_.push_back(p);
    if (points_.size() * 2 > table_.size()) grow();
    return number;
  }

  std::vector<Point> take() { return std::move(points_); }

 private:
  static constexpr std::uint32_t nobody = 0xFFFF'FFFF;

  static std::size_t hash(Point p) {
    std::uint64_t h = std::bit_cast<std::uint64_t>(p.x) * 0x9E37'79B9'7F4A'7C15U;
    h = (std::rotl(h, 29) ^ std::bit_cast<std::uint64_t>(p.y)) * 0xBF58'476D'1CE4'E5B9U;
    h = (std::rotl(h, 29) ^ std::bit_cast<std::uint64_t>(p.z)) * 0x94D0'49BB'1331'11EBU;
    return static_cast<std::size_t>(h ^ (h >> 32));
  }

  void grow() {
    std::vector<std::uint32_t> larger(table_.size() * 2, nobody);
    for (std::uint32_t number = 0; number < points_.size(); ++number) {
      std::size_t slot = hash(points_[number]) & (larger.size() - 1);
      while (larger[slot] != nobody) slot = (slot + 1) & (larger.size() - 1);
      larger[slot] = number;
    }
    table_ = std::move(larger);
  }

  std::vector<Point> points_;
  std::vector<std::uint32_t> table_;
};

}  // namespace touiza::geometry::detail
