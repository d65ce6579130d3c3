#include "shipping/shipping_personal_data.hpp"

#include "shipping/shipment_store.hpp"

namespace touiza::shipping {
namespace {

constexpr std::chrono::days signature_kept{3 * 365};
constexpr std::chrono::days carrier_kept{90};

struct SignedReceipt {
  NetworkId network_id;
  ReceiptId receipt_id;
  ShipmentId shipment_id;
  Instant received_at;
  std::optional<std::string> signed_name;
  std::optional<std::string> signed_function;
  std::optional<std::string> signature_sha256;
};
BOOST_DESCRIBE_STRUCT(SignedReceipt, (),
                      (network_id, receipt_id, shipment_id, received_at, signed_name,
                       signed_function, signature_sha256))

struct ShippingExport {
  std::vector<SignedReceipt> receipts;
};
BOOST_DESCRIBE_STRUCT(ShippingExport, (), (receipts))

accounts::PersonalFieldView signature_field(std::string column) {
  return {"shipping",
          "shipment_receipt",
          std::move(column),
          {"Preuve de livraison", "إثبات التسليم", "Proof of delivery"},
          {"L'expéditeur, le destinataire et la coordination de leurs régions",
           "المرسل والمستلم ومنسقو جهتيهما",
           "The sender, the receiver and the coordinators of their regions"},
          {"Trois ans, ou jusqu'à la demande d'effacement", "ثلاث سنوات أو إلى حين طلب الحذف",
           "Three years, or until erasure is asked for"}};
}

accounts::PersonalFieldView carrier_field(std::string column) {
  return {
      "shipping",
      "shipment",
      std::move(column),
      {"Savoir qui transporte l'envoi", "معرفة من ينقل الشحنة", "To know who carries the shipment"},
      {"L'expéditeur, le destinataire et la coordination", "المرسل والمستلم والتنسيق",
       "The sender, the receiver and the coordinators"},
      {"90 jours après l'arrivée", "90 يوما بعد الوصول", "90 days after it arrived"}};
}

}  // namespace

std::vector<accounts::PersonalFieldView> ShippingPersonalData::fields() const {
  return {signature_field("signed_name"),
          signature_field("signed_function"),
          signature_field("signature_sha256"),
          signature_field("signer_id"),
          carrier_field("carrier"),
          carrier_field("driver_id"),
          carrier_field("note")};
}

std::string ShippingPersonalData::export_of(database::Transaction& transaction,
                                            const AccountId& account) {
  ShippingExport all;
  for (const auto& receipt : ShipmentStore::signed_by(transaction, account)) {
    all.receipts.push_back({receipt.network_id, receipt.receipt_id, receipt.shipment_id,
                            receipt.received_at, receipt.signed_name, receipt.signed_function,
                            receipt.signature_sha256});
  }
  return json::write(all);
}

void ShippingPersonalData::erase(database::Transaction& transaction, const AccountId& account) {
  ShipmentStore::erase_signatures_of(transaction, account);
  ShipmentStore::erase_driver(transaction, account);
}

std::int64_t ShippingPersonalData::sweep(database::Transaction& transaction, Instant now) {
  return ShipmentStore::erase_signatures_before(transaction, now - signature_kept) +
         ShipmentStore::erase_carriers_before(transaction, now - carrier_kept);
}

}  // namespace touiza::shipping
