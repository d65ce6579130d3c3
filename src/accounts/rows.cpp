#include "accounts/rows.hpp"

#include <algorithm>

#include "accounts/permissions.hpp"

namespace touiza::accounts {
namespace {

struct GrantWithPolicy {
  Role role;
  NetworkId network_id;
  std::optional<RegionId> region_id;
  std::optional<ClusterId> cluster_id;
  std::optional<OrganizationId> organization_id;
  bool is_demonstration;
};
BOOST_DESCRIBE_STRUCT(GrantWithPolicy, (),
                      (role, network_id, region_id, cluster_id, organization_id, is_demonstration))

constexpr auto grants_with_policies = R"sql(
  SELECT role, role_grant.network_id AS network_id, region_id, cluster_id, organization_id,
         COALESCE(is_demonstration, FALSE) AS is_demonstration
  FROM role_grant
  LEFT JOIN network_policy ON network_policy.network_id = role_grant.network_id
  WHERE account_id = ?1
  ORDER BY grant_id
)sql";

constexpr auto grants_for_people = R"sql(
  SELECT grant_id, role, NULLIF(network_id, '') AS network_id, region_id, cluster_id,
         organization_id, title
  FROM role_grant
  WHERE account_id = ?1 AND (?2 = '' OR network_id = ?2)
  ORDER BY grant_id
)sql";

}  // namespace

std::vector<Grant> grants_of(database::Transaction& transaction, const AccountId& account) {
  std::vector<Grant> grants;
  for (auto& row : transaction.all<GrantWithPolicy>(grants_with_policies, account)) {
    grants.push_back(Grant{.role = row.role,
                           .network = std::move(row.network_id),
                           .region = std::move(row.region_id),
                           .cluster = std::move(row.cluster_id),
                           .organization = std::move(row.organization_id),
                           .is_second_factor_waived = row.is_demonstration});
  }
  return grants;
}

std::vector<GrantView> grant_views_of(database::Transaction& transaction, const AccountId& account,
                                      const NetworkId& network) {
  return transaction.all<GrantView>(grants_for_people, account, network);
}

bool is_second_factor_awaited(const std::vector<Grant>& grants, bool is_passed) {
  return !is_passed && std::ranges::any_of(grants, is_second_factor_asked);
}

Error account_is_unknown() {
  return Error{ErrorKind::not_found, "account_is_unknown", "There is no such account.",
               "It may have been erased."};
}

}  // namespace touiza::accounts
