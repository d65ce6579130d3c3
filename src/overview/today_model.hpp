// What waits for somebody, and what their work came to.
#pragma once

#include "overview/progress_model.hpp"

namespace touiza::overview {

enum class TodayKind {
  offer_to_answer,
  job_to_do,
  lot_to_inspect,
  shipment_to_pack,
  shipment_to_dispatch,
  shipment_to_deliver,  ///< By its driver.
  shipment_to_receive,
  need_to_verify,
  lab_to_review,
  site_to_activate,
  plan_to_launch,
  campaign_to_dispatch,
  need_out_of_reach,  ///< Of a campaign: somebody must find another way.
};
BOOST_DESCRIBE_ENUM(TodayKind, offer_to_answer, job_to_do, lot_to_inspect, shipment_to_pack,
                    shipment_to_dispatch, shipment_to_deliver, shipment_to_receive, need_to_verify,
                    lab_to_review, site_to_activate, plan_to_launch, campaign_to_dispatch,
                    need_out_of_reach)

/// A thing by its kind and id, as the events name it.
struct SubjectRef {
  std::string type;  ///< "job"
  std::string id;
};
BOOST_DESCRIBE_STRUCT(SubjectRef, (), (type, id))

struct TodayItem {
  TodayKind kind = TodayKind::job_to_do;
  SubjectRef subject;
  std::string code;  ///< Empty where the thing has none.
  LocalText title;
  std::optional<Day> due_day;
  std::optional<Instant> due_at;      ///< Where the hour counts: an offer expires then.
  std::optional<Instant> since;       ///< What nobody promised for a day has waited since then.
  std::optional<std::int64_t> count;  ///< Units.
  std::optional<RegionId> region_id;
};
BOOST_DESCRIBE_STRUCT(TodayItem, (),
                      (kind, subject, code, title, due_day, due_at, since, count, region_id))

/// How many of a kind wait in all; the items of each kind end at `items_of_a_kind_max`.
struct TodaySection {
  TodayKind kind = TodayKind::job_to_do;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(TodaySection, (), (kind, count))

inline constexpr std::size_t items_of_a_kind_max = 50;

/// Of the labs of the caller's organizations.
struct WorkDone {
  std::int64_t units_delivered = 0;  ///< Pieces that sites keep, alone or inside of products.
  std::int64_t units_in_transit = 0;
  std::int64_t sites = 0;  ///< That have some of them.
};
BOOST_DESCRIBE_STRUCT(WorkDone, (), (units_delivered, units_in_transit, sites))

struct TodayView {
  std::vector<TodayItem> items;  ///< By the day that is due, or since which they have waited.
  std::vector<TodaySection> sections;
  std::optional<WorkDone> work;  ///< Of those who have a lab.
};
BOOST_DESCRIBE_STRUCT(TodayView, (), (items, sections, work))

}  // namespace touiza::overview
