#include "messages/sms_gateway.hpp"

#include <algorithm>
#include <utility>

#include "http/client.hpp"
#include "json/write.hpp"

namespace touiza::messages {
namespace {

struct SmsRequest {
  std::string to;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(SmsRequest, (), (to, text))

Error malformed_url(const std::string& what) {
  return Error{ErrorKind::invalid_input, "sms_url_is_malformed", what,
               "Write https://sms.example.org/send; http:// only to this machine."};
}

/// Host of "scheme://host:port/path"; empty where there is none.
std::string_view host_of(std::string_view after_scheme) {
  const auto authority = after_scheme.substr(0, after_scheme.find_first_of("/?#"));
  if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "[::1]" || host == "127.0.0.1";
}

Error failure_of(const Error& failure) {
  if (failure.code == "tls_is_not_trusted") {
    return Error{ErrorKind::unavailable, "sms_gateway_is_not_trusted",
                 "The SMS gateway's certificate is not trusted.",
                 "Check the name in sms-url, and the gateway's certificate."};
  }
  // Of the client's own words only the code is told: they may hold the address.
  return Error{ErrorKind::unavailable, "sms_gateway_is_unreachable",
               "The SMS gateway did not answer (" + failure.code + ").",
               "Check sms-url and the network."};
}

Done outcome_of(int status) {
  if (status >= 200 && status < 300) return {};
  const auto number = std::to_string(status);
  if (status == 408 || status == 429 || status >= 500) {
    return Error{ErrorKind::unavailable, "sms_is_delayed",
                 "The SMS gateway asks for a later try with status " + number + ".", ""};
  }
  if (status == 401 || status == 403) {
    return Error{ErrorKind::invalid_input, "sms_sign_in_was_refused",
                 "The SMS gateway does not take this token (status " + number + ").",
                 "Check the file named by sms-secret-file."};
  }
  return Error{ErrorKind::invalid_input, "sms_was_refused",
               "The SMS gateway refuses this message with status " + number + ".",
               "Check sms-url, and what the gateway's own log says."};
}

class SmsSender final : public MessageSender {
 public:
  explicit SmsSender(SmsSettings settings) : settings_{std::move(settings)} {}

  Done send(const Message& message, const std::string& message_id,
            const std::stop_token& ended) override {
    if (ended.stop_requested()) {
      return Error{ErrorKind::unavailable, "sms_gateway_is_unreachable", "The server is ending.",
                   ""};
    }
    http::ClientRequest request{
        .method = "POST",
        .url = settings_.url,
        .headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", message_id}},
        .body = json::write(SmsRequest{message.to, message.text}),
        .time_max = settings_.time_max,
        .body_max = 1U << 20,
        .trusted_certificates = settings_.trusted_certificates,
        .connect_address = settings_.connect_address};
    if (!settings_.token.empty()) {
      request.headers.emplace_back("Authorization", "Bearer " + settings_.token);
    }
    http::CurlClient client;
    const auto answer = client.send(request);
    if (!answer) return failure_of(answer.error());
    return outcome_of(answer->status);
  }

 private:
  SmsSettings settings_;
};

}  // namespace

Done check_sms_url(const std::string& url) {
  const bool is_plain = url.starts_with("http://");
  if (!is_plain && !url.starts_with("https://")) return malformed_url("sms-url is not HTTP(S).");
  const auto rest = std::string_view{url}.substr(is_plain ? 7 : 8);
  const auto authority = rest.substr(0, rest.find_first_of("/?#"));
  // Its value is not told: a password may stand in it.
  if (authority.find('@') != std::string_view::npos) {
    return malformed_url("sms-url holds a user or a password; a token belongs in sms-secret-file.");
  }
  const bool is_clean = std::ranges::none_of(
      url, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; });
  if (host_of(rest).empty() || !is_clean) return malformed_url("sms-url names no host.");
  if (is_plain && !is_this_machine(host_of(rest))) {
    return malformed_url("sms-url would send codes over the network without encryption.");
  }
  return {};
}

Result<std::unique_ptr<MessageSender>> sms_sender(SmsSettings settings) {
  if (const auto checked = check_sms_url(settings.url); !checked) return checked.error();
  return std::unique_ptr<MessageSender>{std::make_unique<SmsSender>(std::move(settings))};
}

}  // namespace touiza::messages
