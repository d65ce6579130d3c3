// Bodies that are taken piece by piece.
#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>

#include "base/sha256.hpp"
#include "http/problem.hpp"
#include "http/test_server.hpp"

using namespace touiza;
using namespace touiza::http;
using namespace touiza::http::test;

namespace {

/// What the sinks of a test have seen.
struct Seen {
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t taken_bytes = 0;
  std::size_t piece_max_bytes = 0;
  int finished = 0;
  int abandoned = 0;

  bool wait_for_abandoned(int count) {
    std::unique_lock lock{mutex};
    return changed.wait_for(lock, std::chrono::seconds{10}, [&] { return abandoned == count; });
  }
};

/// Digests what comes; refuses after `size_max` bytes; throws at the word "throw".
class DigestingSink final : public BodySink {
 public:
  DigestingSink(Seen& seen, std::size_t size_max) : seen_{seen}, left_{size_max} {}

  Done take(std::string_view piece) override {
    if (piece == "throw") throw std::runtime_error{"a bug"};
    const std::scoped_lock lock{seen_.mutex};
    seen_.taken_bytes += piece.size();
    seen_.piece_max_bytes = std::max(seen_.piece_max_bytes, piece.size());
    if (piece.size() > left_)
      return Error{ErrorKind::conflict, "disk_is_full", "The disk is full.", ""};
    left_ -= piece.size();
    digest_.update(piece);
    return {};
  }
  Response finish() override {
    const std::scoped_lock lock{seen_.mutex};
    ++seen_.finished;
    return bytes_response(200, "text/plain", digest_.hex());
  }
  void abandon() override {
    const std::scoped_lock lock{seen_.mutex};
    ++seen_.abandoned;
    seen_.changed.notify_all();
  }

 private:
  Seen& seen_;
  std::size_t left_;
  Sha256 digest_;
};

Router upload_router(Seen& seen, std::size_t size_max = 1U << 30) {
  Router router;
  router.add({.method = Method::patch,
              .pattern = "/uploads/{id}",
              .operation_id = "append",
              .body_max = 64U << 20,
              .upload_handler = [&seen, size_max](const Request& request)
                  -> std::variant<Response, std::unique_ptr<BodySink>> {
                if (request.path_values.at("id") == "unknown") {
                  return problem(Error{ErrorKind::not_found, "upload_is_unknown", "", ""},
                                 request.request_id);
                }
                return std::make_unique<DigestingSink>(seen, size_max);
              }});
  router.add({.pattern = "/hello", .operation_id = "hello", .handler = [](const Request&) {
                return bytes_response(200, "text/plain", "hello");
              }});
  return router;
}

const std::string start = "PATCH /uploads/7 HTTP/1.1\r\nHost: a\r\n";

}  // namespace

TEST_CASE("a large body reaches its sink whole, in pieces of limited size") {
  Seen seen;
  const TestServer server{upload_router(seen)};
  std::string body(20U << 20, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 31 >> 7);

  const auto answer = server.ask({.method = "PATCH", .url = "/uploads/7", .body = body});

  CHECK(answer.status == 200);
  CHECK(answer.body == sha256_hex(body));
  CHECK(seen.taken_bytes == body.size());
  CHECK(seen.piece_max_bytes <= 64 * 1024);
  CHECK(seen.finished == 1);
  CHECK(seen.abandoned == 0);
}

TEST_CASE("an upload in chunks, or an empty one, is as good, and the connection goes on") {
  Seen seen;
  const TestServer server{upload_router(seen)};
  RawClient client{server.port()};

  client.send(start + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
  CHECK(body_of_answer(client.read_answer()) == sha256_hex("abc"));
  client.send(start + "Content-Length: 0\r\n\r\n");
  CHECK(body_of_answer(client.read_answer()) == sha256_hex(""));
  client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(body_of_answer(client.read_answer()) == "hello");
}

TEST_CASE("a refused upload is answered before its body is sent") {
  Seen seen;
  const TestServer server{upload_router(seen)};

  RawClient unknown{server.port()};
  unknown.send(
      "PATCH /uploads/unknown HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"
      "Expect: 100-continue\r\n\r\n");
  CHECK(status_of_answer(unknown.read_answer()) == 404);
  RawClient large{server.port()};
  large.send(start + "Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n");
  CHECK(status_of_answer(large.read_answer()) == 413);
  CHECK(seen.taken_bytes == 0);
}

TEST_CASE(
    "a sink that has had enough ends the upload with its reason, also for a client that goes on "
    "sending") {
  Seen seen;
  const TestServer server{upload_router(seen, 1'000'000)};

  RawClient client{server.port()};
  client.send(start + "Content-Length: 20000000\r\n\r\n" + std::string(20'000'000, 'a'));
  const auto answer = client.read_all();

  CHECK(status_of_answer(answer) == 409);
  CHECK(answer.find("disk_is_full") != std::string::npos);
  CHECK(seen.finished == 0);
  CHECK(seen.abandoned == 1);
}

TEST_CASE("a sink that throws ends the upload with 500") {
  Seen seen;
  const TestServer server{upload_router(seen)};

  const auto answer = server.raw(start + "Content-Length: 9\r\n\r\nthrow");

  CHECK(status_of_answer(answer) == 500);
  CHECK(seen.abandoned == 1);
}

TEST_CASE(
    "a client that dies in the middle of an upload has it abandoned, and what came was taken") {
  Seen seen;
  const TestServer server{upload_router(seen)};

  RawClient dying{server.port()};
  dying.send(start + "Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n");
  dying.read_until("\r\n\r\n");
  dying.send("abcdef");
  dying.end_sending();
  const auto answer = dying.read_all();
  RawClient dead{server.port()};
  dead.send(start + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
  dead.read_until("\r\n\r\n");
  dead.send("3\r\nabc\r\n");
  dead.die();

  CHECK(answer.find("body_is_incomplete") != std::string::npos);
  CHECK(seen.wait_for_abandoned(2));
  CHECK(seen.finished == 0);
  CHECK(seen.taken_bytes >= 6);
}
