// From classes back to what people understand: machines, labs and needs, each by its id.
#pragma once

#include <vector>

#include "planning/detail/model.hpp"
#include "planning/plan.hpp"

namespace touiza::planning::detail {

/// Hands the hours of each class to its machines and labs, one after the other, and the deliveries
/// of each group to its needs, in proportion to what they ask. Exact: every limit that the classes
/// keep is kept by their members. Commitments are part of the rows.
CapacityPlan plan_from(const Index& index, const Classes& classes, const Model& model,
                       const std::vector<double>& columns);

/// Sorts the rows by their keys, adds up those that are the same and drops what is next to nothing.
void tidy(CapacityPlan& plan);

}  // namespace touiza::planning::detail
