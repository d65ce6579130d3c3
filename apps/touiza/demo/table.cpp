#include "demo/table.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "demo/embedded.hpp"

namespace touiza::demo {
namespace {

std::vector<std::vector<std::string>> split(std::string_view csv) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> fields;
  std::string field;
  bool is_quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (is_quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        field += '"';
        ++i;
      } else {
        is_quoted = false;
      }
    } else if (c == '"') {
      is_quoted = true;
    } else if (c == ',' || c == '\n') {
      fields.push_back(std::move(field));
      field.clear();
      if (c == '\n') {
        lines.push_back(std::move(fields));
        fields.clear();
      }
    } else if (c != '\r') {
      field += c;
    }
  }
  if (!field.empty() || !fields.empty()) {
    fields.push_back(std::move(field));
    lines.push_back(std::move(fields));
  }
  return lines;
}

template <class Number>
Number parsed(const std::string& text, std::string_view column) {
  Number value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) {
    throw std::logic_error{
        fmt::format("demo data: '{}' in column '{}' is no number", text, column)};
  }
  return value;
}

}  // namespace

Row::Row(const std::vector<std::string>& header, std::vector<std::string> fields) {
  if (header.size() != fields.size()) {
    throw std::logic_error{
        fmt::format("demo data: a row has {} fields, its header {}", fields.size(), header.size())};
  }
  for (std::size_t i = 0; i < header.size(); ++i) fields_[header[i]] = std::move(fields[i]);
}

const std::string& Row::operator[](std::string_view column) const {
  const auto found = fields_.find(column);
  if (found == fields_.end())
    throw std::logic_error{fmt::format("demo data: there is no column '{}'", column)};
  return found->second;
}

long long Row::whole(std::string_view column) const {
  return parsed<long long>((*this)[column], column);
}
double Row::number(std::string_view column) const {
  return parsed<double>((*this)[column], column);
}

std::vector<std::string> Row::list(std::string_view column) const {
  std::vector<std::string> items;
  std::string_view rest = (*this)[column];
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    items.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return items;
}

LocalText Row::text(const std::string& prefix) const {
  return {(*this)[prefix + "_fr"], (*this)[prefix + "_ar"], (*this)[prefix + "_en"]};
}

std::vector<Row> rows_of(std::string_view csv) {
  auto lines = split(csv);
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i)
    rows.emplace_back(lines.front(), std::move(lines[i]));
  return rows;
}

std::vector<Row> table(std::string_view path) { return rows_of(file(path)); }

}  // namespace touiza::demo
