#include "overview/today_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "database/database.hpp"
#include "network/directory.hpp"
#include "network/sight.hpp"
#include "overview/all_pages.hpp"

namespace touiza::overview {
namespace {

using accounts::Action;
using accounts::Caller;
using accounts::Target;
using database::Transaction;

/// Where labs and sites stand, as far as rights depend on it.
struct Ground {
  std::map<std::string, network::LabPlace> labs;
  std::map<std::string, Target> sites;
  std::set<std::string> hubs;
};

Ground ground_of(Transaction& t, const NetworkId& network) {
  Ground ground;
  const network::NetworkDirectory directory;
  for (const auto& lab : directory.labs(t, network)) {
    ground.labs[lab.lab_id.text] = {network, lab.region_id, lab.organization_id,
                                    directory.clusters_of(t, network, lab.lab_id)};
  }
  for (const auto& site : directory.sites(t, network)) {
    ground.sites[site.site_id.text] = {
        .network = network, .region = site.region_id, .organization = site.organization_id};
    if (site.kind == network::SiteKind::hub) ground.hubs.insert(site.site_id.text);
  }
  return ground;
}

/// Gathers items, each list of the rooms above in turn; the first refusal ends it.
class Gathering {
 public:
  Gathering(const Caller& caller, const NetworkId& network, const TodaySources& sources,
            Ground ground)
      : caller_{caller},
        network_{network},
        sources_{sources},
        ground_{std::move(ground)},
        own_{accounts::organizations_of(caller, network)} {}

  Done gather() {
    for (const auto step : {&Gathering::offers, &Gathering::jobs, &Gathering::lots,
                            &Gathering::shipments, &Gathering::needs, &Gathering::labs,
                            &Gathering::sites, &Gathering::plans, &Gathering::campaigns}) {
      if (const auto done = (this->*step)(); !done) return done;
    }
    return {};
  }
  std::vector<TodayItem> take() { return std::move(items_); }

  /// The labs of the caller's organizations.
  std::set<std::string> own_labs() const {
    std::set<std::string> labs;
    for (const auto& [id, place] : ground_.labs) {
      if (is_own(place.organization)) labs.insert(id);
    }
    return labs;
  }

 private:
  bool is_own(const std::optional<OrganizationId>& organization) const {
    return organization && std::ranges::find(own_, *organization) != own_.end();
  }
  /// Whether somewhere in the network, if only in a corner of it, the caller may do this.
  bool may_somewhere(Action action) const {
    return !accounts::reach(caller_, action, network_).is_nowhere();
  }
  bool may_at_lab(Action action, const LabId& lab) const {
    const auto place = ground_.labs.find(lab.text);
    return place != ground_.labs.end() && network::allow(caller_, action, place->second);
  }
  /// Of a lab of one's own. (A coordinator could answer for all of a region, but they wait for
  /// their labs.)
  bool waits_at_own_lab(Action action, const LabId& lab) const {
    const auto place = ground_.labs.find(lab.text);
    return place != ground_.labs.end() && is_own(place->second.organization) &&
           network::allow(caller_, action, place->second);
  }
  /// One's own lab or site; of coordinators the hubs, and sites that are no organization's.
  bool waits_at(Action action, const stock::PlaceRef& place) const {
    if (place.kind == stock::PlaceKind::lab) return waits_at_own_lab(action, LabId{place.id});
    const auto site = ground_.sites.find(place.id);
    if (site == ground_.sites.end()) return false;
    const auto& organization = site->second.organization;
    const bool is_ours = is_own(organization) || !organization || ground_.hubs.contains(place.id);
    return is_ours && accounts::may(caller_, action, site->second);
  }

  void add(TodayKind kind, const char* type, std::string id, TodayItem item) {
    item.kind = kind;
    item.subject = {type, std::move(id)};
    items_.push_back(std::move(item));
  }

  Done offers() {
    if (!may_somewhere(Action::answer_offer) || own_labs().empty()) return {};
    campaigns::OfferQuery query;
    query.state = campaigns::OfferState::open;
    for (const auto& lab : own_labs()) {
      if (!waits_at_own_lab(Action::answer_offer, LabId{lab})) continue;
      query.lab = LabId{lab};
      auto offers = all_pages(
          query, [&](const auto& asked) { return sources_.offers.list(caller_, network_, asked); });
      if (!offers) return offers.error();
      for (auto& offer : *offers) {
        TodayItem item;
        item.code = offer.code;
        item.title = offer.component_name;
        item.due_at = offer.expires_at;
        if (offer.expires_at) item.due_day = day_of(*offer.expires_at);
        item.count = offer.quantity;
        item.region_id = offer.region_id;
        add(TodayKind::offer_to_answer, "offer", offer.offer_id.text, std::move(item));
      }
    }
    return {};
  }

