// Described structs to JSON text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/quantity.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "json/document.hpp"
#include "json/rules.hpp"

namespace touiza::json {

/// JSON of any shape, kept as text: parameter sets, data of events.
struct Any {
  std::string text = "null";
  friend bool operator==(const Any&, const Any&) = default;
};

template <class T>
void append(std::string& out, const T& value);

namespace detail {

inline void append_value(std::string& out, bool value) { out += value ? "true" : "false"; }
inline void append_value(std::string& out, double value) { append_number(out, value); }
template <class Integer>
  requires std::is_integral_v<Integer>
void append_value(std::string& out, Integer value) {
  out += std::to_string(value);
}
inline void append_value(std::string& out, const std::string& value) { append_quoted(out, value); }
inline void append_value(std::string& out, const Any& value) { out += value.text; }
inline void append_value(std::string& out, Instant value) { append_quoted(out, to_rfc3339(value)); }
inline void append_value(std::string& out, Day value) { append_quoted(out, to_text(value)); }
template <class Tag>
void append_value(std::string& out, const Id<Tag>& value) {
  append_quoted(out, value.text);
}
template <class Unit>
void append_value(std::string& out, Quantity<Unit> value) {
  append_number(out, value.value());
}
template <DescribedEnum E>
void append_value(std::string& out, E value) {
  append_quoted(out, enum_name(value));
}
void append_value(std::string& out, const LocalText& value);

template <class T>
void append_value(std::string& out, const std::optional<T>& value) {
  if (value) {
    append(out, *value);
  } else {
    out += "null";
  }
}

template <class T>
void append_value(std::string& out, const std::vector<T>& values) {
  out += '[';
  bool is_first = true;
  for (const auto& value : values) {
    if (!is_first) out += ',';
    is_first = false;
    append(out, static_cast<const T&>(value));
  }
  out += ']';
}

template <class T>
void append_value(std::string& out, const std::map<std::string, T>& values) {
  out += '{';
  bool is_first = true;
  for (const auto& [key, value] : values) {
    if (!is_first) out += ',';
    is_first = false;
    append_quoted(out, key);
    out += ':';
    append(out, value);
  }
  out += '}';
}

struct AppendMember {
  std::string_view name;
  void (*append)(std::string& out, const void* object);
};
void append_object(std::string& out, const void* object, std::span<const AppendMember> members);

template <class T, class Member>
struct AppendRow {
  static void append_member(std::string& out, const void* object) {
    append(out, static_cast<const T*>(object)->*Member::pointer);
  }
  static constexpr AppendMember value{Member::name, append_member};
};
template <class T>
struct AppendRow<T, void> {
  static constexpr AppendMember value{{}, nullptr};
};

template <DescribedStruct T>
void append_value(std::string& out, const T& value) {
  append_object(out, &value, TableOf<AppendRow, T>::rows);
}

}  // namespace detail

template <class T>
void append(std::string& out, const T& value) {
  detail::append_value(out, value);
}

/// `value` as compact JSON; members in the order of their description, empty optionals as null.
template <class T>
std::string write(const T& value) {
  std::string out;
  append(out, value);
  return out;
}

}  // namespace touiza::json
