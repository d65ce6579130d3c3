// What a client asks for, as handlers see it: read, decoded and within its limits.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touiza::http {

enum class Method { get, head, post, put, patch, delete_, options };

/// "GET", "DELETE" …
std::string_view name_of(Method method);
/// Nothing for a method that no route can have (TRACE, CONNECT, PROPFIND …).
std::optional<Method> method_from_name(std::string_view name);

/// Names with values, in their order; a name may stand several times.
using NamedValues = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::get;
  /// Percent-decoded, well-formed UTF-8, no empty, "." or ".." segment, no control character.
  std::string path;
  /// What stood after the "?", as it came. May hold personal data: never logged.
  std::string query_text;
  /// `query_text` split and decoded ("+" is a space); well-formed UTF-8.
  NamedValues query;
  /// Names in lower case. Values are without control characters, but may be any other bytes.
  NamedValues headers;
  /// By the names in the route's pattern: "/labs/{lab}" gives "lab".
  std::map<std::string, std::string, std::less<>> path_values;
  /// The whole body; empty for a route that takes its body as a stream.
  std::string body;
  /// Of the body, where the client said it (a chunked one does not).
  std::optional<std::uint64_t> body_size;
  /// "203.0.113.7" or "2001:db8::7": the client's, also behind a trusted proxy. Never logged.
  std::string remote_address;
  /// 32 hexadecimal characters, made here; also in the answer's X-Request-Id and in log lines.
  std::string request_id;
  /// The Host header: "localhost:8080". Checked for form only.
  std::string host;
  /// The client's connection is encrypted, here or at a trusted proxy.
  bool is_secure = false;

  /// The first header of this name (lower case), if any.
  std::optional<std::string_view> header(std::string_view name) const;
  /// The first query value of this name, if any.
  std::optional<std::string_view> query_value(std::string_view name) const;
  /// The value of cookie `name`, if the client sent it.
  std::optional<std::string_view> cookie(std::string_view name) const;
  /// The media type of the body in lower case without parameters: "application/json"; or empty.
  std::string media_type() const;
};

}  // namespace touiza::http
