// The linear program of a network: columns for what may be done, rows for what limits it.
#pragma once

#include <cstdint>
#include <vector>

#include "planning/detail/classes.hpp"
#include "planning/detail/index.hpp"

namespace touiza::planning::detail {

enum class ColumnKind : std::uint8_t {
  produce,
  assemble,
  regrade,
  ship,
  store,
  deliver,
  order_tooling,
  fairness
};

/// What a column stands for. `who`: machine class, assembly class, place, lane, place, need group,
/// tooling. `what`: process, kind of product, kind from, kind, kind, kind, -. `into`: kind a
/// regrade goes to.
struct Column {
  ColumnKind kind = ColumnKind::store;
  int who = 0;
  int what = 0;
  int day = 0;
  int into = 0;
};

enum class RowKind : std::uint8_t {
  balance,
  machine_hours,
  tooling_hours,
  assembly_hours,
  lab_hours,
  lane_kg,
  need_units,
  tooling_once,
  tooling_budget,
  tooling_progress,
  region_fairness,
  level
};

/// What a row limits. `who`: place, machine class, machine class, assembly class, lab limit, lane,
/// need group, tooling, -, -, region, level. `what`: kind for balance, process for tooling hours.
struct Row {
  RowKind kind = RowKind::balance;
  int who = 0;
  int what = 0;
  int day = 0;
};

/// Every column is zero or more; every row is "at most its limit". Doing nothing is feasible
/// unless commitments take more than there is.
struct Model {
  std::vector<Row> rows;
  std::vector<double> row_upper;
  std::vector<Column> columns;
  std::vector<double> column_upper;
  std::vector<int> starts{0};  ///< Compressed columns.
  std::vector<int> row_numbers;
  std::vector<double> values;

  /// One objective per level, to be minimised; `constant` and `sign` lead back to its natural
  /// value: value = constant + sign * minimum.
  struct Level {
    int level = 0;
    std::vector<double> costs;
    double constant = 0.0;
    double sign = 1.0;
    int row = -1;  ///< The minimum itself as a row without limit, for the levels that follow.

    double natural(double minimum) const { return constant + sign * minimum; }
  };
  std::vector<Level> levels;

  std::vector<std::vector<int>> tooling_columns;  ///< By tooling, by order day.
  std::vector<int> tooling_once_row;              ///< By tooling.

  /// Row of (place, kind, day), -1 where the kind is never useful there.
  int balance_row(int place, int kind, int day) const {
    return balance[(static_cast<std::size_t>(place) * static_cast<std::size_t>(kind_count) +
                    static_cast<std::size_t>(kind)) *
                       static_cast<std::size_t>(day_count) +
                   static_cast<std::size_t>(day)];
  }
  std::vector<int> balance;
  int kind_count = 0;
  int day_count = 0;
};

/// Days between which a kind at a place can exist and still be of use; first > last: never.
struct Usefulness {
  std::vector<int> first, last;  ///< By place * kinds + kind.
};

Usefulness usefulness_of(const Index& index, const Classes& classes);

Model model_of(const Index& index, const Classes& classes, bool is_fair);

}  // namespace touiza::planning::detail
