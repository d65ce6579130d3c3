#include "production/lot_model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::production {
namespace {

struct Step {
  LotState from;
  LotState to;
};

// Recalled can be reached from everywhere but the bin.
constexpr Step steps[] = {
    {LotState::open, LotState::quarantined},     {LotState::quarantined, LotState::inspected},
    {LotState::inspected, LotState::accepted},   {LotState::inspected, LotState::rejected},
    {LotState::inspected, LotState::rework},     {LotState::rework, LotState::quarantined},
    {LotState::accepted, LotState::on_hold},     {LotState::on_hold, LotState::accepted},
    {LotState::accepted, LotState::expired},     {LotState::on_hold, LotState::expired},
    {LotState::quarantined, LotState::expired},  {LotState::rework, LotState::disposed},
    {LotState::rejected, LotState::disposed},    {LotState::recalled, LotState::disposed},
    {LotState::expired, LotState::disposed},     {LotState::open, LotState::recalled},
    {LotState::quarantined, LotState::recalled}, {LotState::inspected, LotState::recalled},
    {LotState::accepted, LotState::recalled},    {LotState::on_hold, LotState::recalled},
    {LotState::rework, LotState::recalled},      {LotState::rejected, LotState::recalled},
    {LotState::expired, LotState::recalled},
};

}  // namespace

bool is_allowed(LotState from, LotState to) {
  return std::ranges::any_of(steps,
                             [&](const Step& step) { return step.from == from && step.to == to; });
}

Done check_transition(LotState from, LotState to) {
  if (is_allowed(from, to)) return {};
  return Error{ErrorKind::conflict, "transition_not_allowed",
               fmt::format("This lot is {} and cannot become {}.", json::enum_name(from),
                           json::enum_name(to)),
               "Read it again: somebody may have been faster."};
}

stock::StockState stock_state(LotState state) {
  using stock::StockState;
  switch (state) {
    case LotState::open:
    case LotState::quarantined:
    case LotState::inspected:
    case LotState::rework:
      return StockState::quarantine;
    case LotState::accepted:
      return StockState::accepted;
    case LotState::on_hold:
    case LotState::recalled:
    case LotState::expired:
      return StockState::on_hold;
    case LotState::rejected:
    case LotState::disposed:
      break;
  }
  return StockState::scrapped;
}

stock::ItemRef Lot::item() const {
  if (component_id) return {stock::ItemKind::component, component_id->text};
  return {stock::ItemKind::product, revision_id.text};
}

PlaceRef Lot::place() const {
  if (lab_id) return {stock::PlaceKind::lab, lab_id->text};
  return {stock::PlaceKind::site, site_id ? site_id->text : ""};
}

SamplingPlan sampling_plan(std::int64_t lot_size, bool is_strict) {
  struct Row {
    std::int64_t lot_max;
    std::int64_t sample_size;
    std::int64_t accept_max;
  };
  // Where the standard's table points to the next plan, that one is taken.
  constexpr Row rows[] = {{150, 20, 1},    {280, 32, 2},      {500, 50, 3},     {1'200, 80, 5},
                          {3'200, 125, 7}, {10'000, 200, 10}, {35'000, 315, 14}};
  SamplingPlan plan{lot_size, lot_size / 10, lot_size / 10 + 1, 0};
  if (lot_size > 50) {
    Row row{0, 500, 21};
    for (const auto& candidate : rows) {
      if (lot_size > candidate.lot_max) continue;
      row = candidate;
      break;
    }
    const auto sample = is_strict ? 2 * row.sample_size : row.sample_size;
    plan = {std::min(lot_size, sample), row.accept_max, row.accept_max + 1, 0};
  }
  plan.measured_pieces = std::min<std::int64_t>(plan.sample_size, 5);
  return plan;
}

}  // namespace touiza::production
