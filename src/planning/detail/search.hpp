// Branch and bound over toolings, level by level.
#pragma once

#include <optional>
#include <vector>

#include "planning/detail/linear_program.hpp"
#include "planning/detail/model.hpp"
#include "planning/planner.hpp"

namespace touiza::planning::detail {

/// Proven: no plan that is as good at the levels before does better than `bound`.
struct LevelBound {
  int level = 0;
  double bound = 0.0;
  bool is_proven = false;  ///< Searched to the end.
};

/// What the prices of level 1 say, at the toolings chosen.
struct Prices {
  std::vector<double> rows;  ///< Weighted units on time per unit of each row's limit, zero or more.
  std::vector<double> columns;  ///< The same per unit of each column, from its bound on.
  Bounds bounds;                ///< Of the node: its toolings fixed.
  Basis basis;
  double value = 0.0;  ///< Weighted units on time.
};

struct SearchResult {
  std::vector<double> columns;  ///< Of the best plan found; empty where there is none.
  bool are_toolings_whole =
      true;  ///< False for a plan cut off early: its orders are not to be used.
  std::vector<LevelBound> bounds;
  std::optional<Prices> prices;
  bool is_infeasible = false;  ///< Only commitments can bring this about.
  long long work = 0;
};

SearchResult search(const Model& model, LinearProgram& program, const PlanLimits& limits);

}  // namespace touiza::planning::detail
