// From prices to what holds a network back, and what one step more would bring.
#pragma once

#include <vector>

#include "planning/detail/search.hpp"
#include "planning/plan.hpp"

namespace touiza::planning::detail {

/// At most `count` limits, dearest first, priced by level 1; see Bottleneck. The dearest are
/// checked by planning again with the step, as long as `limits` allow; `work` counts what that
/// took.
std::vector<Bottleneck> bottlenecks_of(const Index& index, const Classes& classes,
                                       const Model& model, const Prices& prices,
                                       LinearProgram& program, const PlanLimits& limits,
                                       std::size_t count, long long& work);

}  // namespace touiza::planning::detail
