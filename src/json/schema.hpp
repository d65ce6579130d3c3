// Described structs to JSON Schema (2020-12), as the OpenAPI 3.1 document holds them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "json/write.hpp"

namespace touiza::json {

/// The named schemas that a document refers to: filled while types are described.
class SchemaSet {
 public:
  /// A reference to the schema of T, which is described at its first use.
  template <class T>
  std::string reference_to();

  /// Names and schemas, each as JSON text.
  const std::map<std::string, std::string>& schemas() const { return schemas_; }

 private:
  /// The name of a type without its namespaces. Two types of one name are a mistake of the
  /// programmer; it ends the program with both names.
  std::string register_name(std::string_view qualified);

  std::map<std::string, std::string> schemas_;
  std::map<std::string, std::string> qualified_;
};

namespace detail {

template <class T>
constexpr std::string_view qualified_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  const auto begin = text.find("T = ") + 4;
  return text.substr(begin, text.find_first_of(";]", begin) - begin);
}

std::string text_schema(const FieldRules& rules);
std::string number_schema(const char* type, const FieldRules& rules);
std::string local_text_schema();
std::string list_schema(const std::string& item, const FieldRules& rules);
std::string nullable(const std::string& schema);

template <class T>
struct SchemaOf;

template <class T>
std::string schema_of(SchemaSet& set, const FieldRules& rules = {}) {
  return SchemaOf<T>::text(set, rules);
}

template <>
struct SchemaOf<bool> {
  static std::string text(SchemaSet&, const FieldRules&) { return R"({"type":"boolean"})"; }
};
template <>
struct SchemaOf<double> {
  static std::string text(SchemaSet&, const FieldRules& r) { return number_schema("number", r); }
};
template <class T>
  requires std::is_integral_v<T>
struct SchemaOf<T> {
  static std::string text(SchemaSet&, const FieldRules& r) { return number_schema("integer", r); }
};
template <>
struct SchemaOf<std::string> {
  static std::string text(SchemaSet&, const FieldRules& r) { return text_schema(r); }
};
template <>
struct SchemaOf<Any> {
  static std::string text(SchemaSet&, const FieldRules&) { return "{}"; }
};
template <>
struct SchemaOf<LocalText> {
  static std::string text(SchemaSet&, const FieldRules&) { return local_text_schema(); }
};
template <>
struct SchemaOf<Instant> {
  static std::string text(SchemaSet&, const FieldRules&) {
    return R"({"type":"string","format":"date-time"})";
  }
};
template <>
struct SchemaOf<Day> {
  static std::string text(SchemaSet&, const FieldRules&) {
    return R"({"type":"string","format":"date"})";
  }
};
template <class Tag>
struct SchemaOf<Id<Tag>> {
  static std::string text(SchemaSet&, const FieldRules&) {
    return R"({"type":"string","format":"uuid"})";
  }
};
template <class Unit>
struct SchemaOf<Quantity<Unit>> {
  static std::string text(SchemaSet&, const FieldRules& r) { return number_schema("number", r); }
};
template <DescribedEnum E>
struct SchemaOf<E> {
  static std::string text(SchemaSet&, const FieldRules&) {
    std::string names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
      if (!names.empty()) names += ',';
      append_quoted(names, d.name);
    });
    return R"({"type":"string","enum":[)" + names + "]}";
  }
};
template <class T>
struct SchemaOf<std::optional<T>> {
  static std::string text(SchemaSet& set, const FieldRules& r) {
    return nullable(schema_of<T>(set, r));
  }
};
template <class T>
struct SchemaOf<std::vector<T>> {
  static std::string text(SchemaSet& set, const FieldRules& r) {
    return list_schema(schema_of<T>(set), r);
  }
};
template <class T>
struct SchemaOf<std::map<std::string, T>> {
  static std::string text(SchemaSet& set, const FieldRules&) {
    return R"({"type":"object","additionalProperties":)" + schema_of<T>(set) + "}";
  }
};
template <DescribedStruct T>
struct SchemaOf<T> {
  static std::string text(SchemaSet& set, const FieldRules&) { return set.reference_to<T>(); }
};

template <class T>
constexpr bool is_optional_schema = false;
template <class T>
constexpr bool is_optional_schema<std::optional<T>> = true;

template <DescribedStruct T>
std::string object_schema(SchemaSet& set) {
  std::string properties;
  std::string required;
  for_each_member<T>([&](auto d) {
    using Field = std::remove_cvref_t<decltype(std::declval<T>().*d.pointer)>;
    const auto rules = rules_of<T>(d.pointer);
    if (!properties.empty()) properties += ',';
    append_quoted(properties, d.name);
    properties += ':' + schema_of<Field>(set, rules);
    if (is_optional_schema<Field> || rules.may_be_absent) return;
    if (!required.empty()) required += ',';
    append_quoted(required, d.name);
  });
  return R"({"type":"object","additionalProperties":false,"required":[)" + required +
         R"(],"properties":{)" + properties + "}}";
}

}  // namespace detail

template <class T>
std::string SchemaSet::reference_to() {
  const auto name = register_name(detail::qualified_name<T>());
  if (!schemas_.contains(name)) {
    schemas_[name];  // Known before it is described, so that a type may contain itself.
    schemas_[name] = detail::object_schema<T>(*this);
  }
  return R"({"$ref":"#/components/schemas/)" + name + "\"}";
}

}  // namespace touiza::json
