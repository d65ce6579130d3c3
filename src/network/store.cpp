#include "network/store.hpp"

namespace touiza::network {
namespace {

constexpr auto networks = R"sql(
  CREATE TABLE network (
    network_id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    languages TEXT NOT NULL,
    is_demonstration BOOLEAN NOT NULL,
    country_outlines TEXT NOT NULL,
    currency TEXT NOT NULL,
    utc_offset_min INTEGER NOT NULL,
    vouches_needed INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
  );
  CREATE TABLE region (
    network_id TEXT NOT NULL REFERENCES network (network_id),
    region_id TEXT NOT NULL,
    iso_code TEXT NOT NULL,
    name TEXT NOT NULL,
    population BIGINT NOT NULL,
    PRIMARY KEY (network_id, region_id),
    UNIQUE (network_id, iso_code)
  );
  CREATE TABLE town (
    network_id TEXT NOT NULL,
    town_id TEXT NOT NULL,
    region_id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    province TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lng DOUBLE PRECISION NOT NULL,
    population BIGINT NOT NULL,
    name_sorted TEXT NOT NULL,
    search_text TEXT NOT NULL,
    PRIMARY KEY (network_id, town_id),
    UNIQUE (network_id, code),
    FOREIGN KEY (network_id, region_id) REFERENCES region (network_id, region_id)
  );
  CREATE INDEX town_by_name ON town (network_id, name_sorted, town_id);
  CREATE TABLE cluster (
    network_id TEXT NOT NULL REFERENCES network (network_id),
    cluster_id TEXT NOT NULL,
    name TEXT NOT NULL,
    technologies TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, cluster_id)
  );
)sql";

constexpr auto organizations_and_labs = R"sql(
  CREATE TABLE organization (
    network_id TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    region_id TEXT NOT NULL,
    town_id TEXT NOT NULL,
    website TEXT,
    is_listed BOOLEAN NOT NULL,
    name_sorted TEXT NOT NULL,
    search_text TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, organization_id),
    FOREIGN KEY (network_id, town_id) REFERENCES town (network_id, town_id)
  );
  CREATE INDEX organization_by_name ON organization (network_id, name_sorted, organization_id);
  CREATE TABLE lab (
    network_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    code TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    region_id TEXT NOT NULL,
    town_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lng DOUBLE PRECISION NOT NULL,
    shown_lat DOUBLE PRECISION NOT NULL,
    shown_lng DOUBLE PRECISION NOT NULL,
    people_hours_per_day DOUBLE PRECISION NOT NULL,
    limits TEXT NOT NULL,
    referees TEXT NOT NULL,
    state TEXT NOT NULL,
    name_sorted TEXT NOT NULL,
    search_text TEXT NOT NULL,
    declared_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, lab_id),
    UNIQUE (network_id, code),
    FOREIGN KEY (network_id, organization_id)
      REFERENCES organization (network_id, organization_id),
    FOREIGN KEY (network_id, town_id) REFERENCES town (network_id, town_id)
  );
  CREATE INDEX lab_by_name ON lab (network_id, name_sorted, lab_id);
  CREATE INDEX lab_by_organization ON lab (network_id, organization_id);
  CREATE INDEX lab_by_state ON lab (network_id, state, confirmed_at);
  CREATE TABLE lab_transition (
    transition_id TEXT NOT NULL,
    network_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    lab_version BIGINT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (network_id, transition_id),
    FOREIGN KEY (network_id, lab_id) REFERENCES lab (network_id, lab_id)
  );
  CREATE INDEX lab_transition_of_lab ON lab_transition (network_id, lab_id, lab_version);
  CREATE TABLE lab_vouch (
    network_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (network_id, lab_id, organization_id),
    FOREIGN KEY (network_id, lab_id) REFERENCES lab (network_id, lab_id)
  );
  CREATE TABLE lab_record (
    network_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    units_promised BIGINT NOT NULL,
    units_accepted BIGINT NOT NULL,
    PRIMARY KEY (network_id, lab_id),
    FOREIGN KEY (network_id, lab_id) REFERENCES lab (network_id, lab_id)
  );
  CREATE TABLE cluster_lab (
    network_id TEXT NOT NULL,
    cluster_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    PRIMARY KEY (network_id, cluster_id, lab_id),
    FOREIGN KEY (network_id, cluster_id) REFERENCES cluster (network_id, cluster_id),
    FOREIGN KEY (network_id, lab_id) REFERENCES lab (network_id, lab_id)
  );
  CREATE INDEX cluster_lab_of_lab ON cluster_lab (network_id, lab_id);
)sql";

