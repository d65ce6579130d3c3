#include "http/detail/target.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace touiza::http {
namespace {

constexpr std::size_t query_values_max = 200;

std::optional<unsigned> hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

enum class Plus { is_plus, is_space };

/// Nothing where a percent sign is not followed by two digits, or the bytes are not UTF-8.
std::optional<std::string> decoded(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const auto high = hex_value(text[i + 1]);
      const auto low = hex_value(text[i + 2]);
      if (!high || !low) return std::nullopt;
      out += static_cast<char>(*high << 4 | *low);
      i += 2;
    }
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Error malformed_path(std::string_view why) {
  return Error{ErrorKind::invalid_input, "path_is_malformed",
               "The address cannot be read: " + std::string{why} + ".",
               "Check the address for typing errors."};
}

Error malformed_query(std::string_view why) {
  return Error{ErrorKind::invalid_input, "query_is_malformed",
               "The part of the address after '?' cannot be read: " + std::string{why} + ".",
               "Encode the values in UTF-8 with percent signs."};
}

Result<std::string> read_path(std::string_view text) {
  std::string path;
  std::size_t begin = 1;
  if (text.size() > 1 && text.back() == '/') text.remove_suffix(1);
  while (begin < text.size()) {
    const auto end = std::min(text.find('/', begin), text.size());
    const auto segment = decoded(text.substr(begin, end - begin), Plus::is_plus);
    if (!segment) return malformed_path("a percent sign or a character is broken");
    if (segment->empty()) return malformed_path("two slashes follow each other");
    if (*segment == "." || *segment == "..") return malformed_path("it holds '.' or '..'");
    if (segment->find_first_of("/\\") != std::string::npos) {
      return malformed_path("it holds an encoded slash or a backslash");
    }
    if (has_control_character(*segment)) return malformed_path("it holds a control character");
    path += '/';
    path += *segment;
    begin = end + 1;
  }
  if (path.empty()) path = "/";
  return path;
}

Result<NamedValues> read_query(std::string_view text) {
  NamedValues values;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (values.size() == query_values_max) return malformed_query("it has more than 200 values");
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decoded(pair.substr(0, equals), Plus::is_space);
    auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
    if (!name || !value) return malformed_query("a percent sign or a character is broken");
    if (value->find('\0') != std::string::npos || name->find('\0') != std::string::npos) {
      return malformed_query("it holds a zero byte");
    }
    values.emplace_back(std::move(*name), std::move(*value));
  }
  return values;
}

}  // namespace

Result<Target> read_target(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    text.remove_prefix(std::min(text.find('/', scheme.size()), text.size()));
    if (text.empty()) text = "/";
    break;
  }
  if (text.empty() || text.front() != '/') return malformed_path("it must begin with a slash");
  if (text.find('#') != std::string_view::npos) return malformed_path("it holds '#'");

  const auto question = std::min(text.find('?'), text.size());
  auto path = read_path(text.substr(0, question));
  if (!path) return path.error();
  const auto query_text = text.substr(std::min(question + 1, text.size()));
  auto query = read_query(query_text);
  if (!query) return query.error();
  return Target{std::move(*path), std::string{query_text}, std::move(*query)};
}

}  // namespace touiza::http
