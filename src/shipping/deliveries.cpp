#include "shipping/deliveries.hpp"

#include "shipping/shipment_store.hpp"

namespace touiza::shipping {

std::vector<campaigns::NeedDelivery> Deliveries::delivered(database::Transaction& t,
                                                           const NetworkId& network) {
  std::vector<campaigns::NeedDelivery> deliveries;
  for (const auto& units : ShipmentStore::by_need(t, network)) {
    deliveries.push_back({units.need_id, units.received, units.in_transit});
  }
  return deliveries;
}

}  // namespace touiza::shipping
