// One linear program that is solved again and again with other bounds and objectives.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "planning/detail/model.hpp"

namespace touiza::planning::detail {

enum class LinearOutcome { optimal, infeasible, stopped };

/// Where the simplex method stands; empty: nowhere yet.
using Basis = std::vector<unsigned char>;

/// Bounds of all columns and rows.
struct Bounds {
  std::vector<double> column_lower, column_upper, row_lower, row_upper;
};

/// What a solve found. Reduced costs and prices are those of the minimisation.
struct LinearSolution {
  LinearOutcome outcome = LinearOutcome::stopped;
  bool is_feasible = false;  ///< `columns` keeps every row and bound, also where it was stopped.
  double objective = 0.0;
  std::vector<double> columns, activities, reduced_costs, prices;
  Basis basis;
};

/// Wraps Clp. Not to be shared between threads.
class LinearProgram {
 public:
  explicit LinearProgram(const Model& model, std::uint64_t seed);
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  static Bounds bounds_of(const Model& model);

  /// Minimises `costs` within `bounds`, from `start` where that is given.
  /// Stops when `should_stop` says so or `iterations_left` is spent; adds what it spent to `work`.
  LinearSolution minimise(const std::vector<double>& costs, const Bounds& bounds,
                          const Basis& start, const std::function<bool()>& should_stop,
                          long long iterations_left, long long& work);

 private:
  struct Clp;
  std::unique_ptr<Clp> clp_;
};

}  // namespace touiza::planning::detail
