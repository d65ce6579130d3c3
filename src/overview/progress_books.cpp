#include "overview/progress_books.hpp"

#include <fmt/format.h>

#include <set>

#include "designs/catalogue.hpp"
#include "needs/need_service.hpp"

namespace touiza::overview {
namespace {

using database::Transaction;

bool is_on_the_books(needs::NeedState state) {
  return state != needs::NeedState::draft && state != needs::NeedState::submitted &&
         state != needs::NeedState::rejected;
}

Quantities sum_of(const std::map<NeedId, Quantities>& needs) {
  Quantities sum;
  for (const auto& [id, quantities] : needs) sum += quantities;
  return sum;
}

struct Column {
  const char* name;
  std::int64_t Quantities::*value;
};
constexpr Column columns[] = {
    {"needed", &Quantities::needed},       {"planned", &Quantities::planned},
    {"committed", &Quantities::committed}, {"made", &Quantities::made},
    {"accepted", &Quantities::accepted},   {"in_transit", &Quantities::in_transit},
    {"received", &Quantities::received},   {"surplus", &Quantities::surplus},
};

void compare(const char* what, const Quantities& a, const Quantities& b, Agreement& agreement) {
  for (const auto& column : columns) {
    if (a.*column.value == b.*column.value) continue;
    agreement.findings.push_back(fmt::format("{}: {} {} over needs, {} there", what, column.name,
                                             a.*column.value, b.*column.value));
  }
}

/// Each quantity includes the next one.
void check_order(const NeedId& id, const Quantities& need, Agreement& agreement) {
  const auto sent = need.received + need.in_transit;
  if (need.committed >= need.made && need.made >= need.accepted && need.accepted >= sent) return;
  agreement.findings.push_back(
      fmt::format("need {}: committed {}, made {}, accepted {}, sent {} do not include each other",
                  id.text, need.committed, need.made, need.accepted, sent));
}

/// What shipments say of a site's needs is in the ledger of that site.
void check_against(const std::vector<stock::Balance>& balances, const Books& books,
                   const char* what, std::int64_t NeedOnTheBooks::*units, Agreement& agreement) {
  std::map<std::string, std::int64_t> at_site;
  for (const auto& balance : balances) {
    if (balance.item.kind != stock::ItemKind::material) {
      at_site[balance.standing.place.id] += balance.quantity;
    }
  }
  std::map<std::string, std::int64_t> of_needs;
  for (const auto& need : books.needs) of_needs[need.site_id.text] += need.*units;
  for (const auto& [site, told] : of_needs) {
    if (told <= at_site[site]) continue;
    agreement.findings.push_back(
        fmt::format("site {}: {} units {} by its shipments, {} by the ledger", site, told, what,
                    at_site[site]));
  }
}

}  // namespace

Books read_books(Transaction& t, const NetworkId& network, const BookKeepers& keepers) {
  Books books;
  std::map<NeedId, campaigns::NeedDelivery> deliveries;
  for (const auto& each : keepers.deliveries.delivered(t, network)) {
    deliveries[each.need_id] = each;
  }
  for (const auto& need : needs::NeedService::all(t, network)) {
    const auto& delivery = deliveries[need.need_id];
    const auto sent = delivery.received + delivery.in_transit;
    if (!is_on_the_books(need.state) && sent == 0) continue;
    books.needs.push_back({.need_id = need.need_id,
                           .region_id = need.region_id,
                           .site_id = need.site_id,
                           .design_id = need.design_id,
                           .asked = asked_for(need, sent),
                           .priority = need.priority,
                           .due_day = need.due_day,
                           .received = delivery.received,
                           .in_transit = delivery.in_transit});
  }
  books.facts = keepers.jobs.facts(t, network);
  for (const auto& job : books.facts.jobs) {
    const auto [parts, is_new] = books.parts.try_emplace(job.revision_id);
    if (!is_new) continue;
    const auto whole = designs::Catalogue::whole(t, network, job.revision_id);
    if (!whole) continue;
    for (const auto& component : whole->components) {
      if (!component.is_made) continue;
      parts->second.push_back({component.component_id, component.units_per_product});
    }
  }
  return books;
}

std::map<RegionId, Quantities> sums_by_region(const Books& books, const Sums& sums) {
  std::map<RegionId, Quantities> regions;
  for (const auto& need : books.needs) regions[need.region_id] += sums.needs.at(need.need_id);
  return regions;
}

Agreement agreement(Transaction& t, const NetworkId& network, const BookKeepers& keepers) {
  const auto all = read_books(t, network, keepers);
  const auto sums = sum_up(all);
  Agreement found;
  found.needs = sum_of(sums.needs);
  for (const auto& [region, quantities] : sums_by_region(all, sums)) {
    found.regions += quantities;
  }
  std::set<NeedId> served;
  Quantities beyond;
  for (const auto& pool : sums.pools) {
    Quantities of_needs;
    for (const auto& need : pool.needs) {
      of_needs += sums.needs.at(need);
      if (!served.insert(need).second) {
        found.findings.push_back(fmt::format("need {} is counted twice", need.text));
      }
    }
    // What jobs come to is either some need's or beyond all of them; more only where more was
    // sent than was made.
    if (pool.total.made < pool.products.made || pool.total.accepted < pool.products.accepted ||
        pool.total.committed < pool.products.committed) {
      found.findings.push_back(
          fmt::format("design {}: {} products were made, {} are shared out or left over",
                      pool.design_id.text, pool.products.made, pool.total.made));
    }
    found.campaigns += pool.total;
    for (const auto& column : columns) {
      beyond.*column.value += pool.total.*column.value - of_needs.*column.value;
    }
  }
  for (const auto& [id, quantities] : sums.needs) {
    check_order(id, quantities, found);
    if (!served.contains(id)) found.campaigns += quantities;
  }
  compare("regions", found.needs, found.regions, found);
  auto with_beyond = found.needs;
  with_beyond += beyond;
  compare("campaigns", with_beyond, found.campaigns, found);

  stock::BalanceFilter filter;
  filter.state = stock::StockState::received;
  check_against(keepers.ledger.balances(t, network, filter), all, "received",
                &NeedOnTheBooks::received, found);
  filter.state = stock::StockState::in_transit;
  check_against(keepers.ledger.balances(t, network, filter), all, "in transit",
                &NeedOnTheBooks::in_transit, found);
  return found;
}

}  // namespace touiza::overview
