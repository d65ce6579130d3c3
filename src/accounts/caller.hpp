// Who is asking: an account with its grants, a token with its scopes, or a visitor.
#pragma once

#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"

namespace touiza::accounts {

enum class Role {
  deployment_admin,  ///< Runs the deployment; sees nothing of a network's work.
  network_admin,     ///< Of a network.
  auditor,           ///< Of a network: reads all of it, changes nothing.
  coordinator,       ///< Of a region or a cluster; of the whole network where neither is named.
  owner,             ///< From here on, of an organization.
  maker,
  designer,
  quality,
  requester,
  driver,
  supporter,
  member,   ///< Anyone who has signed in. Never granted.
  visitor,  ///< Anyone. Never granted.
};
BOOST_DESCRIBE_ENUM(Role, deployment_admin, network_admin, auditor, coordinator, owner, maker,
                    designer, quality, requester, driver, supporter, member, visitor)

/// A role and where it holds.
struct Grant {
  Role role = Role::member;
  NetworkId network;                           ///< Empty for deployment_admin.
  std::optional<RegionId> region;              ///< Of a coordinator.
  std::optional<ClusterId> cluster;            ///< Of a coordinator.
  std::optional<OrganizationId> organization;  ///< Of owner … supporter.
  bool is_second_factor_waived = false;        ///< The network is a demonstration.

  friend bool operator==(const Grant&, const Grant&) = default;
};

/// What a token may be used for: "<room>:read" and "<room>:write"; writing includes reading.
struct TokenScopes {
  std::vector<std::string> scopes;
};

/// The actor of what the server does by itself (a plan that is ready, an offer that expires).
inline const AccountId system_account{"00000000-0000-7000-8000-000000000000"};

struct Caller {
  std::optional<AccountId> account;  ///< None: a visitor.
  std::vector<Grant> grants;
  std::string language = "fr";           ///< "fr", "ar" or "en".
  bool is_second_factor_passed = false;  ///< In this session.
  std::optional<TokenScopes> token;      ///< Set where the request came with an API token.
  std::string session_hash;              ///< Set where it came with a session.
  std::string csrf_token;                ///< What writes of this session have to carry.

  bool is_signed_in() const { return account.has_value(); }
  /// Whom to record; empty for a visitor.
  AccountId actor() const { return account.value_or(AccountId{}); }
};

/// The server itself, acting in `network` with a network administrator's rights.
inline Caller system_caller(const NetworkId& network) {
  Caller caller;
  caller.account = system_account;
  caller.grants.push_back(Grant{.role = Role::network_admin,
                                .network = network,
                                .region = {},
                                .cluster = {},
                                .organization = {},
                                .is_second_factor_waived = true});
  return caller;
}

}  // namespace touiza::accounts
