#include "shipping/shipment_store.hpp"

namespace touiza::shipping {
namespace {

constexpr auto shipments = R"sql(
  CREATE TABLE shipment (
    network_id TEXT NOT NULL,
    shipment_id TEXT NOT NULL,
    code TEXT NOT NULL,
    from_kind TEXT NOT NULL,
    from_id TEXT NOT NULL,
    from_region_id TEXT NOT NULL,
    from_organization_id TEXT,
    to_kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    to_region_id TEXT NOT NULL,
    to_organization_id TEXT,
    is_final BOOLEAN NOT NULL,
    need_id TEXT,
    state TEXT NOT NULL,
    carrier TEXT NOT NULL,
    driver_id TEXT,
    note TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    dispatched_at BIGINT,
    ended_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, shipment_id),
    UNIQUE (network_id, code)
  );
  CREATE INDEX shipment_by_state ON shipment (network_id, state, shipment_id);
  CREATE INDEX shipment_of_need ON shipment (network_id, need_id);
  CREATE INDEX shipment_from ON shipment (network_id, from_id);
  CREATE INDEX shipment_to ON shipment (network_id, to_id);
  CREATE TABLE shipment_line (
    network_id TEXT NOT NULL,
    shipment_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    received BIGINT NOT NULL,
    held BIGINT NOT NULL,
    damaged BIGINT NOT NULL,
    missing BIGINT NOT NULL,
    set_aside BIGINT NOT NULL,
    lost BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    PRIMARY KEY (network_id, shipment_id, lot_id),
    FOREIGN KEY (network_id, shipment_id) REFERENCES shipment (network_id, shipment_id)
  );
  CREATE INDEX shipment_line_of_lot ON shipment_line (network_id, lot_id);
  CREATE TABLE shipment_transition (
    network_id TEXT NOT NULL,
    transition_id TEXT NOT NULL,
    shipment_id TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, transition_id),
    FOREIGN KEY (network_id, shipment_id) REFERENCES shipment (network_id, shipment_id)
  );
  CREATE INDEX shipment_transition_of_shipment
    ON shipment_transition (network_id, shipment_id, transition_id);
)sql";

constexpr auto receipts = R"sql(
  CREATE TABLE shipment_receipt (
    network_id TEXT NOT NULL,
    receipt_id TEXT NOT NULL,
    shipment_id TEXT NOT NULL,
    lines TEXT NOT NULL,
    signed_name TEXT,
    signed_function TEXT,
    signature_sha256 TEXT,
    signer_id TEXT,
    recorded_by TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, receipt_id),
    FOREIGN KEY (network_id, shipment_id) REFERENCES shipment (network_id, shipment_id)
  );
  CREATE INDEX shipment_receipt_of_shipment ON shipment_receipt (network_id, shipment_id);
  CREATE INDEX shipment_receipt_of_signer ON shipment_receipt (signer_id);
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"shipping", 1, "shipments", shipments}, {"shipping", 2, "receipts", receipts}};
}

}  // namespace touiza::shipping
