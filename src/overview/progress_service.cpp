#include "overview/progress_service.hpp"

#include "database/database.hpp"
#include "needs/need_service.hpp"
#include "network/directory.hpp"
#include "overview/all_pages.hpp"

namespace touiza::overview {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

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
    const auto all = read_books(t, network, books_);
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
    const auto all = read_books(t, network, books_);
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
    const auto all = read_books(t, network, books_);
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
    for (const auto& job : books_.jobs.facts(t, network).jobs) {
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
    const auto sums = sum_up(read_books(t, network, books_));
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
  return foundation_.database.read(
      [&](Transaction& t) -> Result<Agreement> { return overview::agreement(t, network, books_); });
}

}  // namespace touiza::overview
