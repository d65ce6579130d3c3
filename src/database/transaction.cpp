#include "database/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::database::detail {

std::vector<int> columns_of(const Row& row, std::span<const std::string_view> names) {
  std::vector<int> columns;
  for (const auto name : names) {
    int found = -1;
    for (int i = 0; i < row.column_count(); ++i) {
      if (row.column_name(i) == name) found = i;
    }
    if (found < 0) {
      throw Failure{FailureKind::other, fmt::format("The answer has no column '{}'.", name)};
    }
    columns.push_back(found);
  }
  return columns;
}

std::string insert_text(std::string_view table, std::span<const std::string_view> names,
                        std::string_view tail) {
  auto sql = fmt::format("INSERT INTO {} ({}) VALUES (", table, fmt::join(names, ", "));
  for (std::size_t i = 1; i <= names.size(); ++i) {
    sql += fmt::format("{}?{}", i > 1 ? ", " : "", i);
  }
  sql += ')';
  sql += tail;
  return sql;
}

std::string update_text(std::string_view table, std::span<const std::string_view> names,
                        std::initializer_list<std::string_view> keys) {
  std::vector<std::string> changes;
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_key = std::ranges::find(keys, names[i]) != keys.end();
    (is_key ? conditions : changes).push_back(fmt::format("{} = ?{}", names[i], i + 1));
  }
  if (conditions.size() != keys.size() || conditions.empty() || changes.empty()) {
    throw Failure{FailureKind::other,
                  fmt::format("An update of '{}' whose keys are not members of its row.", table)};
  }
  return fmt::format("UPDATE {} SET {} WHERE {}", table, fmt::join(changes, ", "),
                     fmt::join(conditions, " AND "));
}

void refuse_count(std::string_view sql, std::string_view expected) {
  throw Failure{FailureKind::other, fmt::format("Not {}: {}", expected, sql)};
}

void refuse_column(const Row& row, int column, std::string_view expected) {
  throw Failure{
      FailureKind::other,
      fmt::format("Column '{}' holds {}, not {}.", row.column_name(column),
                  row.is_null(column) ? std::string{"NULL"} : fmt::format("'{}'", row.text(column)),
                  expected)};
}

}  // namespace touiza::database::detail
