#include "messages/sms_gateway.hpp"

#include <doctest/doctest.h>

#include "http/response.hpp"
#include "http/server.hpp"

using namespace touiza;
using namespace touiza::messages;

namespace {

const Message code{Way::sms, "+212600000001", "", "048151 est votre code \"Touiza\".", "fr"};

/// A gateway on a free loopback port that answers with one status and remembers what it was told.
class Gateway {
 public:
  explicit Gateway(int status) : server_{routes(status), quiet(), metrics_} {
    const auto port = server_.start();
    REQUIRE(port);
    url = "http://127.0.0.1:" + std::to_string(*port) + "/send";
  }
  std::string url;
  http::Request request;

 private:
  http::Router routes(int status) {
    http::Router router;
    router.add({.method = http::Method::post,
                .pattern = "/send",
                .operation_id = "send",
                .handler = [this, status](const http::Request& asked) {
                  request = asked;
                  return http::bytes_response(status, "text/plain", "+212600000001 said no");
                }});
    return router;
  }
  static http::ServerSettings quiet() {
    http::ServerSettings settings;
    settings.has_access_log = false;
    return settings;
  }
  http::MetricsRegistry metrics_;
  http::Server server_;
};

Done send_to(const std::string& url, const std::string& token = "") {
  const auto sender = sms_sender({.url = url, .token = token});
  if (!sender) return sender.error();
  return (*sender)->send(code, "0199-1", {});
}

}  // namespace

TEST_CASE("an SMS is one POST of number and text, with the token and an id that repeats") {
  Gateway gateway{202};
  CHECK(send_to(gateway.url, "hush"));
  CHECK(gateway.request.body ==
        R"({"to":"+212600000001","text":"048151 est votre code \"Touiza\"."})");
  CHECK(gateway.request.header("authorization") == "Bearer hush");
  CHECK(gateway.request.header("idempotency-key") == "0199-1");
  CHECK(gateway.request.header("content-type") == "application/json");
}

TEST_CASE("a gateway that cannot now is asked again; one that says no is not") {
  for (const int status : {408, 429, 500, 503}) {
    Gateway gateway{status};
    CHECK(send_to(gateway.url).error().kind == ErrorKind::unavailable);
  }
  for (const int status : {302, 400, 404, 422}) {
    Gateway gateway{status};
    const auto refused = send_to(gateway.url);
    CHECK(refused.error().code == "sms_was_refused");
    CHECK(refused.error().message.find("+212") == std::string::npos);
  }
  Gateway gateway{401};
  CHECK(send_to(gateway.url, "wrong").error().code == "sms_sign_in_was_refused");
  CHECK(send_to("http://127.0.0.1:1/").error().code == "sms_gateway_is_unreachable");
}

TEST_CASE("a gateway elsewhere is reached encrypted only, and its URL holds no secret") {
  CHECK(check_sms_url("https://sms.example.org/send?device=1"));
  CHECK(check_sms_url("http://localhost:8081/send"));
  CHECK(check_sms_url("http://[::1]:8081/send"));
  for (const auto* wrong :
       {"", "sms.example.org", "ftp://sms.example.org", "http://sms.example.org/send",
        "http://localhost.example.org/", "http://127.0.0.1@sms.example.org/", "https://",
        "https://user:pass@sms.example.org/", "https://sms.example.org/a b"}) {
    CHECK_MESSAGE(!check_sms_url(wrong), wrong);
  }
}
