#include "estimate/detail/planner.hpp"

#include <algorithm>
#include <cmath>

namespace touiza::estimate::detail {
namespace {

/// Speeding up from `from` over `length`.
double reachable(double from, double acceleration, double length) {
  return std::sqrt(from * from + 2 * acceleration * length);
}

double duration(double length, double entry, double cruise, double exit, double acceleration) {
  const double up = (cruise * cruise - entry * entry) / (2 * acceleration);
  const double down = (cruise * cruise - exit * exit) / (2 * acceleration);
  if (up + down <= length)
    return (2 * cruise - entry - exit) / acceleration + (length - up - down) / cruise;
  // Too short to reach its speed: a triangle.
  const double peak = std::sqrt(std::max(acceleration * length + (entry * entry + exit * exit) / 2,
                                         std::max(entry, exit) * std::max(entry, exit)));
  return (2 * peak - entry - exit) / acceleration;
}

}  // namespace

void Planner::add(const Move& move) {
  const auto& by = move.by;
  const double across = std::sqrt(by[0] * by[0] + by[1] * by[1] + by[2] * by[2]);
  const double length = across > 0 ? across : std::abs(by[3]);
  if (!(length > 1e-9)) return;

  Block block{};
  block.length = length;
  block.feature = move.feature;
  block.cruise = move.speed_mm_s;
  const double limit = across == 0    ? kinematics_.acceleration_retracting_max_mm_s2
                       : by[3] == 0.0 ? kinematics_.acceleration_travel_max_mm_s2
                                      : kinematics_.acceleration_extruding_max_mm_s2;
  block.acceleration = across == 0 ? limit : std::min(move.acceleration_mm_s2, limit);
  for (std::size_t axis = 0; axis < 4; ++axis) {
    const double share = std::abs(by[axis]) / length;
    if (share == 0) continue;
    block.cruise = std::min(block.cruise, kinematics_.speed_max_mm_s[axis] / share);
    block.acceleration =
        std::min(block.acceleration, kinematics_.acceleration_max_mm_s2[axis] / share);
  }
  block.safe = block.cruise;
  for (std::size_t axis = 0; axis < 4; ++axis) {
    block.axis_speed[axis] = block.cruise * by[axis] / length;
    if (std::abs(block.axis_speed[axis]) > kinematics_.jerk_max_mm_s[axis])
      block.safe = std::min(block.safe, kinematics_.jerk_max_mm_s[axis]);
  }
  block.entry_max = blocks_.empty() ? block.safe : junction_speed(blocks_.back(), block);
  blocks_.push_back(block);
}

double Planner::junction_speed(const Block& before, const Block& block) const {
  const bool slows = before.cruise > block.cruise;
  const double speed = std::min(before.cruise, block.cruise);
  double factor = 1;
  for (std::size_t axis = 0; axis < 4; ++axis) {
    // Both at the lower of the two speeds: what is faster coasts down to it before they meet.
    const double out =
        before.axis_speed[axis] * (slows ? block.cruise / before.cruise : 1.0) * factor;
    const double in = block.axis_speed[axis] * factor;
    // An axis that turns round stops in between: each half is a step of its own.
    const double step = out > in ? (in > 0 || out < 0 ? out - in : std::max(out, -in))
                                 : (in < 0 || out > 0 ? in - out : std::max(-out, in));
    if (step > kinematics_.jerk_max_mm_s[axis]) factor *= kinematics_.jerk_max_mm_s[axis] / step;
  }
  const double junction = speed * factor;
  return before.safe > junction * 0.99 && block.safe > junction * 0.99 ? block.safe : junction;
}

void Planner::finish(std::vector<double>& time) {
  double exit = blocks_.empty() ? 0 : blocks_.back().safe;
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    block->entry = std::min(block->entry_max, reachable(exit, block->acceleration, block->length));
    exit = block->entry;
  }
  for (std::size_t i = 0; i + 1 < blocks_.size(); ++i)
    blocks_[i + 1].entry =
        std::min(blocks_[i + 1].entry,
                 reachable(blocks_[i].entry, blocks_[i].acceleration, blocks_[i].length));
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const auto& block = blocks_[i];
    const double end = i + 1 < blocks_.size() ? blocks_[i + 1].entry : block.safe;
    time[block.feature] += duration(block.length, block.entry, block.cruise,
                                    std::min(end, block.cruise), block.acceleration);
  }
  blocks_.clear();
}

}  // namespace touiza::estimate::detail
