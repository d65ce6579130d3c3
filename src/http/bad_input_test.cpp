// What no proper client sends: each has a clear answer, and none reaches a handler.
#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <vector>

#include "http/test_server.hpp"

using namespace touiza;
using namespace touiza::http;
using namespace touiza::http::test;

namespace {

/// A server that counts how often any handler ran.
struct GuardedServer {
  std::atomic<int> handled{0};
  TestServer server;

  explicit GuardedServer(ServerSettings settings = {})
      : server{router(handled), std::move(settings)} {}

  static Router router(std::atomic<int>& handled) {
    const auto count = [&handled](const Request& request) {
      ++handled;
      return bytes_response(200, "text/plain", request.path + "|" + request.body);
    };
    Router router;
    router.add({.pattern = "/{path*}", .operation_id = "read", .handler = count});
    router.add({.method = Method::post,
                .pattern = "/{path*}",
                .operation_id = "write",
                .body_max = 1000,
                .handler = count});
    router.add({.pattern = "/only/get", .operation_id = "only_get", .handler = count});
    return router;
  }
};

struct Refused {
  std::string what;
  std::string bytes;
  int status;
  std::string code;
};

void check_refused(const std::vector<Refused>& cases) {
  GuardedServer guarded;
  for (const auto& [what, bytes, status, code] : cases) {
    CAPTURE(what);
    const auto answer = guarded.server.raw(bytes);
    CHECK(status_of_answer(answer) == status);
    CHECK(answer.find("Content-Type: application/problem+json") != std::string::npos);
    CHECK(answer.find("Connection: close") != std::string::npos);
    CHECK(answer.find("\"code\":\"" + code + "\"") != std::string::npos);
  }
  CHECK(guarded.handled == 0);
  CHECK(guarded.server.ask({.url = "/still/there"}).status == 200);
}

const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
const std::string chunked = post + "Transfer-Encoding: chunked\r\n";

}  // namespace

TEST_CASE("a message whose length could be read in two ways is refused") {
  const std::string malformed = "request_is_malformed";
  check_refused({
      {"length and chunks",
       post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, malformed},
      {"chunks and length", chunked + "Content-Length: 5\r\n\r\n0\r\n\r\n", 400, malformed},
      {"two equal lengths", post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab", 400,
       malformed},
      {"two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc", 400, malformed},
      {"a list of lengths", post + "Content-Length: 2, 2\r\n\r\nab", 400, malformed},
      {"a signed length", post + "Content-Length: +2\r\n\r\nab", 400, malformed},
      {"a negative length", post + "Content-Length: -2\r\n\r\nab", 400, malformed},
      {"a length in hexadecimal", post + "Content-Length: 0x2\r\n\r\nab", 400, malformed},
      {"an empty length", post + "Content-Length: \r\n\r\n", 400, malformed},
      {"a length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\n", 400,
       malformed},
      {"a space before the colon", post + "Content-Length : 2\r\n\r\nab", 400, malformed},
      {"two transfer encodings", chunked + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
       malformed},
      {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
       malformed},
      {"another encoding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501,
       "transfer_encoding_is_unknown"},
      {"an encoding in disguise", post + "Transfer-Encoding: xchunked\r\n\r\n", 501,
       "transfer_encoding_is_unknown"},
      {"an encoding behind a control character",
       post + "Transfer-Encoding: \x0b"
              "chunked\r\n\r\n",
       400, malformed},
  });
}

