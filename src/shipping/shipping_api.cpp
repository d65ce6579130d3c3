#include "shipping/shipping_api.hpp"

namespace touiza::shipping {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;

struct ShipmentsPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(ShipmentsPath, (), (network))

struct ShipmentPath {
  NetworkId network;
  ShipmentId shipment;
};
BOOST_DESCRIBE_STRUCT(ShipmentPath, (), (network, shipment))

struct ReceiptPath {
  NetworkId network;
  ShipmentId shipment;
  ReceiptId receipt;
};
BOOST_DESCRIBE_STRUCT(ReceiptPath, (), (network, shipment, receipt))

void add_shipment_routes(accounts::Api& api, ShipmentService& shipments) {
  api.list<ShipmentsPath, ShipmentQuery, ShipmentView>(
      "/api/v1/networks/{network}/shipments", "list_shipments", Action::see_shipment,
      "Shipments, newest first",
      [&shipments](const Caller& caller, const ShipmentsPath& path, const ShipmentQuery& query) {
        return shipments.list(caller, path.network, query);
      });
  api.get<ShipmentPath, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}", "get_shipment", Action::see_shipment,
      "A shipment with its receipts", [&shipments](const Caller& caller, const ShipmentPath& path) {
        return shipments.find(caller, path.network, path.shipment);
      });
  api.create<ShipmentsPath, ShipmentDraft, ShipmentView>(
      "/api/v1/networks/{network}/shipments", "create_shipment", Action::create_shipment,
      "Accepted units that are to go from a place to another",
      [&shipments](const Caller& caller, const ShipmentsPath& path, const ShipmentDraft& draft) {
        return shipments.create(caller, path.network, draft);
      });
}

void add_way_routes(accounts::Api& api, ShipmentService& shipments) {
  api.step<ShipmentPath, Nothing, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/pack", "pack_shipment",
      Action::dispatch_shipment, "It is packed and waits for its carrier",
      [&shipments](const Caller& caller, const ShipmentPath& path, const Nothing&) {
        return shipments.pack(caller, path.network, path.shipment);
      });
  api.step<ShipmentPath, Nothing, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/dispatch", "dispatch_shipment",
      Action::dispatch_shipment, "It leaves",
      [&shipments](const Caller& caller, const ShipmentPath& path, const Nothing&) {
        return shipments.dispatch(caller, path.network, path.shipment);
      });
  api.step<ShipmentPath, ShipmentReason, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/cancel", "cancel_shipment",
      Action::dispatch_shipment, "It will not leave; its units are free again",
      [&shipments](const Caller& caller, const ShipmentPath& path, const ShipmentReason& reason) {
        return shipments.cancel(caller, path.network, path.shipment, reason);
      });
  api.step<ShipmentPath, ShipmentReason, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/lose", "lose_shipment",
      Action::dispatch_shipment, "What has not arrived never will",
      [&shipments](const Caller& caller, const ShipmentPath& path, const ShipmentReason& reason) {
        return shipments.lose(caller, path.network, path.shipment, reason);
      });
  api.step<ShipmentPath, ShipmentReason, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/send-back", "send_shipment_back",
      Action::dispatch_shipment, "What has not arrived turns round",
      [&shipments](const Caller& caller, const ShipmentPath& path, const ShipmentReason& reason) {
        return shipments.send_back(caller, path.network, path.shipment, reason);
      });
  api.step<ShipmentPath, Nothing, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/take-back", "take_shipment_back",
      Action::dispatch_shipment, "It is back where it came from",
      [&shipments](const Caller& caller, const ShipmentPath& path, const Nothing&) {
        return shipments.take_back(caller, path.network, path.shipment);
      });
}

}  // namespace

void add_shipping_routes(accounts::Api& api, const ShippingServices& services) {
  add_shipment_routes(api, services.shipments);
  add_way_routes(api, services.shipments);
  api.step<ShipmentPath, ReceiptDraft, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/receive", "receive_shipment",
      Action::receive_shipment, "What arrived, signed for",
      [&receipts = services.receipts](const Caller& caller, const ShipmentPath& path,
                                      const ReceiptDraft& draft) {
        return receipts.receive(caller, path.network, path.shipment, draft);
      });
  api.step<ReceiptPath, Nothing, ShipmentView>(
      "/api/v1/networks/{network}/shipments/{shipment}/receipts/{receipt}/erase-signature",
      "erase_receipt_signature", Action::receive_shipment,
      "Takes name, function and signature out of a receipt",
      [&receipts = services.receipts](const Caller& caller, const ReceiptPath& path,
                                      const Nothing&) {
        return receipts.erase_signature(caller, path.network, path.shipment, path.receipt);
      });
  api.list<ShipmentsPath, SuggestionQuery, ShipmentSuggestion>(
      "/api/v1/networks/{network}/shipment-suggestions", "suggest_shipments",
      Action::create_shipment, "Accepted products that needs wait for, place by place",
      [&suggestions = services.suggestions](const Caller& caller, const ShipmentsPath& path,
                                            const SuggestionQuery& query) {
        return suggestions.suggest(caller, path.network, query);
      });
}

}  // namespace touiza::shipping
