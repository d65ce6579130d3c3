#include "campaigns/offer_drafts.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace touiza::campaigns {
namespace {

struct Portion {
  OfferDraft draft;
  double good = 0;
};

/// Whole units for the portions of one component.
void make_whole(std::vector<Portion*>& portions) {
  double sum = 0;
  std::int64_t given = 0;
  for (auto* portion : portions) {
    sum += portion->good;
    portion->draft.quantity = static_cast<std::int64_t>(std::floor(portion->good + 1e-9));
    given += portion->draft.quantity;
  }
  const auto wanted = static_cast<std::int64_t>(std::ceil(sum - 1e-6));
  const auto remainder = [](const Portion* portion) {
    return portion->good - static_cast<double>(portion->draft.quantity);
  };
  std::ranges::stable_sort(portions, std::ranges::greater{}, remainder);
  for (std::size_t i = 0; given < wanted && i < portions.size(); ++i, ++given) {
    ++portions[i]->draft.quantity;
  }
}

}  // namespace

std::vector<OfferDraft> offer_drafts(const PlanAnswer& answer) {
  std::map<std::tuple<LabId, ComponentId, ProcessPlanId>, Portion> portions;
  for (const auto& row : answer.production) {
    const bool is_asked = std::ranges::find(answer.products, row.revision_id,
                                            &PlanOfProduct::revision_id) != answer.products.end();
    if (row.is_promised || !is_asked) continue;
    auto [found, is_new] =
        portions.try_emplace({row.lab_id, row.component_id, row.process_plan_id});
    auto& portion = found->second;
    if (is_new) {
      portion.draft = {
          row.lab_id, row.region_id, row.revision_id, row.component_id, row.process_plan_id, 0,
          0,          row.day,       row.day};
    }
    portion.good += row.good;
    portion.draft.machine_hours += row.machine_hours;
    portion.draft.first_day = std::min(portion.draft.first_day, row.day);
    portion.draft.due_day = std::max(portion.draft.due_day, row.day);
  }
  std::map<ComponentId, std::vector<Portion*>> by_component;
  for (auto& [key, portion] : portions) by_component[std::get<1>(key)].push_back(&portion);
  for (auto& [component, of_it] : by_component) make_whole(of_it);

  std::vector<OfferDraft> drafts;
  for (auto& [key, portion] : portions) {
    if (portion.draft.quantity > 0) drafts.push_back(portion.draft);
  }
  return drafts;
}

}  // namespace touiza::campaigns
