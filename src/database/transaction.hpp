// One run of a function inside a transaction: statements in, structs out.
#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <span>

#include "database/value.hpp"

namespace touiza::database {

namespace detail {

template <class T>
constexpr std::size_t member_count = boost::mp11::mp_size<json::MembersOf<T>>::value;

/// Where each member's column stands in the answer; a member without one is a bug, named.
std::vector<int> columns_of(const Row& row, std::span<const std::string_view> names);

template <class T>
std::vector<std::string_view> member_names() {
  std::vector<std::string_view> names;
  json::for_each_member<T>([&](auto member) { names.push_back(member.name); });
  return names;
}

/// Reads rows of one answer into T: a described struct by column names, or the first column.
template <class T>
class RowMapper {
 public:
  T operator()(const Row& row) {
    if constexpr (json::DescribedStruct<T>) {
      if (columns_.empty()) columns_ = columns_of(row, member_names<T>());
      T value{};
      std::size_t i = 0;
      json::for_each_member<T>([&](auto member) {
        auto& target = value.*member.pointer;
        target = from_column<std::remove_cvref_t<decltype(target)>>(row, columns_[i++]);
      });
      return value;
    } else {
      return from_column<T>(row, 0);
    }
  }

 private:
  std::vector<int> columns_;
};

template <class T>
auto values_of(const T& row) {
  std::array<Value, member_count<T>> values;
  std::size_t i = 0;
  json::for_each_member<T>([&](auto member) { values[i++] = to_value(row.*member.pointer); });
  return values;
}

std::string insert_text(std::string_view table, std::span<const std::string_view> names,
                        std::string_view tail);
std::string update_text(std::string_view table, std::span<const std::string_view> names,
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
    detail::RowMapper<T> mapper;
    execute_with(
        sql,
        [&](const Row& row) {
          if (found) detail::refuse_count(sql, "at most one row");
          found.emplace(mapper(row));
        },
        arguments...);
    return found;
  }

  template <class T, class... A>
  std::vector<T> all(std::string_view sql, const A&... arguments) {
    std::vector<T> found;
    detail::RowMapper<T> mapper;
    execute_with(
        sql, [&](const Row& row) { found.push_back(mapper(row)); }, arguments...);
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
    execute(detail::insert_text(table, detail::member_names<T>(), ""), detail::values_of(row), {});
  }

  /// False, and nothing inserted, where a unique key has this row already.
  template <class T>
  bool insert_unless_exists(std::string_view table, const T& row) {
    const auto sql =
        detail::insert_text(table, detail::member_names<T>(), " ON CONFLICT DO NOTHING");
    return execute(sql, detail::values_of(row), {}) > 0;
  }

  /// Sets every member of T but `keys` in the row that has the keys' values. Rows changed.
  template <class T>
  std::int64_t update(std::string_view table, const T& row,
                      std::initializer_list<std::string_view> keys) {
    const auto sql = detail::update_text(table, detail::member_names<T>(), keys);
    return execute(sql, detail::values_of(row), {});
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
