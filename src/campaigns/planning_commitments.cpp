#include "campaigns/planning_commitments.hpp"

#include <algorithm>

#include "campaigns/share_out.hpp"
#include "designs/catalogue.hpp"

namespace touiza::campaigns {
namespace {

using database::Transaction;

/// Sets aside, campaign by campaign and design by design, what belongs to needs not asked for.
class Reserve {
 public:
  Reserve(const Commitments& commitments, const std::vector<needs::Need>& to_serve,
          PlanningFacts& facts)
      : commitments_{commitments}, facts_{facts} {
    for (const auto& need : to_serve) needs_[need.need_id] = &need;
    for (const auto& each : facts.needs) asked_.insert(each.need.need_id);
  }

  /// `revisions` are of one design; the same part of two of them, by its position, counts as one.
  void reserve(const CampaignId& campaign,
               const std::vector<const designs::RevisionView*>& revisions) {
    const auto& design = revisions.front()->design_id;
    claims_.clear();
    for (const auto& row : commitments_.needs) {
      if (row.campaign_id != campaign || row.design_id != design) continue;
      const auto sent = commitments_.sent_to(row.need_id);
      const auto open = needs_.find(row.need_id);
      Claim claim{row.need_id.text, sent, sent, 2, {}};  // Of a need that is closed: what it got.
      if (open != needs_.end()) {
        const auto& need = *open->second;
        claim = {row.need_id.text, need.quantity, sent, need.priority, need.due_day};
      }
      claims_.push_back(std::move(claim));
    }
    if (std::ranges::all_of(claims_, [&](const Claim& claim) { return is_asked(claim); })) return;
    auto parts = parts_of(revisions);
    if (parts.empty()) return;
    for (auto& part : parts) count(campaign, part);
    set_aside_products(revisions, parts);
    set_aside_hands_and_bought(*revisions.front(), parts);
    for (auto& part : parts) {
      set_aside_pieces(part);
      set_aside_promises(campaign, part);
    }
  }

 private:
  struct Part {
    int per_product = 1;
    std::set<ComponentId> components;  ///< One of each revision.
    std::int64_t made = 0;             ///< That lie somewhere and belong to others.
    std::int64_t promised = 0;         ///< That others wait for.

    bool is(const std::optional<ComponentId>& id) const { return id && components.contains(*id); }
  };

  static std::vector<Part> parts_of(const std::vector<const designs::RevisionView*>& revisions) {
    std::vector<Part> parts;
    for (const auto* revision : revisions) {
      std::size_t position = 0;
      for (const auto& component : revision->components) {
        if (!component.is_made) continue;
        if (position == parts.size()) parts.push_back({component.units_per_product, {}, 0, 0});
        parts[position++].components.insert(component.component_id);
      }
    }
    return parts;
  }

  bool is_asked(const Claim& claim) const { return asked_.contains(NeedId{claim.need_id}); }

  /// Of so many units of a component, what belongs to needs not asked for and was not sent yet.
  std::int64_t of_others(std::int64_t units, int per_product) const {
    const auto shares = share_out(units / std::max(per_product, 1), claims_);
    std::int64_t products = 0;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (!is_asked(claims_[i])) products += shares.units[i] - claims_[i].sent;
    }
    return std::max<std::int64_t>(products, 0) * per_product;
  }

  void count(const CampaignId& campaign, Part& part) const {
    std::int64_t made = 0;
    std::int64_t promised = 0;
    for (const auto& job : commitments_.jobs) {
      if (job.campaign_id != campaign || !part.is(job.component_id)) continue;
      made += commitments_.made(job);
      promised += commitments_.remaining(job);
    }
    for (const auto& offer : commitments_.offers) {
      if (offer.campaign_id == campaign && part.is(offer.component_id)) promised += offer.quantity;
    }
    part.made = of_others(made, part.per_product);
    const auto all = of_others(made + promised, part.per_product);
    part.promised = std::max<std::int64_t>(all - part.made, 0);
  }

  static std::int64_t whole(const std::vector<Part>& parts, bool with_promised) {
    std::vector<ComponentCount> counts;
    for (const auto& part : parts)
      counts.push_back({part.per_product, part.made + (with_promised ? part.promised : 0)});
    return whole_products(counts);
  }

  static std::int64_t take(StockOnHand& row, std::int64_t wanted) {
    const auto taken = std::min(wanted, static_cast<std::int64_t>(row.quantity));
    row.quantity -= static_cast<double>(taken);
    return taken;
  }

  /// What is put together already has its parts in it.
  void set_aside_products(const std::vector<const designs::RevisionView*>& revisions,
                          std::vector<Part>& parts) {
    auto products = whole(parts, false);
    for (const auto* revision : revisions) {
      for (auto& row : facts_.stock) {
        if (row.product_revision_id != revision->revision_id) continue;
        const auto taken = take(row, products);
        products -= taken;
        for (auto& part : parts) part.made -= taken * part.per_product;
      }
    }
  }

