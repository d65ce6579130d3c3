// Routes, peers and numbers.
#include <doctest/doctest.h>

#include "http/detail/peer.hpp"
#include "http/metrics.hpp"
#include "http/problem.hpp"
#include "http/router.hpp"

using namespace touiza;
using namespace touiza::http;

namespace {

Route route(Method method, std::string pattern) {
  return {.method = method,
          .pattern = pattern,
          .operation_id = std::move(pattern),
          .handler = [](const Request&) { return empty_response(); }};
}

Router sample() {
  Router router;
  router.add(route(Method::get, "/"));
  router.add(route(Method::get, "/labs"));
  router.add(route(Method::post, "/labs"));
  router.add(route(Method::get, "/labs/{lab}"));
  router.add(route(Method::patch, "/labs/{lab}"));
  router.add(route(Method::post, "/labs/{id}/confirm"));
  router.add(route(Method::get, "/labs/new"));
  router.add(route(Method::head, "/uploads/{upload}"));
  router.add(route(Method::get, "/{path*}"));
  return router;
}

std::string matched(const Router& router, Method method, std::string_view path) {
  const auto match = router.match(method, path);
  return match.route ? match.route->pattern : "";
}

}  // namespace

TEST_CASE("names go before parameters, and parameters before the rest") {
  const auto router = sample();

  CHECK(matched(router, Method::get, "/") == "/");
  CHECK(matched(router, Method::get, "/labs") == "/labs");
  CHECK(matched(router, Method::get, "/labs/new") == "/labs/new");
  CHECK(matched(router, Method::get, "/labs/7") == "/labs/{lab}");
  CHECK(matched(router, Method::patch, "/labs/new") == "/labs/{lab}");
  CHECK(matched(router, Method::get, "/labs/7/what") == "/{path*}");
  CHECK(matched(router, Method::get, "/assets/a/b.js") == "/{path*}");
}

TEST_CASE("each route reads its parameters by its own names") {
  const auto router = sample();

  CHECK(router.match(Method::get, "/labs/7").path_values.at("lab") == "7");
  CHECK(router.match(Method::post, "/labs/7/confirm").path_values.at("id") == "7");
  CHECK(router.match(Method::get, "/assets/a/b.js").path_values.at("path") == "assets/a/b.js");
}

TEST_CASE("GET answers HEAD, and a path tells which methods it knows") {
  const auto router = sample();

  CHECK(matched(router, Method::head, "/labs") == "/labs");
  CHECK(matched(router, Method::head, "/uploads/7") == "/uploads/{upload}");
  const auto refused = router.match(Method::delete_, "/labs");
  CHECK(refused.route == nullptr);
  CHECK(refused.allowed == std::vector{Method::get, Method::head, Method::post, Method::options});
  CHECK(router.match(Method::get, "/labs/7/confirm").allowed ==
        std::vector{Method::post, Method::options});
}

TEST_CASE("a path that nothing leads to has no methods") {
  Router router;
  router.add(route(Method::get, "/labs/{lab}"));

  CHECK(router.match(Method::get, "/labs").allowed.empty());
  CHECK(router.match(Method::get, "/labs/7/8").allowed.empty());
  CHECK(router.match(Method::get, "/").allowed.empty());
}

TEST_CASE("only a trusted proxy's word about the client is believed") {
  const auto proxies = *ProxyList::from_texts({"127.0.0.1", "10.0.0.0/8", "fd00::/8"});
  const auto seen = [&](std::string peer, std::string chain) {
    Request request;
    request.remote_address = std::move(peer);
    request.headers = {{"x-forwarded-for", std::move(chain)}, {"x-forwarded-proto", "https"}};
    apply_forwarding(proxies, request);
    return request.remote_address + (request.is_secure ? " secure" : "");
  };

  CHECK(seen("127.0.0.1", "203.0.113.7") == "203.0.113.7 secure");
  CHECK(seen("fd12::1", "2001:db8::7") == "2001:db8::7 secure");
  CHECK(seen("127.0.0.1", "203.0.113.7, 10.1.2.3") == "203.0.113.7 secure");
  // What stands left of the first stranger may be invented by that stranger.
  CHECK(seen("127.0.0.1", "1.1.1.1, 203.0.113.7") == "203.0.113.7 secure");
  CHECK(seen("127.0.0.1", "nonsense") == "127.0.0.1 secure");
  CHECK(seen("203.0.113.9", "1.1.1.1") == "203.0.113.9");
  CHECK(seen("11.0.0.1", "1.1.1.1") == "11.0.0.1");
  CHECK_FALSE(ProxyList::from_texts({"localhost"}));
  CHECK_FALSE(ProxyList::from_texts({"10.0.0.0/"}));
}

TEST_CASE("numbers are rendered as Prometheus reads them") {
  MetricsRegistry registry;
  registry.counter("b_total", "Counts b.", {{"kind", "a \"quoted\" one"}}).add(3);
  registry.counter("b_total", "Counts b.", {{"kind", "a \"quoted\" one"}}).add(1);
  registry.gauge("a", "Holds a.").set(-2);
  registry.gauge_function("c", "Asks for c.", {}, [] { return 1.5; });
  auto& duration = registry.histogram("d_seconds", "Times d.");
  duration.observe(0.002);
  duration.observe(60);

  const auto text = registry.render();

  CHECK(text.starts_with("# HELP a Holds a.\n# TYPE a gauge\na -2\n"));
  CHECK(text.find("b_total{kind=\"a \\\"quoted\\\" one\"} 4\n") != std::string::npos);
  CHECK(text.find("c 1.5\n") != std::string::npos);
  CHECK(text.find("d_seconds_bucket{le=\"0.001\"} 0\n") != std::string::npos);
  CHECK(text.find("d_seconds_bucket{le=\"0.0025\"} 1\n") != std::string::npos);
  CHECK(text.find("d_seconds_bucket{le=\"+Inf\"} 2\nd_seconds_sum 60.002\nd_seconds_count 2\n") !=
        std::string::npos);
}

TEST_CASE("a problem is valid JSON with every field of the contract, whatever it quotes") {
  Error error{ErrorKind::conflict, "some_code", "He said \"no\"\n\x01", "Ask \xff again."};
  error.errors = {{"a[0].b", "too_small", "Below 1."}, {"c", "missing", ""}};

  const auto response = problem(error, "r1");

  CHECK(response.status == 409);
  CHECK(std::get<std::string>(response.body) ==
        R"({"type":"urn:touiza:problem:some_code","title":"Conflict","status":409,)"
        R"x("code":"some_code","detail":"He said \"no\"\u000a\u0001","remedy":"(unreadable)",)x"
        R"("errors":[{"field":"a[0].b","code":"too_small","message":"Below 1."},)"
        R"({"field":"c","code":"missing","message":""}],"request_id":"r1"})");
}

TEST_CASE("cookies and media types are read with their oddities") {
  Request request;
  request.headers = {{"cookie", "a=1; session=x=y ;b=2"},
                     {"cookie", "c=3"},
                     {"content-type", " Application/JSON ; charset=utf-8"}};

  CHECK(request.cookie("session") == "x=y");
  CHECK(request.cookie("c") == "3");
  CHECK_FALSE(request.cookie("ession"));
  CHECK(request.media_type() == "application/json");
}
