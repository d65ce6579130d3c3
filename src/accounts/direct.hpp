// What other rooms, the commands and the demonstration do with accounts inside a transaction of
// their own. No permission is checked here and nothing is committed: the caller answers for both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/address.hpp"
#include "accounts/foundation.hpp"
#include "accounts/model.hpp"
#include "database/transaction.hpp"

namespace touiza::accounts {

struct NewAccount {
  std::string name;
  Address address;
  Language language = Language::fr;
  /// From PasswordHasher::hash(), made before the transaction.
  std::optional<std::string> password_hash{};
};

/// Errors: "address_is_taken".
Result<AccountId> add_account(database::Transaction& transaction, const Foundation& foundation,
                              const NewAccount& account);

/// Where a role holds. Neither: the whole network.
struct GrantPlace {
  std::optional<RegionId> region{};
  std::optional<ClusterId> cluster{};
  std::optional<OrganizationId> organization{};
};

/// Owner to supporter need an organization; a coordinator a region, a cluster or neither;
/// administrators and auditors none.
bool is_role_fitting(Role role, const GrantPlace& place, const NetworkId& network);
Error role_does_not_fit_place(Role role);

struct NewGrant {
  AccountId account;
  Role role = Role::maker;
  NetworkId network{};  ///< Empty for deployment_admin.
  GrantPlace place{};
  std::string title{};  ///< The place's name, for people.
  AccountId granted_by = system_account;
};

/// Also makes the account a member of the network. A grant that there is already is left as it is.
/// Errors: "role_does_not_fit_place", "account_is_unknown".
Result<GrantId> give_grant(database::Transaction& transaction, const Foundation& foundation,
                           const NewGrant& grant);

/// Says of a network what rights depend on. A demonstration asks nobody for a second factor and
/// shows its logins.
void declare_network(database::Transaction& transaction, const NetworkId& network,
                     bool is_demonstration);

/// True for a network that was declared.
bool is_network_known(database::Transaction& transaction, const NetworkId& network);

/// A member of a network, with or without roles in it. Once is enough.
void become_member(database::Transaction& transaction, const Foundation& foundation,
                   const AccountId& account, const NetworkId& network);

void add_demo_login(database::Transaction& transaction, const NetworkId& network,
                    const DemoLoginView& login);

/// The caller that an account is, with all its grants: for commands and the demonstration, which
/// act for people. Errors: "account_is_unknown".
Result<Caller> caller_of(database::Transaction& transaction, const AccountId& account,
                         bool is_second_factor_passed = true);

/// The account of an address, if there is one.
std::optional<AccountId> account_of(database::Transaction& transaction, const Address& address);

/// The name to show for an account; empty once it is erased or where it is unknown.
std::string name_of(database::Transaction& transaction, const AccountId& account);

/// Takes the second factor away, and with it the proof of all sessions and tokens: for one who lost
/// the telephone, after somebody has made sure who asks.
void reset_second_factor(database::Transaction& transaction, const AccountId& account);

/// Notes that `viewer` saw `what` ("address", "telephone") of `account`: once a day each. Looking
/// at oneself leaves no trace.
void leave_trace(database::Transaction& transaction, const Foundation& foundation,
                 const AccountId& viewer, const AccountId& account, const NetworkId& network,
                 std::string_view what);

}  // namespace touiza::accounts
