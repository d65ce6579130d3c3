#include "http/api.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.hpp"

namespace touiza::http::detail {

Result<std::int64_t> version_from_if_match(const Request& request) {
  const auto header = request.header("if-match");
  if (!header) {
    return Error{ErrorKind::invalid_input, "if_match_is_missing",
                 "A change needs to say which version it was made on.",
                 "Send the ETag of the answer you read in the If-Match header."};
  }
  auto text = *header;
  std::int64_t version = 0;
  if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, version);
    if (read.ec == std::errc{} && (read.ptr == end || *read.ptr == '-')) return version;
  }
  return Error{ErrorKind::invalid_input, "if_match_is_malformed",
               fmt::format("If-Match holds '{}', which is no ETag of ours.", header->substr(0, 40)),
               "Send the ETag as it came, for example \"7\" with its quotes."};
}

std::string strong_tag(std::string_view body, std::optional<std::int64_t> version) {
  constexpr std::size_t digits = 32;
  const auto digest = sha256_hex(body).substr(0, digits);
  return version ? fmt::format("\"{}-{}\"", *version, digest) : fmt::format("\"{}\"", digest);
}

Done check_media_type(const Request& request) {
  const auto type = request.media_type();
  if (type == "application/json" || type == "application/merge-patch+json") return {};
  return Error{ErrorKind::invalid_input, "media_type_is_wrong",
               type.empty() ? "The body has no media type."
                            : fmt::format("The body is '{}', and JSON is needed here.", type),
               "Send Content-Type: application/json; files go to …/uploads as raw bytes."};
}

Done check_idempotency_key(const Request& request) {
  constexpr std::size_t length_min = 8;
  constexpr std::size_t length_max = 100;
  const auto key = request.header("idempotency-key");
  if (!key) {
    return Error{
        ErrorKind::invalid_input, "idempotency_key_is_missing",
        "This request makes or moves something and has no Idempotency-Key.",
        "Send a new random key with each thing to be done, and the same key when repeating it."};
  }
  const bool is_plain = std::ranges::all_of(*key, [](char c) { return c > ' ' && c < 0x7f; });
  if (key->size() >= length_min && key->size() <= length_max && is_plain) return {};
  return Error{
      ErrorKind::invalid_input, "idempotency_key_is_malformed",
      fmt::format("The Idempotency-Key has {} characters; {} to {} visible ASCII characters are "
                  "needed.",
                  key->size(), length_min, length_max),
      "A UUID is a good key."};
}

}  // namespace touiza::http::detail
