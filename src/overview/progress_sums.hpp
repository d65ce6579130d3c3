// From commitments and deliveries to the seven quantities of every need. No I/O.
#pragma once

#include <map>

#include "campaigns/job_desk.hpp"
#include "overview/progress_model.hpp"

namespace touiza::overview {

/// A need as far as its quantities ask.
struct NeedOnTheBooks {
  NeedId need_id;
  RegionId region_id;
  SiteId site_id;
  std::optional<DesignId> design_id;  ///< None: only described; no campaign serves it.
  std::int64_t asked = 0;             ///< Units that its site waits for, or has waited for.
  int priority = 2;
  Day due_day;
  std::int64_t received = 0;
  std::int64_t in_transit = 0;
};

/// What is still asked for: all of a need that is verified, open or fulfilled; of one that has
/// ended otherwise or is set aside no more than it was sent.
std::int64_t asked_for(const needs::Need& need, std::int64_t sent);

/// A made part of a product.
struct MadePart {
  campaigns::ComponentId component_id;
  int units_per_product = 1;
};

/// Everything that is known, read in one transaction.
struct Books {
  std::vector<NeedOnTheBooks> needs;
  campaigns::ProgressFacts facts;
  /// The made parts of each revision that something is made of, by position.
  std::map<RevisionId, std::vector<MadePart>> parts;
};

/// Campaigns of one design that serve common needs: what they make is shared out together, so that
/// a unit counts once however many campaigns a need is in. Mostly this is one campaign.
struct Pool {
  DesignId design_id;
  std::vector<CampaignId> campaigns;
  std::vector<NeedId> needs;
  Quantities products;  ///< Committed, made and accepted: whole products of all its jobs.
  Quantities total;     ///< Over its needs, with what no need asks for.
};

struct Sums {
  std::map<NeedId, Quantities> needs;
  std::vector<Pool> pools;
};

/// The scarcest component counts; products are shared out as campaigns::share_out() says. What was
/// sent to a need was accepted, made and committed, whoever made it.
Sums sum_up(const Books& books);

}  // namespace touiza::overview