  Done jobs() {
    for (const auto& lab : own_labs()) {
      if (!waits_at_own_lab(Action::work_on_job, LabId{lab})) continue;
      for (const auto state : {campaigns::JobState::accepted, campaigns::JobState::in_progress,
                               campaigns::JobState::paused}) {
        campaigns::JobQuery query;
        query.lab = LabId{lab};
        query.state = state;
        auto jobs = all_pages(
            query, [&](const auto& asked) { return sources_.jobs.list(caller_, network_, asked); });
        if (!jobs) return jobs.error();
        for (auto& job : *jobs) {
          TodayItem item;
          item.code = job.code;
          item.title = job.component_name;
          item.due_day = job.due_day;
          item.count = job.remaining;
          item.region_id = job.region_id;
          add(TodayKind::job_to_do, "job", job.job_id.text, std::move(item));
        }
      }
    }
    return {};
  }

  Done lots() {
    if (!may_somewhere(Action::inspect_lot)) return {};
    production::LotQuery query;
    query.state = production::LotState::quarantined;
    auto lots = all_pages(
        query, [&](const auto& asked) { return sources_.lots.list(caller_, network_, asked); });
    if (!lots) return lots.error();
    for (auto& lot : *lots) {
      const bool is_mine = lot.lab_id ? may_at_lab(Action::inspect_lot, *lot.lab_id)
                                      : waits_at(Action::inspect_lot, stock::at_site(*lot.site_id));
      if (!is_mine) continue;
      TodayItem item;
      item.code = lot.code;
      item.title = lot.component_id ? lot.component_name : lot.design_title;
      item.since = lot.created_at;
      item.count = lot.quantity;
      item.region_id = lot.region_id;
      add(TodayKind::lot_to_inspect, "lot", lot.lot_id.text, std::move(item));
    }
    return {};
  }