TEST_CASE("malformed heads are refused") {
  const std::string malformed = "request_is_malformed";
  check_refused({
      {"noise", "\x16\x03\x01\x02nonsense\r\n\r\n", 400, malformed},
      {"no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", 400, malformed},
      {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 505, "version_is_unknown"},
      {"a bare line feed in a header", get + "X: a\nY: b\r\n\r\n", 400, malformed},
      {"a bare carriage return", get + "X: a\rY: b\r\n\r\n", 400, malformed},
      {"a zero byte in a value", get + std::string("X: a\0b\r\n\r\n", 10), 400, malformed},
      {"a zero byte in a name", get + std::string("X\0: a\r\n\r\n", 9), 400, malformed},
      {"a header without a colon", get + "nonsense\r\n\r\n", 400, malformed},
      {"a header without a name", get + ": a\r\n\r\n", 400, malformed},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400, malformed},
      {"two hosts", get + "Host: b\r\n\r\n", 400, malformed},
      {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, malformed},
      {"a host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400, malformed},
      {"another version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "version_is_unknown"},
      {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "version_is_unknown"},
      {"another expectation", get + "Expect: the-unexpected\r\n\r\n", 417,
       "expectation_is_unknown"},
  });
}

TEST_CASE("addresses with tricks in them are refused") {
  const auto line = [](const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  };
  const std::string path = "path_is_malformed";
  const std::string query = "query_is_malformed";
  check_refused({
      {"upwards", line("/a/../b"), 400, path},
      {"upwards, encoded", line("/a/%2e%2E/b"), 400, path},
      {"upwards, half encoded", line("/a/.%2e/b"), 400, path},
      {"a dot", line("/a/./b"), 400, path},
      {"an encoded slash", line("/a%2Fb"), 400, path},
      {"a backslash", line("/a\\b"), 400, path},
      {"an encoded backslash", line("/a%5cb"), 400, path},
      {"two slashes", line("//a"), 400, path},
      {"a zero byte", line("/a%00b"), 400, path},
      {"a line end", line("/a%0d%0ab"), 400, path},
      {"half a percent sign", line("/a%2"), 400, path},
      {"a false percent sign", line("/a%zz"), 400, path},
      {"bytes that are not UTF-8", line("/a%ff"), 400, path},
      {"an overlong slash", line("/a%c0%afb"), 400, path},
      {"a surrogate", line("/a%ed%a0%80"), 400, path},
      {"a fragment", line("/a#b"), 400, path},
      {"no slash", line("a"), 400, path},
      {"another machine", line("ftp://b/"), 400, path},
      {"a query that is not UTF-8", line("/a?b=%ff"), 400, query},
      {"a query with a zero byte", line("/a?b=%00"), 400, query},
      {"a query with a false percent sign", line("/a?b=%2"), 400, query},
  });
}

TEST_CASE("malformed chunks are refused") {
  const std::string malformed = "request_is_malformed";
  check_refused({
      {"no number", chunked + "\r\nxyz\r\n", 400, malformed},
      {"a signed size", chunked + "\r\n-1\r\n", 400, malformed},
      {"a size with a prefix", chunked + "\r\n0x3\r\nabc\r\n0\r\n\r\n", 400, malformed},
      {"a size beyond 64 bits", chunked + "\r\n11111111111111111\r\n", 400, malformed},
      {"a chunk longer than it says", chunked + "\r\n3\r\nabcd\r\n0\r\n\r\n", 400, malformed},
      {"a size that is too large", chunked + "\r\nffffff\r\n" + std::string(2000, 'a'), 413,
       "body_is_too_large"},
      {"an endless extension", chunked + "\r\n3;" + std::string(70'000, 'a'), 400, malformed},
      {"endless trailers", chunked + "\r\n0\r\nX: " + std::string(70'000, 'a'), 400, malformed},
      {"a space behind the size", chunked + "\r\n3 \r\nabc\r\n0\r\n\r\n", 400, malformed},
      {"a bare line feed", chunked + "\r\n3\nabc\r\n0\r\n\r\n", 400, malformed},
      {"a line feed in an extension", chunked + "\r\n3;a\nb\r\nabc\r\n0\r\n\r\n", 400, malformed},
  });
}

TEST_CASE("what is too large is refused, and says how much is possible") {
  check_refused({
      {"a long address", "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414,
       "address_is_too_long"},
      {"an address without end", "GET /" + std::string(40'000, 'a'), 414, "address_is_too_long"},
      {"a long header", get + "X: " + std::string(20'000, 'a') + "\r\n\r\n", 431,
       "header_is_too_large"},
      {"a header without end", get + "X: " + std::string(40'000, 'a'), 431, "header_is_too_large"},
      {"many headers",
       [] {
         auto text = get;
         for (int i = 0; i < 101; ++i) text += "X: a\r\n";
         return text + "\r\n";
       }(),
       431, "header_is_too_large"},
      {"a large body", post + "Content-Length: 1001\r\n\r\n", 413, "body_is_too_large"},
      {"a huge body", post + "Content-Length: 18446744073709551615\r\n\r\n", 413,
       "body_is_too_large"},
      {"many chunks",
       [] {
         auto text = chunked + "\r\n";
         for (int i = 0; i < 300; ++i) text += "4\r\nabcd\r\n";
         return text + "0\r\n\r\n";
       }(),
       413, "body_is_too_large"},
  });
}

TEST_CASE("unknown methods, paths and uses are told apart") {
  GuardedServer guarded;
  const auto& server = guarded.server;
  const auto with = [](const std::string& line) {
    return line + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  };

  CHECK(status_of_answer(server.raw(with("BREW /pot"))) == 501);
  CHECK(status_of_answer(server.raw(with("TRACE /"))) == 501);
  CHECK(status_of_answer(server.raw(with("CONNECT a:80"))) == 501);
  const auto refused = server.raw(with("DELETE /only/get"));
  CHECK(status_of_answer(refused) == 405);
  CHECK(refused.find("Allow: GET, HEAD, OPTIONS\r\n") != std::string::npos);
  const auto options = server.raw(with("OPTIONS /only/get"));
  CHECK(status_of_answer(options) == 204);
  CHECK(options.find("Allow: GET, HEAD, OPTIONS\r\n") != std::string::npos);
  CHECK(guarded.handled == 0);
}

TEST_CASE("paths and queries are decoded once, and harmless oddities are taken") {
  GuardedServer guarded;
  const auto path_of = [&](const std::string& target) {
    return guarded.server.ask({.url = target}).body;
  };

  CHECK(path_of("/caf%C3%A9") == "/café|");
  CHECK(path_of("/a%252e") == "/a%2e|");
  CHECK(path_of("/a/") == "/a|");
  CHECK(path_of("/a+b") == "/a+b|");
  CHECK(body_of_answer(guarded.server.raw("\r\n\r\nGET http://other.example/x?y HTTP/1.1\r\nHost: "
                                          "a\r\nConnection: close\r\n\r\n")) == "/x|");
  CHECK(body_of_answer(guarded.server.raw("GET /old HTTP/1.0\r\n\r\n")) == "/old|");
}

TEST_CASE("chunked bodies are put together, whatever the pieces they come in") {
  GuardedServer guarded;
  RawClient client{guarded.server.port()};
  const std::string request =
      chunked +
      "\r\n4;name=value\r\nWiki\r\n5\r\npedia\r\nA\r\n in chunks\r\n0\r\nTrailer: x\r\n\r\n";

  client.send(request);
  CHECK(body_of_answer(client.read_answer()) == "/|Wikipedia in chunks");
  for (const char c : request) client.send({&c, 1});
  CHECK(body_of_answer(client.read_answer()) == "/|Wikipedia in chunks");
  CHECK(guarded.handled == 2);
}

TEST_CASE("a body is asked for only when it is wanted") {
  GuardedServer guarded;
  RawClient wanted{guarded.server.port()};
  wanted.send(post + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  CHECK(wanted.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  wanted.send("abc");
  CHECK(body_of_answer(wanted.read_answer()) == "/|abc");

  RawClient unwanted{guarded.server.port()};
  unwanted.send(post + "Content-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
  CHECK(status_of_answer(unwanted.read_answer()) == 413);
}

TEST_CASE("whoever is too slow with a head or a body is told so and let go") {
  ServerSettings settings;
  settings.header_time_max = std::chrono::milliseconds{50};
  settings.body_idle_max = std::chrono::milliseconds{50};
  settings.keep_alive_max = std::chrono::milliseconds{50};
  GuardedServer guarded{settings};

  const auto slow_head = guarded.server.raw("GET / HTTP/1.1\r\nHo");
  CHECK(status_of_answer(slow_head) == 408);
  CHECK(slow_head.find("request_is_too_slow") != std::string::npos);
  const auto slow_body = guarded.server.raw(post + "Content-Length: 10\r\n\r\nabc");
  CHECK(status_of_answer(slow_body) == 408);
  CHECK(slow_body.find("body_is_too_slow") != std::string::npos);
  CHECK(guarded.server.raw("").empty());
  CHECK(guarded.handled == 0);

  const auto idle = guarded.server.raw(get + "\r\n");
  CHECK(status_of_answer(idle) == 200);
}

TEST_CASE("a client that dies at any point leaves the server as it was") {
  GuardedServer guarded;
  const std::string request = chunked + "\r\n4\r\nabcd\r\n0\r\n\r\n";

  for (std::size_t length = 0; length < request.size(); length += 7) {
    RawClient dying{guarded.server.port()};
    dying.send(request.substr(0, length));
    dying.die();
    RawClient half{guarded.server.port()};
    half.send(request.substr(0, length));
    half.end_sending();
    const auto answer = half.read_all();
    CHECK((answer.empty() || status_of_answer(answer) == 400));
  }

  CHECK(guarded.handled == 0);
  CHECK(guarded.server.ask({.url = "/"}).status == 200);
}

TEST_CASE("beyond the limit of connections the next ones are told to come back") {
  ServerSettings settings;
  settings.connections_max = 2;
  GuardedServer guarded{settings};
  RawClient first{guarded.server.port()};
  RawClient second{guarded.server.port()};
  first.send(get + "\r\n");
  second.send(get + "\r\n");
  REQUIRE(status_of_answer(first.read_answer()) == 200);
  REQUIRE(status_of_answer(second.read_answer()) == 200);

  RawClient third{guarded.server.port()};
  const auto answer = third.read_all();

  CHECK(status_of_answer(answer) == 503);
  CHECK(answer.find("Retry-After: 5\r\n") != std::string::npos);
  CHECK(body_of_answer(answer).ends_with("\"request_id\":\"\"}"));
}