  /// What others have still to put together takes hands, and parts that are bought in.
  void set_aside_hands_and_bought(const designs::RevisionView& revision,
                                  const std::vector<Part>& parts) {
    const auto units = static_cast<double>(whole(parts, true));
    facts_.hands_reserved = facts_.hands_reserved + Hours{units * revision.assembly_s / 3600.0};
    for (const auto& component : revision.components) {
      if (component.is_made || !component.material_id) continue;
      double wanted = units * component.units_per_product * component.material_per_unit.value_or(1);
      for (auto& row : facts_.stock) {
        if (row.material_id != component.material_id) continue;
        const double taken = std::clamp(row.quantity, 0.0, wanted);
        row.quantity -= taken;
        wanted -= taken;
      }
    }
  }

  void set_aside_pieces(Part& part) {
    for (auto& row : facts_.stock) {
      if (part.is(row.component_id)) part.made -= take(row, part.made);
    }
    for (auto& row : facts_.pending) {
      if (!part.is(row.component_id)) continue;
      const auto taken = std::min(part.made, row.units);
      row.units -= taken;
      part.made -= taken;
    }
  }

  void set_aside_promises(const CampaignId& campaign, Part& part) {
    for (auto& promise : facts_.promises) {
      if (promise.campaign_id != campaign || !part.is(promise.component_id)) continue;
      promise.reserved = std::min(part.promised, promise.remaining);
      part.promised -= promise.reserved;
    }
  }

  const Commitments& commitments_;
  PlanningFacts& facts_;
  std::map<NeedId, const needs::Need*> needs_;
  std::set<NeedId> asked_;
  std::vector<Claim> claims_;  ///< Of the campaign and design looked at.
};

void add_revision_promised(Transaction& t, const NetworkId& network, const RevisionId& id,
                           PlanningFacts& facts) {
  const auto is_it = [&](const designs::RevisionView& known) { return known.revision_id == id; };
  if (std::ranges::any_of(facts.revisions, is_it)) return;
  if (std::ranges::any_of(facts.revisions_promised, is_it)) return;
  const auto whole = designs::Catalogue::whole(t, network, id);
  if (whole) {
    facts.revisions_promised.push_back(designs::view_of(t, whole->design, whole->revision));
  }
}

}  // namespace

Commitments::Commitments(Transaction& t, const NetworkId& network, const Surroundings& surroundings)
    : jobs{JobStore::all(t, network)},
      offers{OfferStore::standing(t, network)},
      needs{CampaignStore::all_needs(t, network)} {
  for (const auto& campaign : CampaignStore::live(t, network)) live.insert(campaign.campaign_id);
  for (const auto& job : jobs) {
    outputs_[job.job_id] = {job.job_id, surroundings.made ? 0 : job.good, 0};
  }
  if (surroundings.made) {
    for (const auto& each : surroundings.made->made(t, network)) outputs_[each.job_id] = each;
  }
  if (surroundings.delivered) {
    for (const auto& each : surroundings.delivered->delivered(t, network)) {
      sent_[each.need_id] = each.received + each.in_transit;
    }
  }
}

std::int64_t Commitments::remaining(const Job& job) const {
  return is_live(job.state) ? std::max<std::int64_t>(job.quantity - made(job), 0) : 0;
}

std::int64_t Commitments::pending(const Job& job) const {
  const auto& output = outputs_.at(job.job_id);
  return std::max<std::int64_t>(output.made - output.accepted, 0);
}

std::int64_t Commitments::sent_to(const NeedId& need) const {
  const auto found = sent_.find(need);
  return found == sent_.end() ? 0 : found->second;
}

void tell_promises(Transaction& t, const NetworkId& network, const Commitments& commitments,
                   PlanningFacts& facts) {
  for (const auto& job : commitments.jobs) {
    if (const auto remaining = commitments.remaining(job); remaining > 0) {
      add_revision_promised(t, network, job.revision_id, facts);
      facts.promises.push_back({job.lab_id, job.process_plan_id, remaining, 0, 0, job.campaign_id,
                                job.region_id, job.component_id});
    }
    if (const auto pending = commitments.pending(job); pending > 0) {
      add_revision_promised(t, network, job.revision_id, facts);
      facts.pending.push_back({job.region_id, job.component_id, pending});
    }
  }
  for (const auto& offer : commitments.offers) {
    add_revision_promised(t, network, offer.revision_id, facts);
    facts.promises.push_back({offer.lab_id, offer.process_plan_id, offer.quantity,
                              std::max(offer.first_day - facts.today, 0), 0, offer.campaign_id,
                              offer.region_id, offer.component_id});
  }
}

void reserve_for_others(const Commitments& commitments, const std::vector<needs::Need>& to_serve,
                        PlanningFacts& facts) {
  Reserve reserve{commitments, to_serve, facts};
  std::map<DesignId, std::vector<const designs::RevisionView*>> designs;  // The released one first.
  for (const auto* revisions : {&facts.revisions, &facts.revisions_promised}) {
    for (const auto& revision : *revisions) designs[revision.design_id].push_back(&revision);
  }
  for (const auto& campaign : commitments.live) {
    for (const auto& [design, revisions] : designs) reserve.reserve(campaign, revisions);
  }
}

}  // namespace touiza::campaigns
