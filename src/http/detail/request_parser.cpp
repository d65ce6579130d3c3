#include "http/detail/request_parser.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "http/detail/chunk_reader.hpp"

namespace touiza::http {
namespace {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;
using BeastText = boost::beast::string_view;

std::string_view view(BeastText text) { return {text.data(), text.size()}; }

std::string lower_case(std::string_view text) {
  std::string out{text};
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Refusal refusal_of(int status, std::string code, std::string message, std::string remedy) {
  return {status,
          Error{ErrorKind::invalid_input, std::move(code), std::move(message), std::move(remedy)}};
}

Refusal malformed(std::string message) {
  return refusal_of(400, "request_is_malformed", std::move(message),
                    "Check the client program, or the proxy between.");
}

Refusal header_too_large(const HeadLimits& limits) {
  return refusal_of(431, "header_is_too_large",
                    "The request's header is larger than " + std::to_string(limits.size_max_bytes) +
                        " bytes or has more than " + std::to_string(limits.count_max) + " lines.",
                    "Clear this site's cookies, or send fewer headers.");
}

Refusal address_too_long(const HeadLimits& limits) {
  return refusal_of(
      414, "address_is_too_long",
      "The address is longer than " + std::to_string(limits.target_size_max_bytes) + " characters.",
      "Send fewer or shorter values in the address.");
}

/// Letters of a host name, an address, a port: what RFC 3986 lets stand in an authority, without
/// user names.
bool is_host(std::string_view host) {
  return host.size() <= 260 && std::ranges::all_of(host, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  std::string_view{".-_:[]%~"}.find(c) != std::string_view::npos;
         });
}

}  // namespace

struct RequestParser::State final : beast_http::basic_parser<true> {
  explicit State(const HeadLimits& head_limits) : limits{head_limits} {
    skip(true);  // Beast reads the head only; bodies are read below.
    header_limit(static_cast<std::uint32_t>(head_limits.size_max_bytes));
    body_limit(boost::none);
  }

  const HeadLimits& limits;
  RequestHead head;
  std::optional<Refusal> refused;
  ChunkReader chunks;
  std::uint64_t body_left = 0;  ///< Of a body with a Content-Length.
  std::size_t header_size = 0;
  int content_lengths = 0;
  int transfer_encodings = 0;
  int hosts = 0;
  bool has_begun = false;
  bool has_line = false;
  bool has_head = false;

  void refuse(Refusal refusal, error_code& ec) {
    refused = std::move(refusal);
    ec = beast_http::error::bad_value;
  }

  void on_request_impl(beast_http::verb, BeastText method, BeastText target, int version,
                       error_code& ec) override {
    has_line = true;
    if (target.size() > limits.target_size_max_bytes) return refuse(address_too_long(limits), ec);
    head.method_name = view(method);
    head.target = view(target);
    head.is_http_1_1 = version == 11;
    header_size = method.size() + target.size();
  }

  void on_field_impl(beast_http::field field, BeastText name, BeastText value,
                     error_code& ec) override {
    header_size += name.size() + value.size() + 4;
    if (header_size > limits.size_max_bytes) return refuse(header_too_large(limits), ec);
    if (head.headers.size() == limits.count_max) return refuse(header_too_large(limits), ec);
    if (field == beast_http::field::content_length) {
      // Also the comma list that some clients fold repeated headers into.
      content_lengths += 1 + static_cast<int>(std::ranges::count(value, ','));
    }
    if (field == beast_http::field::transfer_encoding) {
      ++transfer_encodings;
      if (lower_case(view(value)) != "chunked") {
        return refuse(refusal_of(501, "transfer_encoding_is_unknown",
                                 "The only transfer encoding that this server reads is 'chunked'.",
                                 "Send the body with a Content-Length."),
                      ec);
      }
    }
    if (field == beast_http::field::host) {
      ++hosts;
      if (!is_host(view(value))) return refuse(malformed("The Host header is malformed."), ec);
    }
    if (field == beast_http::field::expect) {
      if (lower_case(view(value)) != "100-continue") {
        return refuse(refusal_of(417, "expectation_is_unknown",
                                 "The only expectation that this server meets is '100-continue'.",
                                 "Leave the Expect header out."),
                      ec);
      }
      head.expects_continue = head.is_http_1_1;
    }
    head.headers.emplace_back(lower_case(view(name)), view(value));
  }

