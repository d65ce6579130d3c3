// What does the engine cost per request, without a network's noise: from the bytes of a request to
// the bytes of its answer's head?
#include <benchmark/benchmark.h>

#include <string>

#include "http/detail/outgoing.hpp"
#include "http/detail/request_parser.hpp"
#include "http/detail/target.hpp"
#include "http/router.hpp"

namespace {

using namespace touiza::http;

const std::string request_text =
    "GET /api/v1/networks/0192f0a1-7c3e-7a2b-9f10-4d5e6f708192/labs?limit=50&region=MA-06 "
    "HTTP/1.1\r\nHost: localhost:8080\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\n"
    "Accept: application/json\r\nAccept-Language: fr,ar;q=0.8,en;q=0.5\r\n"
    "Cookie: session=0123456789abcdef0123456789abcdef0123456789abcdef\r\n\r\n";

/// Some 300 routes, as the whole API has.
Router wide_router() {
  Router router;
  const auto handler = [](const Request&) { return json_response(200, "{}"); };
  for (int i = 0; i < 100; ++i) {
    const auto base = "/api/v1/networks/{network}/things" + std::to_string(i);
    router.add({.pattern = base, .operation_id = "list", .handler = handler});
    router.add({.pattern = base + "/{id}", .operation_id = "get", .handler = handler});
    router.add({.method = Method::post,
                .pattern = base + "/{id}/accept",
                .operation_id = "accept",
                .handler = handler});
  }
  router.add({.pattern = "/api/v1/networks/{network}/labs",
              .operation_id = "list_labs",
              .handler = handler});
  return router;
}

void parse_head(benchmark::State& state) {
  RequestParser parser{{16 * 1024, 100, 8 * 1024}};
  std::size_t headers = 0;
  for (auto _ : state) {
    parser.reset();
    const auto progress = parser.feed(request_text);
    if (progress.step != RequestParser::Step::head) state.SkipWithError("refused");
    headers = parser.head().headers.size();
  }
  state.counters["headers"] = static_cast<double>(headers);
}
BENCHMARK(parse_head);

void find_route(benchmark::State& state) {
  const auto router = wide_router();
  const auto target =
      read_target("/api/v1/networks/0192f0a1-7c3e-7a2b-9f10-4d5e6f708192/labs?limit=50");
  std::size_t values = 0;
  for (auto _ : state) values = router.match(Method::get, target->path).path_values.size();
  state.counters["values"] = static_cast<double>(values);
}
BENCHMARK(find_route);

void make_answer(benchmark::State& state) {
  Request request;
  request.request_id = std::string(32, 'a');
  const std::string body(static_cast<std::size_t>(state.range(0)), '1');
  if (state.range(1) == 1) request.headers = {{"accept-encoding", "gzip"}};
  std::size_t sent = 0;
  for (auto _ : state) {
    Outgoing outgoing;
    make_ready(json_response(200, body), request, {}, outgoing);
    sent = outgoing.head.size() + outgoing.bytes.size();
  }
  state.counters["sent_bytes"] = static_cast<double>(sent);
}
BENCHMARK(make_answer)->Args({500, 0})->Args({100'000, 0})->Args({100'000, 1});

}  // namespace
