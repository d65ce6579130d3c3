#include "database/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::database::detail {

namespace {

Columns columns_of(const Row& row, std::span<const RowMember> members) {
  Columns columns;
  for (const auto& member : members) {
    int found = -1;
    for (int i = 0; i < row.column_count(); ++i) {
      if (row.column_name(i) == member.name) found = i;
    }
    if (found < 0) {
      throw Failure{FailureKind::other, fmt::format("The answer has no column '{}'.", member.name)};
    }
    columns.push_back(found);
  }
  return columns;
}

}  // namespace

void take_row(const Row& row, void* object, std::span<const RowMember> members, Columns& columns) {
  if (columns.empty()) columns = columns_of(row, members);
  for (std::size_t i = 0; i < members.size(); ++i) members[i].take(row, columns[i], object);
}

std::vector<Value> give_row(const void* object, std::span<const RowMember> members) {
  std::vector<Value> values;
  values.reserve(members.size());
  for (const auto& member : members) values.push_back(member.give(object));
  return values;
}

std::string insert_text(std::string_view table, std::span<const RowMember> members,
                        std::string_view tail) {
  std::string names;
  std::string places;
  for (std::size_t i = 0; i < members.size(); ++i) {
    names += fmt::format("{}{}", i > 0 ? ", " : "", members[i].name);
    places += fmt::format("{}?{}", i > 0 ? ", " : "", i + 1);
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({}){}", table, names, places, tail);
}

std::string update_text(std::string_view table, std::span<const RowMember> members,
                        std::initializer_list<std::string_view> keys) {
  std::vector<std::string> changes;
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto name = members[i].name;
    const bool is_key = std::ranges::find(keys, name) != keys.end();
    (is_key ? conditions : changes).push_back(fmt::format("{} = ?{}", name, i + 1));
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
