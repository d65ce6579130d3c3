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

inline void append_value(std::string& out, const LocalText& value) {
  out += '{';
  const auto add = [&out, first = true](const char* language, const std::string& text) mutable {
    if (text.empty()) return;
    if (!first) out += ',';
    first = false;
    append_quoted(out, language);
    out += ':';
    append_quoted(out, text);
  };
  auto each = add;
  each("fr", value.fr);
  each("ar", value.ar);
  each("en", value.en);
  out += '}';
}

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

template <DescribedStruct T>
void append_value(std::string& out, const T& value) {
  out += '{';
  bool is_first = true;
  for_each_member<T>([&](auto d) {
    if (!is_first) out += ',';
    is_first = false;
    append_quoted(out, d.name);
    out += ':';
    append(out, value.*d.pointer);
  });
  out += '}';
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
