#include "planning/detail/linear_program.hpp"

#include <algorithm>
#include <limits>

#include <ClpEventHandler.hpp>
#include <ClpSimplex.hpp>
#include <ClpSolve.hpp>

namespace touiza::planning::detail {
namespace {

/// Asks from inside the simplex method whether to go on; and counts its steps, since presolve works
/// on a copy whose count is lost.
class Watch final : public ClpEventHandler {
 public:
  struct Shared {
    const std::function<bool()>* should_stop = nullptr;
    long long iterations_left = 0;
    long long iterations = 0;
    bool has_stopped = false;
  };
  explicit Watch(Shared* shared) : shared_{shared} {}
  Watch(const Watch&) = default;
  Watch& operator=(const Watch&) = delete;

  ClpEventHandler* clone() const override { return new Watch(*this); }

  int event(Event which) override {
    if (which != endOfIteration) return -1;
    ++shared_->iterations;
    if (shared_->iterations >= shared_->iterations_left) shared_->has_stopped = true;
    if (shared_->iterations % 64 == 0 && shared_->should_stop != nullptr && *shared_->should_stop &&
        (*shared_->should_stop)()) {
      shared_->has_stopped = true;
    }
    return shared_->has_stopped ? 5 : -1;
  }

 private:
  Shared* shared_;
};

constexpr int status_optimal = 0;
constexpr int status_infeasible = 1;
constexpr double hair = 1e-4;
constexpr int warm_iterations_max = 50'000;

}  // namespace

struct LinearProgram::Clp {
  ClpSimplex simplex;
  Watch::Shared watch;
};

LinearProgram::LinearProgram(const Model& model, std::uint64_t seed)
    : clp_{std::make_unique<Clp>()} {
  auto& simplex = clp_->simplex;
  simplex.setLogLevel(0);
  simplex.setOptimizationDirection(1.0);
  const auto bounds = bounds_of(model);
  const int columns = static_cast<int>(model.columns.size());
  const int rows = static_cast<int>(model.rows.size());
  const std::vector<CoinBigIndex> starts(model.starts.begin(), model.starts.end());
  simplex.loadProblem(columns, rows, starts.data(), model.row_numbers.data(), model.values.data(),
                      bounds.column_lower.data(), bounds.column_upper.data(), nullptr,
                      bounds.row_lower.data(), bounds.row_upper.data());
  if (seed != 0) simplex.setRandomSeed(static_cast<int>(seed % 1'000'003));
  Watch watch{&clp_->watch};
  simplex.passInEventHandler(&watch);
}

LinearProgram::~LinearProgram() = default;

Bounds LinearProgram::bounds_of(const Model& model) {
  return {std::vector<double>(model.columns.size(), 0.0), model.column_upper,
          std::vector<double>(model.rows.size(), -std::numeric_limits<double>::infinity()),
          model.row_upper};
}

LinearSolution LinearProgram::minimise(const std::vector<double>& costs, const Bounds& bounds,
                                       const Basis& start, const std::function<bool()>& should_stop,
                                       long long iterations_left, long long& work) {
  auto& simplex = clp_->simplex;
  const auto rows = static_cast<std::size_t>(simplex.numberRows());
  const auto columns = static_cast<std::size_t>(simplex.numberColumns());
  clp_->watch = {&should_stop, iterations_left, 0, false};
  simplex.chgObjCoefficients(costs.data());
  simplex.chgColumnLower(bounds.column_lower.data());
  simplex.chgColumnUpper(bounds.column_upper.data());
  simplex.chgRowLower(bounds.row_lower.data());
  simplex.chgRowUpper(bounds.row_upper.data());

  // The dual method, the usual choice after a change of bounds, loses itself in this degeneracy
  // (docs/planner.md); the primal one finds its way back from a relative's basis in few steps. What
  // it does not finish within a budget is begun anew, with presolve.
  bool is_done = false;
  if (start.size() == rows + columns) {
    simplex.copyinStatus(start.data());
    simplex.setMaximumIterations(warm_iterations_max);
    simplex.primal(1, 1);
    is_done = simplex.status() == status_optimal || simplex.status() == status_infeasible;
  }
  simplex.setMaximumIterations(std::numeric_limits<int>::max());
  if (!is_done && !clp_->watch.has_stopped) {
    simplex.allSlackBasis(true);
    ClpSolve how;
    how.setSolveType(ClpSolve::usePrimal);
    how.setPresolveType(ClpSolve::presolveOn);
    simplex.initialSolve(how);
  }
  // Rows that hold earlier levels leave next to no room: what fails by a hair is asked again with a
  // tolerance that is still finer than that of the contract.
  if (simplex.status() == status_infeasible && simplex.sumPrimalInfeasibilities() < hair &&
      !clp_->watch.has_stopped) {
    const double tolerance = simplex.primalTolerance();
    simplex.setPrimalTolerance(10.0 * tolerance);
    simplex.primal(1, 1);
    simplex.setPrimalTolerance(tolerance);
  }
  work += clp_->watch.iterations;

  LinearSolution solution;
  if (simplex.status() == status_optimal) solution.outcome = LinearOutcome::optimal;
  if (simplex.status() == status_infeasible) solution.outcome = LinearOutcome::infeasible;
  solution.is_feasible =
      simplex.status() == status_optimal || simplex.sumPrimalInfeasibilities() < 1e-6;
  solution.objective = simplex.objectiveValue();
  solution.columns.assign(simplex.primalColumnSolution(), simplex.primalColumnSolution() + columns);
  solution.activities.assign(simplex.primalRowSolution(), simplex.primalRowSolution() + rows);
  solution.reduced_costs.assign(simplex.dualColumnSolution(),
                                simplex.dualColumnSolution() + columns);
  solution.prices.assign(simplex.dualRowSolution(), simplex.dualRowSolution() + rows);
  solution.basis.assign(simplex.statusArray(), simplex.statusArray() + rows + columns);
  return solution;
}

}  // namespace touiza::planning::detail