  std::optional<TodayKind> kind_of(const shipping::ShipmentView& shipment) const {
    using shipping::ShipmentState;
    const bool is_driver = caller_.account && shipment.driver_id == caller_.account;
    const bool is_sender = waits_at(Action::dispatch_shipment, shipment.from.place);
    switch (shipment.state) {
      case ShipmentState::draft:
        if (is_sender) return TodayKind::shipment_to_pack;
        return std::nullopt;
      case ShipmentState::packed:
        if (is_sender || is_driver) return TodayKind::shipment_to_dispatch;
        return std::nullopt;
      case ShipmentState::dispatched:
      case ShipmentState::partially_received:
        if (waits_at(Action::receive_shipment, shipment.to.place)) {
          return TodayKind::shipment_to_receive;
        }
        if (is_driver) return TodayKind::shipment_to_deliver;
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }

  Done shipments() {
    using shipping::ShipmentState;
    for (const auto state : {ShipmentState::draft, ShipmentState::packed, ShipmentState::dispatched,
                             ShipmentState::partially_received}) {
      shipping::ShipmentQuery query;
      query.state = state;
      auto shipments = all_pages(query, [&](const auto& asked) {
        return sources_.shipments.list(caller_, network_, asked);
      });
      if (!shipments) return shipments.error();
      for (auto& shipment : *shipments) {
        const auto kind = kind_of(shipment);
        if (!kind) continue;
        TodayItem item;
        item.code = shipment.code;
        item.title =
            shipment.to.name.is_empty() ? LocalText{shipment.to.code, "", ""} : shipment.to.name;
        item.since = shipment.dispatched_at.value_or(shipment.created_at);
        item.count = shipment.units;
        item.region_id = shipment.to.region_id;
        add(*kind, "shipment", shipment.shipment_id.text, std::move(item));
      }
    }
    return {};
  }

  Done needs() {
    if (!may_somewhere(Action::verify_need)) return {};
    needs::NeedQuery query;
    query.state = needs::NeedState::submitted;
    auto needs = all_pages(
        query, [&](const auto& asked) { return sources_.needs.list(caller_, network_, asked); });
    if (!needs) return needs.error();
    for (auto& need : *needs) {
      const Target target{.network = network_, .region = need.region_id};
      if (!accounts::may(caller_, Action::verify_need, target)) continue;
      TodayItem item;
      item.code = need.code;
      item.title = need.site_name;
      item.due_day = need.due_day;
      item.count = need.quantity;
      item.region_id = need.region_id;
      add(TodayKind::need_to_verify, "need", need.need_id.text, std::move(item));
    }
    return {};
  }

  Done labs() {
    if (!may_somewhere(Action::review_lab)) return {};
    for (const auto state : {network::LabState::applied, network::LabState::in_review}) {
      network::LabQuery query;
      query.state = state;
      auto labs = all_pages(
          query, [&](const auto& asked) { return sources_.labs.list(caller_, network_, asked); });
      if (!labs) return labs.error();
      for (auto& lab : *labs) {
        if (!may_at_lab(Action::review_lab, lab.lab_id)) continue;
        TodayItem item;
        item.code = lab.code;
        item.title = lab.name;
        item.since = lab.declared_at;
        item.region_id = lab.region_id;
        add(TodayKind::lab_to_review, "lab", lab.lab_id.text, std::move(item));
      }
    }
    return {};
  }

  Done sites() {
    if (!may_somewhere(Action::activate_site)) return {};
    for (const auto state : {network::SiteState::proposed, network::SiteState::called_back}) {
      network::SiteQuery query;
      query.state = state;
      auto sites = all_pages(
          query, [&](const auto& asked) { return sources_.sites.list(caller_, network_, asked); });
      if (!sites) return sites.error();
      for (auto& site : *sites) {
        const Target target{.network = network_, .region = site.region_id};
        if (!accounts::may(caller_, Action::activate_site, target)) continue;
        TodayItem item;
        item.title = site.name;
        item.region_id = site.region_id;
        add(TodayKind::site_to_activate, "site", site.site_id.text, std::move(item));
      }
    }
    return {};
  }

  Done plans() {
    if (!accounts::may(caller_, Action::launch_plan, {.network = network_})) return {};
    campaigns::PlanQuery query;
    query.state = campaigns::PlanState::ready;
    auto plans = all_pages(
        query, [&](const auto& asked) { return sources_.plans.list(caller_, network_, asked); });
    if (!plans) return plans.error();
    for (auto& plan : *plans) {
      if (plan.is_what_if || plan.campaign_id) continue;
      TodayItem item;
      const auto units = fmt::format("{} / {}", plan.on_time_units, plan.needed_units);
      item.title = {units, units, units};
      item.since = plan.finished_at.value_or(plan.asked_at);
      item.count = plan.needed_units;
      add(TodayKind::plan_to_launch, "plan", plan.plan_id.text, std::move(item));
    }
    return {};
  }

  Done campaigns() {
    if (!accounts::may(caller_, Action::dispatch_offers, {.network = network_})) return {};
    campaigns::CampaignQuery query;
    query.state = campaigns::CampaignState::draft;
    auto campaigns = all_pages(query, [&](const auto& asked) {
      return sources_.campaigns.list(caller_, network_, asked);
    });
    if (!campaigns) return campaigns.error();
    for (auto& campaign : *campaigns) {
      TodayItem item;
      item.code = campaign.code;
      item.title = campaign.name;
      item.due_day = campaign.first_day;
      add(TodayKind::campaign_to_dispatch, "campaign", campaign.campaign_id.text, std::move(item));
    }
    return out_of_reach();
  }

  Done out_of_reach() {
    campaigns::CampaignQuery query;
    query.state = campaigns::CampaignState::running;
    auto campaigns = all_pages(query, [&](const auto& asked) {
      return sources_.campaigns.list(caller_, network_, asked);
    });
    if (!campaigns) return campaigns.error();
    for (auto& campaign : *campaigns) {
      if (campaign.out_of_reach_count == 0) continue;
      TodayItem item;
      item.code = campaign.code;
      item.title = campaign.name;
      item.due_day = campaign.first_day;
      item.count = campaign.out_of_reach_count;
      add(TodayKind::need_out_of_reach, "campaign", campaign.campaign_id.text, std::move(item));
    }
    return {};
  }

  const Caller& caller_;
  const NetworkId& network_;
  const TodaySources& sources_;
  Ground ground_;
  std::vector<OrganizationId> own_;
  std::vector<TodayItem> items_;
};

/// What neither is due nor says since when it waits comes last.
Day urgency(const TodayItem& item) {
  if (item.due_day) return *item.due_day;
  return item.since ? day_of(*item.since) : Day{INT32_MAX};
}

bool comes_first(const TodayItem& a, const TodayItem& b) {
  return std::tuple{urgency(a), a.subject.id} < std::tuple{urgency(b), b.subject.id};
}

WorkDone work_of(const std::vector<production::LabUnits>& units,
                 const std::set<std::string>& own_labs) {
  WorkDone work;
  std::set<SiteId> sites;
  for (const auto& lab : units) {
    if (!own_labs.contains(lab.lab_id.text)) continue;
    work.units_delivered += lab.received;
    work.units_in_transit += lab.in_transit;
    sites.insert(lab.sites.begin(), lab.sites.end());
  }
  work.sites = static_cast<std::int64_t>(sites.size());
  return work;
}

}  // namespace

Result<TodayView> TodayService::today(const Caller& caller, const NetworkId& network) const {
  const auto allowed = accounts::allow(caller, Action::see_today, {.network = network});
  if (!allowed) return allowed.error();
  auto ground = foundation_.database.read(
      [&](Transaction& t) -> Result<Ground> { return ground_of(t, network); });
  if (!ground) return ground.error();
  Gathering gathering{caller, network, sources_, *std::move(ground)};
  if (const auto gathered = gathering.gather(); !gathered) return gathered.error();
  auto items = gathering.take();
  std::ranges::sort(items, comes_first);

  TodayView view;
  std::map<TodayKind, std::int64_t> counts;
  for (auto& item : items) {
    const auto waiting = ++counts[item.kind];
    if (waiting <= static_cast<std::int64_t>(items_of_a_kind_max)) {
      view.items.push_back(std::move(item));
    }
  }
  for (const auto& [kind, count] : counts) view.sections.push_back({kind, count});

  const auto own_labs = gathering.own_labs();
  if (own_labs.empty()) return view;
  const auto work = foundation_.database.read([&](Transaction& t) -> Result<WorkDone> {
    return work_of(sources_.whereabouts.of_labs(t, network), own_labs);
  });
  if (!work) return work.error();
  view.work = *work;
  return view;
}

}  // namespace touiza::overview
