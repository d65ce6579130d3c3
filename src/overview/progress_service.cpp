#include "overview/progress_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "database/database.hpp"
#include "designs/catalogue.hpp"
#include "needs/need_service.hpp"
#include "network/directory.hpp"
#include "overview/all_pages.hpp"

namespace touiza::overview {
namespace {

using accounts::Action;
using accounts::Caller;
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

std::map<RegionId, Quantities> sums_by_region(const Books& books, const Sums& sums) {
  std::map<RegionId, Quantities> regions;
  for (const auto& need : books.needs) regions[need.region_id] += sums.needs.at(need.need_id);
  return regions;
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

Books ProgressService::books(Transaction& t, const NetworkId& network) const {
  Books books;
  std::map<NeedId, campaigns::NeedDelivery> deliveries;
  for (const auto& each : sources_.deliveries.delivered(t, network)) {
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
  books.facts = sources_.jobs.facts(t, network);
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

Result<http::Page<ProgressView>> ProgressService::list(const Caller& caller,
                                                       const NetworkId& network,
                                                       const ProgressQuery& query) const {
  const auto allowed = accounts::allow(caller, Action::see_progress, {.network = network});
  if (!allowed) return allowed.error();
  switch (query.by) {
    case ProgressBy::need:
      return by_need(network);
    case ProgressBy::lab:
      return by_lab(caller, network);
    case ProgressBy::region:
      return by_region(network);
    case ProgressBy::campaign:
      break;
  }
  return by_campaign(caller, network);
}

Result<http::Page<ProgressView>> ProgressService::by_need(const NetworkId& network) const {
  return foundation_.database.read([&](Transaction& t) -> Result<Page> {
    std::map<SiteId, LocalText> sites;
    for (const auto& site : network::NetworkDirectory{}.sites(t, network)) {
      sites[site.site_id] = site.name;
    }
    std::map<NeedId, std::string> codes;
    for (const auto& need : needs::NeedService::all(t, network)) codes[need.need_id] = need.code;
    const auto all = books(t, network);
    const auto sums = sum_up(all);
    Page page;
    for (const auto& need : all.needs) {
      page.items.push_back(view_of(need.need_id.text, codes[need.need_id], sites[need.site_id],
                                   sums.needs.at(need.need_id)));
    }
    return page;
  });
}

Result<http::Page<ProgressView>> ProgressService::by_region(const NetworkId& network) const {
  return foundation_.database.read([&](Transaction& t) -> Result<Page> {
    const auto all = books(t, network);
    auto regions = sums_by_region(all, sum_up(all));
    Page page;
    for (const auto& region : network::NetworkDirectory{}.regions(t, network)) {
      page.items.push_back(
          view_of(region.region_id.text, region.iso_code, region.name, regions[region.region_id]));
    }
    return page;
  });
}

Result<http::Page<ProgressView>> ProgressService::by_campaign(const Caller& caller,
                                                              const NetworkId& network) const {
  const auto campaigns = all_pages(campaigns::CampaignQuery{}, [&](const auto& query) {
    return sources_.campaigns.list(caller, network, query);
  });
  if (!campaigns) return campaigns.error();
  return foundation_.database.read([&](Transaction& t) -> Result<Page> {
    const auto all = books(t, network);
    std::map<CampaignId, Quantities> quantities;
    for (const auto& pool : sum_up(all).pools) {
      for (const auto& campaign : pool.campaigns) quantities[campaign] += pool.total;
    }
    Page page;
    for (const auto& campaign : *campaigns) {
      page.items.push_back(view_of(campaign.campaign_id.text, campaign.code, campaign.name,
                                   quantities[campaign.campaign_id]));
    }
    return page;
  });
}

Result<http::Page<ProgressView>> ProgressService::by_lab(const Caller& caller,
                                                         const NetworkId& network) const {
  const auto named = all_pages(network::LabQuery{}, [&](const auto& query) {
    return sources_.labs.list(caller, network, query);
  });
  if (!named) return named.error();
  campaigns::OfferQuery open;
  open.state = campaigns::OfferState::open;
  const auto offers = all_pages(open, [&](const auto& query) {
    return sources_.offers.list(accounts::system_caller(network), network, query);
  });
  if (!offers) return offers.error();
  return foundation_.database.read([&](Transaction& t) -> Result<Page> {
    std::map<LabId, Quantities> labs;
    for (const auto& offer : *offers) labs[offer.lab_id].planned += offer.quantity;
    for (const auto& job : sources_.jobs.facts(t, network).jobs) {
      auto& lab = labs[job.lab_id];
      lab.planned += job.committed;
      lab.committed += job.committed;
      lab.made += job.made;
      lab.accepted += job.accepted;
    }
    for (const auto& units : sources_.whereabouts.of_labs(t, network)) {
      labs[units.lab_id].in_transit += units.in_transit;
      labs[units.lab_id].received += units.received;
    }
    std::map<LabId, LocalText> names;
    for (const auto& lab : *named) names[lab.lab_id] = lab.name;
    Page page;
    for (const auto& lab : network::NetworkDirectory{}.labs(t, network)) {
      const auto found = labs.find(lab.lab_id);
      if (found == labs.end()) continue;
      auto& quantities = found->second;
      quantities.needed = quantities.planned;  // What the network asks of this lab.
      const auto name = names.find(lab.lab_id);
      page.items.push_back(view_of(lab.lab_id.text, lab.code,
                                   name == names.end() ? LocalText{lab.code, "", ""} : name->second,
                                   quantities));
    }
    return page;
  });
}

Result<ProgressView> ProgressService::need(const Caller& caller, const NetworkId& network,
                                           const NeedId& id) const {
  const auto allowed = accounts::allow(caller, Action::see_progress, {.network = network});
  if (!allowed) return allowed.error();
  return foundation_.database.read([&](Transaction& t) -> Result<ProgressView> {
    const auto need = needs::NeedService::find(t, network, id);
    if (!need) return network::not_found();
    const auto site = network::NetworkDirectory{}.site(t, network, need->site_id);
    const auto sums = sum_up(books(t, network));
    const auto found = sums.needs.find(id);
    Quantities quantities;
    if (found != sums.needs.end()) {
      quantities = found->second;
    } else {
      quantities.needed = need->quantity;  // Asked for, and verified by nobody.
    }
    return view_of(need->need_id.text, need->code, site ? site->name : LocalText{}, quantities);
  });
}

Result<Agreement> ProgressService::agreement(const NetworkId& network) const {
  return foundation_.database.read([&](Transaction& t) -> Result<Agreement> {
    const auto all = books(t, network);
    const auto sums = sum_up(all);
    Agreement agreement;
    agreement.needs = sum_of(sums.needs);
    for (const auto& [region, quantities] : sums_by_region(all, sums)) {
      agreement.regions += quantities;
    }
    std::set<NeedId> served;
    Quantities beyond;
    for (const auto& pool : sums.pools) {
      Quantities of_needs;
      for (const auto& need : pool.needs) {
        of_needs += sums.needs.at(need);
        if (!served.insert(need).second) {
          agreement.findings.push_back(fmt::format("need {} is counted twice", need.text));
        }
      }
      // What jobs come to is either some need's or beyond all of them; more only where more was
      // sent than was made.
      if (pool.total.made < pool.products.made || pool.total.accepted < pool.products.accepted ||
          pool.total.committed < pool.products.committed) {
        agreement.findings.push_back(
            fmt::format("design {}: {} products were made, {} are shared out or left over",
                        pool.design_id.text, pool.products.made, pool.total.made));
      }
      agreement.campaigns += pool.total;
      for (const auto& column : columns) {
        beyond.*column.value += pool.total.*column.value - of_needs.*column.value;
      }
    }
    for (const auto& [id, quantities] : sums.needs) {
      check_order(id, quantities, agreement);
      if (!served.contains(id)) agreement.campaigns += quantities;
    }
    compare("regions", agreement.needs, agreement.regions, agreement);
    auto with_beyond = agreement.needs;
    with_beyond += beyond;
    compare("campaigns", with_beyond, agreement.campaigns, agreement);

    stock::BalanceFilter filter;
    filter.state = stock::StockState::received;
    check_against(sources_.ledger.balances(t, network, filter), all, "received",
                  &NeedOnTheBooks::received, agreement);
    filter.state = stock::StockState::in_transit;
    check_against(sources_.ledger.balances(t, network, filter), all, "in transit",
                  &NeedOnTheBooks::in_transit, agreement);
    return agreement;
  });
}

}  // namespace touiza::overview
