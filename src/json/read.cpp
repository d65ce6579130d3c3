#include "json/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::json {
namespace {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "true or false";
    case Kind::number:
      return "a number";
    case Kind::text:
      return "a text";
    case Kind::list:
      return "a list";
    case Kind::object:
      return "an object";
  }
  return "null";
}

/// Control characters other than line ends and tabs have no place in what people write.
bool has_control_character(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f) return true;
  }
  return false;
}

}  // namespace

void Reader::refuse(std::string code, std::string message) {
  if (is_full()) return;
  errors_.push_back({path_.empty() ? "" : path_, std::move(code), std::move(message)});
}

Reader::Step::Step(Reader& reader, std::string_view member)
    : reader_{reader}, length_{reader.path_.size()} {
  if (!reader_.path_.empty()) reader_.path_ += '.';
  reader_.path_ += member;
}

Reader::Step::Step(Reader& reader, std::size_t item)
    : reader_{reader}, length_{reader.path_.size()} {
  reader_.path_ += fmt::format("[{}]", item);
}

namespace detail {

bool expect(Node node, Kind wanted, Reader& reader) {
  const auto found = node.kind();
  if (found == wanted) return true;
  reader.refuse("wrong_type",
                fmt::format("{} is needed here, not {}.", name_of(wanted), name_of(found)));
  return false;
}

void read_text(Node node, std::string& out, Reader& reader, const FieldRules& rules) {
  if (!expect(node, Kind::text, reader)) return;
  const auto text = node.text();
  const auto length = character_count(text);
  if (length > rules.length.max) {
    return reader.refuse("too_long", fmt::format("The text has {} characters; at most {} are kept.",
                                                 length, rules.length.max));
  }
  if (rules.length.min > 0 && character_count(trimmed(text)) < rules.length.min) {
    return reader.refuse("too_short",
                         rules.length.min == 1
                             ? "This field cannot be empty."
                             : fmt::format("At least {} characters are needed.", rules.length.min));
  }
  if (has_control_character(text)) {
    return reader.refuse("control_character", "The text holds a control character.");
  }
  out = text;
}

void check_range(double value, Reader& reader, const FieldRules& rules) {
  if (value < rules.range.min) {
    reader.refuse("too_small",
                  fmt::format("{} is too small; the smallest is {}.", value, rules.range.min));
  } else if (value > rules.range.max) {
    reader.refuse("too_large",
                  fmt::format("{} is too large; the largest is {}.", value, rules.range.max));
  }
}

void check_items(std::size_t count, Reader& reader, const FieldRules& rules) {
  if (count > rules.length.max) {
    reader.refuse("too_many",
                  fmt::format("{} items; at most {} are taken.", count, rules.length.max));
  } else if (count < rules.length.min) {
    reader.refuse("too_few",
                  fmt::format("{} items; at least {} are needed.", count, rules.length.min));
  }
}

void read_local_text(Node node, LocalText& out, Reader& reader, const FieldRules& rules) {
  if (!expect(node, Kind::object, reader)) return;
  FieldRules each = rules;
  each.length.min = 0;
  for (std::size_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i);
    const Reader::Step step{reader, key.substr(0, 60)};
    auto* text = key == "fr" ? &out.fr : key == "ar" ? &out.ar : key == "en" ? &out.en : nullptr;
    if (text == nullptr) {
      reader.refuse("unknown_language", "Known languages are fr, ar and en.");
    } else {
      read_text(node.member(i), *text, reader, each);
    }
  }
  if (rules.length.min > 0 && trimmed(out.in("fr")).empty()) {
    reader.refuse("too_short", "The text is needed in at least one language (fr, ar, en).");
  }
}

std::optional<std::int64_t> read_enum(Node node, Reader& reader,
                                      std::span<const EnumEntry> entries) {
  if (!expect(node, Kind::text, reader)) return {};
  const auto wanted = node.text();
  std::string known;
  for (const auto& entry : entries) {
    if (entry.name == wanted) return entry.value;
    known += known.empty() ? "" : ", ";
    known += entry.name;
  }
  reader.refuse("unknown_value",
                fmt::format("'{}' is not known here; known are {}.", wanted.substr(0, 40), known));
  return {};
}

void read_object(Node node, void* object, Reader& reader, std::span<const ReadMember> members) {
  if (!expect(node, Kind::object, reader)) return;
  std::size_t used = 0;
  for (const auto& member : members) {
    const Reader::Step step{reader, member.name};
    if (const auto found = node.find(member.name)) {
      ++used;
      member.read(*found, object, reader);
    } else if (!member.may_be_absent) {
      reader.refuse("missing", fmt::format("The field '{}' is missing.", member.name));
    }
  }
  if (used == node.size()) return;
  for (std::size_t i = 0; i < node.size() && !reader.is_full(); ++i) {
    const auto key = node.key(i);
    if (std::ranges::any_of(members, [&](const auto& m) { return m.name == key; })) continue;
    const Reader::Step step{reader, key.substr(0, 60)};
    reader.refuse("unknown_field", "This field is not known here.");
  }
}

Done read_text_of(std::string_view text, void* out, void (*read)(Node, void*, Reader&)) {
  const auto document = Document::parse(text);
  if (!document) return document.error();
  Reader reader;
  read(document->root(), out, reader);
  if (!reader.is_clean()) return fields_are_wrong(reader.take_errors());
  return {};
}

}  // namespace detail

Error fields_are_wrong(std::vector<FieldError> errors) {
  const auto& first = errors.front();
  auto message =
      first.field.empty() ? first.message : fmt::format("'{}': {}", first.field, first.message);
  if (errors.size() > 1) message += fmt::format(" And {} more.", errors.size() - 1);
  return {ErrorKind::invalid_input, "fields_are_wrong", std::move(message),
          "Mend the fields named and send it again.", std::move(errors)};
}

}  // namespace touiza::json
