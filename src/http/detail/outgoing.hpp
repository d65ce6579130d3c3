// An answer made ready to be sent: its head as text, and what follows.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "http/request.hpp"
#include "http/response.hpp"

namespace touiza::http {

struct Outgoing {
  int status = 200;
  std::string head;  ///< With the empty line.
  /// What keeps the body alive; `bytes` looks into it, unless it is a file, producer or stream.
  Body body;
  std::string_view bytes;  ///< Empty too where nothing is to be sent (HEAD, 304).
  bool is_chunked = false;
  bool keeps_alive = true;

  Outgoing() = default;
  Outgoing(const Outgoing&) = delete;  // `bytes` may look into this very object.
  Outgoing& operator=(const Outgoing&) = delete;
};

struct OutgoingOptions {
  bool keeps_alive = true;
  bool is_http_1_1 = true;
};

/// Works out conditions, ranges, compression and headers, and writes the head into `out`.
void make_ready(Response response, const Request& request, OutgoingOptions options, Outgoing& out);

}  // namespace touiza::http
