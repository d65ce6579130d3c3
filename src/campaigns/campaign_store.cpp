#include "campaigns/campaign_store.hpp"

namespace touiza::campaigns {
namespace {

// Each struct's members are its table's columns.

constexpr auto find_campaign = R"sql(
  SELECT * FROM campaign WHERE network_id = ?1 AND campaign_id = ?2
)sql";

constexpr auto list_campaigns = R"sql(
  SELECT * FROM campaign
  WHERE network_id = ?1 AND (?2 = '' OR campaign_id < ?2) AND (?3 = '' OR state = ?3)
  ORDER BY campaign_id DESC
  LIMIT ?4
)sql";

constexpr auto live_campaigns = R"sql(
  SELECT * FROM campaign
  WHERE network_id = ?1 AND state NOT IN ('ended', 'cancelled')
  ORDER BY campaign_id
)sql";

constexpr auto needs_of_campaign = R"sql(
  SELECT * FROM campaign_need WHERE network_id = ?1 AND campaign_id = ?2 ORDER BY need_id
)sql";

constexpr auto all_campaign_needs = R"sql(
  SELECT n.network_id, n.campaign_id, n.need_id, n.design_id, n.revision_id, n.planned,
         n.left_out
  FROM campaign_need n
  JOIN campaign c ON c.network_id = n.network_id AND c.campaign_id = n.campaign_id
  WHERE n.network_id = ?1 AND c.state <> 'cancelled'
  ORDER BY n.campaign_id, n.need_id
)sql";

constexpr auto put_campaign_need = R"sql(
  INSERT INTO campaign_need (network_id, campaign_id, need_id, design_id, revision_id, planned,
                             left_out)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT (network_id, campaign_id, need_id)
  DO UPDATE SET revision_id = excluded.revision_id, planned = excluded.planned,
                left_out = excluded.left_out
)sql";

constexpr auto toolings_of_campaign = R"sql(
  SELECT * FROM campaign_tooling
  WHERE network_id = ?1 AND campaign_id = ?2
  ORDER BY machine_id, process_plan_id
)sql";

constexpr auto all_campaign_toolings = R"sql(
  SELECT g.network_id, g.campaign_id, g.machine_id, g.process_plan_id, g.lab_id, g.order_day,
         g.ready_day, g.cost_mad
  FROM campaign_tooling g
  JOIN campaign c ON c.network_id = g.network_id AND c.campaign_id = g.campaign_id
  WHERE g.network_id = ?1 AND c.state <> 'cancelled'
  ORDER BY g.machine_id, g.process_plan_id, g.ready_day
)sql";

constexpr auto find_offer = R"sql(
  SELECT * FROM offer WHERE network_id = ?1 AND offer_id = ?2
)sql";

constexpr auto list_offers = R"sql(
  SELECT * FROM offer
  WHERE network_id = ?1 AND (?2 = '' OR lab_id = ?2) AND (?3 = '' OR campaign_id = ?3)
    AND (?4 = '' OR state = ?4) AND (?5 = '' OR offer_id < ?5)
    AND (NOT ?6 OR (organization_id IN (?7) AND state <> 'draft') OR region_id IN (?8))
  ORDER BY offer_id DESC
  LIMIT ?9
)sql";

constexpr auto offers_of_campaign = R"sql(
  SELECT * FROM offer WHERE network_id = ?1 AND campaign_id = ?2 ORDER BY offer_id
)sql";

constexpr auto standing_offers = R"sql(
  SELECT * FROM offer
  WHERE network_id = ?1 AND state IN ('draft', 'open')
  ORDER BY offer_id
)sql";

constexpr auto expired_offers = R"sql(
  SELECT * FROM offer
  WHERE network_id = ?1 AND state = 'open' AND expires_at <= ?2
  ORDER BY offer_id
)sql";

}  // namespace

std::optional<Campaign> CampaignStore::find(Transaction& t, const NetworkId& network,
                                            const CampaignId& campaign) {
  return t.one<Campaign>(find_campaign, network, campaign);
}

std::vector<Campaign> CampaignStore::list(Transaction& t, const NetworkId& network,
                                          const CampaignQuery& query) {
  const std::string_view state = query.state ? json::enum_name(*query.state) : "";
  return t.all<Campaign>(list_campaigns, network, query.cursor.value_or(""), state,
                         query.limit + 1);
}

std::vector<Campaign> CampaignStore::live(Transaction& t, const NetworkId& network) {
  return t.all<Campaign>(live_campaigns, network);
}

bool CampaignStore::add(Transaction& t, const Campaign& campaign) {
  return t.insert_unless_exists("campaign", campaign);
}

void CampaignStore::save(Transaction& t, const Campaign& campaign) {
  t.update("campaign", campaign, {"network_id", "campaign_id"});
}

std::vector<CampaignNeed> CampaignStore::needs_of(Transaction& t, const NetworkId& network,
                                                  const CampaignId& campaign) {
  return t.all<CampaignNeed>(needs_of_campaign, network, campaign);
}

std::vector<CampaignNeed> CampaignStore::all_needs(Transaction& t, const NetworkId& network) {
  return t.all<CampaignNeed>(all_campaign_needs, network);
}

void CampaignStore::put_need(Transaction& t, const CampaignNeed& need) {
  t.run(put_campaign_need, need.network_id, need.campaign_id, need.need_id, need.design_id,
        need.revision_id, need.planned, need.left_out);
}

std::vector<CampaignTooling> CampaignStore::toolings_of(Transaction& t, const NetworkId& network,
                                                        const CampaignId& campaign) {
  return t.all<CampaignTooling>(toolings_of_campaign, network, campaign);
}

std::vector<CampaignTooling> CampaignStore::all_toolings(Transaction& t, const NetworkId& network) {
  return t.all<CampaignTooling>(all_campaign_toolings, network);
}

void CampaignStore::put_tooling(Transaction& t, const CampaignTooling& tooling) {
  t.insert_unless_exists("campaign_tooling", tooling);
}

void CampaignStore::record(Transaction& t, const CampaignTransition& transition) {
  t.insert("campaign_transition", transition);
}

std::optional<Offer> OfferStore::find(Transaction& t, const NetworkId& network,
                                      const OfferId& offer) {
  return t.one<Offer>(find_offer, network, offer);
}

std::vector<Offer> OfferStore::list(Transaction& t, const NetworkId& network,
                                    const OfferFilter& filter) {
  return t.all<Offer>(list_offers, network, filter.lab, filter.campaign, filter.state,
                      filter.before, filter.is_limited, database::any_of(filter.organizations),
                      database::any_of(filter.regions), filter.limit);
}

std::vector<Offer> OfferStore::of_campaign(Transaction& t, const NetworkId& network,
                                           const CampaignId& campaign) {
  return t.all<Offer>(offers_of_campaign, network, campaign);
}

std::vector<Offer> OfferStore::standing(Transaction& t, const NetworkId& network) {
  return t.all<Offer>(standing_offers, network);
}

std::vector<Offer> OfferStore::expired(Transaction& t, const NetworkId& network, Instant now) {
  return t.all<Offer>(expired_offers, network, now);
}

bool OfferStore::add(Transaction& t, const Offer& offer) {
  return t.insert_unless_exists("offer", offer);
}

void OfferStore::save(Transaction& t, const Offer& offer) {
  t.update("offer", offer, {"network_id", "offer_id"});
}

}  // namespace touiza::campaigns
