#include "base/time.hpp"

#include <fmt/format.h>

namespace touiza {
namespace {

using namespace std::chrono;

/// Reads exactly `digits` digits at the front of `text` and drops them; -1 where there are none.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

/// Reads "2026-11-22" at the front of `text`.
std::optional<year_month_day> take_date(std::string_view& text) {
  const int y = take_number(text, 4);
  if (y < 0 || !take(text, '-')) return std::nullopt;
  const int m = take_number(text, 2);
  if (m < 0 || !take(text, '-')) return std::nullopt;
  const int d = take_number(text, 2);
  if (d < 0) return std::nullopt;
  return year_month_day{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
}

Error malformed_instant(std::string_view text) {
  return {ErrorKind::invalid_input, "instant_is_malformed",
          fmt::format("'{}' is not an instant.", text.substr(0, 40)),
          "Write it as RFC 3339, for example 2026-11-22T20:46:57Z."};
}

}  // namespace

std::string to_rfc3339(Instant at) {
  const sys_time<microseconds> point{microseconds{at.microseconds}};
  const auto days = floor<std::chrono::days>(point);
  const year_month_day date{days};
  const hh_mm_ss time{point - days};
  const auto fraction = time.subseconds().count();
  auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                          static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                          time.hours().count(), time.minutes().count(), time.seconds().count());
  if (fraction != 0) text += fmt::format(".{:06}", fraction);
  return text + "Z";
}

Result<Instant> instant_from_rfc3339(std::string_view text) {
  auto rest = text;
  const auto date = take_date(rest);
  if (!date || !date->ok() || !(take(rest, 'T') || take(rest, 't') || take(rest, ' '))) {
    return malformed_instant(text);
  }
  const int h = take_number(rest, 2);
  if (h < 0 || h > 23 || !take(rest, ':')) return malformed_instant(text);
  const int m = take_number(rest, 2);
  if (m < 0 || m > 59 || !take(rest, ':')) return malformed_instant(text);
  const int s = take_number(rest, 2);
  if (s < 0 || s > 60) return malformed_instant(text);

  std::int64_t fraction = 0;
  if (take(rest, '.')) {
    std::int64_t scale = 100'000;
    if (rest.empty() || rest.front() < '0' || rest.front() > '9') return malformed_instant(text);
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
      fraction += (rest.front() - '0') * scale;
      scale /= 10;
      rest.remove_prefix(1);
    }
  }

  minutes offset{0};
  if (!take(rest, 'Z') && !take(rest, 'z')) {
    const int sign = take(rest, '+') ? 1 : take(rest, '-') ? -1 : 0;
    if (sign == 0) return malformed_instant(text);
    const int oh = take_number(rest, 2);
    if (oh < 0 || oh > 23 || !take(rest, ':')) return malformed_instant(text);
    const int om = take_number(rest, 2);
    if (om < 0 || om > 59) return malformed_instant(text);
    offset = sign * (hours{oh} + minutes{om});
  }
  if (!rest.empty()) return malformed_instant(text);

  const auto point = sys_days{*date} + hours{h} + minutes{m} + seconds{s} - offset;
  return Instant{duration_cast<microseconds>(point.time_since_epoch()).count() + fraction};
}

std::string to_text(Day day) {
  const year_month_day date{sys_days{days{day.days_since_1970}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Result<Day> day_from_text(std::string_view text) {
  auto rest = text;
  const auto date = take_date(rest);
  if (!date || !rest.empty()) {
    return Error{ErrorKind::invalid_input, "day_is_malformed",
                 fmt::format("'{}' is not a day.", text.substr(0, 40)),
                 "Write it as year-month-day, for example 2026-11-22."};
  }
  if (!date->ok()) {
    return Error{ErrorKind::invalid_input, "day_does_not_exist",
                 fmt::format("There is no day {}.", text), "Check the month and the day."};
  }
  return Day{static_cast<std::int32_t>(sys_days{*date}.time_since_epoch().count())};
}

Day day_of(Instant at) {
  const sys_time<microseconds> point{microseconds{at.microseconds}};
  return {static_cast<std::int32_t>(floor<days>(point).time_since_epoch().count())};
}

Instant start_of(Day day) {
  return {duration_cast<microseconds>(days{day.days_since_1970}).count()};
}

Instant SystemClock::now() const {
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace touiza
