// The routes of shipments and receipts.
#pragma once

#include "accounts/api.hpp"
#include "shipping/receipt_service.hpp"
#include "shipping/shipment_service.hpp"
#include "shipping/suggestions.hpp"

namespace touiza::shipping {

/// What the routes hand requests to; all outlive the server.
struct ShippingServices {
  ShipmentService& shipments;
  ReceiptService& receipts;
  SuggestionService& suggestions;
};

void add_shipping_routes(accounts::Api& api, const ShippingServices& services);

}  // namespace touiza::shipping
