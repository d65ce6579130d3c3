#include "shipping/suggestions.hpp"

#include <algorithm>
#include <map>

#include "database/database.hpp"
#include "needs/need_service.hpp"
#include "network/directory.hpp"
#include "shipping/need_fit.hpp"

namespace touiza::shipping {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

/// Free units of a product lot in a place.
struct FreeLot {
  production::Lot lot;
  std::int64_t units = 0;
};

struct Store {
  production::KnownPlace place;
  network::Location location;
  std::vector<FreeLot> lots;  ///< Oldest first.
};

network::Location location_of(Transaction& t, const NetworkId& network, const PlaceRef& place) {
  const network::NetworkDirectory directory;
  if (place.kind == stock::PlaceKind::lab) {
    const auto lab = directory.lab(t, network, network::LabId{place.id});
    return lab ? network::Location{lab->lat, lab->lng} : network::Location{};
  }
  const auto site = directory.site(t, network, network::SiteId{place.id});
  return site ? network::Location{site->lat, site->lng} : network::Location{};
}

/// Hospitals are left out: what they have they keep.
std::vector<Store> stores(Transaction& t, const Caller& caller, const ShipmentDesk& desk,
                          const stock::Ledger& ledger, const NetworkId& network,
                          const SuggestionQuery& query) {
  stock::BalanceFilter filter;
  filter.state = stock::StockState::accepted;
  std::map<PlaceRef, Store> by_place;
  for (const auto& balance : ledger.balances(t, network, filter)) {
    if (balance.item.kind != stock::ItemKind::product || !balance.lot) continue;
    const auto& place = balance.standing.place;
    const auto lot = production::LotDesk::find(t, network, *balance.lot);
    if (!lot) continue;
    const auto units = desk.lots().available(t, *lot, place);
    if (units <= 0) continue;
    auto found = by_place.find(place);
    if (found == by_place.end()) {
      const auto known = production::LotDesk::place(t, network, place);
      if (!known || known->is_final) continue;
      if (query.region && known->region_id != *query.region) continue;
      const accounts::Target target{
          .network = network, .region = known->region_id, .organization = known->organization_id};
      if (!accounts::may(caller, Action::create_shipment, target)) continue;
      found = by_place.emplace(place, Store{*known, location_of(t, network, place), {}}).first;
    }
    found->second.lots.push_back({*lot, units});
  }
  std::vector<Store> all;
  for (auto& [place, store] : by_place) {
    std::ranges::sort(store.lots, {}, [](const FreeLot& free) { return free.lot.lot_id; });
    all.push_back(std::move(store));
  }
  return all;
}

/// Takes what the need lacks out of one place; none where nothing there fits.
std::optional<ShipmentSuggestion> take_from(Transaction& t, Store& store, const needs::Need& need,
                                            std::int64_t lacking) {
  ShipmentSuggestion suggestion;
  for (auto& free : store.lots) {
    if (suggestion.units == lacking) break;
    if (free.units == 0 || !fits(t, need, free.lot)) continue;
    const auto taken = std::min(free.units, lacking - suggestion.units);
    free.units -= taken;
    suggestion.units += taken;
    suggestion.lines.push_back({free.lot.lot_id, taken});
  }
  if (suggestion.units == 0) return std::nullopt;
  return suggestion;
}

}  // namespace

Result<http::Page<ShipmentSuggestion>> SuggestionService::suggest(
    const Caller& caller, const NetworkId& network, const SuggestionQuery& query) const {
  const auto reach = accounts::reach(caller, Action::create_shipment, network);
  if (reach.is_nowhere()) {
    const auto allowed = accounts::allow(caller, Action::create_shipment, {.network = network});
    if (!allowed) return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<http::Page<ShipmentSuggestion>> {
    auto places = stores(t, caller, desk_, ledger_, network, query);
    auto waiting = needs::NeedService::to_serve(t, network);
    std::ranges::sort(waiting, [](const needs::Need& a, const needs::Need& b) {
      return std::tuple(-a.priority, a.due_day, a.need_id) <
             std::tuple(-b.priority, b.due_day, b.need_id);
    });
    http::Page<ShipmentSuggestion> page;
    for (const auto& need : waiting) {
      auto lacking = still_needed(t, need);
      if (lacking == 0 || places.empty()) continue;
      const auto to = stock::at_site(need.site_id);
      const auto there = location_of(t, network, to);
      const auto nearness = [&](const Store& store) {
        return std::tuple(store.place.region_id != need.region_id,
                          network::distance(store.location, there).value(), store.place.place);
      };
      std::ranges::sort(places, {}, nearness);
      for (auto& store : places) {
        if (lacking == 0 || static_cast<int>(page.items.size()) == query.limit) break;
        auto suggestion = take_from(t, store, need, lacking);
        if (!suggestion) continue;
        suggestion->from = {store.place.place, store.place.name, store.place.code,
                            store.place.region_id};
        suggestion->to = ShipmentDesk::place_of(t, network, to);
        suggestion->need_id = need.need_id;
        suggestion->need_code = need.code;
        suggestion->priority = need.priority;
        suggestion->due_day = need.due_day;
        suggestion->still_needed = lacking;
        suggestion->distance_km = network::distance(store.location, there).value();
        lacking -= suggestion->units;
        page.items.push_back(*std::move(suggestion));
      }
    }
    return page;
  });
}

}  // namespace touiza::shipping
