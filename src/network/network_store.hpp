// The ground that a network stands on, in SQL.
#pragma once

#include "database/transaction.hpp"
#include "network/network_model.hpp"

namespace touiza::network {

using database::Transaction;

std::optional<Network> find_network(Transaction& transaction, const NetworkId& network);
/// Errors: "not_found".
Done check_network(Transaction& transaction, const NetworkId& network);
std::vector<Network> all_networks(Transaction& transaction);

std::vector<RegionView> regions_with_counts(Transaction& transaction, const NetworkId& network);
std::optional<Region> find_region(Transaction& transaction, const NetworkId& network,
                                  const RegionId& region);

std::optional<Town> find_town(Transaction& transaction, const NetworkId& network,
                              const TownId& town);
void insert_town(Transaction& transaction, const Town& town);
/// One more than `query.limit` where there are more. Errors: "cursor_is_malformed".
Result<http::Page<TownView>> list_towns(Transaction& transaction, const NetworkId& network,
                                        const TownQuery& query);

std::vector<ClusterView> clusters_with_counts(Transaction& transaction, const NetworkId& network);
std::optional<Cluster> find_cluster(Transaction& transaction, const NetworkId& network,
                                    const ClusterId& cluster);

/// Says that lists of machines made before now are old.
void move_machine_list_stamp(Transaction& transaction, const NetworkId& network);
std::int64_t machine_list_stamp(Transaction& transaction, const NetworkId& network);

}  // namespace touiza::network
