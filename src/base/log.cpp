#include "base/log.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cmath>

#include "base/time.hpp"

namespace touiza::log {
namespace {

std::atomic<Level> lowest{Level::info};
thread_local std::string request_of_thread;

constexpr std::string_view name_of(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warn:
      return "warn";
    case Level::error:
      return "error";
  }
  return "error";
}

void append_quoted(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (byte < 0x20) {
      line += fmt::format("\\u{:04x}", byte);
    } else {
      line += c;
    }
  }
  line += '"';
}

struct ValueAppender {
  std::string& line;
  void operator()(std::string_view text) const { append_quoted(line, text); }
  void operator()(std::int64_t number) const { line += fmt::to_string(number); }
  void operator()(double number) const {
    line += std::isfinite(number) ? fmt::format("{}", number) : "null";
  }
  void operator()(bool truth) const { line += truth ? "true" : "false"; }
};

/// One write a line, so that lines of several threads and processes never mix.
void write_line(Level level, std::string_view event, Fields fields) {
  if (level < lowest.load(std::memory_order_relaxed)) return;
  std::string line = fmt::format(R"({{"at":"{}","level":"{}","event":)",
                                 to_rfc3339(SystemClock{}.now()), name_of(level));
  append_quoted(line, event);
  if (!request_of_thread.empty()) {
    line += R"(,"request_id":)";
    append_quoted(line, request_of_thread);
  }
  for (const auto& field : fields) {
    line += ',';
    append_quoted(line, field.name);
    line += ':';
    std::visit(ValueAppender{line}, field.value);
  }
  line += "}\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace

void set_level(Level level) { lowest = level; }
void debug(std::string_view event, Fields fields) { write_line(Level::debug, event, fields); }
void info(std::string_view event, Fields fields) { write_line(Level::info, event, fields); }
void warn(std::string_view event, Fields fields) { write_line(Level::warn, event, fields); }
void error(std::string_view event, Fields fields) { write_line(Level::error, event, fields); }

RequestScope::RequestScope(std::string request_id)
    : previous_{std::exchange(request_of_thread, std::move(request_id))} {}
RequestScope::~RequestScope() { request_of_thread = std::move(previous_); }

}  // namespace touiza::log