constexpr auto machines_and_materials = R"sql(
  CREATE TABLE material (
    network_id TEXT NOT NULL REFERENCES network (network_id),
    material_id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    kg_per_unit DOUBLE PRECISION NOT NULL,
    price_minor_per_unit BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, material_id),
    UNIQUE (network_id, code)
  );
  CREATE TABLE machine (
    network_id TEXT NOT NULL,
    machine_id TEXT NOT NULL,
    code TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    technology TEXT NOT NULL,
    make TEXT NOT NULL,
    model TEXT NOT NULL,
    machine_model TEXT,
    count BIGINT NOT NULL,
    work_x_mm DOUBLE PRECISION,
    work_y_mm DOUBLE PRECISION,
    work_z_mm DOUBLE PRECISION,
    materials TEXT NOT NULL,
    hours_per_day DOUBLE PRECISION NOT NULL,
    availability_percent DOUBLE PRECISION NOT NULL,
    nozzle_mm DOUBLE PRECISION,
    laser_w DOUBLE PRECISION,
    clamp_force_kn DOUBLE PRECISION,
    state TEXT NOT NULL,
    declared_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, machine_id),
    UNIQUE (network_id, code),
    FOREIGN KEY (network_id, lab_id) REFERENCES lab (network_id, lab_id)
  );
  CREATE INDEX machine_of_lab ON machine (network_id, lab_id, technology);
)sql";

constexpr auto sites = R"sql(
  CREATE TABLE site (
    network_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    region_id TEXT NOT NULL,
    town_id TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lng DOUBLE PRECISION NOT NULL,
    organization_id TEXT,
    lab_id TEXT,
    beds BIGINT,
    state TEXT NOT NULL,
    name_sorted TEXT NOT NULL,
    search_text TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, site_id),
    FOREIGN KEY (network_id, town_id) REFERENCES town (network_id, town_id),
    FOREIGN KEY (network_id, organization_id)
      REFERENCES organization (network_id, organization_id),
    FOREIGN KEY (network_id, lab_id) REFERENCES lab (network_id, lab_id)
  );
  CREATE INDEX site_by_name ON site (network_id, name_sorted, site_id);
  CREATE TABLE site_transition (
    transition_id TEXT NOT NULL,
    network_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    site_version BIGINT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT,
    called_number TEXT,
    number_source TEXT,
    PRIMARY KEY (network_id, transition_id),
    FOREIGN KEY (network_id, site_id) REFERENCES site (network_id, site_id)
  );
  CREATE INDEX site_transition_of_site ON site_transition (network_id, site_id, site_version);
)sql";

constexpr auto know_how = R"sql(
  CREATE TABLE know_how (
    network_id TEXT NOT NULL,
    know_how_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    skill TEXT NOT NULL,
    declared_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, know_how_id),
    UNIQUE (network_id, lab_id, skill),
    FOREIGN KEY (network_id, lab_id) REFERENCES lab (network_id, lab_id)
  );
  CREATE TABLE know_how_vouch (
    network_id TEXT NOT NULL,
    know_how_id TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (network_id, know_how_id, organization_id),
    FOREIGN KEY (network_id, know_how_id) REFERENCES know_how (network_id, know_how_id)
  );
)sql";

// One row a network, moved by every change of what a list of machines shows, so that a list made
// earlier is known to be still true without making it again.
constexpr auto machine_list_stamp = R"sql(
  CREATE TABLE machine_list_stamp (
    network_id TEXT NOT NULL PRIMARY KEY REFERENCES network (network_id),
    stamp BIGINT NOT NULL
  );
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"network", 1, "networks, regions, towns and clusters", networks},
          {"network", 2, "organizations and labs", organizations_and_labs},
          {"network", 3, "machines and materials", machines_and_materials},
          {"network", 4, "sites", sites},
          {"network", 5, "know-how", know_how},
          {"network", 6, "the stamp of machine lists", machine_list_stamp}};
}

}  // namespace touiza::network
