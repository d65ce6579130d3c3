#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "campaigns/planning_parts.hpp"

namespace touiza::campaigns {
namespace {

class LaneBuilder {
 public:
  LaneBuilder(const PlanningAssumptions& assumptions, planning::Network& network)
      : assumptions_{assumptions}, network_{network} {}

  /// To the regions within reach, and to the two nearest where all are far.
  void add_from(const PlanningRegion& from, const std::vector<PlanningRegion>& regions) {
    std::vector<std::pair<double, const PlanningRegion*>> others;
    for (const auto& to : regions) {
      if (to.region_id != from.region_id) {
        others.emplace_back(road_km(from, to, assumptions_.road_factor), &to);
      }
    }
    std::ranges::sort(others);
    for (std::size_t i = 0; i < others.size(); ++i) {
      const auto& [km, to] = others[i];
      const bool is_near = km <= assumptions_.lane_km_max && i < neighbours_max;
      if (!is_near && i >= 2) continue;
      add(from, *to, km);
      add(*to, from, km);
    }
  }

 private:
  static constexpr std::size_t neighbours_max = 5;

  void add(const PlanningRegion& from, const PlanningRegion& to, double km) {
    auto id = from.region_id.text + ">" + to.region_id.text;
    if (!seen_.insert(id).second) return;
    planning::Lane lane;
    lane.id = std::move(id);
    lane.from_place = from.region_id.text;
    lane.to_place = to.region_id.text;
    lane.distance_km = km;
    lane.lead_time_days =
        std::max(1, static_cast<int>(std::ceil(km / assumptions_.lane_km_per_day)));
    lane.capacity_kg_per_day = assumptions_.lane_kg_per_day;
    lane.cost_mad_per_kg = km * assumptions_.lane_mad_per_kg_km;
    network_.lanes.push_back(std::move(lane));
  }

  const PlanningAssumptions& assumptions_;
  planning::Network& network_;
  std::set<std::string> seen_;
};

}  // namespace

std::string calendar_with(planning::Network& network, const std::vector<int>& closed_days,
                          int first_day) {
  const int days = network.horizon_days;
  std::vector<double> factors(static_cast<std::size_t>(days), 1.0);
  const auto close = [&](int day) { factors[static_cast<std::size_t>(day)] = 0.0; };
  for (const int day : closed_days) {
    if (day >= 0 && day < days) close(day);
  }
  for (int day = 0; day < std::min(first_day, days); ++day) close(day);
  for (const auto& known : network.calendars) {
    if (known.day_factors == factors) return known.id;
  }
  network.calendars.push_back({"calendar-" + std::to_string(network.calendars.size()), factors});
  return network.calendars.back().id;
}

void add_places(const PlanningFacts& facts, const PlanningAssumptions& assumptions,
                planning::Network& network) {
  LaneBuilder lanes{assumptions, network};
  for (const auto& region : facts.regions) {
    const auto& id = region.region_id.text;
    network.regions.push_back({id, region.name.in("en")});
    network.places.push_back(
        {id, region.name.in("en"), id, region.lat, region.lng, region.population});
    network.labs.push_back(
        {stock_lab(region.region_id), id, "stock", {}, 0.0, calendar_with(network, {}, 0)});
    network.sites.push_back({"site:" + id, id});
    lanes.add_from(region, facts.regions);
  }
  for (const auto& lab : facts.labs) {
    network.labs.push_back({lab.lab_id.text, lab.region_id.text, "lab", lab.skills, 0.0,
                            calendar_with(network, lab.closed_days, 0)});
  }
}

double road_km(const PlanningRegion& from, const PlanningRegion& to, double road_factor) {
  constexpr double radius_km = 6371.0;
  constexpr double radians = std::numbers::pi / 180.0;
  const double half_lat = (to.lat - from.lat) * radians / 2;
  const double half_lng = (to.lng - from.lng) * radians / 2;
  const double chord = std::pow(std::sin(half_lat), 2) + std::cos(from.lat * radians) *
                                                             std::cos(to.lat * radians) *
                                                             std::pow(std::sin(half_lng), 2);
  return road_factor * 2 * radius_km * std::asin(std::min(1.0, std::sqrt(chord)));
}

}  // namespace touiza::campaigns
