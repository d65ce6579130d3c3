// Offers and jobs as people see them: with titles, materials, files and parameters.
#pragma once

#include "campaigns/campaign_model.hpp"
#include "campaigns/job_model.hpp"
#include "database/transaction.hpp"
#include "network/sight.hpp"

namespace touiza::campaigns {

OfferView view_of(database::Transaction& t, const Offer& offer);
/// `is_whole`: with its steps so far.
JobView view_of(database::Transaction& t, const Job& job, bool is_whole);

/// Where an offer or a job stands, as far as rights depend on it.
template <class Work>
network::LabPlace place_of(database::Transaction& t, const Work& work);

extern template network::LabPlace place_of(database::Transaction& t, const Offer& offer);
extern template network::LabPlace place_of(database::Transaction& t, const Job& job);

}  // namespace touiza::campaigns
