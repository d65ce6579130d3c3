#include "overview/api.hpp"

#include "network/api.hpp"

namespace touiza::overview {
namespace {

using accounts::Action;
using accounts::Caller;
using network::NetworkPath;

struct NeedProgressPath {
  NetworkId network;
  NeedId need;
};
BOOST_DESCRIBE_STRUCT(NeedProgressPath, (), (network, need))

void add_progress(accounts::Api& api, const ProgressService& progress) {
  api.list<NetworkPath, ProgressQuery, ProgressView>(
      "/api/v1/networks/{network}/progress", "list_progress", Action::see_progress,
      "The seven quantities, by need, lab, region or campaign",
      [&progress](const Caller& caller, const NetworkPath& path, const ProgressQuery& query) {
        return progress.list(caller, path.network, query);
      });
  api.get<NeedProgressPath, ProgressView>(
      "/api/v1/networks/{network}/progress/needs/{need}", "get_need_progress", Action::see_progress,
      "The seven quantities of one need",
      [&progress](const Caller& caller, const NeedProgressPath& path) {
        return progress.need(caller, path.network, path.need);
      });
}

void add_impact(accounts::Api& api, const ImpactService& impact) {
  api.get<NetworkPath, ImpactView>(
      "/api/v1/networks/{network}/impact", "get_impact", Action::see_network,
      "What was delivered, by day, region and design",
      [&impact](const Caller&, const NetworkPath& path) { return impact.impact(path.network); });
  api.raw<NetworkPath>(
      http::Method::get, "/api/v1/networks/{network}/impact.csv", "get_impact_csv",
      Action::see_network, "The same as comma-separated values", "text/csv",
      [&impact](const Caller& caller, const NetworkPath& path,
                const http::Request&) -> Result<http::Response> {
        const auto found = impact.impact(path.network);
        if (!found) return found.error();
        auto response =
            http::bytes_response(200, "text/csv; charset=utf-8", csv_of(*found, caller.language));
        response.set("Content-Disposition", http::attachment_disposition("impact.csv"));
        return response;
      });
}

}  // namespace

void add_overview_routes(accounts::Api& api, const OverviewServices& services) {
  api.get<NetworkPath, TodayView>(
      "/api/v1/networks/{network}/today", "get_today", Action::see_today,
      "What waits for the caller, by due day",
      [&today = services.today](const Caller& caller, const NetworkPath& path) {
        return today.today(caller, path.network);
      });
  api.list<NetworkPath, SearchQuery, FoundView>(
      "/api/v1/networks/{network}/search", "search", Action::search,
      "Labs, designs, needs, sites by name, and anything by its code",
      [&search = services.search](const Caller& caller, const NetworkPath& path,
                                  const SearchQuery& query) {
        return search.search(caller, path.network, query);
      });
  add_progress(api, services.progress);
  add_impact(api, services.impact);
}

}  // namespace touiza::overview
