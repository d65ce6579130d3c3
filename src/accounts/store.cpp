#include "accounts/store.hpp"

namespace touiza::accounts {
namespace {

// Accounts are global to a deployment; what belongs to a network has its id first in the key.
// Digests are SHA-256 in hexadecimal; secrets that are only compared are never kept themselves.
constexpr auto accounts_and_sign_in = R"sql(
  CREATE TABLE account (
    account_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    password_hash TEXT,
    totp_secret_sealed TEXT,
    totp_is_confirmed BOOLEAN NOT NULL,
    totp_step_last BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
  );

  CREATE TABLE address (
    address TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (account_id),
    confirmed_at BIGINT NOT NULL
  );
  CREATE INDEX address_by_account ON address (account_id);

  CREATE TABLE sign_in_challenge (
    challenge_id TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    attempts_left INTEGER NOT NULL,
    joining_name TEXT,
    joining_language TEXT,
    joining_network_id TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
  );
  CREATE INDEX sign_in_challenge_by_expiry ON sign_in_challenge (expires_at);

  CREATE TABLE session (
    session_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (account_id),
    is_second_factor_passed BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
  );
  CREATE INDEX session_by_account ON session (account_id);
  CREATE INDEX session_by_expiry ON session (expires_at);

  CREATE TABLE api_token (
    token_id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (account_id),
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    is_second_factor_passed BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
  );
  CREATE INDEX api_token_by_account ON api_token (account_id);

  CREATE TABLE idempotency_record (
    account_id TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
  );
  CREATE INDEX idempotency_record_by_age ON idempotency_record (answered_at);

  CREATE TABLE personal_trace (
    account_id TEXT NOT NULL,
    seen_on INTEGER NOT NULL,
    viewer_id TEXT NOT NULL,
    network_id TEXT NOT NULL,
    what TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, seen_on, viewer_id, network_id, what)
  );
)sql";

constexpr auto members_of_networks = R"sql(
  CREATE TABLE network_policy (
    network_id TEXT NOT NULL PRIMARY KEY,
    is_demonstration BOOLEAN NOT NULL
  );

  CREATE TABLE membership (
    network_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (account_id),
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, account_id)
  );
  CREATE INDEX membership_by_account ON membership (account_id);

  CREATE TABLE role_grant (
    network_id TEXT NOT NULL,
    grant_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (account_id),
    role TEXT NOT NULL,
    region_id TEXT,
    cluster_id TEXT,
    organization_id TEXT,
    title TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (network_id, grant_id)
  );
  CREATE INDEX role_grant_by_account ON role_grant (account_id);
  CREATE UNIQUE INDEX role_grant_once ON role_grant
    (network_id, account_id, role, COALESCE(region_id, ''), COALESCE(cluster_id, ''),
     COALESCE(organization_id, ''));

  CREATE TABLE invitation (
    network_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    role TEXT NOT NULL,
    region_id TEXT,
    cluster_id TEXT,
    organization_id TEXT,
    title TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    invited_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_by TEXT,
    accepted_at BIGINT,
    PRIMARY KEY (network_id, invitation_id)
  );

  CREATE TABLE demo_login (
    network_id TEXT NOT NULL,
    address TEXT NOT NULL,
    title TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    PRIMARY KEY (network_id, address)
  );
)sql";

}  // namespace

std::vector<database::Migration> migrations() {
  return {
      {"accounts", 1, "accounts and sign-in", accounts_and_sign_in},
      {"accounts", 2, "members of networks", members_of_networks},
  };
}

}  // namespace touiza::accounts
