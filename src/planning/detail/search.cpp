#include "planning/detail/search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace touiza::planning::detail {
namespace {

constexpr double whole = 1e-6;
constexpr double level_tolerance_min = 1e-9;
constexpr double slack_min = 1e-7;  ///< The simplex method sees nothing finer.

std::size_t at(int number) { return static_cast<std::size_t>(number); }

/// A part of the search space: bounds that toolings and earlier levels have narrowed.
struct Node {
  std::shared_ptr<const Bounds> bounds;
  std::shared_ptr<const Basis> basis;
  double bound = -std::numeric_limits<double>::infinity();  ///< Of the minimum, from its parent.
};

/// A node whose linear program has whole toolings: nothing in it is better than `columns`.
struct Leaf {
  std::shared_ptr<const Bounds> bounds;
  std::shared_ptr<const Basis> basis;
  double minimum = 0.0;
};

class Search {
 public:
  Search(const Model& model, LinearProgram& program, const PlanLimits& limits)
      : model_{model}, program_{program}, limits_{limits} {}

  SearchResult run() {
    std::vector<Node> begin{{std::make_shared<Bounds>(LinearProgram::bounds_of(model_)),
                             std::make_shared<Basis>(), -std::numeric_limits<double>::infinity()}};
    for (std::size_t l = 0; l < model_.levels.size(); ++l) {
      const auto leaves = solve_level(model_.levels[l], std::move(begin));
      if (result_.is_infeasible || !result_.bounds.back().is_proven || leaves.empty()) break;
      begin.clear();
      double best = std::numeric_limits<double>::infinity();
      for (const auto& leaf : leaves) best = std::min(best, leaf.minimum);
      for (const auto& leaf : leaves) {
        auto bounds = std::make_shared<Bounds>(*leaf.bounds);
        bounds->row_upper[at(model_.levels[l].row)] = best + slack(model_.levels[l], best);
        begin.push_back({std::move(bounds), leaf.basis, -std::numeric_limits<double>::infinity()});
      }
    }
    return std::move(result_);
  }

 private:
  bool must_stop() const {
    return (limits_.should_stop && limits_.should_stop()) ||
           (limits_.work_limit && result_.work >= *limits_.work_limit);
  }
  long long iterations_left() const {
    return limits_.work_limit ? *limits_.work_limit - result_.work
                              : std::numeric_limits<long long>::max();
  }
  /// Values of one level that differ by less count as the same; later levels may use it up.
  double slack(const Model::Level& level, double best) const {
    const double tie = limits_.is_integer ? level_tolerance_min
                                          : std::max(level_tolerance_min, limits_.level_tolerance);
    return std::isfinite(best) ? std::max(slack_min, tie * std::abs(level.natural(best))) : 0.0;
  }

  /// Where nodes are no longer of interest: beyond what counts as equal, or, where the caller is
  /// content with a gap, already when they promise no more than that.
  double cut(const Model::Level& level, double best) const {
    if (!std::isfinite(best)) return best;
    if (limits_.gap <= 1e-6) return best + slack(level, best);
    return best - limits_.gap * std::max(1.0, std::abs(level.natural(best)));
  }

  /// Depth first until a plan is held, then the most promising node first.
  Node take(std::vector<Node>& open, bool has_plan) const {
    std::size_t chosen = open.size() - 1;
    for (std::size_t i = 0; has_plan && i < open.size(); ++i) {
      if (open[i].bound < open[chosen].bound) chosen = i;
    }
    Node node = std::move(open[chosen]);
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(chosen));
    return node;
  }

  std::vector<Leaf> solve_level(const Model::Level& level, std::vector<Node> open) {
    std::vector<Leaf> leaves;
    double best = std::numeric_limits<double>::infinity();
    bool was_stopped = false;
    std::vector<Node> unfinished;
    double cut_bound = std::numeric_limits<double>::infinity();
    while (!open.empty()) {
      const Node node = take(open, !leaves.empty());
      if (node.bound > cut(level, best)) {
        cut_bound = std::min(cut_bound, node.bound);
        continue;
      }
      if (must_stop()) {
        unfinished.push_back(node);
        unfinished.insert(unfinished.end(), open.begin(), open.end());
        was_stopped = true;
        break;
      }
      const auto solution = program_.minimise(level.costs, *node.bounds, *node.basis,
                                              limits_.should_stop, iterations_left(), result_.work);
      if (solution.outcome == LinearOutcome::infeasible) continue;
      if (solution.outcome == LinearOutcome::stopped) {
        keep_unfinished(solution);
        unfinished.push_back(node);
        unfinished.insert(unfinished.end(), open.begin(), open.end());
        was_stopped = true;
        break;
      }
      if (solution.objective > cut(level, best)) {
        cut_bound = std::min(cut_bound, solution.objective);
        continue;
      }
      const int tooling = tooling_to_branch(solution.columns);
      if (tooling >= 0) {
        branch(tooling, node, solution, open);
        continue;
      }
      if (solution.objective < best) {
        best = solution.objective;
        std::erase_if(leaves,
                      [&](const Leaf& leaf) { return leaf.minimum > best + slack(level, best); });
        result_.columns = solution.columns;
        result_.are_toolings_whole = true;
        if (level.level == 1) keep_prices(level, *node.bounds, solution);
      }
      leaves.push_back({node.bounds, std::make_shared<Basis>(solution.basis), solution.objective});
      report(level, best, open);
    }

    double bound = std::min(best, cut_bound);
    for (const auto& node : unfinished) bound = std::min(bound, node.bound);
    if (!was_stopped && leaves.empty()) {
      // Levels after the first begin on faces that hold a plan.
      result_.is_infeasible = result_.columns.empty();
    }
    const bool is_proven = !was_stopped && !leaves.empty();
    result_.bounds.push_back({level.level, level.natural(bound), is_proven});
    return leaves;
  }

