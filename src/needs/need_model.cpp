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

}  // namespace

bool is_living(const Need& need) {
  return need.state != NeedState::closed && need.state != NeedState::rejected;
}

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

}  // namespace touiza::needs
