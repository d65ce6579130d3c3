#include "stock/model.hpp"

#include <fmt/format.h>

#include <cmath>

namespace touiza::stock {
namespace {

bool is_outside(StockState state) {
  return state == StockState::supplier || state == StockState::adjustment;
}

Done check_place(const Standing& standing) {
  if (is_outside(standing.state) == (standing.place.kind == PlaceKind::external)) return {};
  return Error{ErrorKind::invalid_input, "place_does_not_fit_state",
               fmt::format("'{}' cannot be at a place of kind '{}'.",
                           json::enum_name(standing.state), json::enum_name(standing.place.kind)),
               "Supplier and adjustment are outside; all other states are at a lab or a site."};
}

}  // namespace

CountedIn counted_in(network::MaterialUnit unit) {
  switch (unit) {
    case network::MaterialUnit::g:
      return CountedIn::mg;
    case network::MaterialUnit::m2:
      return CountedIn::mm2;
    case network::MaterialUnit::m:
      return CountedIn::mm;
    case network::MaterialUnit::unit:
      break;
  }
  return CountedIn::unit;
}

std::int64_t counts_per(network::MaterialUnit unit) {
  switch (counted_in(unit)) {
    case CountedIn::mg:
    case CountedIn::mm:
      return 1'000;
    case CountedIn::mm2:
      return 1'000'000;
    case CountedIn::unit:
      break;
  }
  return 1;
}

std::int64_t quantity_of(double amount, network::MaterialUnit unit) {
  return std::llround(amount * static_cast<double>(counts_per(unit)));
}

double amount_of(std::int64_t quantity, network::MaterialUnit unit) {
  return static_cast<double>(quantity) / static_cast<double>(counts_per(unit));
}

Done check(const MoveDraft& draft) {
  if (draft.quantity <= 0) {
    return Error{ErrorKind::invalid_input, "quantity_not_positive",
                 fmt::format("{} cannot be moved.", draft.quantity),
                 "Give a quantity above zero; a move back goes from the other place."};
  }
  if (draft.quantity > quantity_max) {
    return Error{ErrorKind::invalid_input, "quantity_too_large",
                 fmt::format("{} is more than one move may hold.", draft.quantity),
                 fmt::format("Move at most {} at once.", quantity_max)};
  }
  if (draft.from == draft.to) {
    return Error{ErrorKind::invalid_input, "move_goes_nowhere", "The move ends where it begins.",
                 "Name another place or state."};
  }
  if (const auto fits = check_place(draft.from); !fits) return fits;
  return check_place(draft.to);
}

}  // namespace touiza::stock
