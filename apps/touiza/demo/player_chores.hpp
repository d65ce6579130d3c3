// What the people of the demonstration do every day: answer offers, make, check, carry, put
// together, deliver.
#pragma once

#include <set>

#include "demo/player_scene.hpp"

namespace touiza::demo {

class Chores {
 public:
  explicit Chores(Scene& scene);

  /// Most are accepted; a few in part, a few declined with a reason. Those of labs whose logins are
  /// shown may be left to the visitor.
  void answer_offers(bool are_stars_silent);
  /// Every lab that has begun makes what it needs to be ready in time, and now and then a bad
  /// piece.
  void report_runs();
  /// Good pieces become lots, and wait to be checked.
  void make_lots();
  void inspect_lots();
  /// Parts go to the hub of their region; where one has too many of a part, to one that lacks them.
  void send_to_hubs();
  void balance_hubs();
  /// What was sent on another day arrives. At hospitals, once in a while, not all of it.
  void receive();
  void assemble();
  void send_to_hospitals();

  /// One of the labs that work cannot go on: its job goes back.
  void give_one_back();
  /// Shipments are put together and packed, and wait for somebody to take them.
  void leave_packed(std::size_t count);

 private:
  std::vector<shipping::ShipmentSuggestion> suggested() const;
  shipping::ShipmentView pack(const shipping::ShipmentSuggestion& suggestion, std::string carrier);
  using PartsByLot = std::map<stock::LotId, std::int64_t>;

  const PlayedLab& lab(const network::LabId& id) const { return scene_.labs.at(lab_codes_.at(id)); }
  /// There is a better revision than this one: nothing new is begun of it.
  bool is_superseded(const designs::RevisionId& revision) const;
  accounts::Caller keeper_of(const stock::PlaceRef& place);
  std::vector<campaigns::JobView> live_jobs();
  /// Accepted units by place and item.
  std::map<stock::PlaceRef, std::map<stock::ItemRef, PartsByLot>> shelves();
  void assemble_at(const stock::PlaceRef& hub, const designs::RevisionView& revision,
                   std::map<stock::ItemRef, PartsByLot>& shelf);
  void send(const stock::PlaceRef& from, const stock::PlaceRef& to,
            std::vector<shipping::ShipmentLineDraft> lines);
  void receive(const shipping::ShipmentView& shipment);
  designs::RevisionView revision_of(const std::string& design);
  bool happens(std::uint64_t percent) { return scene_.chance.below(100) < percent; }

  Scene& scene_;
  std::map<network::LabId, std::string> lab_codes_;
  std::map<network::SiteId, std::string> site_codes_;
  std::map<RegionId, network::SiteId> hubs_;
  std::set<std::string> stars_;                     ///< Organizations.
  std::map<campaigns::JobId, std::int64_t> loose_;  ///< Good pieces that are in no lot yet.
  std::map<campaigns::OfferId, Day> first_days_;
  int deliveries_ = 0;
};

}  // namespace touiza::demo
