// Compression, conditions, ranges, files and bodies of unknown length.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "http/detail/gzip.hpp"
#include "http/test_server.hpp"

using namespace touiza;
using namespace touiza::http;
using namespace touiza::http::test;

namespace {

/// A file of 300,000 bytes that is gone when the test is over.
class SampleFile {
 public:
  SampleFile()
      : path_{std::filesystem::temp_directory_path() /
              ("touiza_http_content_" + std::to_string(::getpid()))} {
    for (int i = 0; bytes_.size() < 300'000; ++i) bytes_ += std::to_string(i) + ",";
    bytes_.resize(300'000);
    std::ofstream{path_, std::ios::binary} << bytes_;
  }
  ~SampleFile() { std::filesystem::remove(path_); }
  const std::filesystem::path& path() const { return path_; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::filesystem::path path_;
  std::string bytes_;
};

const std::string long_json = "[" + std::string(5'000, '1') + "]";

Router content_router(const SampleFile& file) {
  Router router;
  router.add({.pattern = "/json", .operation_id = "json", .handler = [](const Request&) {
                return json_response(200, long_json).set("ETag", "\"v7\"");
              }});
  router.add({.pattern = "/secret", .operation_id = "secret", .handler = [](const Request&) {
                auto response = json_response(200, long_json);
                response.is_compressible = false;
                return response;
              }});
  const auto shared = std::make_shared<const SharedBytes>(long_json);
  router.add({.pattern = "/app.js", .operation_id = "app", .handler = [shared](const Request&) {
                Response response;
                response.body = shared;
                response.set("Content-Type", "text/javascript").set("ETag", "\"a1\"");
                return response;
              }});
  router.add({.pattern = "/file", .operation_id = "file", .handler = [&file](const Request&) {
                Response response;
                response.body = *file_range(file.path());
                response.set("Content-Type", "model/stl").set("ETag", "\"f1\"");
                return response;
              }});
  router.add({.pattern = "/if-match", .operation_id = "if_match", .handler = [](const Request& r) {
                return json_response(200, std::string{r.header("if-match").value_or("")});
              }});
  router.add(
      {.pattern = "/counted/{to}", .operation_id = "counted", .handler = [](const Request& r) {
         const auto to = std::stoi(r.path_values.at("to"));
         Response response;
         response.body = [to, at = 0]() mutable -> Result<std::optional<std::string>> {
           if (at == to) return std::optional<std::string>{};
           if (at == 13) return Error{ErrorKind::unavailable, "unlucky", "", ""};
           return std::optional{std::to_string(at++) + "\n"};
         };
         return response;
       }});
  return router;
}

}  // namespace

TEST_CASE("long text is compressed for who accepts it, with a tag of its own") {
  const SampleFile file;
  const TestServer server{content_router(file)};

  const auto plain = server.ask({.url = "/json"});
  const auto small = server.ask({.url = "/json", .headers = {{"Accept-Encoding", "br, gzip"}}});
  const auto unpacked = server.ask({.url = "/json", .is_compressed = true});

  CHECK(plain.body == long_json);
  CHECK_FALSE(plain.header("content-encoding"));
  CHECK(plain.header("etag") == "\"v7\"");
  CHECK(plain.header("vary") == "Accept-Encoding");
  CHECK(small.header("content-encoding") == "gzip");
  CHECK(small.header("etag") == "\"v7-gzip\"");
  CHECK(small.body.size() < 200);
  CHECK(unpacked.body == long_json);
}

TEST_CASE("nothing is compressed for who refuses it, nor what must not be") {
  const SampleFile file;
  const TestServer server{content_router(file)};
  const auto encoding_of = [&](const std::string& url, const std::string& accepted) {
    const auto answer = server.ask({.url = url, .headers = {{"Accept-Encoding", accepted}}});
    return std::string{answer.header("content-encoding").value_or("")};
  };

  CHECK(encoding_of("/json", "*") == "gzip");
  CHECK(encoding_of("/json", "gzip;q=0").empty());
  CHECK(encoding_of("/json", "gzip;q=0.0, *").empty());
  CHECK(encoding_of("/json", "identity").empty());
  CHECK(encoding_of("/secret", "gzip").empty());
  CHECK(encoding_of("/file", "gzip").empty());
  CHECK(encoding_of("/if-match", "gzip").empty());
}

TEST_CASE("shared bytes are compressed once and keep their length in both forms") {
  const SampleFile file;
  const TestServer server{content_router(file)};

  for (int i = 0; i < 2; ++i) {
    CHECK(server.ask({.url = "/app.js", .is_compressed = true}).body == long_json);
    CHECK(server.ask({.url = "/app.js"}).body == long_json);
  }
}

TEST_CASE("a client that has the current version gets 304 and no body") {
  const SampleFile file;
  const TestServer server{content_router(file)};
  const auto status_with = [&](const std::string& tags) {
    return server.ask({.url = "/json", .headers = {{"If-None-Match", tags}}}).status;
  };

  CHECK(status_with("\"v7\"") == 304);
  CHECK(status_with("W/\"v7\"") == 304);
  CHECK(status_with("\"v7-gzip\"") == 304);
  CHECK(status_with("\"v1\", \"v7\"") == 304);
  CHECK(status_with("*") == 304);
  CHECK(status_with("\"v8\"") == 200);
  const auto unchanged = server.ask({.url = "/file", .headers = {{"If-None-Match", "\"f1\""}}});
  CHECK(unchanged.body.empty());
  CHECK(unchanged.header("etag") == "\"f1\"");
  CHECK_FALSE(unchanged.header("content-type"));
}

TEST_CASE("a handler never sees the tag of the compressed form") {
  const SampleFile file;
  const TestServer server{content_router(file)};

  const auto answer =
      server.ask({.url = "/if-match", .headers = {{"If-Match", "\"v7-gzip\", \"v8\""}}});

  CHECK(answer.body == "\"v7\", \"v8\"");
}

TEST_CASE("a file comes whole, or in the part asked for") {
  const SampleFile file;
  const TestServer server{content_router(file)};
  const auto part = [&](const std::string& range) {
    return server.ask({.url = "/file", .headers = {{"Range", range}}});
  };

  const auto whole = server.ask({.url = "/file"});
  CHECK(whole.body == file.bytes());
  CHECK(whole.header("accept-ranges") == "bytes");
  CHECK(part("bytes=0-0").body == file.bytes().substr(0, 1));
  CHECK(part("bytes=100000-").body == file.bytes().substr(100'000));
  CHECK(part("bytes=-10").body == file.bytes().substr(299'990));
  CHECK(part("bytes=299990-400000").body == file.bytes().substr(299'990));
  const auto middle = part("bytes=1000-1999");
  CHECK(middle.status == 206);
  CHECK(middle.body == file.bytes().substr(1'000, 1'000));
  CHECK(middle.header("content-range") == "bytes 1000-1999/300000");
  CHECK(middle.header("content-length") == "1000");
}

TEST_CASE("a range beyond the end is refused; one that makes no sense is not there") {
  const SampleFile file;
  const TestServer server{content_router(file)};
  const auto part = [&](const std::string& range) {
    return server.ask({.url = "/file", .headers = {{"Range", range}}});
  };

  const auto beyond = part("bytes=300000-");
  CHECK(beyond.status == 416);
  CHECK(beyond.header("content-range") == "bytes */300000");
  CHECK(beyond.body.find("range_is_beyond_the_end") != std::string::npos);
  CHECK(part("bytes=-0").status == 416);
  for (const std::string range :
       {"bytes=5-4", "bytes=a-b", "bytes=1-2,4-5", "lines=1-2", "bytes=-"}) {
    CHECK(part(range).status == 200);
  }
}

TEST_CASE("a part is sent only of the version that the client began with") {
  const SampleFile file;
  const TestServer server{content_router(file)};
  const auto status_with = [&](const std::string& tag) {
    return server.ask({.url = "/file", .headers = {{"Range", "bytes=0-9"}, {"If-Range", tag}}})
        .status;
  };

  CHECK(status_with("\"f1\"") == 206);
  CHECK(status_with("\"f2\"") == 200);
  CHECK(status_with("W/\"f1\"") == 200);
  CHECK(status_with("Sun, 22 Nov 2026 21:00:00 GMT") == 200);
}

TEST_CASE("HEAD answers like GET, without the body") {
  const SampleFile file;
  const TestServer server{content_router(file)};

  for (const std::string url : {"/json", "/file", "/app.js"}) {
    const auto got = server.ask({.url = url});
    const auto head = server.ask({.method = "HEAD", .url = url});
    CHECK(head.status == 200);
    CHECK(head.body.empty());
    CHECK(head.header("content-length") == got.header("content-length"));
    CHECK(head.header("etag") == got.header("etag"));
  }
}

TEST_CASE("a body of unknown length comes in chunks, and what breaks off is seen to be broken") {
  const SampleFile file;
  const TestServer server{content_router(file)};

  const auto whole = server.ask({.url = "/counted/5"});
  CHECK(whole.body == "0\n1\n2\n3\n4\n");
  CHECK(whole.header("transfer-encoding") == "chunked");
  CHECK(server.ask({.url = "/counted/0"}).body.empty());
  CHECK(server.raw("GET /counted/3 HTTP/1.0\r\n\r\n").ends_with("\r\n\r\n0\n1\n2\n"));
  const auto broken = CurlClient{}.send({.url = server.url("/counted/20")});
  CHECK_FALSE(broken);
}

TEST_CASE("a file that is gone or is no file is an error") {
  CHECK(file_range("/nonexistent/file").error().code == "file_is_missing");
  CHECK(file_range("/tmp").error().code == "file_is_unreadable");
}

TEST_CASE("a download's name keeps its letters and loses its tricks") {
  CHECK(attachment_disposition("visor clip.stl") ==
        "attachment; filename=\"visor clip.stl\"; filename*=UTF-8''visor%20clip.stl");
  CHECK(attachment_disposition("قناع.stl") ==
        "attachment; filename=\"________.stl\"; filename*=UTF-8''%D9%82%D9%86%D8%A7%D8%B9.stl");
  CHECK(attachment_disposition("../a\"b\r\n\\c") ==
        "attachment; filename=\"..abc\"; filename*=UTF-8''..abc");
  CHECK(attachment_disposition("\xff") == "attachment; filename=\"file\"");
}

TEST_CASE("a header's value cannot begin another header") {
  Response response;

  response.set("X-A", "a\r\nSet-Cookie: b");
  response.add("X-B", "b");
  response.set("x-b", "c");

  CHECK_FALSE(response.header("x-a"));
  CHECK(response.headers.size() == 1);
  CHECK(response.header("X-B") == "c");
}
