// Instants in UTC and the clocks that tell them; nobody else asks the system for the time.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace touiza {

using Microseconds = std::chrono::microseconds;

/// A point in time: whole microseconds UTC since 1970-01-01. As text: RFC 3339.
struct Instant {
  std::int64_t microseconds = 0;

  friend constexpr auto operator<=>(Instant, Instant) = default;
  template <class Rep, class Period>
  friend constexpr Instant operator+(Instant at, std::chrono::duration<Rep, Period> span) {
    return {at.microseconds + std::chrono::duration_cast<Microseconds>(span).count()};
  }
  template <class Rep, class Period>
  friend constexpr Instant operator-(Instant at, std::chrono::duration<Rep, Period> span) {
    return {at.microseconds - std::chrono::duration_cast<Microseconds>(span).count()};
  }
  friend constexpr Microseconds operator-(Instant a, Instant b) {
    return Microseconds{a.microseconds - b.microseconds};
  }
};

/// "2026-11-22T20:46:57.123456Z"; the fraction is left out where it is zero.
std::string to_rfc3339(Instant at);

/// Reads RFC 3339 with any offset. Errors: "instant_is_malformed".
Result<Instant> instant_from_rfc3339(std::string_view text);

/// A calendar day, as a need's due date is one: no time of day, no zone. As text: "2026-11-22".
struct Day {
  std::int32_t days_since_1970 = 0;

  friend constexpr auto operator<=>(Day, Day) = default;
  friend constexpr Day operator+(Day day, std::int32_t days) {
    return {day.days_since_1970 + days};
  }
  friend constexpr Day operator-(Day day, std::int32_t days) {
    return {day.days_since_1970 - days};
  }
  friend constexpr std::int32_t operator-(Day a, Day b) {
    return a.days_since_1970 - b.days_since_1970;
  }
};

std::string to_text(Day day);

/// Errors: "day_is_malformed", "day_does_not_exist".
Result<Day> day_from_text(std::string_view text);

/// The UTC day in which `at` lies, and the first instant of a day.
Day day_of(Instant at);
Instant start_of(Day day);

/// Tells the time. Handed down from apps/; the engines never see one.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// A clock that stands still until it is moved: for tests, stories and the demonstration.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_{start} {}
  Instant now() const override { return now_; }
  void move_to(Instant at) { now_ = at; }
  void advance(Microseconds span) { now_ = now_ + span; }

 private:
  Instant now_;
};

}  // namespace touiza
