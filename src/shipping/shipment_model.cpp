#include "shipping/shipment_model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace touiza::shipping {
namespace {

struct Step {
  ShipmentState from;
  ShipmentState to;
};

using S = ShipmentState;
constexpr Step steps[] = {
    {S::draft, S::packed},
    {S::draft, S::cancelled},
    {S::packed, S::dispatched},
    {S::packed, S::cancelled},
    {S::dispatched, S::partially_received},
    {S::dispatched, S::received},
    {S::dispatched, S::returning},
    {S::dispatched, S::lost},
    {S::partially_received, S::received},
    {S::partially_received, S::returning},
    {S::returning, S::returned},
    {S::returning, S::lost},
};

}  // namespace

bool is_allowed(ShipmentState from, ShipmentState to) {
  return std::ranges::any_of(steps,
                             [&](const Step& step) { return step.from == from && step.to == to; });
}

Done check_transition(ShipmentState from, ShipmentState to) {
  if (is_allowed(from, to)) return {};
  return Error{ErrorKind::conflict, "transition_not_allowed",
               fmt::format("This shipment is {} and cannot become {}.", json::enum_name(from),
                           json::enum_name(to)),
               "Read it again: somebody may have been faster."};
}

}  // namespace touiza::shipping
