#include "production/production_store.hpp"

namespace touiza::production {
namespace {

constexpr auto runs = R"sql(
  CREATE TABLE run (
    network_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    job_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    machine_id TEXT,
    state TEXT NOT NULL,
    pieces_good BIGINT NOT NULL,
    pieces_failed BIGINT NOT NULL,
    pieces_in_lots BIGINT NOT NULL,
    failure_reason TEXT NOT NULL,
    duration_s DOUBLE PRECISION,
    material_used DOUBLE PRECISION NOT NULL,
    is_material_measured BOOLEAN NOT NULL,
    material_lot TEXT NOT NULL,
    started_at BIGINT,
    is_late BOOLEAN NOT NULL,
    reported_by TEXT NOT NULL,
    reported_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, run_id)
  );
  CREATE INDEX run_of_job ON run (network_id, job_id, run_id);
  CREATE INDEX run_of_material_lot ON run (network_id, material_lot) WHERE material_lot <> '';
)sql";

constexpr auto lots = R"sql(
  CREATE TABLE lot (
    network_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    code TEXT NOT NULL,
    lab_id TEXT,
    site_id TEXT,
    region_id TEXT NOT NULL,
    organization_id TEXT,
    job_id TEXT,
    campaign_id TEXT,
    design_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    component_id TEXT,
    quantity BIGINT NOT NULL,
    scrapped BIGINT NOT NULL,
    state TEXT NOT NULL,
    is_late BOOLEAN NOT NULL,
    expires_on INTEGER,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, lot_id),
    UNIQUE (network_id, code)
  );
  CREATE INDEX lot_by_code ON lot (code);
  CREATE INDEX lot_of_job ON lot (network_id, job_id);
  CREATE INDEX lot_of_lab ON lot (network_id, lab_id, lot_id);
  CREATE INDEX lot_of_revision ON lot (network_id, revision_id);
  CREATE INDEX lot_by_state ON lot (network_id, state, lot_id);
  CREATE TABLE lot_transition (
    network_id TEXT NOT NULL,
    transition_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, transition_id),
    FOREIGN KEY (network_id, lot_id) REFERENCES lot (network_id, lot_id)
  );
  CREATE INDEX lot_transition_of_lot ON lot_transition (network_id, lot_id, transition_id);
  CREATE TABLE lot_run (
    network_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (network_id, lot_id, run_id),
    FOREIGN KEY (network_id, lot_id) REFERENCES lot (network_id, lot_id),
    FOREIGN KEY (network_id, run_id) REFERENCES run (network_id, run_id)
  );
  CREATE INDEX lot_run_of_run ON lot_run (network_id, run_id);
  CREATE TABLE lot_part (
    network_id TEXT NOT NULL,
    product_lot_id TEXT NOT NULL,
    part_lot_id TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    PRIMARY KEY (network_id, product_lot_id, part_lot_id),
    FOREIGN KEY (network_id, product_lot_id) REFERENCES lot (network_id, lot_id),
    FOREIGN KEY (network_id, part_lot_id) REFERENCES lot (network_id, lot_id)
  );
  CREATE INDEX lot_part_of_part ON lot_part (network_id, part_lot_id);
)sql";

constexpr auto inspections = R"sql(
  CREATE TABLE inspection (
    network_id TEXT NOT NULL,
    inspection_id TEXT NOT NULL,
    lot_id TEXT NOT NULL,
    sample_size BIGINT NOT NULL,
    accept_max BIGINT NOT NULL,
    reject_min BIGINT NOT NULL,
    defects BIGINT NOT NULL,
    measured TEXT NOT NULL,
    note TEXT NOT NULL,
    verdict TEXT NOT NULL,
    inspected_by TEXT NOT NULL,
    inspected_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, inspection_id),
    FOREIGN KEY (network_id, lot_id) REFERENCES lot (network_id, lot_id)
  );
  CREATE INDEX inspection_of_lot ON inspection (network_id, lot_id, inspection_id);
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"production", 1, "runs", runs},
          {"production", 2, "lots", lots},
          {"production", 3, "inspections", inspections}};
}

}  // namespace touiza::production
