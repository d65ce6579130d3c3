// What the client's Accept-Encoding, If-None-Match and Range ask for (RFC 9110).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"

namespace touiza::http {

/// True where gzip is named, or "*", and neither with q=0.
bool accepts_gzip(const Request& request);

/// Text and what is made of it; pictures, archives and meshes in binary are not.
bool is_compressible(std::string_view media_type);

/// `"v7"` as the compressed answer carries it: `"v7-gzip"`. Two forms need two strong tags.
std::string gzip_tag(std::string_view etag);
/// Takes `-gzip` out of the tags of a conditional header, so that nobody else needs to know.
void forget_gzip_tags(std::string& header_value);

/// True where If-None-Match names `etag` (weakly compared) or "*".
bool is_unmodified(const Request& request, std::string_view etag);

struct ByteRange {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

enum class RangeOutcome {
  whole,          ///< No range, several, a malformed one, or If-Range names another version.
  part,           ///< See the range.
  unsatisfiable,  ///< Beyond the end: 416.
};

/// The one range that the request asks for, of `size` bytes whose tag is `etag` (or empty).
RangeOutcome range_of(const Request& request, std::string_view etag, std::uint64_t size,
                      ByteRange& range);

}  // namespace touiza::http
