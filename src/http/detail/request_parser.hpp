// Reads requests off a stream of bytes: what is not plainly one request is refused.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/request.hpp"

namespace touiza::http {

/// A refusal by the protocol, with its status.
struct Refusal {
  int status = 400;
  Error error;
};

struct HeadLimits {
  std::size_t size_max_bytes;
  std::size_t count_max;
  std::size_t target_size_max_bytes;
};

struct RequestHead {
  std::string method_name;
  std::string target;
  NamedValues headers;  ///< Names in lower case.
  std::optional<std::uint64_t> content_length;
  bool is_http_1_1 = false;
  bool is_chunked = false;
  bool keeps_alive = false;
  bool expects_continue = false;

  bool has_body() const { return is_chunked || content_length.value_or(0) > 0; }
};

/// One request after another. Not to be shared between threads.
class RequestParser {
 public:
  enum class Step {
    need_more,  ///< Call again with what was not consumed and more behind it.
    head,       ///< The head is complete: see head().
    piece,      ///< A piece of the body, a view into the input.
    done,       ///< The request is complete. Call reset() before the next.
    refused,    ///< See refusal(). The connection must not be used further.
  };
  struct Progress {
    Step step;
    std::size_t consumed;
    std::string_view piece;
  };

  explicit RequestParser(HeadLimits limits);
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  void reset();
  Progress feed(std::string_view input);
  /// Some bytes of a request have come, though its head is not complete.
  bool has_begun() const;
  RequestHead& head();
  const Refusal& refusal() const;

 private:
  struct State;
  Progress feed_head(std::string_view input);
  Progress feed_body(std::string_view input);

  HeadLimits limits_;
  std::unique_ptr<State> state_;
};

}  // namespace touiza::http
