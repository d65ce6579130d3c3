// JSON text to described structs, with the path of every field that was refused.
#pragma once

#include <cmath>
#include <limits>

#include "json/write.hpp"

namespace touiza::json {

/// Collects what is wrong while a value is read, each with its path.
class Reader {
 public:
  static constexpr std::size_t errors_max = 20;

  void refuse(std::string code, std::string message);
  bool is_full() const { return errors_.size() >= errors_max; }
  std::vector<FieldError> take_errors() { return std::move(errors_); }
  bool is_clean() const { return errors_.empty(); }

  /// Names the member or item that is read until the object goes.
  class Step {
   public:
    Step(Reader& reader, std::string_view member);
    Step(Reader& reader, std::size_t item);
    ~Step() { reader_.path_.resize(length_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reader& reader_;
    std::size_t length_;
  };

 private:
  std::string path_;
  std::vector<FieldError> errors_;
};

template <class T>
void read_into(Node node, T& out, Reader& reader, const FieldRules& rules = {});

namespace detail {

/// False, and refused, where `node` is not of the wanted kind.
bool expect(Node node, Kind wanted, Reader& reader);
void read_text(Node node, std::string& out, Reader& reader, const FieldRules& rules);
void check_range(double value, Reader& reader, const FieldRules& rules);
void check_items(std::size_t count, Reader& reader, const FieldRules& rules);
void read_local_text(Node node, LocalText& out, Reader& reader, const FieldRules& rules);

inline void read_value(Node node, bool& out, Reader& reader, const FieldRules&) {
  if (expect(node, Kind::boolean, reader)) out = node.boolean();
}

inline void read_value(Node node, double& out, Reader& reader, const FieldRules& rules) {
  if (!expect(node, Kind::number, reader)) return;
  out = node.number();
  if (!std::isfinite(out)) return reader.refuse("not_a_number", "The number is too large.");
  check_range(out, reader, rules);
}

template <class Integer>
  requires std::is_integral_v<Integer>
void read_value(Node node, Integer& out, Reader& reader, const FieldRules& rules) {
  if (!expect(node, Kind::number, reader)) return;
  const auto whole = node.integer();
  if (!whole) return reader.refuse("not_a_whole_number", "A whole number is needed here.");
  if (!std::in_range<Integer>(*whole))
    return reader.refuse("out_of_range", "The number is too large.");
  out = static_cast<Integer>(*whole);
  check_range(static_cast<double>(*whole), reader, rules);
}

inline void read_value(Node node, std::string& out, Reader& reader, const FieldRules& rules) {
  read_text(node, out, reader, rules);
}

inline void read_value(Node node, Any& out, Reader&, const FieldRules&) {
  out.text = node.to_text();
}

/// Reads a text that `parse` turns into the value, or says why not.
template <class T, class Parse>
void read_parsed(Node node, T& out, Reader& reader, Parse parse) {
  if (!expect(node, Kind::text, reader)) return;
  auto parsed = parse(node.text());
  if (parsed) {
    out = std::move(*parsed);
  } else {
    reader.refuse(parsed.error().code, parsed.error().message);
  }
}

inline void read_value(Node node, Instant& out, Reader& reader, const FieldRules&) {
  read_parsed(node, out, reader, instant_from_rfc3339);
}
inline void read_value(Node node, Day& out, Reader& reader, const FieldRules&) {
  read_parsed(node, out, reader, day_from_text);
}
template <class Tag>
void read_value(Node node, Id<Tag>& out, Reader& reader, const FieldRules&) {
  read_parsed(node, out, reader, id_from_text<Id<Tag>>);
}
template <class Unit>
void read_value(Node node, Quantity<Unit>& out, Reader& reader, const FieldRules& rules) {
  double value = 0;
  read_value(node, value, reader, rules);
  out = Quantity<Unit>{value};
}
inline void read_value(Node node, LocalText& out, Reader& reader, const FieldRules& rules) {
  read_local_text(node, out, reader, rules);
}

/// Nothing, and refused, where the text is no name of `entries`.
std::optional<std::int64_t> read_enum(Node node, Reader& reader,
                                      std::span<const EnumEntry> entries);

template <DescribedEnum E>
void read_value(Node node, E& out, Reader& reader, const FieldRules&) {
  if (const auto value = read_enum(node, reader, enum_entries<E>())) out = static_cast<E>(*value);
}

template <class T>
void read_value(Node node, std::optional<T>& out, Reader& reader, const FieldRules& rules) {
  if (node.kind() == Kind::null) {
    out.reset();
    return;
  }
  read_into(node, out.emplace(), reader, rules);
}

template <class T>
void read_value(Node node, std::vector<T>& out, Reader& reader, const FieldRules& rules) {
  if (!expect(node, Kind::list, reader)) return;
  check_items(node.size(), reader, rules);
  out.clear();
  for (std::size_t i = 0; i < node.size() && !reader.is_full(); ++i) {
    const Reader::Step step{reader, i};
    T item{};
    read_into(node.item(i), item, reader);
    out.push_back(std::move(item));
  }
}

template <class T>
void read_value(Node node, std::map<std::string, T>& out, Reader& reader, const FieldRules& rules) {
  if (!expect(node, Kind::object, reader)) return;
  check_items(node.size(), reader, rules);
  out.clear();
  for (std::size_t i = 0; i < node.size() && !reader.is_full(); ++i) {
    const Reader::Step step{reader, node.key(i)};
    read_into(node.member(i), out[std::string{node.key(i)}], reader);
  }
}

struct ReadMember {
  std::string_view name;
  void (*read)(Node node, void* object, Reader& reader);
  bool may_be_absent;
};
void read_object(Node node, void* object, Reader& reader, std::span<const ReadMember> members);

template <class T, class Member>
struct ReadRow {
  static constexpr FieldRules rules = rules_of<T, Member>();
  static void read_member(Node node, void* object, Reader& reader) {
    read_into(node, static_cast<T*>(object)->*Member::pointer, reader, rules);
  }
  static constexpr ReadMember value{Member::name, read_member,
                                    is_optional<FieldOf<T, Member>> || rules.may_be_absent};
};
template <class T>
struct ReadRow<T, void> {
  static constexpr ReadMember value{{}, nullptr, true};
};

template <DescribedStruct T>
void read_value(Node node, T& out, Reader& reader, const FieldRules&) {
  read_object(node, &out, reader, TableOf<ReadRow, T>::rows);
}

}  // namespace detail

template <class T>
void read_into(Node node, T& out, Reader& reader, const FieldRules& rules) {
  if (!reader.is_full()) detail::read_value(node, out, reader, rules);
}

/// Errors of a document that could be parsed but not taken: "fields_are_wrong" with one entry a
/// field.
Error fields_are_wrong(std::vector<FieldError> errors);

namespace detail {
Done read_text_of(std::string_view text, void* out, void (*read)(Node, void*, Reader&));
}

/// Reads one value of type T. Unknown fields, missing fields, wrong types and broken rules are
/// refused. Errors: those of Document::parse, "fields_are_wrong".
template <class T>
Result<T> read(std::string_view text) {
  T value{};
  const auto done = detail::read_text_of(text, &value, [](Node node, void* out, Reader& reader) {
    read_into(node, *static_cast<T*>(out), reader);
  });
  if (!done) return done.error();
  return value;
}

}  // namespace touiza::json
