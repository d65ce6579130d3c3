// The SQL of campaigns and offers.
#pragma once

#include "campaigns/campaign_model.hpp"
#include "database/transaction.hpp"

namespace touiza::campaigns {

class CampaignStore {
 public:
  using Transaction = database::Transaction;

  static std::optional<Campaign> find(Transaction& t, const NetworkId& network,
                                      const CampaignId& campaign);
  /// One more than the query's limit, newest first.
  static std::vector<Campaign> list(Transaction& t, const NetworkId& network,
                                    const CampaignQuery& query);
  /// That are neither ended nor cancelled, by id.
  static std::vector<Campaign> live(Transaction& t, const NetworkId& network);
  static bool add(Transaction& t, const Campaign& campaign);
  static void save(Transaction& t, const Campaign& campaign);

  static std::vector<CampaignNeed> needs_of(Transaction& t, const NetworkId& network,
                                            const CampaignId& campaign);
  /// Of all campaigns, by campaign and need.
  static std::vector<CampaignNeed> all_needs(Transaction& t, const NetworkId& network);
  static void put_need(Transaction& t, const CampaignNeed& need);

  static std::vector<CampaignTooling> toolings_of(Transaction& t, const NetworkId& network,
                                                  const CampaignId& campaign);
  /// Of all campaigns that were not cancelled.
  static std::vector<CampaignTooling> all_toolings(Transaction& t, const NetworkId& network);
  static void put_tooling(Transaction& t, const CampaignTooling& tooling);

  static void record(Transaction& t, const CampaignTransition& transition);
};

/// What a list of offers is asked for; empty texts and lists match everything.
struct OfferFilter {
  std::string lab;
  std::string campaign;
  std::string state;
  std::string before;       ///< Only ids below it: the next page.
  bool is_limited = false;  ///< To the organizations (not drafts) and regions named.
  std::vector<OrganizationId> organizations;
  std::vector<RegionId> regions;
  int limit = 51;
};

class OfferStore {
 public:
  using Transaction = database::Transaction;

  static std::optional<Offer> find(Transaction& t, const NetworkId& network, const OfferId& offer);
  static std::vector<Offer> list(Transaction& t, const NetworkId& network,
                                 const OfferFilter& filter);
  static std::vector<Offer> of_campaign(Transaction& t, const NetworkId& network,
                                        const CampaignId& campaign);
  /// Draft and open ones of all campaigns, by id.
  static std::vector<Offer> standing(Transaction& t, const NetworkId& network);
  static std::vector<Offer> expired(Transaction& t, const NetworkId& network, Instant now);
  static bool add(Transaction& t, const Offer& offer);
  static void save(Transaction& t, const Offer& offer);
};

}  // namespace touiza::campaigns
