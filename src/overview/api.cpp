#include "overview/api.hpp"

#include "http/short_list.hpp"
#include "network/api.hpp"

namespace touiza::overview {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Page;
using network::NetworkPath;

struct NeedProgressPath {
  NetworkId network;
  NeedId need;
};
BOOST_DESCRIBE_STRUCT(NeedProgressPath, (), (network, need))

struct ProgressListQuery : http::ShortListQuery {
  ProgressBy by = ProgressBy::need;

  static constexpr auto rules() {
    return json::rules(http::ShortListQuery::rules(), json::may_be_absent(&ProgressListQuery::by));
  }
};
BOOST_DESCRIBE_STRUCT(ProgressListQuery, (http::ShortListQuery), (by))

/// The best hundred are found; who looks further asks better.
struct SearchListQuery {
  std::string q;
  int limit = 20;
  std::optional<std::string> cursor;

  static constexpr int found_max = 100;
  static constexpr auto rules() {
    return json::rules(json::text(&SearchListQuery::q, {.min = 1, .max = 100}),
                       json::range(&SearchListQuery::limit, {.min = 1, .max = found_max}),
                       json::may_be_absent(&SearchListQuery::limit),
                       json::text(&SearchListQuery::cursor, {.max = 200}));
  }
};
BOOST_DESCRIBE_STRUCT(SearchListQuery, (), (q, limit, cursor))

void add_progress(accounts::Api& api, const ProgressService& progress) {
  http::add_short_list<NetworkPath, ProgressListQuery, ProgressView>(
      api, "/api/v1/networks/{network}/progress", "list_progress", Action::see_progress,
      "The seven quantities, by need, lab, region or campaign",
      [&progress](const Caller& caller, const NetworkPath& path, const ProgressListQuery& query) {
        return progress.list(caller, path.network, ProgressQuery{query.by});
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
  api.list<NetworkPath, SearchListQuery, FoundView>(
      "/api/v1/networks/{network}/search", "search", Action::search,
      "Labs, designs, needs, sites by name, and anything by its code",
      [&search = services.search](const Caller& caller, const NetworkPath& path,
                                  const SearchListQuery& query) -> Result<Page<FoundView>> {
        const auto position = http::position_from(query.cursor);
        if (!position) return position.error();
        auto all = search.search(caller, path.network, {query.q, SearchListQuery::found_max});
        if (!all) return all.error();
        return http::stretch_of(std::move(all->items), *position, query.limit);
      });
  add_progress(api, services.progress);
  add_impact(api, services.impact);
}

}  // namespace touiza::overview
