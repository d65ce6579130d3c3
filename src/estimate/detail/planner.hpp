// How long a machine takes for a row of moves, as its firmware plans them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "estimate/machine.hpp"

namespace touiza::estimate::detail {

/// A straight move: how far along x, y, z and e (mm), how fast it would go, how hard it may speed
/// up.
struct Move {
  std::array<double, 4> by{};
  double speed_mm_s = 0;
  double acceleration_mm_s2 = 0;
  std::uint8_t feature = 0;
};

/// The planner of Marlin's first generation, which most printers and PrusaSlicer's estimate share:
/// trapezoids of speed with lookahead; where two moves meet, no axis may change its speed by more
/// than its jerk. Standing still at both ends of the row.
class Planner {
 public:
  explicit Planner(const Kinematics& kinematics) : kinematics_{kinematics} {}

  void add(const Move& move);

  /// Plans all moves since the last call and adds their seconds to `time` by feature.
  void finish(std::vector<double>& time);

 private:
  struct Block {
    double length;
    double cruise;  ///< mm/s
    double acceleration;
    double safe;  ///< The speed at which it may begin or end from standing.
    double entry_max;
    double entry;
    std::array<double, 4> axis_speed;
    std::uint8_t feature;
  };

  double junction_speed(const Block& before, const Block& block) const;

  const Kinematics& kinematics_;
  std::vector<Block> blocks_;
};

}  // namespace touiza::estimate::detail
