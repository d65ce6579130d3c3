// Makes a plan that almost fits fit: day by day, nobody uses what is not there.
#pragma once

#include "planning/detail/index.hpp"
#include "planning/plan.hpp"

namespace touiza::planning::detail {

/// Walks through `wanted` day by day and does as much of it as hours, stock and moulds allow; what
/// could not be done on its day is tried again on later ones. With `is_integer`, everything but
/// materials moves in whole units. Toolings are kept as they are; needs get nothing early.
/// Feasible whatever `wanted` says, as long as commitments can be kept.
CapacityPlan repaired(const Index& index, const CapacityPlan& wanted, bool is_integer);

}  // namespace touiza::planning::detail
