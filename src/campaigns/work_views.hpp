// Offers and jobs as people see them: with titles, materials, files and parameters.
#pragma once

#include "base/remembered.hpp"
#include "campaigns/campaign_model.hpp"
#include "campaigns/job_model.hpp"
#include "database/transaction.hpp"
#include "designs/catalogue.hpp"
#include "network/directory.hpp"
#include "network/sight.hpp"

namespace touiza::campaigns {

/// For the rows of one list: what several have in common is read once.
class WorkViews {
 public:
  WorkViews(database::Transaction& t, const NetworkId& network) : t_{t}, network_{network} {}

  OfferView of(const Offer& offer);
  /// `is_whole`: with its steps so far.
  JobView of(const Job& job, bool is_whole);

 private:
  template <class View, class Work>
  void tell_work(const Work& work, View& view);
  const std::optional<designs::Makeable>& makeable(const ProcessPlanId& plan);
  const std::optional<network::Material>& material(const MaterialId& material);

  database::Transaction& t_;
  const NetworkId& network_;
  Remembered<CampaignId, std::optional<Campaign>> campaigns_;
  Remembered<LabId, std::string> lab_codes_;
  Remembered<ProcessPlanId, std::optional<designs::Makeable>> makeables_;
  Remembered<MaterialId, std::optional<network::Material>> materials_;
};

OfferView view_of(database::Transaction& t, const Offer& offer);
JobView view_of(database::Transaction& t, const Job& job, bool is_whole);

/// Where an offer or a job stands, as far as rights depend on it.
template <class Work>
network::LabPlace place_of(database::Transaction& t, const Work& work);

extern template network::LabPlace place_of(database::Transaction& t, const Offer& offer);
extern template network::LabPlace place_of(database::Transaction& t, const Job& job);

}  // namespace touiza::campaigns
