#include <algorithm>
#include <map>

#include "campaigns/planning_parts.hpp"

namespace touiza::campaigns {
namespace {

/// Fills machine days, and remembers what each has left.
class PromiseSpreader {
 public:
  explicit PromiseSpreader(PlanningInput& input) : input_{input}, network_{input.network} {
    for (const auto& calendar : network_.calendars) calendars_[calendar.id] = &calendar.day_factors;
  }

  void spread(const StandingPromise& promise) {
    double good_left = static_cast<double>(promise.remaining);
    bool is_known = false;
    for (int day = std::max(promise.first_day, 0); day < network_.horizon_days; ++day) {
      for (const auto& machine : network_.machines) {
        if (good_left <= 1e-9) return;
        if (machine.lab != promise.lab_id.text) continue;
        for (const auto& process : network_.processes) {
          if (process.machine_type != machine.machine_type || process.needs_tooling) continue;
          if (input_.processes.at(process.id).process_plan_id != promise.process_plan_id) continue;
          is_known = true;
          good_left -= put(machine, process, day, good_left);
        }
      }
    }
    if (good_left < 0.5) return;
    if (!is_known) {
      add_note(
          input_, "promise_is_not_counted",
          {"Une promesse porte sur une révision ou une machine qui n'est plus utilisée : elle "
           "n'est pas comptée.",
           "هناك التزام على مراجعة أو آلة لم تعد مستعملة: لم يُحتسب.",
           "A promise is for a revision or a machine that is no longer used: it is not counted."});
    } else {
      add_note(input_, "promise_exceeds_hours",
               {"Un atelier a promis plus que ses heures ne permettent jusqu'à la fin du plan.",
                "وعدت ورشة بأكثر مما تسمح به ساعاتها حتى نهاية الخطة.",
                "A lab has promised more than its hours allow until the plan's end."});
    }
  }

  /// Promised work takes material that a count may not show: the lab is believed to have it.
  void cover_material() {
    std::map<std::string, std::string> place_of_lab;
    for (const auto& lab : network_.labs) place_of_lab[lab.id] = lab.place;
    std::map<std::pair<std::string, std::string>, double> missing_kg;
    for (const auto& [key, kg] : used_kg_)
      missing_kg[{place_of_lab.at(key.first), key.second}] += kg;
    for (const auto& supply : network_.supplies) {
      const auto found = missing_kg.find({place_of_lab.at(supply.lab), supply.item});
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

 private:
  double put(const planning::Machine& machine, const planning::Process& process, int day,
             double good_wanted) {
    const auto at = static_cast<std::size_t>(day);
    auto [hours_left, is_new] = hours_left_.try_emplace({machine.id, day}, 0.0);
    if (is_new) {
      hours_left->second = machine.count * machine.hours_per_day * machine.availability *
                           (*calendars_.at(machine.calendar))[at];
    }
    const double yield = std::max(machine.yield, 0.01);
    const double started =
        std::min(good_wanted / yield, hours_left->second * process.units_per_hour);
    if (started <= 1e-9) return 0;
    hours_left->second -= started / process.units_per_hour;
    used_kg_[{machine.lab, process.material}] += started * process.material_kg_per_unit;
    auto& rows = network_.locked_production;
    const auto same = std::ranges::find_if(rows, [&](const auto& row) {
      return row.machine == machine.id && row.process == process.id && row.day == day;
    });
    if (same == rows.end()) {
      rows.push_back({machine.id, process.id, day, started});
    } else {
      same->units_started += started;
    }
    return started * yield;
  }

  PlanningInput& input_;
  planning::Network& network_;
  std::map<std::string, const std::vector<double>*> calendars_;
  std::map<std::pair<std::string, int>, double> hours_left_;
  std::map<std::pair<std::string, std::string>, double> used_kg_;
};

}  // namespace

void add_promises(const PlanningFacts& facts, PlanningInput& input) {
  PromiseSpreader spreader{input};
  for (const auto& promise : facts.promises) {
    if (promise.remaining > 0) spreader.spread(promise);
  }
  spreader.cover_material();
}

}  // namespace touiza::campaigns
