#include "designs/design_store.hpp"

namespace touiza::designs {
namespace {

constexpr auto designs_and_revisions = R"sql(
  CREATE TABLE design (
    network_id TEXT NOT NULL,
    design_id TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    search_text TEXT NOT NULL,
    licence TEXT NOT NULL,
    organization_id TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, design_id),
    UNIQUE (network_id, code)
  );
  CREATE TABLE revision (
    network_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    design_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    use_level TEXT,
    changes TEXT NOT NULL,
    intended_use TEXT NOT NULL,
    transport_kg_per_unit DOUBLE PRECISION NOT NULL,
    assembly_s DOUBLE PRECISION NOT NULL,
    must_older_be_remade BOOLEAN,
    created_at BIGINT NOT NULL,
    released_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, revision_id),
    UNIQUE (network_id, design_id, number),
    FOREIGN KEY (network_id, design_id) REFERENCES design (network_id, design_id)
  );
  CREATE UNIQUE INDEX revision_released ON revision (network_id, design_id) WHERE state = 'released';
  CREATE TABLE revision_transition (
    network_id TEXT NOT NULL,
    transition_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, transition_id),
    FOREIGN KEY (network_id, revision_id) REFERENCES revision (network_id, revision_id)
  );
  CREATE TABLE component (
    network_id TEXT NOT NULL,
    component_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    units_per_product INTEGER NOT NULL,
    is_made BOOLEAN NOT NULL,
    material_id TEXT,
    material_per_unit DOUBLE PRECISION,
    transport_kg_per_unit DOUBLE PRECISION NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, component_id),
    FOREIGN KEY (network_id, revision_id) REFERENCES revision (network_id, revision_id)
  );
  CREATE INDEX component_of_revision ON component (network_id, revision_id, position);
  CREATE TABLE process_plan (
    network_id TEXT NOT NULL,
    process_plan_id TEXT NOT NULL,
    component_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    technology TEXT NOT NULL,
    material_id TEXT NOT NULL,
    material_per_unit DOUBLE PRECISION NOT NULL,
    file_id TEXT,
    parameters TEXT NOT NULL,
    units_per_cycle INTEGER NOT NULL,
    declared_cycle_s DOUBLE PRECISION,
    set_up_s DOUBLE PRECISION NOT NULL,
    required_skill TEXT NOT NULL,
    tooling TEXT,
    estimate TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, process_plan_id),
    FOREIGN KEY (network_id, component_id) REFERENCES component (network_id, component_id)
  );
  CREATE INDEX process_plan_of_component ON process_plan (network_id, component_id, position);
  CREATE TABLE sign_off (
    network_id TEXT NOT NULL,
    sign_off_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    answered_by TEXT,
    answered_at BIGINT,
    note TEXT NOT NULL,
    PRIMARY KEY (network_id, sign_off_id),
    FOREIGN KEY (network_id, revision_id) REFERENCES revision (network_id, revision_id)
  );
  CREATE INDEX sign_off_of_revision ON sign_off (network_id, revision_id);
)sql";

constexpr auto files_and_uploads = R"sql(
  CREATE TABLE design_file (
    network_id TEXT NOT NULL,
    file_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    component_id TEXT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    state TEXT NOT NULL,
    measure TEXT,
    problems TEXT NOT NULL,
    picture_sha256 TEXT,
    preview_sha256 TEXT,
    uploaded_by TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, file_id),
    FOREIGN KEY (network_id, revision_id) REFERENCES revision (network_id, revision_id)
  );
  CREATE INDEX design_file_of_revision ON design_file (network_id, revision_id);
  CREATE INDEX design_file_by_digest ON design_file (sha256);
  CREATE TABLE upload (
    network_id TEXT NOT NULL,
    upload_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    is_complete BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, upload_id)
  );
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"designs", 1, "designs and revisions", designs_and_revisions},
          {"designs", 2, "files and uploads", files_and_uploads}};
}

}  // namespace touiza::designs
