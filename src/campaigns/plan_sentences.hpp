// What a plan says to people, in the network's three languages.
#pragma once

#include "campaigns/plan_answer.hpp"

namespace touiza::campaigns {

/// "12 May", "12 mai", "12 ماي".
LocalText day_in_words(Day day);

/// "1 840 of 2 000 by 12 May; the shortage is elastic in Souss-Massa." `region_name` is empty where
/// the bottleneck has no place; `bottleneck` is null where nothing is short.
LocalText answer_sentence(const PlanAnswer& answer, const PlanBottleneck* bottleneck,
                          const LocalText& region_name);

/// What one step more of a bottleneck would bring. `step` is a quantity of a material in its unit.
LocalText bottleneck_sentence(const PlanBottleneck& bottleneck, const LocalText& region_name,
                              const std::string& step);

}  // namespace touiza::campaigns