  void report(const Model::Level& level, double best, const std::vector<Node>& open) const {
    if (!limits_.on_progress) return;
    double bound = best;
    for (const auto& node : open) bound = std::min(bound, node.bound);
    PlanProgress progress{level.level, level.natural(best), {}, result_.work};
    if (std::isfinite(bound)) progress.bound = level.natural(bound);
    limits_.on_progress(progress);
  }

  /// Keeps what a cut-off solve holds if there is nothing yet; orders in parts are left to the
  /// repair that follows.
  void keep_unfinished(const LinearSolution& solution) {
    if (!solution.is_feasible) return;
    if (result_.columns.empty()) {
      result_.columns = solution.columns;
      result_.are_toolings_whole = tooling_to_branch(solution.columns) < 0;
    }
  }

  void keep_prices(const Model::Level& level, const Bounds& bounds,
                   const LinearSolution& solution) {
    Prices prices;
    for (const double price : solution.prices) prices.rows.push_back(std::max(0.0, -price));
    for (const double cost : solution.reduced_costs) prices.columns.push_back(-cost);
    prices.bounds = bounds;
    for (const auto& own : model_.tooling_columns) {
      for (const int column : own) {
        const double ordered = solution.columns[at(column)] > 0.5 ? 1.0 : 0.0;
        prices.bounds.column_lower[at(column)] = prices.bounds.column_upper[at(column)] = ordered;
      }
    }
    prices.basis = solution.basis;
    prices.value = level.natural(solution.objective);
    result_.prices = std::move(prices);
  }

  /// The tooling whose orders are the least decided, or -1 where all are whole.
  int tooling_to_branch(const std::vector<double>& columns) const {
    int chosen = -1;
    double most = whole;
    for (std::size_t u = 0; u < model_.tooling_columns.size(); ++u) {
      double undecided = 0.0;
      for (const int column : model_.tooling_columns[u]) {
        const double part = columns[at(column)];
        undecided += std::min(part, 1.0 - part);
      }
      if (undecided > most) most = undecided, chosen = static_cast<int>(u);
    }
    return chosen;
  }

  /// Splits a node: first whether the tooling is ordered at all, then whether before or after a
  /// day.
  void branch(int tooling, const Node& node, const LinearSolution& solution,
              std::vector<Node>& open) const {
    const auto& own = model_.tooling_columns[at(tooling)];
    const auto once = at(model_.tooling_once_row[at(tooling)]);
    double ordered = 0.0;
    for (const int column : own) ordered += solution.columns[at(column)];
    const bool must_order = node.bounds->row_lower[once] > 0.5;

    auto left = std::make_shared<Bounds>(*node.bounds);
    auto right = std::make_shared<Bounds>(*node.bounds);
    bool prefers_right = false;
    if (!must_order) {
      for (const int column : own) left->column_upper[at(column)] = 0.0;
      right->row_lower[once] = 1.0;
      prefers_right = ordered >= 0.3;
    } else {
      // The day at which half of the orders are given.
      double so_far = 0.0;
      std::size_t last = 0;
      std::vector<std::size_t> used;
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (node.bounds->column_upper[at(own[i])] > 0.5) used.push_back(i);
      }
      for (std::size_t i = 0; i + 1 < used.size(); ++i) {
        last = used[i];
        so_far += solution.columns[at(own[used[i]])];
        if (so_far >= 0.5 * ordered) break;
      }
      double early = 0.0;
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (i <= last) early += solution.columns[at(own[i])];
        (i <= last ? right : left)->column_upper[at(own[i])] = 0.0;
      }
      prefers_right = early < 0.5 * ordered;
    }
    const auto basis = std::make_shared<Basis>(solution.basis);
    Node first{left, basis, solution.objective};
    Node second{right, basis, solution.objective};
    if (!prefers_right) std::swap(first, second);
    open.push_back(std::move(first));
    open.push_back(std::move(second));  // Taken first.
  }

  const Model& model_;
  LinearProgram& program_;
  const PlanLimits& limits_;
  SearchResult result_;
};

}  // namespace

SearchResult search(const Model& model, LinearProgram& program, const PlanLimits& limits) {
  return Search{model, program, limits}.run();
}

}  // namespace touiza::planning::detail
