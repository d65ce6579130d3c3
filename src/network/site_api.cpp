#include "network/api.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

struct SitePath {
  NetworkId network;
  SiteId site;
};
BOOST_DESCRIBE_STRUCT(SitePath, (), (network, site))

}  // namespace

void add_site_routes(accounts::Api& api, const SiteService& sites) {
  api.list<NetworkPath, SiteQuery, SiteView>(
      "/api/v1/networks/{network}/sites", "list_sites", Action::see_site, "Sites by name",
      [&sites](const Caller& caller, const NetworkPath& path, const SiteQuery& query) {
        return sites.list(caller, path.network, query);
      });
  api.create<NetworkPath, SiteDraft, SiteView>(
      "/api/v1/networks/{network}/sites", "create_site", Action::create_site, "Propose a site",
      [&sites](const Caller& caller, const NetworkPath& path, const SiteDraft& draft) {
        return sites.add(caller, path.network, draft);
      });
  api.get<SitePath, SiteView>("/api/v1/networks/{network}/sites/{site}", "get_site",
                              Action::see_site, "One site",
                              [&sites](const Caller& caller, const SitePath& path) {
                                return sites.find(caller, path.network, path.site);
                              });
  api.patch<SitePath, SiteEdit, SiteView>(
      "/api/v1/networks/{network}/sites/{site}", "edit_site", Action::edit_site, "Change a site",
      [&sites](const Caller& caller, const SitePath& path, const json::Edit<SiteEdit>& edit) {
        return sites.edit(caller, path.network, path.site, edit);
      });
  api.step<SitePath, ActivationDraft, SiteView>(
      "/api/v1/networks/{network}/sites/{site}/activate", "activate_site", Action::activate_site,
      "One of two people says that a site is real",
      [&sites](const Caller& caller, const SitePath& path, const ActivationDraft& draft) {
        return sites.activate(caller, path.network, path.site, draft);
      });
  api.step<SitePath, StepReason, SiteView>(
      "/api/v1/networks/{network}/sites/{site}/close", "close_site", Action::edit_site,
      "A site receives nothing more",
      [&sites](const Caller& caller, const SitePath& path, const StepReason& reason) {
        return sites.close(caller, path.network, path.site, reason.reason);
      });
}

}  // namespace touiza::network
