#include "http/problem.hpp"

#include <fmt/format.h>

#include <string>

#include "base/text.hpp"

namespace touiza::http {
namespace {

/// What a message quotes may come from a client and be anything; JSON must be UTF-8.
void append_json_text(std::string& out, std::string_view text) {
  if (!is_utf8(text)) text = "(unreadable)";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (byte < 0x20) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  out += '"';
  out += name;
  out += "\":";
  append_json_text(out, text);
  out += ',';
}

}  // namespace

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid_input:
      return 400;
    case ErrorKind::not_signed_in:
      return 401;
    case ErrorKind::not_allowed:
      return 403;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::precondition_failed:
      return 412;
    case ErrorKind::too_large:
      return 413;
    case ErrorKind::too_many:
      return 429;
    case ErrorKind::unavailable:
      return 503;
  }
  return 500;
}

Response problem(const Error& error, std::string_view request_id) {
  return problem(status_of(error.kind), error, request_id);
}

Response problem(int status, const Error& error, std::string_view request_id) {
  std::string json = "{";
  append_member(json, "type", "urn:touiza:problem:" + error.code);
  append_member(json, "title", reason_of(status));
  json += fmt::format("\"status\":{},", status);
  append_member(json, "code", error.code);
  append_member(json, "detail", error.message);
  append_member(json, "remedy", error.remedy);
  json += "\"errors\":[";
  for (const auto& field : error.errors) {
    if (json.back() == '}') json += ',';
    json += '{';
    append_member(json, "field", field.field);
    append_member(json, "code", field.code);
    append_member(json, "message", field.message);
    json.back() = '}';
  }
  json += "],";
  append_member(json, "request_id", request_id);
  json.back() = '}';
  auto response = bytes_response(status, "application/problem+json", std::move(json));
  response.set("Cache-Control", "no-store");
  if (status == 429 || status == 503) response.set("Retry-After", "5");
  return response;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Unknown";
  }
}

}  // namespace touiza::http
