#include "overview/search_service.hpp"

#include "base/short_code.hpp"
#include "database/database.hpp"
#include "overview/all_pages.hpp"
#include "overview/code_index.hpp"

namespace touiza::overview {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

constexpr int needs_read_max = 200;

/// What a room answered for one thing, as a hit: none where the caller may not know of it.
template <class View, class TitleOf>
Result<std::vector<FoundView>> hit(const CodeHolder& holder, const std::string& code,
                                   const Result<View>& view, const TitleOf& title_of) {
  if (view) return std::vector{FoundView{holder.type, holder.id, code, title_of(*view)}};
  const bool is_hidden =
      view.error().kind == ErrorKind::not_found || view.error().kind == ErrorKind::not_allowed;
  if (is_hidden) return std::vector<FoundView>{};
  return view.error();
}

LocalText title_of_need(const needs::NeedView& need) {
  if (!need.site_name.is_empty()) return need.site_name;
  return {need.description, "", ""};
}

bool mentions(const needs::NeedView& need, const std::string& wanted) {
  const auto has = [&](const LocalText& text) {
    return folded(text.fr).find(wanted) != std::string::npos ||
           folded(text.ar).find(wanted) != std::string::npos ||
           folded(text.en).find(wanted) != std::string::npos;
  };
  return has(need.site_name) || (need.design_title && has(*need.design_title)) ||
         folded(need.description).find(wanted) != std::string::npos;
}

}  // namespace

Result<SearchService::Hits> SearchService::by_code(const Caller& caller, const NetworkId& network,
                                                   const std::string& code) const {
  const auto holder =
      foundation_.database.read([&](Transaction& t) -> Result<std::optional<CodeHolder>> {
        return holder_of(t, network, code);
      });
  if (!holder) return holder.error();
  if (!*holder) return Hits{};
  const auto& [type, id] = **holder;
  const auto& found = **holder;
  const auto& rooms = sources_.rooms;
  if (type == "job") {
    return hit(found, code, rooms.jobs.find(caller, network, campaigns::JobId{id}),
               [](const auto& job) { return job.component_name; });
  }
  if (type == "offer") {
    return hit(found, code, rooms.offers.find(caller, network, campaigns::OfferId{id}),
               [](const auto& offer) { return offer.component_name; });
  }
  if (type == "campaign") {
    return hit(found, code, rooms.campaigns.find(caller, network, CampaignId{id}),
               [](const auto& campaign) { return campaign.name; });
  }
  if (type == "need") {
    return hit(found, code, rooms.needs.find(caller, network, NeedId{id}), title_of_need);
  }
  if (type == "design") {
    return hit(found, code, sources_.designs.design(caller, network, DesignId{id}),
               [](const auto& design) { return design.title; });
  }
  if (type == "lot") {
    return hit(found, code, rooms.lots.find(caller, network, production::LotId{id}),
               [](const auto& lot) { return lot.design_title; });
  }
  if (type == "shipment") {
    return hit(found, code, rooms.shipments.find(caller, network, shipping::ShipmentId{id}),
               [](const auto& shipment) { return shipment.to.name; });
  }
  if (type == "lab") {
    return hit(found, code, rooms.labs.find(caller, network, LabId{id}),
               [](const auto& lab) { return lab.name; });
  }
  return hit(found, code, sources_.machines.find(caller, network, network::MachineId{id}),
             [](const auto& machine) {
               return LocalText{machine.make + " " + machine.model, "", ""};
             });
}

Result<SearchService::Hits> SearchService::by_text(const Caller& caller, const NetworkId& network,
                                                   const SearchQuery& query) const {
  Hits hits;
  const std::string text{trimmed(query.q)};
  designs::DesignQuery for_designs;
  for_designs.q = text;
  for_designs.limit = query.limit;
  const auto designs = sources_.designs.list(caller, network, for_designs);
  if (!designs) return designs.error();
  for (const auto& design : designs->items) {
    hits.push_back({"design", design.design_id.text, design.code, design.title});
  }
  network::LabQuery for_labs;
  for_labs.q = text;
  for_labs.limit = query.limit;
  const auto labs = sources_.rooms.labs.list(caller, network, for_labs);
  if (!labs) return labs.error();
  for (const auto& lab : labs->items) {
    hits.push_back({"lab", lab.lab_id.text, lab.code, lab.name});
  }
  network::SiteQuery for_sites;
  for_sites.q = text;
  for_sites.limit = query.limit;
  const auto sites = sources_.rooms.sites.list(caller, network, for_sites);
  if (!sites) return sites.error();
  for (const auto& site : sites->items) {
    hits.push_back({"site", site.site_id.text, "", site.name});
  }
  needs::NeedQuery newest;
  newest.limit = needs_read_max;
  const auto needs = sources_.rooms.needs.list(caller, network, newest);
  if (!needs) return needs.error();
  const auto wanted = folded(text);
  for (const auto& need : needs->items) {
    if (!mentions(need, wanted)) continue;
    hits.push_back({"need", need.need_id.text, need.code, title_of_need(need)});
  }
  return hits;
}

Result<http::Page<FoundView>> SearchService::search(const Caller& caller, const NetworkId& network,
                                                    const SearchQuery& query) const {
  const auto allowed = accounts::allow(caller, Action::search, {.network = network});
  if (!allowed) return allowed.error();
  http::Page<FoundView> page;
  if (trimmed(query.q).empty()) return page;
  if (const auto code = short_code_from_text(query.q)) {
    auto hits = by_code(caller, network, *code);
    if (!hits) return hits.error();
    page.items = *std::move(hits);
  }
  if (page.items.empty()) {
    auto hits = by_text(caller, network, query);
    if (!hits) return hits.error();
    page.items = *std::move(hits);
  }
  if (page.items.size() > static_cast<std::size_t>(query.limit)) {
    page.items.resize(static_cast<std::size_t>(query.limit));
  }
  return page;
}

}  // namespace touiza::overview
