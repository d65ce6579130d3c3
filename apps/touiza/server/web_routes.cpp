#include "server/web_routes.hpp"

#include <map>

#include "base/sha256.hpp"
#include "http/problem.hpp"

namespace touiza::server {
namespace {

using http::Request;
using http::Response;

std::string media_type_of(std::string_view path) {
  static const std::map<std::string_view, const char*> known{
      {"html", "text/html; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"json", "application/json"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"ico", "image/x-icon"},
      {"woff2", "font/woff2"},
      {"webmanifest", "application/manifest+json"},
      {"txt", "text/plain; charset=utf-8"}};
  const auto found = known.find(path.substr(path.rfind('.') + 1));
  return found == known.end() ? "application/octet-stream" : found->second;
}

/// "app-3F2A1B9C.js": the bundler writes the hash of what is inside into the name.
bool is_named_by_content(std::string_view path) {
  const auto dot = path.rfind('.');
  const auto dash = path.rfind('-', dot);
  if (dot == std::string_view::npos || dash == std::string_view::npos) return false;
  const auto hash = path.substr(dash + 1, dot - dash - 1);
  return hash.size() == 8 &&
         hash.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string_view::npos;
}

struct WebFile {
  std::shared_ptr<const http::SharedBytes> bytes;
  std::string media_type;
  std::string etag;
  std::string cache;
};

/// Everything is read once, at the start: what is served afterwards costs no hash and no copy.
class WebFiles {
 public:
  explicit WebFiles(const EmbeddedFolder& folder) {
    for (const auto& file : folder.files()) {
      WebFile entry{
          std::make_shared<http::SharedBytes>(std::string{file.bytes()}),
          media_type_of(file.path()), "\"" + sha256_hex(file.bytes()).substr(0, 32) + "\"",
          is_named_by_content(file.path()) ? "public, max-age=31536000, immutable" : "no-cache"};
      files_.emplace(file.path(), std::move(entry));
    }
  }

  Response answer(const Request& request) const {
    const auto path = request.path.substr(1);
    auto found = files_.find(path);
    if (found == files_.end() && !is_file_name(path)) found = files_.find("index.html");
    if (found == files_.end()) {
      return http::problem(
          {ErrorKind::not_found, "not_found", "There is nothing here.", "Check the address."},
          request.request_id);
    }
    const auto& file = found->second;
    Response response;
    response.body = file.bytes;
    response.set("Content-Type", file.media_type);
    response.set("ETag", file.etag);
    response.set("Cache-Control", file.cache);
    http::add_page_security(response);
    return response;
  }

 private:
  /// An address of the interface has no dot in its last part; a missing script must not be a page.
  static bool is_file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return path.substr(slash == std::string_view::npos ? 0 : slash + 1).find('.') !=
               std::string_view::npos ||
           path.starts_with("api/");
  }

  std::map<std::string, WebFile, std::less<>> files_;
};

}  // namespace

void add_web_routes(http::Router& router, const EmbeddedFolder& folder) {
  const auto files = std::make_shared<const WebFiles>(folder);
  const auto answer = [files](const Request& request) { return files->answer(request); };
  for (const auto* pattern : {"/", "/{path*}"}) {
    http::Route route;
    route.pattern = pattern;
    route.operation_id = pattern[1] == 0 ? "web_start" : "web_file";
    route.handler = answer;
    route.is_immediate = true;
    router.add(std::move(route));
  }
}

void add_health_routes(http::Router& router, database::Database& database) {
  http::Route health;
  health.pattern = "/healthz";
  health.operation_id = "healthz";
  health.handler = [](const Request&) { return http::bytes_response(200, "text/plain", "ok\n"); };
  health.is_immediate = true;
  router.add(std::move(health));

  http::Route ready;
  ready.pattern = "/readyz";
  ready.operation_id = "readyz";
  ready.handler = [&database](const Request& request) {
    const auto answered = database.read([](database::Transaction& t) -> Result<std::int64_t> {
      return t.value<std::int64_t>("SELECT 1");
    });
    if (!answered) return http::problem(answered.error(), request.request_id);
    return http::bytes_response(200, "text/plain", "ready\n");
  };
  router.add(std::move(ready));
}

}  // namespace touiza::server
