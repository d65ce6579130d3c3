// Structured log lines: one JSON object a line on standard error, with the request's id.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace touiza::log {

enum class Level { debug, info, warn, error };

/// A named value of a line: log::info("job_accepted", {{"job_id", id}, {"quantity", 40}}).
/// Never personal data: pseudonymous ids only.
struct Field {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double, bool> value;

  Field(std::string_view n, std::string_view v) : name{n}, value{v} {}
  Field(std::string_view n, const char* v) : name{n}, value{std::string_view{v}} {}
  Field(std::string_view n, const std::string& v) : name{n}, value{std::string_view{v}} {}
  Field(std::string_view n, bool v) : name{n}, value{v} {}
  Field(std::string_view n, double v) : name{n}, value{v} {}
  template <class Integer>
    requires std::is_integral_v<Integer>
  Field(std::string_view n, Integer v) : name{n}, value{static_cast<std::int64_t>(v)} {}
};

using Fields = std::initializer_list<Field>;

void set_level(Level level);

void debug(std::string_view event, Fields fields = {});
void info(std::string_view event, Fields fields = {});
void warn(std::string_view event, Fields fields = {});
void error(std::string_view event, Fields fields = {});

/// Names the request that this thread works on, until the object goes.
class RequestScope {
 public:
  explicit RequestScope(std::string request_id);
  ~RequestScope();
  RequestScope(const RequestScope&) = delete;
  RequestScope& operator=(const RequestScope&) = delete;

 private:
  std::string previous_;
};

}  // namespace touiza::log