  /// A message whose length two readers could see differently is how requests are smuggled past a
  /// proxy (RFC 9112, section 11.2), so every doubt ends it.
  void on_header_impl(error_code& ec) override {
    has_head = true;
    if (content_lengths > 1) return refuse(malformed("Content-Length stands twice."), ec);
    if (transfer_encodings > 1) return refuse(malformed("Transfer-Encoding stands twice."), ec);
    if (content_lengths && transfer_encodings) {
      return refuse(malformed("Content-Length and Transfer-Encoding stand together."), ec);
    }
    if (transfer_encodings && !head.is_http_1_1) {
      return refuse(malformed("Transfer-Encoding stands in an HTTP/1.0 request."), ec);
    }
    if (hosts > 1 || (head.is_http_1_1 && hosts == 0)) {
      return refuse(malformed("Exactly one Host header is needed."), ec);
    }
    head.is_chunked = chunked();
    head.keeps_alive = keep_alive();
    if (content_lengths) head.content_length = content_length().value_or(0);
    body_left = head.content_length.value_or(0);
  }

  void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
  std::size_t on_body_impl(BeastText, error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, BeastText, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, BeastText, error_code&) override { return 0; }
  void on_response_impl(int, BeastText, int, error_code&) override {}
  void on_finish_impl(error_code&) override {}

  Refusal refusal_for(error_code ec) const {
    if (refused) return *refused;
    if (ec == beast_http::error::header_limit) {
      return has_line ? header_too_large(limits) : address_too_long(limits);
    }
    if (ec == beast_http::error::bad_version) {
      return refusal_of(505, "version_is_unknown", "This server speaks HTTP/1.1.",
                        "Use HTTP/1.1, or a proxy in front that speaks more.");
    }
    return malformed("The request's head is malformed (" + ec.message() + ").");
  }
};

RequestParser::RequestParser(HeadLimits limits) : limits_{limits} { reset(); }
RequestParser::~RequestParser() = default;

void RequestParser::reset() { state_ = std::make_unique<State>(limits_); }

RequestParser::Progress RequestParser::feed(std::string_view input) {
  return state_->has_head ? feed_body(input) : feed_head(input);
}

RequestParser::Progress RequestParser::feed_head(std::string_view input) {
  auto& state = *state_;
  std::size_t consumed = 0;
  // Empty lines between requests are passed over (RFC 9112, section 2.2).
  while (!state.has_begun && input.substr(consumed).starts_with("\r\n")) consumed += 2;
  const auto rest = input.substr(consumed);
  if (rest.empty() || (!state.has_begun && rest == "\r")) return {Step::need_more, consumed, {}};
  state.has_begun = true;
  error_code ec;
  consumed += state.put({rest.data(), rest.size()}, ec);
  if (ec == beast_http::error::need_more) return {Step::need_more, consumed, {}};
  if (ec) {
    state.refused = state.refusal_for(ec);
    return {Step::refused, consumed, {}};
  }
  return {Step::head, consumed, {}};
}

RequestParser::Progress RequestParser::feed_body(std::string_view input) {
  auto& state = *state_;
  if (!state.head.is_chunked) {
    if (state.body_left == 0) return {Step::done, 0, {}};
    const auto piece = input.substr(0, std::min<std::uint64_t>(state.body_left, input.size()));
    state.body_left -= piece.size();
    return {piece.empty() ? Step::need_more : Step::piece, piece.size(), piece};
  }
  const auto [step, consumed, piece] = state.chunks.feed(input);
  switch (step) {
    case ChunkReader::Step::need_more:
      return {Step::need_more, consumed, {}};
    case ChunkReader::Step::piece:
      return {Step::piece, consumed, piece};
    case ChunkReader::Step::done:
      return {Step::done, consumed, {}};
    case ChunkReader::Step::malformed:
      break;
  }
  state.refused = malformed("The body's chunks are malformed.");
  return {Step::refused, consumed, {}};
}

bool RequestParser::has_begun() const { return state_->has_begun; }
RequestHead& RequestParser::head() { return state_->head; }
const Refusal& RequestParser::refusal() const { return *state_->refused; }

}  // namespace touiza::http
