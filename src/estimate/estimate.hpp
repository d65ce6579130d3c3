// The answer that every technology gives: how long a cycle takes, and what it uses up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/quantity.hpp"
#include "geometry/problem.hpp"

namespace touiza::estimate {

/// One part of the time of a cycle.
struct Share {
  std::string feature;  ///< "external_perimeter", "travel", "cutting", "cooling", …
  Seconds time{};
};

struct Estimate {
  Seconds time{};      ///< Of one cycle: one print, sheet, shot or round of work.
  Seconds time_low{};  ///< Nine in ten true values are expected between low and high.
  Seconds time_high{};
  std::uint64_t units = 1;          ///< That one cycle makes.
  Seconds set_up{};                 ///< Once before a series, by people.
  Seconds warm_up{};                ///< Once before each cycle, by the machine.
  double material = 0;              ///< For one cycle, in `material_unit`.
  std::string material_unit = "g";  ///< "g" or "m2".
  std::vector<Share> breakdown;     ///< Adds up to `time`.
  geometry::Problems limits;        ///< What the machine refuses, with the number.

  Seconds time_per_unit() const { return time / static_cast<double>(units); }
  double material_per_unit() const { return material / static_cast<double>(units); }
};

}  // namespace touiza::estimate
