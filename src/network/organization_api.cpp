#include "network/api.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

struct OrganizationPath {
  NetworkId network;
  OrganizationId organization;
};
BOOST_DESCRIBE_STRUCT(OrganizationPath, (), (network, organization))

}  // namespace

void add_organization_routes(accounts::Api& api, const OrganizationService& organizations) {
  api.list<NetworkPath, OrganizationQuery, OrganizationView>(
      "/api/v1/networks/{network}/organizations", "list_organizations", Action::see_organization,
      "Organizations by name",
      [&organizations](const Caller& caller, const NetworkPath& path,
                       const OrganizationQuery& query) {
        return organizations.list(caller, path.network, query);
      });
  api.create<NetworkPath, OrganizationDraft, OrganizationView>(
      "/api/v1/networks/{network}/organizations", "create_organization",
      Action::create_organization, "Register an organization; the caller becomes its owner",
      [&organizations](const Caller& caller, const NetworkPath& path,
                       const OrganizationDraft& draft) {
        return organizations.add(caller, path.network, draft);
      });
  api.get<OrganizationPath, OrganizationView>(
      "/api/v1/networks/{network}/organizations/{organization}", "get_organization",
      Action::see_organization, "One organization",
      [&organizations](const Caller& caller, const OrganizationPath& path) {
        return organizations.find(caller, path.network, path.organization);
      });
  api.patch<OrganizationPath, OrganizationEdit, OrganizationView>(
      "/api/v1/networks/{network}/organizations/{organization}", "edit_organization",
      Action::edit_organization, "Change an organization",
      [&organizations](const Caller& caller, const OrganizationPath& path,
                       const json::Edit<OrganizationEdit>& edit) {
        return organizations.edit(caller, path.network, path.organization, edit);
      });
}

}  // namespace touiza::network
