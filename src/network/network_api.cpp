#include "http/short_list.hpp"
#include "network/api.hpp"
#include "network/technology.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;
using http::Page;

struct ClusterLabPath {
  NetworkId network;
  ClusterId cluster;
  LabId lab;
};
BOOST_DESCRIBE_STRUCT(ClusterLabPath, (), (network, cluster, lab))

struct RegionsDraft {
  std::vector<RegionDraft> regions;
  static constexpr auto rules() {
    return json::rules(json::items(&RegionsDraft::regions, {.min = 1, .max = 500}));
  }
};
BOOST_DESCRIBE_STRUCT(RegionsDraft, (), (regions))

struct RegionsView {
  std::vector<Region> regions;
};
BOOST_DESCRIBE_STRUCT(RegionsView, (), (regions))

struct TownsDraft {
  std::vector<TownDraft> towns;
  static constexpr auto rules() {
    return json::rules(json::items(&TownsDraft::towns, {.min = 1, .max = 5000}));
  }
};
BOOST_DESCRIBE_STRUCT(TownsDraft, (), (towns))

struct TownsView {
  std::vector<TownView> towns;
};
BOOST_DESCRIBE_STRUCT(TownsView, (), (towns))

void add_technology_routes(accounts::Api& api) {
  http::add_short_list<Nothing, http::ShortListQuery, Technology>(
      api, "/api/v1/technologies", "list_technologies", Action::visit, "Manufacturing processes",
      [](const Caller&, const Nothing&) -> Result<Page<Technology>> {
        const auto all = technologies();
        return Page<Technology>{{all.begin(), all.end()}, std::nullopt};
      });
  http::add_short_list<Nothing, http::ShortListQuery, MachineModel>(
      api, "/api/v1/machine-models", "list_machine_models", Action::visit,
      "Machines as they are sold, with their work volumes",
      [](const Caller&, const Nothing&) -> Result<Page<MachineModel>> {
        const auto all = machine_models();
        return Page<MachineModel>{{all.begin(), all.end()}, std::nullopt};
      });
}

void add_ground_routes(accounts::Api& api, const NetworkService& networks) {
  http::add_short_list<NetworkPath, http::ShortListQuery, RegionView>(
      api, "/api/v1/networks/{network}/regions", "list_regions", Action::see_network,
      "Regions with what they have", [&networks](const Caller& caller, const NetworkPath& path) {
        return networks.regions(caller, path.network);
      });
  api.create<NetworkPath, RegionsDraft, RegionsView>(
      "/api/v1/networks/{network}/regions", "create_regions", Action::edit_network, "Add regions",
      [&networks](const Caller& caller, const NetworkPath& path, const RegionsDraft& draft) {
        return networks.add_regions(caller, path.network, draft.regions)
            .map([](std::vector<Region> regions) { return RegionsView{std::move(regions)}; });
      });
  api.list<NetworkPath, TownQuery, TownView>(
      "/api/v1/networks/{network}/towns", "list_towns", Action::see_network, "Towns by name",
      [&networks](const Caller& caller, const NetworkPath& path, const TownQuery& query) {
        return networks.towns(caller, path.network, query);
      });
  api.create<NetworkPath, TownsDraft, TownsView>(
      "/api/v1/networks/{network}/towns", "create_towns", Action::edit_network, "Add towns",
      [&networks](const Caller& caller, const NetworkPath& path, const TownsDraft& draft) {
        return networks.add_towns(caller, path.network, draft.towns)
            .map([](std::vector<TownView> towns) { return TownsView{std::move(towns)}; });
      });
}

void add_cluster_routes(accounts::Api& api, const NetworkService& networks) {
  http::add_short_list<NetworkPath, http::ShortListQuery, ClusterView>(
      api, "/api/v1/networks/{network}/clusters", "list_clusters", Action::see_network, "Clusters",
      [&networks](const Caller& caller, const NetworkPath& path) {
        return networks.clusters(caller, path.network);
      });
  api.create<NetworkPath, ClusterDraft, ClusterView>(
      "/api/v1/networks/{network}/clusters", "create_cluster", Action::edit_network,
      "Found a cluster",
      [&networks](const Caller& caller, const NetworkPath& path, const ClusterDraft& draft) {
        return networks.add_cluster(caller, path.network, draft);
      });
  api.put<ClusterLabPath, Nothing, Nothing>(
      "/api/v1/networks/{network}/clusters/{cluster}/labs/{lab}", "put_lab_into_cluster",
      Action::edit_lab, "A lab joins a cluster",
      [&networks](const Caller& caller, const ClusterLabPath& path, const Nothing&) {
        return networks.put_into_cluster(caller, path.network, path.cluster, path.lab);
      });
  api.remove<ClusterLabPath>("/api/v1/networks/{network}/clusters/{cluster}/labs/{lab}",
                             "take_lab_out_of_cluster", Action::edit_lab, "A lab leaves a cluster",
                             [&networks](const Caller& caller, const ClusterLabPath& path) {
                               return networks.take_out_of_cluster(caller, path.network,
                                                                   path.cluster, path.lab);
                             });
}

}  // namespace

void add_network_routes(accounts::Api& api, const NetworkServices& services) {
  const auto& networks = services.networks;
  http::add_short_list<Nothing, http::ShortListQuery, Network>(
      api, "/api/v1/networks", "list_networks", Action::see_network,
      "The networks of this deployment",
      [&networks](const Caller& caller, const Nothing&) { return networks.list(caller); });
  api.create<Nothing, NetworkDraft, Network>(
      "/api/v1/networks", "create_network", Action::edit_network, "Found a network",
      [&networks](const Caller& caller, const Nothing&, const NetworkDraft& draft) {
        return networks.add(caller, draft);
      });
  api.get<NetworkPath, Network>("/api/v1/networks/{network}", "get_network", Action::see_network,
                                "One network",
                                [&networks](const Caller& caller, const NetworkPath& path) {
                                  return networks.find(caller, path.network);
                                });
  api.patch<NetworkPath, NetworkEdit, Network>(
      "/api/v1/networks/{network}", "edit_network", Action::edit_network, "Change a network",
      [&networks](const Caller& caller, const NetworkPath& path,
                  const json::Edit<NetworkEdit>& edit) {
        return networks.edit(caller, path.network, edit);
      });
  add_technology_routes(api);
  add_ground_routes(api, networks);
  add_cluster_routes(api, networks);
  add_organization_routes(api, services.organizations);
  add_lab_routes(api, services.labs, services.know_how);
  add_machine_routes(api, services.machines);
  add_material_routes(api, services.materials);
  add_site_routes(api, services.sites);
}

}  // namespace touiza::network
