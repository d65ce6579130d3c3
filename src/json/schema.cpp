#include "json/schema.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace touiza::json {

std::string SchemaSet::register_name(std::string_view qualified) {
  // Template arguments belong to the name: "Page<touiza::network::LabView>" becomes
  // "PageOfLabView".
  std::string name;
  std::string word;
  for (const char c : qualified) {
    if (c == ':') {
      word.clear();
    } else if (c == '<') {
      name += word + "Of";
      word.clear();
    } else if (c == '>' || c == ',' || c == ' ') {
      name += word;
      word.clear();
    } else {
      word += c;
    }
  }
  name += word;
  const auto [entry, is_new] = qualified_.try_emplace(name, qualified);
  if (!is_new && entry->second != qualified) {
    fmt::print(stderr, "Two types share the API name {}: {} and {}. Rename one.\n", name,
               entry->second, qualified);
    std::abort();
  }
  return name;
}

std::string SchemaSet::reference(std::string_view qualified,
                                 std::span<const detail::SchemaMember> members) {
  const auto name = register_name(qualified);
  if (!schemas_.contains(name)) {
    schemas_[name];  // Known before it is described, so that a type may contain itself.
    schemas_[name] = detail::object_schema(*this, members);
  }
  return R"({"$ref":"#/components/schemas/)" + name + "\"}";
}

namespace detail {

std::string object_schema(SchemaSet& set, std::span<const SchemaMember> members) {
  std::string properties;
  std::string required;
  for (const auto& member : members) {
    if (!properties.empty()) properties += ',';
    append_quoted(properties, member.name);
    const auto schema = member.schema(set);
    properties += ':' + (member.is_optional ? nullable(schema) : schema);
    if (member.is_optional || member.may_be_absent) continue;
    if (!required.empty()) required += ',';
    append_quoted(required, member.name);
  }
  return R"({"type":"object","additionalProperties":false,"required":[)" + required +
         R"(],"properties":{)" + properties + "}}";
}

std::string enum_schema(std::span<const EnumEntry> entries) {
  std::string names;
  for (const auto& entry : entries) {
    if (!names.empty()) names += ',';
    append_quoted(names, entry.name);
  }
  return R"({"type":"string","enum":[)" + names + "]}";
}

std::string text_schema(const FieldRules& rules) {
  std::string schema = R"({"type":"string")";
  if (rules.length.min > 0) schema += fmt::format(R"(,"minLength":{})", rules.length.min);
  if (rules.has_length) schema += fmt::format(R"(,"maxLength":{})", rules.length.max);
  return schema + "}";
}

std::string number_schema(const char* type, const FieldRules& rules) {
  std::string schema = fmt::format(R"({{"type":"{}")", type);
  if (rules.has_range) {
    const Range open;
    if (rules.range.min != open.min) {
      schema += R"(,"minimum":)";
      append_number(schema, rules.range.min);
    }
    if (rules.range.max != open.max) {
      schema += R"(,"maximum":)";
      append_number(schema, rules.range.max);
    }
  }
  return schema + "}";
}

std::string local_text_schema() {
  return R"({"type":"object","additionalProperties":false,"properties":{"fr":{"type":"string"},)"
         R"("ar":{"type":"string"},"en":{"type":"string"}}})";
}

std::string list_schema(const std::string& item, const FieldRules& rules) {
  auto schema = R"({"type":"array","items":)" + item;
  if (rules.has_length) {
    if (rules.length.min > 0) schema += fmt::format(R"(,"minItems":{})", rules.length.min);
    schema += fmt::format(R"(,"maxItems":{})", rules.length.max);
  }
  return schema + "}";
}

std::string nullable(const std::string& schema) {
  return R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})";
}

}  // namespace detail
}  // namespace touiza::json
