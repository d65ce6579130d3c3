// The tables that the tests of this room stand on.
#include "overview/overview_fixture.hpp"
#include "campaigns/store.hpp"
#include "designs/design_store.hpp"
#include "needs/need_store.hpp"
#include "network/store.hpp"
#include "production/production_store.hpp"
#include "shipping/shipment_store.hpp"
#include "stock/store.hpp"

namespace touiza::overview {

std::vector<database::Migration> OverviewHouse::all_migrations() {
  auto steps = accounts::migrations();
  for (const auto& room :
       {network::migrations(), stock::migrations(), designs::migrations(), needs::migrations(),
        campaigns::migrations(), production::migrations(), shipping::migrations()}) {
    steps.insert(steps.end(), room.begin(), room.end());
  }
  return steps;
}

}  // namespace touiza::overview
