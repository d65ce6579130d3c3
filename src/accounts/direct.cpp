#include "accounts/direct.hpp"

#include <fmt/format.h>

#include "accounts/rows.hpp"

namespace touiza::accounts {
namespace {

constexpr auto find_grant = R"sql(
  SELECT grant_id FROM role_grant
  WHERE network_id = ?1 AND account_id = ?2 AND role = ?3 AND COALESCE(region_id, '') = ?4
    AND COALESCE(cluster_id, '') = ?5 AND COALESCE(organization_id, '') = ?6
)sql";

constexpr auto forget_totp = R"sql(
  UPDATE account SET totp_secret_sealed = NULL, totp_is_confirmed = FALSE WHERE account_id = ?1
)sql";

constexpr auto upsert_policy = R"sql(
  INSERT INTO network_policy (network_id, is_demonstration) VALUES (?1, ?2)
  ON CONFLICT (network_id) DO UPDATE SET is_demonstration = excluded.is_demonstration
)sql";

constexpr auto upsert_demo_login = R"sql(
  INSERT INTO demo_login (network_id, address, title, role, password) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (network_id, address) DO UPDATE
  SET title = excluded.title, role = excluded.role, password = excluded.password
)sql";

template <class IdType>
std::string text_or_empty(const std::optional<IdType>& id) {
  return id ? id->text : std::string{};
}

}  // namespace

Result<AccountId> add_account(database::Transaction& transaction, const Foundation& foundation,
                              const NewAccount& account) {
  const auto now = foundation.clock.now();
  const auto id = new_id<AccountId>(now, foundation.random);
  if (account_of(transaction, account.address)) {
    return Error{ErrorKind::conflict, "address_is_taken", "This address belongs to an account.",
                 "Sign in with it, or take another one."};
  }
  transaction.insert("account", AccountRow{.account_id = id,
                                           .name = account.name,
                                           .language = account.language,
                                           .password_hash = account.password_hash,
                                           .totp_secret_sealed = {},
                                           .created_at = now});
  transaction.insert("address", AddressRow{account.address.text, account.address.kind, id, now});
  return id;
}

bool is_role_fitting(Role role, const GrantPlace& place, const NetworkId& network) {
  const bool has_network = !network.is_empty();
  switch (role) {
    case Role::deployment_admin:
      return !has_network && !place.region && !place.cluster && !place.organization;
    case Role::network_admin:
    case Role::auditor:
      return has_network && !place.region && !place.cluster && !place.organization;
    case Role::coordinator:
      return has_network && !place.organization && !(place.region && place.cluster);
    case Role::owner:
    case Role::maker:
    case Role::designer:
    case Role::quality:
    case Role::requester:
    case Role::driver:
    case Role::supporter:
      return has_network && place.organization && !place.region && !place.cluster;
    case Role::member:
    case Role::visitor:
      return false;
  }
  return false;
}

Error role_does_not_fit_place(Role role) {
  return Error{ErrorKind::invalid_input, "role_does_not_fit_place",
               fmt::format("The role {} cannot be given for this place.", json::enum_name(role)),
               "Owner to supporter need an organization; a coordinator a region, a cluster or "
               "neither; administrators and auditors none."};
}

Result<GrantId> give_grant(database::Transaction& transaction, const Foundation& foundation,
                           const NewGrant& grant) {
  if (!is_role_fitting(grant.role, grant.place, grant.network)) {
    return role_does_not_fit_place(grant.role);
  }
  const auto account = transaction.one<AccountRow>(find_account, grant.account);
  if (!account || account->state == AccountState::erased) return account_is_unknown();
  const auto known = transaction.one<GrantId>(
      find_grant, grant.network, grant.account, grant.role, text_or_empty(grant.place.region),
      text_or_empty(grant.place.cluster), text_or_empty(grant.place.organization));
  if (known) return *known;

  const auto now = foundation.clock.now();
  const GrantRow row{.network_id = grant.network,
                     .grant_id = new_id<GrantId>(now, foundation.random),
                     .account_id = grant.account,
                     .role = grant.role,
                     .region_id = grant.place.region,
                     .cluster_id = grant.place.cluster,
                     .organization_id = grant.place.organization,
                     .title = grant.title,
                     .granted_by = grant.granted_by,
                     .granted_at = now};
  transaction.insert("role_grant", row);
  if (!grant.network.is_empty()) {
    become_member(transaction, foundation, grant.account, grant.network);
  }
  foundation.events.publish(
      transaction,
      EventDraft{.network = grant.network,
                 .type = "role.granted",
                 .subject_type = "account",
                 .subject_id = grant.account.text,
                 .actor = grant.granted_by,
                 .data = fmt::format(R"({{"role":"{}"}})", json::enum_name(grant.role))});
  return row.grant_id;
}

void declare_network(database::Transaction& transaction, const NetworkId& network,
                     bool is_demonstration) {
  transaction.run(upsert_policy, network, is_demonstration);
}

bool is_network_known(database::Transaction& transaction, const NetworkId& network) {
  return transaction
      .one<bool>("SELECT is_demonstration FROM network_policy WHERE network_id = ?1", network)
      .has_value();
}

void become_member(database::Transaction& transaction, const Foundation& foundation,
                   const AccountId& account, const NetworkId& network) {
  const auto now = foundation.clock.now();
  if (!transaction.insert_unless_exists("membership", MembershipRow{network, account, now})) return;
  foundation.events.publish(transaction, EventDraft{.network = network,
                                                    .type = "member.joined",
                                                    .subject_type = "account",
                                                    .subject_id = account.text,
                                                    .actor = account});
}

void add_demo_login(database::Transaction& transaction, const NetworkId& network,
                    const DemoLoginView& login) {
  transaction.run(upsert_demo_login, network, login.address, login.title, login.role,
                  login.password);
}

Result<Caller> caller_of(database::Transaction& transaction, const AccountId& account,
                         bool is_second_factor_passed) {
  const auto row = transaction.one<AccountRow>(find_account, account);
  if (!row || row->state == AccountState::erased) return account_is_unknown();
  Caller caller;
  caller.account = account;
  caller.language = json::enum_name(row->language);
  caller.is_second_factor_passed = is_second_factor_passed;
  caller.grants = grants_of(transaction, account);
  return caller;
}

std::optional<AccountId> account_of(database::Transaction& transaction, const Address& address) {
  return transaction.one<AccountId>("SELECT account_id FROM address WHERE address = ?1",
                                    address.text);
}

std::string name_of(database::Transaction& transaction, const AccountId& account) {
  return transaction.one<std::string>("SELECT name FROM account WHERE account_id = ?1", account)
      .value_or("");
}

void reset_second_factor(database::Transaction& transaction, const AccountId& account) {
  transaction.run(forget_totp, account);
  transaction.run("UPDATE session SET is_second_factor_passed = FALSE WHERE account_id = ?1",
                  account);
  transaction.run("UPDATE api_token SET is_second_factor_passed = FALSE WHERE account_id = ?1",
                  account);
}

void leave_trace(database::Transaction& transaction, const Foundation& foundation,
                 const AccountId& viewer, const AccountId& account, const NetworkId& network,
                 std::string_view what) {
  if (viewer == account) return;
  const auto now = foundation.clock.now();
  transaction.insert_unless_exists(
      "personal_trace", TraceRow{account, day_of(now), viewer, network, std::string{what}, now});
}

}  // namespace touiza::accounts
