#include "campaigns/store.hpp"

namespace touiza::campaigns {
namespace {

constexpr auto plans = R"sql(
  CREATE TABLE plan (
    network_id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    campaign_id TEXT,
    state TEXT NOT NULL,
    draft TEXT NOT NULL,
    search TEXT NOT NULL,
    answer TEXT,
    failure TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    begun_at BIGINT,
    finished_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, plan_id)
  );
  CREATE INDEX plan_by_state ON plan (network_id, state, plan_id);
  CREATE TABLE plan_transition (
    network_id TEXT NOT NULL,
    transition_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, transition_id)
  );
)sql";

constexpr auto campaigns_and_offers = R"sql(
  CREATE TABLE campaign (
    network_id TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    emergency_id TEXT,
    plan_id TEXT NOT NULL,
    state TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    end_day INTEGER NOT NULL,
    offer_expiry_hours INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, campaign_id),
    UNIQUE (network_id, code)
  );
  CREATE TABLE campaign_need (
    network_id TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    need_id TEXT NOT NULL,
    design_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    planned BIGINT NOT NULL,
    PRIMARY KEY (network_id, campaign_id, need_id),
    FOREIGN KEY (network_id, campaign_id) REFERENCES campaign (network_id, campaign_id)
  );
  CREATE INDEX campaign_need_by_need ON campaign_need (network_id, need_id);
  CREATE TABLE campaign_tooling (
    network_id TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    machine_id TEXT NOT NULL,
    process_plan_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    order_day INTEGER NOT NULL,
    ready_day INTEGER NOT NULL,
    cost_mad DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (network_id, campaign_id, machine_id, process_plan_id),
    FOREIGN KEY (network_id, campaign_id) REFERENCES campaign (network_id, campaign_id)
  );
  CREATE TABLE offer (
    network_id TEXT NOT NULL,
    offer_id TEXT NOT NULL,
    code TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    region_id TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    design_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    component_id TEXT NOT NULL,
    process_plan_id TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    quantity_accepted BIGINT NOT NULL,
    machine_hours DOUBLE PRECISION NOT NULL,
    first_day INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    state TEXT NOT NULL,
    expires_at BIGINT,
    job_id TEXT,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, offer_id),
    UNIQUE (network_id, code),
    FOREIGN KEY (network_id, campaign_id) REFERENCES campaign (network_id, campaign_id)
  );
  CREATE INDEX offer_of_campaign ON offer (network_id, campaign_id, offer_id);
  CREATE INDEX offer_of_lab ON offer (network_id, lab_id, offer_id);
  CREATE INDEX offer_open ON offer (network_id, expires_at) WHERE state = 'open';
  CREATE TABLE campaign_transition (
    network_id TEXT NOT NULL,
    transition_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, transition_id)
  );
)sql";

constexpr auto jobs = R"sql(
  CREATE TABLE job (
    network_id TEXT NOT NULL,
    job_id TEXT NOT NULL,
    code TEXT NOT NULL,
    campaign_id TEXT NOT NULL,
    offer_id TEXT NOT NULL,
    lab_id TEXT NOT NULL,
    region_id TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    design_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    component_id TEXT NOT NULL,
    process_plan_id TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    quantity_promised BIGINT NOT NULL,
    good BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    due_day INTEGER NOT NULL,
    state TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    ended_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (network_id, job_id),
    UNIQUE (network_id, code),
    UNIQUE (network_id, offer_id),
    FOREIGN KEY (network_id, campaign_id) REFERENCES campaign (network_id, campaign_id),
    FOREIGN KEY (network_id, offer_id) REFERENCES offer (network_id, offer_id)
  );
  CREATE INDEX job_of_campaign ON job (network_id, campaign_id, job_id);
  CREATE INDEX job_of_lab ON job (network_id, lab_id, job_id);
  CREATE INDEX job_by_state ON job (network_id, state, job_id);
  CREATE INDEX job_of_revision ON job (network_id, revision_id);
  CREATE TABLE job_transition (
    network_id TEXT NOT NULL,
    transition_id TEXT NOT NULL,
    job_id TEXT NOT NULL,
    job_version BIGINT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (network_id, transition_id),
    FOREIGN KEY (network_id, job_id) REFERENCES job (network_id, job_id)
  );
  CREATE INDEX job_transition_of_job ON job_transition (network_id, job_id, job_version);
)sql";

constexpr auto out_of_reach = R"sql(
  ALTER TABLE campaign_need ADD COLUMN left_out TEXT NOT NULL DEFAULT '';
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {{"campaigns", 1, "plans", plans},
          {"campaigns", 2, "campaigns and offers", campaigns_and_offers},
          {"campaigns", 3, "jobs", jobs},
          {"campaigns", 4, "needs out of reach", out_of_reach}};
}

}  // namespace touiza::campaigns
