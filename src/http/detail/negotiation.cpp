#include "http/detail/negotiation.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace touiza::http {
namespace {

constexpr std::string_view gzip_suffix = "-gzip\"";

std::string_view without_weakness(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag;
}

std::optional<std::uint64_t> number_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc{} || stopped != end) return std::nullopt;
  return number;
}

/// Calls `see` with each element of a comma list; a tag's quotes hold no comma in our tags.
template <class See>
void each_of(std::string_view list, See see) {
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    see(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

bool accepts_gzip(const Request& request) {
  std::optional<bool> named;
  bool by_star = false;
  each_of(request.header("accept-encoding").value_or(""), [&](std::string_view element) {
    const auto semicolon = std::min(element.find(';'), element.size());
    const auto coding = trimmed(element.substr(0, semicolon));
    const auto weight = element.find("q=");
    const auto quality = weight == std::string_view::npos ? "1" : element.substr(weight + 2);
    const bool is_wanted = quality.find_first_not_of("0. ") != std::string_view::npos;
    if (coding == "gzip" || coding == "x-gzip") named = is_wanted;
    if (coding == "*") by_star = is_wanted;
  });
  return named.value_or(by_star);
}

bool is_compressible(std::string_view media_type) {
  media_type = trimmed(media_type.substr(0, media_type.find(';')));
  if (media_type == "text/event-stream") return false;
  return media_type.starts_with("text/") || media_type.ends_with("json") ||
         media_type.ends_with("xml") || media_type.ends_with("javascript") ||
         media_type == "application/wasm";
}

std::string gzip_tag(std::string_view etag) {
  std::string tag{etag};
  if (tag.ends_with('"')) tag.pop_back();
  return tag + std::string{gzip_suffix};
}

void forget_gzip_tags(std::string& header_value) {
  for (auto at = header_value.find(gzip_suffix); at != std::string::npos;
       at = header_value.find(gzip_suffix, at)) {
    header_value.erase(at, gzip_suffix.size() - 1);
  }
}

bool is_unmodified(const Request& request, std::string_view etag) {
  bool is_named = false;
  for (const auto& [name, value] : request.headers) {
    if (name != "if-none-match") continue;
    each_of(value, [&](std::string_view tag) {
      is_named = is_named || tag == "*" || without_weakness(tag) == without_weakness(etag);
    });
  }
  return is_named;
}

RangeOutcome range_of(const Request& request, std::string_view etag, std::uint64_t size,
                      ByteRange& range) {
  auto text = request.header("range").value_or("");
  if (!text.starts_with("bytes=")) return RangeOutcome::whole;
  const auto if_range = request.header("if-range");
  if (if_range && (etag.empty() || etag.starts_with("W/") || trimmed(*if_range) != etag)) {
    return RangeOutcome::whole;
  }
  text = trimmed(text.substr(6));
  const auto dash = text.find('-');
  if (dash == std::string_view::npos || text.find(',') != std::string_view::npos) {
    return RangeOutcome::whole;
  }
  const auto first = number_from(text.substr(0, dash));
  const auto last = number_from(text.substr(dash + 1));
  if (dash == 0) {  // The last so many bytes.
    if (!last) return RangeOutcome::whole;
    if (*last == 0 || size == 0) return RangeOutcome::unsatisfiable;
    range.length = std::min(*last, size);
    range.offset = size - range.length;
    return RangeOutcome::part;
  }
  const bool is_open = dash + 1 == text.size();
  if (!first || (!last && !is_open) || (last && *last < *first)) return RangeOutcome::whole;
  if (*first >= size) return RangeOutcome::unsatisfiable;
  range.offset = *first;
  range.length = std::min(last.value_or(size - 1), size - 1) - *first + 1;
  return RangeOutcome::part;
}

}  // namespace touiza::http
