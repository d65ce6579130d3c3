// From a plan's production to whole offers: a pure function.
#pragma once

#include "campaigns/plan_answer.hpp"

namespace touiza::campaigns {

/// What a lab is to be asked for.
struct OfferDraft {
  LabId lab_id;
  RegionId region_id;
  RevisionId revision_id;
  ComponentId component_id;
  ProcessPlanId process_plan_id;
  std::int64_t quantity = 0;  ///< Good units.
  double machine_hours = 0;
  Day first_day;
  Day due_day;
};

/// One offer for each lab, component and process plan, without what is promised already and what no
/// product of the plan is made of. Fractions are shared out by the largest remainder,
/// so that each component comes to its sum, rounded up.
std::vector<OfferDraft> offer_drafts(const PlanAnswer& answer);

}  // namespace touiza::campaigns
