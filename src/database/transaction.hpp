// One run of a function inside a transaction: statements in, structs out.
#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <span>

#include "database/value.hpp"

namespace touiza::database {

namespace detail {

/// One member of a row: its column's name, how it is taken from there and put there.
struct RowMember {
  std::string_view name;
  void (*take)(const Row& row, int column, void* object);
  Value (*give)(const void* object);
};

template <class T, class Member>
struct RowTable {
  static void take(const Row& row, int column, void* object) {
    static_cast<T*>(object)->*Member::pointer = from_column<json::FieldOf<T, Member>>(row, column);
  }
  static Value give(const void* object) {
    return to_value(static_cast<const T*>(object)->*Member::pointer);
  }
  static constexpr RowMember value{Member::name, take, give};
};
template <class T>
struct RowTable<T, void> {
  static constexpr RowMember value{{}, nullptr, nullptr};
};

template <class T>
constexpr std::span<const RowMember> row_members() {
  return json::TableOf<RowTable, T>::rows;
}

/// Where each member's column stands in the answer; a member without one is a bug, named.
using Columns = std::vector<int>;

/// Fills the object from the row; `columns` is found at the first row and kept for the others.
void take_row(const Row& row, void* object, std::span<const RowMember> members, Columns& columns);
std::vector<Value> give_row(const void* object, std::span<const RowMember> members);

/// T is a described struct, filled by the columns' names, or the first column.
template <class T>
T row_to(const Row& row, Columns& columns) {
  if constexpr (json::DescribedStruct<T>) {
    T value{};
    take_row(row, &value, row_members<T>(), columns);
    return value;
  } else {
    return from_column<T>(row, 0);
  }
}

std::string insert_text(std::string_view table, std::span<const RowMember> members,
                        std::string_view tail);
std::string update_text(std::string_view table, std::span<const RowMember> members,
                        std::initializer_list<std::string_view> keys);
[[noreturn]] void refuse_count(std::string_view sql, std::string_view expected);

}  // namespace detail

/// Placeholders are `?1`, `?2`, …; the portable SQL is described in README.md. Arguments: texts,
/// integers, doubles, bools, ids, Instant, Day, quantities, described enums (kept by name),
/// optionals of these, any_of(list); described structs, vectors and LocalText are kept as JSON.
/// Rows: a described struct, each member from the column of its name, or one of the above (but a
/// struct) from the first column.
///
/// What the engine refuses unwinds as Failure to read() or write(); a function has only to return
/// its own refusals, and an Error returned rolls everything back.
class Transaction {
 public:
  using OnRow = std::function<void(const Row&)>;

  Transaction() = default;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  virtual ~Transaction() = default;

  /// Rows changed.
  template <class... A>
  std::int64_t run(std::string_view sql, const A&... arguments) {
    return execute_with(sql, nullptr, arguments...);
  }

  /// The row, if there is one. More than one is a bug.
  template <class T, class... A>
  std::optional<T> one(std::string_view sql, const A&... arguments) {
    std::optional<T> found;
    detail::Columns columns;
    execute_with(
        sql,
        [&](const Row& row) {
          if (found) detail::refuse_count(sql, "at most one row");
          found.emplace(detail::row_to<T>(row, columns));
        },
        arguments...);
    return found;
  }

  template <class T, class... A>
  std::vector<T> all(std::string_view sql, const A&... arguments) {
    std::vector<T> found;
    detail::Columns columns;
    execute_with(
        sql, [&](const Row& row) { found.push_back(detail::row_to<T>(row, columns)); },
        arguments...);
    return found;
  }

  /// The first column of the only row: COUNT, SUM (ask for std::optional where nothing may match).
  template <class T, class... A>
  T value(std::string_view sql, const A&... arguments) {
    auto found = one<T>(sql, arguments...);
    if (!found) detail::refuse_count(sql, "exactly one row");
    return std::move(*found);
  }

  /// One row; its columns are the members of T, by name.
  template <class T>
  void insert(std::string_view table, const T& row) {
    constexpr auto members = detail::row_members<T>();
    execute(detail::insert_text(table, members, ""), detail::give_row(&row, members), {});
  }

  /// False, and nothing inserted, where a unique key has this row already.
  template <class T>
  bool insert_unless_exists(std::string_view table, const T& row) {
    constexpr auto members = detail::row_members<T>();
    const auto sql = detail::insert_text(table, members, " ON CONFLICT DO NOTHING");
    return execute(sql, detail::give_row(&row, members), {}) > 0;
  }

  /// Sets every member of T but `keys` in the row that has the keys' values. Rows changed.
  template <class T>
  std::int64_t update(std::string_view table, const T& row,
                      std::initializer_list<std::string_view> keys) {
    constexpr auto members = detail::row_members<T>();
    return execute(detail::update_text(table, members, keys), detail::give_row(&row, members), {});
  }

  /// Several statements without arguments, for migrations.
  virtual void run_script(std::string_view sql) = 0;

  /// What the templates above end in: rows changed, or rows given to `on_row`.
  virtual std::int64_t execute(std::string_view sql, std::span<const Value> arguments,
                               const OnRow& on_row) = 0;

 private:
  template <class... A>
  std::int64_t execute_with(std::string_view sql, const OnRow& on_row, const A&... arguments) {
    const std::array<Value, sizeof...(A)> values{to_value(arguments)...};
    return execute(sql, values, on_row);
  }
};

}  // namespace touiza::database
