#include <algorithm>
#include <map>

#include "campaigns/planning_parts.hpp"

namespace touiza::campaigns {
namespace {

/// Fills the days of benches, and remembers what each has left.
class PromiseSpreader {
 public:
  PromiseSpreader(std::vector<Bench> benches, PlanningInput& input)
      : benches_{std::move(benches)}, input_{input}, network_{input.network} {}

  void spread(const StandingPromise& promise) {
    double reserved_left = static_cast<double>(promise.reserved);
    double good_left = static_cast<double>(promise.remaining - promise.reserved);
    for (int day = std::max(promise.first_day, 0); day < network_.horizon_days; ++day) {
      for (auto& bench : benches_) {
        if (bench.lab_id != promise.lab_id) continue;
        for (const auto& way : bench.ways) {
          if (way.process_plan_id != promise.process_plan_id) continue;
          if (good_left > 1e-9) good_left -= put(bench, way, promise, day, good_left);
          if (reserved_left > 1e-9) reserved_left -= take(bench, way, day, reserved_left);
        }
      }
    }
    if (good_left >= 0.5) bring_late(promise, good_left);
  }

  /// Promised work takes material that a count may not show: the lab is believed to have it.
  void cover_material() {
    std::map<std::pair<std::string, std::string>, double> missing_kg = locked_kg_;
    for (const auto& supply : network_.supplies) {
      const auto found = missing_kg.find({place_of(supply.lab), supply.item});
      if (found != missing_kg.end() && supply.day == 0) found->second -= supply.quantity;
    }
    for (const auto& [key, kg] : missing_kg) {
      if (kg <= 1e-9) continue;
      network_.supplies.push_back({"region:" + key.first, key.second, kg * (1 + 1e-6), 0});
      add_note(input_, "promises_lack_material",
               {"Les matières comptées ne suffisent pas aux promesses en cours : on suppose que "
                "les ateliers les ont.",
                "المواد المحصاة لا تكفي الالتزامات الجارية: نفترض أنها لدى الورشات.",
                "The materials counted do not cover the promises that stand: the labs are believed "
                "to have them."});
    }
  }

  /// What was taken for others is not there any more.
  void shorten_days() {
    for (const auto& [name, hours] : taken_) {
      const auto machine = std::ranges::find(network_.machines, name, &planning::Machine::id);
      const auto calendar =
          std::ranges::find(network_.calendars, machine->calendar, &planning::Calendar::id);
      auto factors = calendar->day_factors;
      const double full = machine->count * machine->hours_per_day * machine->availability;
      for (std::size_t day = 0; day < factors.size(); ++day) {
        factors[day] = std::max(0.0, factors[day] - hours[day] / full);
      }
      machine->calendar = "left:" + name;
      network_.calendars.push_back({machine->calendar, std::move(factors)});
    }
  }

 private:
  std::string place_of(const std::string& lab) const {
    const auto found = std::ranges::find(network_.labs, lab, &planning::Lab::id);
    return found == network_.labs.end() ? std::string{} : found->place;
  }

  /// How many are started on a day; their hours are gone from the bench.
  static double start(Bench& bench, const Bench::Way& way, int day, double good_wanted) {
    auto& left = bench.hours_by_day[static_cast<std::size_t>(day)];
    const double started =
        std::min(good_wanted / std::max(bench.yield, 0.01), left * way.units_per_hour);
    if (started <= 1e-9) return 0;
    left = std::max(0.0, left - started / way.units_per_hour);
    return started;
  }

  /// Of the needs asked for: production that must not move. Where no more of it may be begun, its
  /// pieces come by themselves.
  double put(Bench& bench, const Bench::Way& way, const StandingPromise& promise, int day,
             double good_wanted) {
    if (bench.machine.empty() || way.process.empty()) {
      const double good = take(bench, way, day, good_wanted);
      bring(promise, day, good);
      return good;
    }
    const double started = start(bench, way, day, good_wanted);
    if (started <= 0) return 0;
    locked_kg_[{bench.region_id.text, way.material_id.text}] += started * way.kg_per_unit;
    auto& rows = network_.locked_production;
    const auto same = std::ranges::find_if(rows, [&](const auto& row) {
      return row.machine == bench.machine && row.process == way.process && row.day == day;
    });
    if (same == rows.end()) {
      rows.push_back({bench.machine, way.process, day, started});
    } else {
      same->units_started += started;
    }
    return started * bench.yield;
  }

  /// Hours and material that are gone.
  double take(Bench& bench, const Bench::Way& way, int day, double good_wanted) {
    const double started = start(bench, way, day, good_wanted);
    if (started <= 0) return 0;
    const double hours = started / way.units_per_hour;
    if (!bench.machine.empty()) {
      auto& of_machine = taken_[bench.machine];
      of_machine.resize(static_cast<std::size_t>(network_.horizon_days), 0.0);
      of_machine[static_cast<std::size_t>(day)] += hours;
      input_.taken.push_back({bench.technology, day, hours});
    }
    double kg = started * way.kg_per_unit;
    for (auto& supply : network_.supplies) {
      if (supply.item != way.material_id.text) continue;
      if (place_of(supply.lab) != bench.region_id.text) continue;
      const double some = std::min(kg, supply.quantity);
      supply.quantity -= some;
      kg -= some;
    }
    return started * bench.yield;
  }

  bool bring(const StandingPromise& promise, int day, double good) {
    const auto is_it = [&](const auto& row) { return row.id == promise.component_id.text; };
    if (std::ranges::none_of(network_.components, is_it)) return false;
    if (good > 0) {
      network_.supplies.push_back(
          {stock_lab(promise.region_id), promise.component_id.text, good, day});
    }
    return true;
  }

  /// What the hours do not allow was promised all the same, and is not ordered a second time.
  void bring_late(const StandingPromise& promise, double good) {
    if (!bring(promise, network_.horizon_days - 1, good)) {
      add_note(input_, "promise_is_not_counted",
               {"Une promesse porte sur une révision qui n'est plus utilisée : elle n'est pas "
                "comptée.",
                "هناك التزام على مراجعة لم تعد مستعملة: لم يُحتسب.",
                "A promise is for a revision that is no longer used: it is not counted."});
    } else {
      add_note(input_, "promise_exceeds_hours",
               {"Un atelier a promis plus que ses heures ne permettent jusqu'à la fin du plan.",
                "وعدت ورشة بأكثر مما تسمح به ساعاتها حتى نهاية الخطة.",
                "A lab has promised more than its hours allow until the plan's end."});
    }
  }

  std::vector<Bench> benches_;
  PlanningInput& input_;
  planning::Network& network_;
  std::map<std::string, std::vector<double>> taken_;  ///< Hours by machine and day.
  std::map<std::pair<std::string, std::string>, double> locked_kg_;
};

}  // namespace

void add_promises(const PlanningFacts& facts, std::vector<Bench> benches, PlanningInput& input) {
  PromiseSpreader spreader{std::move(benches), input};
  for (const auto& promise : facts.promises) {
    if (promise.remaining > 0) spreader.spread(promise);
  }
  spreader.cover_material();
  spreader.shorten_days();
}

}  // namespace touiza::campaigns
