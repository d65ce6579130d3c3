#include "http/detail/outgoing.hpp"

#include <fmt/format.h>

#include <ctime>

#include "http/detail/gzip.hpp"
#include "http/detail/negotiation.hpp"
#include "http/events.hpp"
#include "http/problem.hpp"

namespace touiza::http {
namespace {

constexpr std::size_t gzip_size_min_bytes = 1024;
constexpr int gzip_level = 4;  // Most of the gain of 6 in half of the time, for JSON.

/// "Sun, 22 Nov 2026 21:04:12 GMT", made once a second in each thread.
std::string_view date_text() {
  thread_local std::time_t made_at = 0;
  thread_local std::string text;
  const auto now = std::time(nullptr);
  if (now == made_at) return text;
  std::tm parts{};
  gmtime_r(&now, &parts);
  constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[parts.tm_wday], parts.tm_mday,
                     months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                     parts.tm_sec);
  made_at = now;
  return text;
}

class HeadWriter {
 public:
  explicit HeadWriter(std::string& out) : out_{out} { out_.reserve(512); }

  void status(int status) {
    out_ += "HTTP/1.1 ";
    out_ += fmt::format_int{status}.str();
    out_ += ' ';
    out_ += reason_of(status);
    out_ += "\r\n";
  }
  /// A line end inside a value would let it begin another header: such a header is not sent.
  void header(std::string_view name, std::string_view value) {
    if (value.find_first_of(std::string_view{"\r\n\0", 3}) != std::string_view::npos) return;
    out_ += name;
    out_ += ": ";
    out_ += value;
    out_ += "\r\n";
  }
  void number(std::string_view name, std::uint64_t value) {
    const fmt::format_int text{value};
    header(name, {text.data(), text.size()});
  }
  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
};

/// Headers of the described body that an answer without it must not carry.
bool describes_body(std::string_view name) {
  return name == "Content-Type" || name == "Content-Encoding" || name == "Content-Disposition" ||
         name == "Content-Range";
}

/// The length that a client is told; nothing where it is not known beforehand.
std::optional<std::uint64_t> length_of(const Outgoing& out) {
  if (const auto* file = std::get_if<FileRange>(&out.body)) return file->length;
  if (std::holds_alternative<BodyProducer>(out.body)) return std::nullopt;
  if (std::holds_alternative<EventStream>(out.body)) return std::nullopt;
  return out.bytes.size();
}

void use_bytes(Outgoing& out) {
  if (const auto* text = std::get_if<std::string>(&out.body)) out.bytes = *text;
  if (const auto* shared = std::get_if<std::shared_ptr<const SharedBytes>>(&out.body)) {
    out.bytes = (*shared)->bytes();
  }
}

void compress(Outgoing& out) {
  if (const auto* shared = std::get_if<std::shared_ptr<const SharedBytes>>(&out.body)) {
    out.bytes = (*shared)->gzipped();
  } else {
    out.body = gzip(out.bytes, gzip_level);
    out.bytes = std::get<std::string>(out.body);
  }
}

/// Cuts the body to the range asked for. False where there is no such range.
bool apply_range(const Request& request, std::string_view etag, Response& response, Outgoing& out) {
  auto* file = std::get_if<FileRange>(&out.body);
  const auto size = file ? file->length : out.bytes.size();
  ByteRange range;
  const auto outcome = range_of(request, etag, size, range);
  if (outcome == RangeOutcome::unsatisfiable) {
    response = problem(416,
                       Error{ErrorKind::invalid_input, "range_is_beyond_the_end",
                             fmt::format("The range begins beyond the {} bytes there are.", size),
                             "Ask for a range within the file."},
                       request.request_id);
    response.set("Content-Range", fmt::format("bytes */{}", size));
    return false;
  }
  if (outcome == RangeOutcome::whole) return true;
  response.status = 206;
  response.set("Content-Range",
               fmt::format("bytes {}-{}/{}", range.offset, range.offset + range.length - 1, size));
  if (file) {
    file->offset += range.offset;
    file->length = range.length;
  } else {
    out.bytes = out.bytes.substr(range.offset, range.length);
  }
  return true;
}

/// Who was reached encrypted once is asked for that way from then on (RFC 6797). Not of localhost:
/// there, the promise would bind whatever else is served on this machine.
bool is_to_stay_encrypted(const Request& request) {
  return request.is_secure && request.host != "localhost" &&
         !std::string_view{request.host}.starts_with("localhost:");
}

}  // namespace

void make_ready(Response response, const Request& request, OutgoingOptions options, Outgoing& out) {
  const bool is_read = request.method == Method::get || request.method == Method::head;
  std::string etag{response.header("etag").value_or("")};
  const bool has_range_support =
      response.status == 200 &&
      (std::holds_alternative<FileRange>(response.body) ||
       std::holds_alternative<std::shared_ptr<const SharedBytes>>(response.body));
  bool is_varied = false;

  if (is_read && response.status == 200 && !etag.empty() && is_unmodified(request, etag)) {
    response.status = 304;
    response.body = std::string{};
  }
  out.body = std::move(response.body);
  use_bytes(out);

  if (has_range_support && response.status == 200 && request.method == Method::get &&
      request.header("range")) {
    if (!apply_range(request, etag, response, out)) {
      out.body = std::move(response.body);
      use_bytes(out);
    }
  } else if (response.is_compressible && out.bytes.size() > gzip_size_min_bytes &&
             !response.header("content-encoding") &&
             is_compressible(response.header("content-type").value_or(""))) {
    is_varied = true;
    if (accepts_gzip(request)) {
      compress(out);
      response.set("Content-Encoding", "gzip");
      if (!etag.empty()) response.set("ETag", gzip_tag(etag));
    }
  }

  out.status = response.status;
  const bool is_stream = std::holds_alternative<EventStream>(out.body);
  const bool is_produced = std::holds_alternative<BodyProducer>(out.body);
  const bool has_no_body = out.status == 204 || out.status == 304;
  out.is_chunked = is_produced && options.is_http_1_1;
  out.keeps_alive = options.keeps_alive && !is_stream && (!is_produced || out.is_chunked);

  HeadWriter head{out.head};
  head.status(out.status);
  head.header("Date", date_text());
  for (const auto& [name, value] : response.headers) {
    if (has_no_body && describes_body(name)) continue;
    head.header(name, value);
  }
  if (is_stream) {
    head.header("Content-Type", "text/event-stream");
    head.header("Cache-Control", "no-store");
    head.header("X-Accel-Buffering", "no");  // nginx in front must not hold events back.
  }
  if (is_varied) head.header("Vary", "Accept-Encoding");
  if (has_range_support) head.header("Accept-Ranges", "bytes");
  if (const auto length = length_of(out); length && !has_no_body) {
    head.number("Content-Length", *length);
  }
  if (out.is_chunked) head.header("Transfer-Encoding", "chunked");
  head.header("X-Content-Type-Options", "nosniff");
  head.header("Referrer-Policy", "no-referrer");
  if (is_to_stay_encrypted(request)) {
    head.header("Strict-Transport-Security", "max-age=31536000");
  }
  head.header("X-Request-Id", request.request_id);
  if (!out.keeps_alive) {
    head.header("Connection", "close");
  } else if (!options.is_http_1_1) {
    head.header("Connection", "keep-alive");
  }
  head.end();

  if (request.method == Method::head || has_no_body) {
    out.body = std::string{};
    out.bytes = {};
    out.is_chunked = false;
  }
}

}  // namespace touiza::http
