#include "json/document.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/src.hpp>
#include <charconv>
#include <cmath>

namespace touiza::json {
namespace {

namespace bj = boost::json;

const bj::value& as_value(const void* p) { return *static_cast<const bj::value*>(p); }

Error parse_error(const bj::error_code& code, std::size_t at) {
  if (code == bj::error::too_deep) {
    return {ErrorKind::invalid_input, "json_is_too_deep",
            fmt::format("The JSON text is nested deeper than 32 levels at byte {}.", at),
            "Send a flatter document."};
  }
  return {ErrorKind::invalid_input, "json_is_malformed",
          fmt::format("The JSON text cannot be read beyond byte {}: {}.", at, code.message()),
          "Check the text at that place."};
}

void apply_patch(bj::value& target, const bj::value& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target.emplace_object();
  auto& object = target.get_object();
  for (const auto& [key, value] : patch.get_object()) {
    if (value.is_null()) {
      object.erase(key);
    } else {
      apply_patch(object[key], value);
    }
  }
}

Result<bj::value> parse_value(std::string_view text) {
  bj::error_code code;
  bj::parser parser;
  const auto consumed = parser.write_some(bj::string_view{text.data(), text.size()}, code);
  if (code) return parse_error(code, consumed);
  const auto rest = text.substr(consumed);
  if (rest.find_first_not_of(" \t\r\n") != std::string_view::npos) {
    return parse_error(bj::error::extra_data, consumed);
  }
  return parser.release();
}

}  // namespace

struct Document::Tree {
  bj::value root;
};

Document::Document(std::unique_ptr<Tree> tree) : tree_{std::move(tree)} {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::parse(std::string_view text) {
  auto value = parse_value(text);
  if (!value) return value.error();
  return Document{std::make_unique<Tree>(Tree{std::move(*value)})};
}

Node Document::root() const { return Node{&tree_->root}; }

Kind Node::kind() const {
  switch (as_value(value_).kind()) {
    case bj::kind::null:
      return Kind::null;
    case bj::kind::bool_:
      return Kind::boolean;
    case bj::kind::int64:
    case bj::kind::uint64:
    case bj::kind::double_:
      return Kind::number;
    case bj::kind::string:
      return Kind::text;
    case bj::kind::array:
      return Kind::list;
    case bj::kind::object:
      return Kind::object;
  }
  return Kind::null;
}

bool Node::boolean() const { return as_value(value_).get_bool(); }

std::string_view Node::text() const {
  const auto& text = as_value(value_).get_string();
  return {text.data(), text.size()};
}

double Node::number() const { return as_value(value_).to_number<double>(); }

std::optional<std::int64_t> Node::integer() const {
  const auto& value = as_value(value_);
  if (const auto* whole = value.if_int64()) return *whole;
  if (const auto* real = value.if_double()) {
    // 9.0e15 is below 2^53, up to which a double holds every whole number.
    if (*real == std::floor(*real) && std::abs(*real) < 9.0e15)
      return static_cast<std::int64_t>(*real);
  }
  return std::nullopt;
}

std::size_t Node::size() const {
  const auto& value = as_value(value_);
  if (const auto* list = value.if_array()) return list->size();
  if (const auto* object = value.if_object()) return object->size();
  return 0;
}

Node Node::item(std::size_t i) const { return Node{&as_value(value_).get_array()[i]}; }

std::string_view Node::key(std::size_t i) const {
  const auto key = (as_value(value_).get_object().begin() + static_cast<std::ptrdiff_t>(i))->key();
  return {key.data(), key.size()};
}

Node Node::member(std::size_t i) const {
  return Node{&(as_value(value_).get_object().begin() + static_cast<std::ptrdiff_t>(i))->value()};
}

std::optional<Node> Node::find(std::string_view key) const {
  const auto* object = as_value(value_).if_object();
  if (object == nullptr) return std::nullopt;
  const auto* found = object->if_contains(bj::string_view{key.data(), key.size()});
  if (found == nullptr) return std::nullopt;
  return Node{found};
}

std::string Node::to_text() const { return bj::serialize(as_value(value_)); }

Result<std::string> merge_patch(std::string_view target, std::string_view patch) {
  auto whole = parse_value(target);
  if (!whole) return whole.error();
  const auto change = parse_value(patch);
  if (!change) return change.error();
  if (!change->is_object()) {
    return Error{ErrorKind::invalid_input, "patch_is_not_an_object",
                 "A merge patch must be a JSON object.",
                 "Send only the fields that change (RFC 7396)."};
  }
  apply_patch(*whole, *change);
  return bj::serialize(*whole);
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text, kept, i - kept);
    kept = i + 1;
    switch (byte) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += fmt::format("\\u{:04x}", byte);
    }
  }
  out.append(text, kept, text.size() - kept);
  out += '"';
}

void append_number(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  out.append(buffer, end);
}

}  // namespace touiza::json
