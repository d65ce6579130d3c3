// Requests of any bytes: nothing may crash, and a request must read the same however it is cut into
// pieces, for a proxy in front may cut it anywhere.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/detail/negotiation.hpp"
#include "http/detail/request_parser.hpp"
#include "http/detail/target.hpp"

using namespace touiza::http;

namespace {

/// The requests that were read to their end, in a form that can be compared. What is refused may be
/// refused earlier or later, and by another reason, when it comes in pieces.
std::string reading_of(std::string_view bytes, std::size_t piece_size) {
  RequestParser parser{{1024, 20, 256}};
  std::string reading;
  std::string complete;
  std::string buffer;
  for (;;) {
    const auto progress = parser.feed(buffer);
    switch (progress.step) {
      case RequestParser::Step::head:
        reading += parser.head().method_name + ' ' + parser.head().target + '\n';
        for (const auto& [name, value] : parser.head().headers)
          reading += name + '=' + value + '\n';
        break;
      case RequestParser::Step::piece:
        reading.append(progress.piece);
        break;
      case RequestParser::Step::done:
        complete = reading += "\ndone\n";
        parser.reset();
        break;
      case RequestParser::Step::refused:
        return complete;
      case RequestParser::Step::need_more:
        break;
    }
    buffer.erase(0, progress.consumed);
    if (progress.step != RequestParser::Step::need_more) continue;
    if (bytes.empty()) return complete;
    const auto piece = bytes.substr(0, piece_size);
    buffer += piece;
    bytes.remove_prefix(piece.size());
  }
}

void require_same(std::string_view input, const std::string& whole, const std::string& cut) {
  if (whole == cut) return;
  std::fprintf(stderr, "read differently: '%.*s'\n-- whole: '%s'\n-- cut: '%s'\n",
               static_cast<int>(input.size()), input.data(), whole.c_str(), cut.c_str());
  std::abort();
}

void require(bool truth, const char* what) {
  if (truth) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};

  const auto whole = reading_of(bytes, bytes.size() + 1);
  require_same(bytes, whole, reading_of(bytes, 1));
  require_same(bytes, whole, reading_of(bytes, 7));

  if (const auto target = read_target(bytes)) {
    require(target->path.starts_with('/'), "a path without a slash");
    require(target->path.find("/../") == std::string::npos, "a path upwards");
    require(target->path.find('\0') == std::string::npos, "a path with a zero byte");
  }

  Request request;
  request.headers = {{"range", "bytes=" + std::string{bytes}},
                     {"accept-encoding", std::string{bytes}},
                     {"if-none-match", std::string{bytes}}};
  ByteRange range;
  if (range_of(request, "", 1000, range) == RangeOutcome::part) {
    require(range.length > 0 && range.offset + range.length <= 1000, "a range beyond the end");
  }
  accepts_gzip(request);
  is_unmodified(request, "\"v7\"");
  return 0;
}
