#include "http/api_values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::http::detail {
namespace {

/// `find` gives the text of a name, if there is one.
template <class Find>
void read_values(void* out, std::span<const ValueMember> members, json::Reader& reader, Find find) {
  for (const auto& member : members) {
    const json::Reader::Step step{reader, member.name};
    const std::optional<std::string_view> text = find(member.name);
    if (text) {
      member.take(*text, out, reader);
    } else if (!member.may_be_absent) {
      reader.refuse("missing", "This value is missing.");
    }
  }
}

}  // namespace

void value_from(std::string_view text, std::string& out, json::Reader& reader,
                const json::FieldRules& rules) {
  if (character_count(text) > rules.length.max)
    return reader.refuse("too_long", "The text is too long.");
  out = text;
}

void value_from(std::string_view text, bool& out, json::Reader& reader, const json::FieldRules&) {
  if (text != "true" && text != "false")
    return reader.refuse("wrong_type", "true or false is needed here.");
  out = text == "true";
}

void refuse_unknown(std::string_view text, json::Reader& reader) {
  reader.refuse("unknown_value", fmt::format("'{}' is not known here.", text.substr(0, 40)));
}

Done read_path_values(const Request& request, void* out, std::span<const ValueMember> members) {
  json::Reader reader;
  read_values(out, members, reader, [&](std::string_view name) -> std::optional<std::string_view> {
    const auto found = request.path_values.find(name);
    if (found == request.path_values.end()) return std::nullopt;
    return found->second;
  });
  if (reader.is_clean()) return {};
  return Error{ErrorKind::not_found, "not_found", "There is nothing here.", "Check the address."};
}

Done read_query_values(const Request& request, void* out, std::span<const ValueMember> members) {
  json::Reader unknown;
  for (const auto& [name, value] : request.query) {
    if (std::ranges::any_of(members, [&, &n = name](const auto& m) { return m.name == n; }))
      continue;
    const json::Reader::Step step{unknown, std::string_view{name}.substr(0, 60)};
    unknown.refuse("unknown_field", "This query value is not known here.");
  }
  if (!unknown.is_clean()) return json::fields_are_wrong(unknown.take_errors());
  json::Reader reader;
  read_values(out, members, reader,
              [&](std::string_view name) { return request.query_value(name); });
  if (reader.is_clean()) return {};
  return json::fields_are_wrong(reader.take_errors());
}

}  // namespace touiza::http::detail
