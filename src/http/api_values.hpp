// Path and query values, which are texts, to described structs.
#pragma once

#include <charconv>
#include <span>

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

void value_from(std::string_view text, std::string& out, json::Reader& reader,
                const json::FieldRules& rules);
void value_from(std::string_view text, bool& out, json::Reader& reader, const json::FieldRules&);
void refuse_unknown(std::string_view text, json::Reader& reader);

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
  const auto value = json::enum_value<E>(text);
  if (!value) return refuse_unknown(text, reader);
  out = *value;
}
template <class T>
void value_from(std::string_view text, std::optional<T>& out, json::Reader& reader,
                const json::FieldRules& rules) {
  value_from(text, out.emplace(), reader, rules);
}

struct ValueMember {
  std::string_view name;
  void (*take)(std::string_view text, void* object, json::Reader& reader);
  bool may_be_absent;
};

template <class T, class Member>
struct ValueRow {
  static constexpr json::FieldRules rules = json::rules_of<T, Member>();
  static void take(std::string_view text, void* object, json::Reader& reader) {
    value_from(text, static_cast<T*>(object)->*Member::pointer, reader, rules);
  }
  static constexpr ValueMember value{
      Member::name, take, json::is_optional<json::FieldOf<T, Member>> || rules.may_be_absent};
};
template <class T>
struct ValueRow<T, void> {
  static constexpr ValueMember value{{}, nullptr, true};
};

Done read_path_values(const Request& request, void* out, std::span<const ValueMember> members);
Done read_query_values(const Request& request, void* out, std::span<const ValueMember> members);

}  // namespace detail

/// Path values; one that is malformed names nothing that exists. Errors: "not_found".
template <class Path>
Result<Path> read_path(const Request& request) {
  Path path{};
  const auto done =
      detail::read_path_values(request, &path, json::TableOf<detail::ValueRow, Path>::rows);
  if (!done) return done.error();
  return path;
}

/// The query; a name that the struct does not have is refused. Errors: "fields_are_wrong".
template <class Query>
Result<Query> read_query(const Request& request) {
  Query query{};
  const auto done =
      detail::read_query_values(request, &query, json::TableOf<detail::ValueRow, Query>::rows);
  if (!done) return done.error();
  return query;
}

}  // namespace touiza::http
