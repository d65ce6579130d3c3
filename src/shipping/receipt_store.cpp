// Receipts, and how what names people in shipments goes again.
#include "shipping/shipment_store.hpp"

namespace touiza::shipping {
namespace {

constexpr auto find_receipt_sql = R"sql(
  SELECT network_id, receipt_id, shipment_id, lines, signed_name, signed_function,
         signature_sha256, signer_id, recorded_by, received_at
  FROM shipment_receipt
  WHERE network_id = ?1 AND receipt_id = ?2
)sql";

constexpr auto receipts_of_shipment = R"sql(
  SELECT network_id, receipt_id, shipment_id, lines, signed_name, signed_function,
         signature_sha256, signer_id, recorded_by, received_at
  FROM shipment_receipt
  WHERE network_id = ?1 AND shipment_id = ?2
  ORDER BY received_at, receipt_id
)sql";

constexpr auto receipts_of_signer = R"sql(
  SELECT network_id, receipt_id, shipment_id, lines, signed_name, signed_function,
         signature_sha256, signer_id, recorded_by, received_at
  FROM shipment_receipt
  WHERE signer_id = ?1
  ORDER BY network_id, receipt_id
)sql";

constexpr auto signature_digests = R"sql(
  SELECT DISTINCT signature_sha256 FROM shipment_receipt WHERE signature_sha256 IS NOT NULL
)sql";

constexpr auto erase_of_signer = R"sql(
  UPDATE shipment_receipt
  SET signed_name = NULL, signed_function = NULL, signature_sha256 = NULL
  WHERE signer_id = ?1 AND signed_name IS NOT NULL
)sql";

constexpr auto erase_older = R"sql(
  UPDATE shipment_receipt
  SET signed_name = NULL, signed_function = NULL, signature_sha256 = NULL
  WHERE received_at < ?1 AND signed_name IS NOT NULL
)sql";

constexpr auto erase_carriers = R"sql(
  UPDATE shipment SET carrier = '', driver_id = NULL, note = ''
  WHERE ended_at IS NOT NULL AND ended_at < ?1
    AND (carrier <> '' OR driver_id IS NOT NULL OR note <> '')
)sql";

constexpr auto erase_driver_sql = R"sql(
  UPDATE shipment SET carrier = '', driver_id = NULL WHERE driver_id = ?1
)sql";

}  // namespace

std::optional<Receipt> ShipmentStore::find_receipt(Transaction& t, const NetworkId& network,
                                                   const ReceiptId& receipt) {
  return t.one<Receipt>(find_receipt_sql, network, receipt);
}

std::vector<Receipt> ShipmentStore::receipts_of(Transaction& t, const NetworkId& network,
                                                const ShipmentId& shipment) {
  return t.all<Receipt>(receipts_of_shipment, network, shipment);
}

void ShipmentStore::add_receipt(Transaction& t, const Receipt& receipt) {
  t.insert("shipment_receipt", receipt);
}

void ShipmentStore::save_receipt(Transaction& t, const Receipt& receipt) {
  t.update("shipment_receipt", receipt, {"network_id", "receipt_id"});
}

std::vector<std::string> ShipmentStore::digests(Transaction& t) {
  return t.all<std::string>(signature_digests);
}

std::vector<Receipt> ShipmentStore::signed_by(Transaction& t, const AccountId& account) {
  return t.all<Receipt>(receipts_of_signer, account);
}

std::int64_t ShipmentStore::erase_signatures_of(Transaction& t, const AccountId& account) {
  return t.run(erase_of_signer, account);
}

std::int64_t ShipmentStore::erase_signatures_before(Transaction& t, Instant before) {
  return t.run(erase_older, before);
}

std::int64_t ShipmentStore::erase_carriers_before(Transaction& t, Instant ended_before) {
  return t.run(erase_carriers, ended_before);
}

std::int64_t ShipmentStore::erase_driver(Transaction& t, const AccountId& account) {
  return t.run(erase_driver_sql, account);
}

}  // namespace touiza::shipping
