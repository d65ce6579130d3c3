// Path and query values, which are texts, to described structs.
#pragma once

#include <charconv>
#include <functional>
#include <set>

#include "http/request.hpp"
#include "json/read.hpp"

namespace touiza::http {

/// No path values, no query or no body.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// A stretch of a list, and where the next one begins.
template <class Item>
struct Page {
  std::vector<Item> items;
  std::optional<std::string> next_cursor;
  BOOST_DESCRIBE_CLASS(Page, (), (items, next_cursor), (), ())
};

/// What every list takes; a room's own query adds its filters:
/// `struct LabQuery : http::PageQuery {…}; BOOST_DESCRIBE_STRUCT(LabQuery, (http::PageQuery),
/// (…))`.
struct PageQuery {
  int limit = 50;
  std::optional<std::string> cursor;

  static constexpr auto rules() {
    return json::rules(json::range(&PageQuery::limit, {.min = 1, .max = 1000}),
                       json::may_be_absent(&PageQuery::limit),
                       json::text(&PageQuery::cursor, {.max = 200}));
  }
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (limit, cursor))

namespace detail {

inline void value_from(std::string_view text, std::string& out, json::Reader& reader,
                       const json::FieldRules& rules) {
  if (character_count(text) > rules.length.max)
    return reader.refuse("too_long", "The text is too long.");
  out = text;
}
inline void value_from(std::string_view text, bool& out, json::Reader& reader,
                       const json::FieldRules&) {
  if (text != "true" && text != "false")
    return reader.refuse("wrong_type", "true or false is needed here.");
  out = text == "true";
}
template <class Number>
  requires std::is_arithmetic_v<Number>
void value_from(std::string_view text, Number& out, json::Reader& reader,
                const json::FieldRules& rules) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
    return reader.refuse("wrong_type", "A number is needed here.");
  }
  json::detail::check_range(static_cast<double>(out), reader, rules);
}
template <class T>
void parsed_from(Result<T> parsed, T& out, json::Reader& reader) {
  if (!parsed) return reader.refuse(parsed.error().code, parsed.error().message);
  out = std::move(*parsed);
}
inline void value_from(std::string_view text, Instant& out, json::Reader& reader,
                       const json::FieldRules&) {
  parsed_from(instant_from_rfc3339(text), out, reader);
}
inline void value_from(std::string_view text, Day& out, json::Reader& reader,
                       const json::FieldRules&) {
  parsed_from(day_from_text(text), out, reader);
}
template <class Tag>
void value_from(std::string_view text, Id<Tag>& out, json::Reader& reader,
                const json::FieldRules&) {
  parsed_from(id_from_text<Id<Tag>>(text), out, reader);
}
template <json::DescribedEnum E>
void value_from(std::string_view text, E& out, json::Reader& reader, const json::FieldRules&) {
  bool is_found = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (text == d.name) {
      out = d.value;
      is_found = true;
    }
  });
  if (!is_found)
    reader.refuse("unknown_value", fmt::format("'{}' is not known here.", text.substr(0, 40)));
}
template <class T>
void value_from(std::string_view text, std::optional<T>& out, json::Reader& reader,
                const json::FieldRules& rules) {
  value_from(text, out.emplace(), reader, rules);
}

}  // namespace detail

/// Reads T from named texts; `find` gives the text of a name, if there is one.
/// Errors: "fields_are_wrong".
template <class T, class Find>
Result<T> read_values(Find find) {
  json::Reader reader;
  T value{};
  json::for_each_member<T>([&](auto d) {
    const json::Reader::Step step{reader, d.name};
    auto& field = value.*d.pointer;
    const auto rules = json::rules_of<T>(d.pointer);
    const std::optional<std::string_view> text = find(d.name);
    if (text) {
      detail::value_from(*text, field, reader, rules);
    } else if (!json::detail::is_optional<std::remove_cvref_t<decltype(field)>> &&
               !rules.may_be_absent) {
      reader.refuse("missing", "This value is missing.");
    }
  });
  if (!reader.is_clean()) return json::fields_are_wrong(reader.take_errors());
  return value;
}

/// Path values; one that is malformed names nothing that exists. Errors: "not_found".
template <class Path>
Result<Path> read_path(const Request& request) {
  auto path = read_values<Path>([&](std::string_view name) -> std::optional<std::string_view> {
    const auto found = request.path_values.find(name);
    if (found == request.path_values.end()) return std::nullopt;
    return found->second;
  });
  if (path) return path;
  return Error{ErrorKind::not_found, "not_found", "There is nothing here.", "Check the address."};
}

/// The query; a name that the struct does not have is refused. Errors: "fields_are_wrong".
template <class Query>
Result<Query> read_query(const Request& request) {
  json::Reader unknown;
  for (const auto& [name, value] : request.query) {
    bool is_known = false;
    json::for_each_member<Query>([&, &n = name](auto d) { is_known = is_known || n == d.name; });
    if (is_known) continue;
    const json::Reader::Step step{unknown, std::string_view{name}.substr(0, 60)};
    unknown.refuse("unknown_field", "This query value is not known here.");
  }
  if (!unknown.is_clean()) return json::fields_are_wrong(unknown.take_errors());
  return read_values<Query>([&](std::string_view name) { return request.query_value(name); });
}

}  // namespace touiza::http
