#include "database/detail/statement_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace touiza::database::detail {
namespace {

/// The end of the quoted text or comment that begins at `from`; `from` where none begins there.
std::size_t skip_inert(std::string_view sql, std::size_t from) {
  const auto after = [&](std::string_view closing, std::size_t begin) {
    const auto found = sql.find(closing, begin);
    return found == std::string_view::npos ? sql.size() : found + closing.size();
  };
  const char c = sql[from];
  // A doubled quote inside a literal ends one and begins the next: the same in effect.
  if (c == '\'' || c == '"') return after(std::string_view{&sql[from], 1}, from + 1);
  if (sql.substr(from, 2) == "--") return after("\n", from + 2);
  if (sql.substr(from, 2) == "/*") return after("*/", from + 2);
  return from;
}

std::string placeholder(Engine engine, std::size_t number, Type type) {
  const bool is_sqlite = engine == Engine::sqlite;
  const auto plain = fmt::format("{}{}", is_sqlite ? '?' : '$', number);
  if (type != Type::integers && type != Type::texts) return plain;
  if (is_sqlite) return fmt::format("SELECT value FROM json_each({})", plain);
  return fmt::format(
      "SELECT CAST(item AS {}) FROM jsonb_array_elements_text(CAST({} AS JSONB)) AS item",
      type == Type::integers ? "BIGINT" : "TEXT", plain);
}

}  // namespace

std::string statement_text(std::string_view sql, Engine engine, std::span<const Value> arguments) {
  std::string out;
  out.reserve(sql.size() + 16);
  for (std::size_t i = 0; i < sql.size();) {
    const auto end = skip_inert(sql, i);
    if (end > i) {
      out += sql.substr(i, end - i);
      i = end;
      continue;
    }
    if (sql[i] != '?') {
      out += sql[i++];
      continue;
    }
    std::size_t number = 0;
    for (++i; i < sql.size() && sql[i] >= '0' && sql[i] <= '9' && number < 100'000; ++i) {
      number = number * 10 + static_cast<std::size_t>(sql[i] - '0');
    }
    if (number == 0 || number > arguments.size()) {
      throw Failure{FailureKind::other, fmt::format("A placeholder without argument in: {}", sql)};
    }
    out += placeholder(engine, number, arguments[number - 1].type);
  }
  return out;
}

std::string signature(std::span<const Value> arguments) {
  std::string letters;
  for (const auto& argument : arguments) letters += static_cast<char>(argument.type);
  return letters;
}

bool has_list(std::span<const Value> arguments) {
  return std::ranges::any_of(arguments, [](const Value& argument) {
    return argument.type == Type::integers || argument.type == Type::texts;
  });
}

void check_texts(std::span<const Value> arguments) {
  for (const auto& argument : arguments) {
    const bool is_text = std::holds_alternative<std::string_view>(argument.held) ||
                         std::holds_alternative<std::string>(argument.held);
    if (!is_text) continue;
    const auto text = argument.text();
    if (text.find('\0') != std::string_view::npos || !is_utf8(text)) {
      throw Failure{FailureKind::text, "A text with a zero byte or malformed UTF-8."};
    }
  }
}

}  // namespace touiza::database::detail
