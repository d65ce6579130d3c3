#include "network/lab_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace touiza::network {
namespace {

using enum LabState;

/// design.md section 4; besides, every lab that is not gone may leave or be removed.
constexpr std::array<std::pair<LabState, LabState>, 8> steps{{{applied, in_review},
                                                              {in_review, more_info},
                                                              {more_info, in_review},
                                                              {in_review, refused},
                                                              {in_review, probation},
                                                              {probation, active},
                                                              {active, dormant},
                                                              {dormant, active}}};

constexpr double prior_promised = 50;
constexpr double prior_accepted = 40;

constexpr double full_weight_days = 7;
constexpr double half_life_days = 30;

constexpr double minutes_per_day = 24 * 60;

}  // namespace

bool is_allowed(LabState from, LabState to) {
  if (to == left || to == removed) return from != left && from != removed;
  return std::ranges::find(steps, std::pair{from, to}) != steps.end();
}

Done check_transition(LabState from, LabState to) {
  if (is_allowed(from, to)) return {};
  return Error{ErrorKind::conflict, "transition_not_allowed",
               fmt::format("A lab that is '{}' cannot become '{}'.", json::enum_name(from),
                           json::enum_name(to)),
               "Look at its present state, and choose a step from there."};
}

double open_hours(const LabLimits& limits) {
  if (!limits.quiet_from_min || !limits.quiet_to_min) return 24;
  const auto quiet = *limits.quiet_to_min - *limits.quiet_from_min;
  return 24 - (static_cast<double>(quiet) + (quiet < 0 ? minutes_per_day : 0)) / 60;
}

bool is_open_on(const LabLimits& limits, Day day) {
  if (limits.paused_until && day < *limits.paused_until) return false;
  return std::ranges::find(limits.holidays, day) == limits.holidays.end();
}

double expected_yield(const LabRecord& record) {
  const auto share = (prior_accepted + static_cast<double>(record.units_accepted)) /
                     (prior_promised + static_cast<double>(record.units_promised));
  return std::clamp(share, 0.0, 1.0);
}

double confirmation_weight(Microseconds since_confirmed) {
  const auto days = std::chrono::duration<double, std::chrono::days::period>(since_confirmed);
  return std::exp2(-std::max(0.0, days.count() - full_weight_days) / half_life_days);
}

Result<Bounds> bounds_from_text(std::string_view text) {
  const Error malformed{ErrorKind::invalid_input, "bounds_are_malformed",
                        "The bounds are not four numbers 'west,south,east,north' in degrees.",
                        "Send for example bounds=-9.5,30.1,-7.0,33.8."};
  std::array<double, 4> edges{};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto read = std::from_chars(at, end, edges[i]);
    if (read.ec != std::errc{} || !std::isfinite(edges[i])) return malformed;
    at = read.ptr;
    if (i + 1 == edges.size()) break;
    if (at == end || *at != ',') return malformed;
    ++at;
  }
  const Bounds bounds{edges[0], edges[1], edges[2], edges[3]};
  if (at != end || bounds.south > bounds.north || bounds.west > bounds.east) return malformed;
  return bounds;
}

}  // namespace touiza::network
