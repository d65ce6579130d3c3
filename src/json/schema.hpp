// Described structs to JSON Schema (2020-12), as the OpenAPI 3.1 document holds them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "json/write.hpp"

namespace touiza::json {

namespace detail {
struct SchemaMember;
}

/// The named schemas that a document refers to: filled while types are described.
class SchemaSet {
 public:
  /// A reference to the schema of T, which is described at its first use.
  template <class T>
  std::string reference_to();

  /// Names and schemas, each as JSON text.
  const std::map<std::string, std::string>& schemas() const { return schemas_; }

 private:
  std::string reference(std::string_view qualified, std::span<const detail::SchemaMember> members);

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
std::string enum_schema(std::span<const EnumEntry> entries);
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
  static std::string text(SchemaSet&, const FieldRules&) { return enum_schema(enum_entries<E>()); }
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

/// What a document says of one member.
struct SchemaMember {
  std::string_view name;
  std::string (*schema)(SchemaSet& set);  ///< Of what it holds where it is not null.
  bool is_optional;                       ///< May be null.
  bool may_be_absent;                     ///< In what is sent.
};

template <class T, class Member>
struct SchemaRow {
  using Field = FieldOf<T, Member>;
  static constexpr FieldRules rules = rules_of<T, Member>();
  static std::string schema(SchemaSet& set) {
    if constexpr (is_optional<Field>) {
      return schema_of<typename Field::value_type>(set, rules);
    } else {
      return schema_of<Field>(set, rules);
    }
  }
  static constexpr SchemaMember value{Member::name, schema, is_optional<Field>,
                                      rules.may_be_absent};
};
template <class T>
struct SchemaRow<T, void> {
  static constexpr SchemaMember value{{}, nullptr, true, true};
};

std::string object_schema(SchemaSet& set, std::span<const SchemaMember> members);

}  // namespace detail

/// The members of T for the document.
template <class T>
constexpr std::span<const detail::SchemaMember> schema_members() {
  return TableOf<detail::SchemaRow, T>::rows;
}

template <class T>
std::string SchemaSet::reference_to() {
  return reference(detail::qualified_name<T>(), schema_members<T>());
}

}  // namespace touiza::json
