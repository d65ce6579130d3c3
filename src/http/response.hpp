// What a handler answers. The engine adds length, date, compression, ranges, 304 and the rest.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.hpp"
#include "http/request.hpp"

namespace touiza::http {

class EventSource;

/// An open file; closed when the last holder lets go, so that it can be unlinked while it is sent.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_{descriptor} {}
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// A stretch of an open file, sent without passing through our memory. The engine answers Range
/// and If-Range within it.
struct FileRange {
  std::shared_ptr<const OpenFile> file;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// All of a regular file. Errors: "file_is_missing", "file_is_unreadable".
Result<FileRange> file_range(const std::filesystem::path& path);

/// Bytes that many answers share, such as a web file: compressed once, at their first use.
class SharedBytes {
 public:
  explicit SharedBytes(std::string bytes) : bytes_{std::move(bytes)} {}
  const std::string& bytes() const { return bytes_; }
  /// Thread-safe.
  const std::string& gzipped() const;

 private:
  std::string bytes_;
  mutable std::once_flag once_;
  mutable std::string gzipped_;
};

/// A body whose length is not known beforehand. Called on a worker until it gives nothing; an error
/// breaks the connection off, so that the client sees that the body is not whole.
using BodyProducer = std::function<Result<std::optional<std::string>>()>;

/// Server-sent events until the client or the server goes. See events.hpp.
struct EventStream {
  std::shared_ptr<EventSource> source;
};

using Body = std::variant<std::string, FileRange, std::shared_ptr<const SharedBytes>, BodyProducer,
                          EventStream>;

struct Response {
  int status = 200;
  /// Not to be set here: Content-Length, Transfer-Encoding, Connection, Date, X-Request-Id. An ETag
  /// set here makes the engine answer If-None-Match with 304.
  NamedValues headers{};
  Body body{};
  /// False for bodies that hold secrets next to what a client can choose (BREACH).
  bool is_compressible = true;

  /// The first header of this name (any case), if any.
  std::optional<std::string_view> header(std::string_view name) const;
  /// Sets or replaces a header. A value with a control character is a bug, and is dropped.
  Response& set(std::string_view name, std::string value);
  /// Adds a header beside others of its name (Set-Cookie).
  Response& add(std::string_view name, std::string value);
};

/// An answer of `media_type` with these bytes.
Response bytes_response(int status, std::string_view media_type, std::string bytes);
/// application/json; `json` is the finished text.
Response json_response(int status, std::string json);
/// 204.
Response empty_response();
/// 303 See Other (or another 3xx).
Response redirect_response(std::string location, int status = 303);

/// Headers for pages and files that a browser shows: no sniffing, no framing, no referrer, and this
/// content security policy (a strict one for the web interface where none is named). The engine
/// itself sends `nosniff` and `no-referrer` with everything.
void add_page_security(Response& response, std::string_view content_security_policy = "");

/// "attachment" with a file name of any language (RFC 6266), control characters and separators
/// taken out.
std::string attachment_disposition(std::string_view file_name);

}  // namespace touiza::http
