#include "needs/need_model.hpp"

#include <algorithm>
#include <cmath>

namespace touiza::needs {
namespace {

struct Transition {
  NeedState from;
  NeedState to;
};

constexpr Transition transitions[] = {
    {NeedState::draft, NeedState::submitted},     {NeedState::draft, NeedState::closed},
    {NeedState::submitted, NeedState::verified},  {NeedState::submitted, NeedState::rejected},
    {NeedState::submitted, NeedState::suspended}, {NeedState::submitted, NeedState::closed},
    {NeedState::verified, NeedState::open},       {NeedState::verified, NeedState::suspended},
    {NeedState::verified, NeedState::closed},     {NeedState::open, NeedState::suspended},
    {NeedState::open, NeedState::closed},         {NeedState::suspended, NeedState::submitted},
    {NeedState::suspended, NeedState::closed},
};

bool is_living(const Need& need) {
  return need.state != NeedState::closed && need.state != NeedState::rejected;
}

}  // namespace

bool is_allowed(NeedState from, NeedState to) {
  return std::ranges::any_of(transitions, [&](const Transition& allowed) {
    return allowed.from == from && allowed.to == to;
  });
}

double priority_weight(int priority) {
  switch (priority) {
    case 1:
      return 1;
    case 3:
      return 10;
    default:
      return 3;
  }
}

bool is_likely_duplicate(const Need& a, const Need& b) {
  constexpr int days_apart_max = 10;
  if (a.need_id == b.need_id || !is_living(a) || !is_living(b)) return false;
  if (a.site_id != b.site_id || a.design_id != b.design_id) return false;
  if (!a.design_id && a.description != b.description) return false;
  return std::abs(a.due_day - b.due_day) <= days_apart_max;
}

}  // namespace touiza::needs
