// A server for bench/http.sh: touiza_http_load FILE PORT [IO_THREADS WORKER_THREADS]
// Answers FILE's bytes at /json (through a handler on a worker), /quick (without one) and /file
// (from the disk), takes uploads at /upload, and sends an event each second at /events.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/log.hpp"
#include "base/sha256.hpp"
#include "http/events.hpp"
#include "http/server.hpp"

namespace {

using namespace touiza;
using namespace touiza::http;

class DigestingSink final : public BodySink {
 public:
  Done take(std::string_view piece) override { return digest_.update(piece), Done{}; }
  Response finish() override { return bytes_response(200, "text/plain", digest_.hex() + "\n"); }

 private:
  Sha256 digest_;
};

Router load_router(const std::string& path, const std::string& bytes, EventHub& hub) {
  Router router;
  const auto whole = [&bytes](const Request&) { return json_response(200, bytes); };
  router.add({.pattern = "/json", .operation_id = "json", .handler = whole});
  router.add(
      {.pattern = "/quick", .operation_id = "quick", .handler = whole, .is_immediate = true});
  router.add({.pattern = "/file", .operation_id = "file", .handler = [path](const Request&) {
                Response response;
                response.set("Content-Type", "application/json");
                response.body = *file_range(path);
                return response;
              }});
  router.add(
      {.method = Method::post,
       .pattern = "/upload",
       .operation_id = "upload",
       .body_max = std::uint64_t{1} << 40,
       .upload_handler = [](const Request&) -> std::variant<Response, std::unique_ptr<BodySink>> {
         return std::make_unique<DigestingSink>();
       }});
  router.add({.pattern = "/events", .operation_id = "events", .handler = [&hub](const Request& r) {
                return hub.respond(r, {.audiences = {"all"}});
              }});
  return router;
}

std::size_t number(int count, char** texts, int at, std::size_t otherwise) {
  return at < count ? std::strtoul(texts[at], nullptr, 10) : otherwise;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count < 3) {
    std::fprintf(stderr, "touiza_http_load FILE PORT [IO_THREADS WORKER_THREADS]\n");
    return 2;
  }
  const std::string path = arguments[1];
  std::ifstream in{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{in}, {}};

  // Blocked before any thread begins, so that only this one hears of it.
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);

  EventHub hub;
  MetricsRegistry metrics;
  ServerSettings settings;
  settings.port = static_cast<std::uint16_t>(number(argument_count, arguments, 2, 0));
  settings.io_threads = number(argument_count, arguments, 3, settings.io_threads);
  settings.worker_threads = number(argument_count, arguments, 4, settings.worker_threads);
  settings.has_access_log = std::getenv("ACCESS_LOG") != nullptr;
  Server server{load_router(path, bytes, hub), settings, metrics};
  const auto port = server.start();
  if (!port) {
    std::fprintf(stderr, "%s\n", port.error().message.c_str());
    return 1;
  }
  std::printf("http://127.0.0.1:%u\n", static_cast<unsigned>(*port));
  std::fflush(stdout);

  const timespec second{1, 0};
  for (std::uint64_t id = 1; sigtimedwait(&ending, nullptr, &second) < 0; ++id) {
    hub.publish({id, "tick", "{}", {"all"}});
  }
  server.stop();
  return 0;
}
