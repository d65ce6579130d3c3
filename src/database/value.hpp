// What goes into a statement and what comes out of a row, the same on both engines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/quantity.hpp"
#include "base/time.hpp"
#include "database/failure.hpp"
#include "json/read.hpp"

namespace touiza::database {

/// Known even of a NULL, because PostgreSQL asks for it.
enum class Type : char {
  boolean = 'b',
  integer = 'i',
  real = 'r',
  text = 't',
  integers = 'I',  ///< A list for `IN (?1)`, see any_of().
  texts = 'T',
};

/// An argument of a statement. Texts are only looked at, so it lives no longer than the call.
struct Value {
  Type type = Type::text;
  std::variant<std::monostate, std::int64_t, double, std::string_view, std::string> held{};

  bool is_null() const { return held.index() == 0; }
  std::string_view text() const {
    const auto* owned = std::get_if<std::string>(&held);
    return owned ? std::string_view{*owned} : std::get<std::string_view>(held);
  }
};

/// One row of an answer, valid while it is being read. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual int column_count() const = 0;
  virtual std::string_view column_name(int column) const = 0;
  virtual bool is_null(int column) const = 0;
  /// Throw Failure where the column holds something else.
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual bool boolean(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
};

namespace detail {

template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};

template <class T>
struct is_quantity : std::false_type {};
template <class Unit>
struct is_quantity<Quantity<Unit>> : std::true_type {};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
constexpr bool is_text = std::is_convertible_v<const T&, std::string_view>;

template <class T>
constexpr Type type_of() {
  if constexpr (is_optional<T>::value) {
    return type_of<typename T::value_type>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return Type::boolean;
  } else if constexpr (std::is_integral_v<T> || std::is_same_v<T, Instant> ||
                       std::is_same_v<T, Day> || std::is_same_v<T, Microseconds>) {
    return Type::integer;
  } else if constexpr (std::is_floating_point_v<T> || is_quantity<T>::value ||
                       std::is_same_v<T, Seconds>) {
    return Type::real;
  } else {
    return Type::text;
  }
}

/// "column 'state' of the answer holds 'x', which is not …".
[[noreturn]] void refuse_column(const Row& row, int column, std::string_view expected);

}  // namespace detail

template <class T>
Value to_value(const T& value) {
  constexpr auto type = detail::type_of<T>();
  if constexpr (std::is_same_v<T, Value>) {
    return value;
  } else if constexpr (detail::is_optional<T>::value) {
    return value ? to_value(*value) : Value{type, {}};
  } else if constexpr (detail::is_text<T>) {
    return {type, std::string_view{value}};
  } else if constexpr (detail::is_id<T>::value) {
    return {type, std::string_view{value.text}};
  } else if constexpr (std::is_integral_v<T>) {
    static_assert(!std::is_same_v<T, std::uint64_t>, "Columns hold at most int64.");
    return {type, static_cast<std::int64_t>(value)};
  } else if constexpr (std::is_floating_point_v<T>) {
    return {type, static_cast<double>(value)};
  } else if constexpr (std::is_same_v<T, Instant>) {
    return {type, value.microseconds};
  } else if constexpr (std::is_same_v<T, Day>) {
    return {type, std::int64_t{value.days_since_1970}};
  } else if constexpr (std::is_same_v<T, Microseconds>) {
    return {type, std::int64_t{value.count()}};
  } else if constexpr (std::is_same_v<T, Seconds>) {
    return {type, value.count()};
  } else if constexpr (detail::is_quantity<T>::value) {
    return {type, value.value()};
  } else if constexpr (std::is_enum_v<T>) {
    const std::string_view name = json::enum_name(value);
    if (name.empty()) throw Failure{FailureKind::other, "An enumerator without a name."};
    return {type, name};
  } else {
    return {type, json::write(value)};
  }
}

/// A list for `WHERE lab_id IN (?1)`: ids, texts or integers; an empty list matches nothing.
template <class T>
Value any_of(const std::vector<T>& items) {
  constexpr bool are_integers = detail::type_of<T>() == Type::integer;
  using Item = std::conditional_t<are_integers, std::int64_t, std::string>;
  std::vector<Item> held;
  for (const auto& item : items) {
    if constexpr (are_integers) {
      held.push_back(std::get<Item>(to_value(item).held));
    } else {
      held.emplace_back(to_value(item).text());
    }
  }
  return {are_integers ? Type::integers : Type::texts, json::write(held)};
}

template <class T>
T from_column(const Row& row, int column) {
  if constexpr (detail::is_optional<T>::value) {
    if (row.is_null(column)) return std::nullopt;
    return from_column<typename T::value_type>(row, column);
  } else {
    if (row.is_null(column)) detail::refuse_column(row, column, "a value");
    if constexpr (std::is_same_v<T, std::string>) {
      return std::string{row.text(column)};
    } else if constexpr (detail::is_id<T>::value) {
      return T{std::string{row.text(column)}};
    } else if constexpr (std::is_same_v<T, bool>) {
      return row.boolean(column);
    } else if constexpr (std::is_integral_v<T>) {
      const auto integer = row.integer(column);
      if (!std::in_range<T>(integer)) detail::refuse_column(row, column, "a smaller number");
      return static_cast<T>(integer);
    } else if constexpr (std::is_floating_point_v<T> || detail::is_quantity<T>::value ||
                         std::is_same_v<T, Seconds>) {
      return T{row.real(column)};
    } else if constexpr (std::is_same_v<T, Instant>) {
      return Instant{row.integer(column)};
    } else if constexpr (std::is_same_v<T, Day>) {
      return Day{from_column<std::int32_t>(row, column)};
    } else if constexpr (std::is_same_v<T, Microseconds>) {
      return Microseconds{row.integer(column)};
    } else if constexpr (std::is_enum_v<T>) {
      const auto value = json::enum_value<T>(row.text(column));
      if (!value) detail::refuse_column(row, column, "one of the names of its enumeration");
      return *value;
    } else {
      auto value = json::read<T>(row.text(column));
      if (!value) detail::refuse_column(row, column, value.error().message);
      return *std::move(value);
    }
  }
}

}  // namespace touiza::database
