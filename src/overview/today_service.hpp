// What waits for the caller, by due day, whatever roles meet in one person.
#pragma once

#include "campaigns/job_service.hpp"
#include "campaigns/offer_service.hpp"
#include "needs/need_service.hpp"
#include "network/lab_service.hpp"
#include "network/site_service.hpp"
#include "overview/today_model.hpp"
#include "production/lot_service.hpp"
#include "production/whereabouts.hpp"
#include "shipping/shipment_service.hpp"

namespace touiza::overview {

/// The rooms that are asked, each through its own lists: nobody sees more here than there.
struct TodaySources {
  const network::LabService& labs;
  const network::SiteService& sites;
  const needs::NeedService& needs;
  const campaigns::PlanService& plans;
  const campaigns::CampaignService& campaigns;
  const campaigns::OfferService& offers;
  const campaigns::JobService& jobs;
  const production::LotService& lots;
  const production::Whereabouts& whereabouts;
  const shipping::ShipmentService& shipments;
};

class TodayService {
 public:
  TodayService(accounts::Foundation& foundation, const TodaySources& sources)
      : foundation_{foundation}, sources_{sources} {}

  /// Makers: offers and jobs of their labs. Quality people and coordinators: lots to inspect.
  /// Senders, receivers, drivers and the coordinators of hubs: shipments. Coordinators: needs,
  /// labs, sites, plans and campaigns of their part of the network.
  ///
  /// Errors: those of allow() and of the lists.
  Result<TodayView> today(const accounts::Caller& caller, const NetworkId& network) const;

 private:
  accounts::Foundation& foundation_;
  TodaySources sources_;
};

}  // namespace touiza::overview
