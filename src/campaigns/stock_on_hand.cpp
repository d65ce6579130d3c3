#include "campaigns/stock_on_hand.hpp"

#include <map>
#include <set>

#include "network/directory.hpp"

namespace touiza::campaigns {
namespace {

using database::Transaction;

struct Ground {
  std::map<std::string, RegionId> regions;  ///< By the id of the lab or site.
  std::set<std::string> askers;             ///< What comes here is for a need, and counted there.
};

Ground ground_of(Transaction& t, const NetworkId& network) {
  const network::NetworkDirectory directory;
  Ground ground;
  for (const auto& lab : directory.labs(t, network)) {
    ground.regions[lab.lab_id.text] = lab.region_id;
  }
  for (const auto& site : directory.sites(t, network)) {
    ground.regions[site.site_id.text] = site.region_id;
    if (site.kind == network::SiteKind::hospital) ground.askers.insert(site.site_id.text);
  }
  return ground;
}

}  // namespace

std::vector<StockOnHand> LedgerStockCount::on_hand(Transaction& t, const NetworkId& network) {
  const auto ground = ground_of(t, network);
  const auto materials = network::NetworkDirectory{}.materials(t, network);
  std::map<std::string, const network::Material*> material_by_id;
  for (const auto& material : materials) material_by_id[material.material_id.text] = &material;
  std::vector<StockOnHand> rows;
  std::set<std::string> counted;
  const auto add = [&](const stock::Balance& balance, int first_day = 0) {
    const auto region = ground.regions.find(balance.standing.place.id);
    if (region == ground.regions.end()) return;
    StockOnHand row;
    row.first_day = first_day;
    row.region_id = region->second;
    row.quantity = static_cast<double>(balance.quantity);
    switch (balance.item.kind) {
      case stock::ItemKind::material: {
        const auto material = material_by_id.find(balance.item.id);
        if (material == material_by_id.end()) return;
        row.material_id = material->second->material_id;
        row.quantity = stock::amount_of(balance.quantity, material->second->unit);
        counted.insert(balance.item.id);
        break;
      }
      case stock::ItemKind::component:
        row.component_id = ComponentId{balance.item.id};
        break;
      case stock::ItemKind::product:
        row.product_revision_id = RevisionId{balance.item.id};
        break;
    }
    rows.push_back(std::move(row));
  };
  stock::BalanceFilter filter;
  filter.state = stock::StockState::accepted;
  for (const auto& balance : ledger_.balances(t, network, filter)) add(balance);
  filter.state = stock::StockState::quarantine;
  for (const auto& balance : ledger_.balances(t, network, filter)) {
    if (balance.item.kind == stock::ItemKind::product) add(balance);
  }
  filter.state = stock::StockState::in_transit;
  for (const auto& balance : ledger_.balances(t, network, filter)) {
    if (!ground.askers.contains(balance.standing.place.id)) add(balance, 1);
  }
  // What was used up has no balance any more, but it was counted: there is none of it.
  http::PageQuery one;
  one.limit = 1;
  for (const auto& material : materials) {
    if (counted.contains(material.material_id.text)) continue;
    stock::MoveFilter moves;
    moves.item_id = material.material_id.text;
    const auto found = ledger_.moves(t, network, moves, one);
    if (!found || found->items.empty()) continue;
    StockOnHand none;
    none.material_id = material.material_id;
    rows.push_back(std::move(none));
  }
  return rows;
}

}  // namespace touiza::campaigns
