#include "http/request.hpp"

#include <algorithm>
#include <array>

namespace touiza::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> method_names{{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::delete_, "DELETE"},
    {Method::options, "OPTIONS"},
}};

std::optional<std::string_view> value_in(const NamedValues& values, std::string_view name) {
  const auto found = std::ranges::find(
      values, name, [](const auto& pair) -> std::string_view { return pair.first; });
  if (found == values.end()) return std::nullopt;
  return found->second;
}

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string_view name_of(Method method) {
  return std::ranges::find(method_names, method, &std::pair<Method, std::string_view>::first)
      ->second;
}

std::optional<Method> method_from_name(std::string_view name) {
  const auto found =
      std::ranges::find(method_names, name, &std::pair<Method, std::string_view>::second);
  if (found == method_names.end()) return std::nullopt;
  return found->first;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
  return value_in(headers, name);
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  return value_in(query, name);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  for (const auto& [header_name, value] : headers) {
    if (header_name != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      const auto pair = without_spaces(rest.substr(0, end));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
        return pair.substr(equals + 1);
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return std::nullopt;
}

std::string Request::media_type() const {
  const auto value = header("content-type").value_or("");
  std::string type{without_spaces(value.substr(0, value.find(';')))};
  for (auto& c : type) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return type;
}

}  // namespace touiza::http
