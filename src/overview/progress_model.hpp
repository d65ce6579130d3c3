// The seven quantities that say how far something is, and what is made beyond them.
#pragma once

#include "campaigns/ids.hpp"

namespace touiza::overview {

using campaigns::CampaignId;
using campaigns::DesignId;
using campaigns::NeedId;
using campaigns::RevisionId;
using network::LabId;
using network::SiteId;

/// All count from the beginning, but `in_transit`, which is what is on its way now. What was
/// rejected, scrapped or lost is in none of them.
struct Quantities {
  std::int64_t needed = 0;
  std::int64_t planned = 0;
  std::int64_t committed = 0;
  std::int64_t made = 0;
  std::int64_t accepted = 0;
  std::int64_t in_transit = 0;
  std::int64_t received = 0;
  std::int64_t surplus = 0;  ///< Made or sent, and asked for by nobody.

  Quantities& operator+=(const Quantities& more);
  friend bool operator==(const Quantities&, const Quantities&) = default;
};

enum class ProgressBy {
  need,
  lab,       ///< Pieces (of components, or whole products) of each lab's jobs.
  region,    ///< The needs of the region's sites.
  campaign,  ///< Its needs, and what it makes beyond them.
};
BOOST_DESCRIBE_ENUM(ProgressBy, need, lab, region, campaign)

struct ProgressQuery {
  ProgressBy by = ProgressBy::need;
  static constexpr auto rules() { return json::rules(json::may_be_absent(&ProgressQuery::by)); }
};
BOOST_DESCRIBE_STRUCT(ProgressQuery, (), (by))

struct ProgressView {
  std::string id;    ///< Of the need, lab, region or campaign.
  std::string code;  ///< "N-4K7QTM2"; of a region "MA-06".
  LocalText title;   ///< Of a need: its site. Of a lab that is not named to everyone: its code.
  std::int64_t needed = 0;
  std::int64_t planned = 0;
  std::int64_t committed = 0;
  std::int64_t made = 0;
  std::int64_t accepted = 0;
  std::int64_t in_transit = 0;
  std::int64_t received = 0;
  std::int64_t surplus = 0;
};
BOOST_DESCRIBE_STRUCT(ProgressView, (),
                      (id, code, title, needed, planned, committed, made, accepted, in_transit,
                       received, surplus))

ProgressView view_of(std::string id, std::string code, LocalText title,
                     const Quantities& quantities);

/// Whether the numbers, added up in different ways, are the same.
struct Agreement {
  Quantities needs;      ///< Added up over needs …
  Quantities regions;    ///< … and over regions …
  Quantities campaigns;  ///< … and over campaigns, with the needs that none of them serves.
  std::vector<std::string> findings;  ///< What differs, for people; empty if nothing.

  bool is_whole() const { return findings.empty(); }
};

}  // namespace touiza::overview
