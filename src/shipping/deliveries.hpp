// What reached each need, for the seven quantities.
#pragma once

#include "campaigns/progress.hpp"

namespace touiza::shipping {

class Deliveries final : public campaigns::DeliveredSoFar {
 public:
  std::vector<campaigns::NeedDelivery> delivered(database::Transaction& t,
                                                 const NetworkId& network) override;
};

}  // namespace touiza::shipping
