// Rows of this room's tables and the statements that several of its files use. For this room only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/address.hpp"
#include "accounts/model.hpp"
#include "base/result.hpp"
#include "database/transaction.hpp"

namespace touiza::accounts {

struct AccountRow {
  AccountId account_id;
  std::string name;
  Language language = Language::fr;
  AccountState state = AccountState::active;
  std::optional<std::string> password_hash;
  std::optional<std::string> totp_secret_sealed;
  bool totp_is_confirmed = false;
  std::int64_t totp_step_last = 0;
  Instant created_at;
  std::int64_t version = 1;

  bool has_second_factor() const { return totp_secret_sealed && totp_is_confirmed; }
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (account_id, name, language, state, password_hash, totp_secret_sealed,
                       totp_is_confirmed, totp_step_last, created_at, version))

inline constexpr auto find_account = R"sql(
  SELECT account_id, name, language, state, password_hash, totp_secret_sealed, totp_is_confirmed,
         totp_step_last, created_at, version
  FROM account
  WHERE account_id = ?1
)sql";

struct AddressRow {
  std::string address;
  AddressKind kind;
  AccountId account_id;
  Instant confirmed_at;
};
BOOST_DESCRIBE_STRUCT(AddressRow, (), (address, kind, account_id, confirmed_at))

struct GrantRow {
  NetworkId network_id;
  GrantId grant_id;
  AccountId account_id;
  Role role;
  std::optional<RegionId> region_id;
  std::optional<ClusterId> cluster_id;
  std::optional<OrganizationId> organization_id;
  std::string title;
  AccountId granted_by;
  Instant granted_at;
};
BOOST_DESCRIBE_STRUCT(GrantRow, (),
                      (network_id, grant_id, account_id, role, region_id, cluster_id,
                       organization_id, title, granted_by, granted_at))

struct MembershipRow {
  NetworkId network_id;
  AccountId account_id;
  Instant joined_at;
};
BOOST_DESCRIBE_STRUCT(MembershipRow, (), (network_id, account_id, joined_at))

struct SessionRow {
  std::string session_hash;
  AccountId account_id;
  bool is_second_factor_passed = false;
  Instant created_at;
  Instant seen_at;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (),
                      (session_hash, account_id, is_second_factor_passed, created_at, seen_at,
                       expires_at))

struct TraceRow {
  AccountId account_id;
  Day seen_on;
  AccountId viewer_id;
  NetworkId network_id;
  std::string what;
  Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(TraceRow, (), (account_id, seen_on, viewer_id, network_id, what, seen_at))

/// The grants as permissions read them, with what their network waives.
std::vector<Grant> grants_of(database::Transaction& transaction, const AccountId& account);

/// The grants as people see them; of one network, or of all where it is empty.
std::vector<GrantView> grant_views_of(database::Transaction& transaction, const AccountId& account,
                                      const NetworkId& network);

/// True where a role of the account waits for a second factor.
bool is_second_factor_awaited(const std::vector<Grant>& grants, bool is_passed);

Error account_is_unknown();

}  // namespace touiza::accounts
