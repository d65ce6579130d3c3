#include "planning/detail/disaggregation.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace touiza::planning::detail {
namespace {

/// Quantities below are noise of the arithmetic, not work for anybody.
constexpr double nothing = 1e-7;

std::size_t at(int number) { return static_cast<std::size_t>(number); }

/// Work that a class has to do on one day: units of something, at so many hours each.
struct Work {
  int what = 0;
  double units = 0.0;
  double hours_per_unit = 0.0;
};

/// Fills the members one after the other, so that few are disturbed for little.
/// `hand(member, what, units)` takes each share.
template <class Hours, class Hand>
void share_out(const std::vector<int>& members, const std::vector<Work>& works, Hours hours_of,
               Hand hand) {
  std::size_t member = 0;
  double free = members.empty() ? 0.0 : hours_of(members[0]);
  for (const auto& work : works) {
    double units = work.units;
    if (work.hours_per_unit <= 0.0) {
      hand(members[member], work.what, units);
      continue;
    }
    while (units > 0.0) {
      const bool is_last = member + 1 == members.size();
      const double fits = free / work.hours_per_unit;
      // What is left at the end is rounding; it stays with the last member.
      const double share = is_last ? units : std::min(units, fits);
      if (share > 0.0) hand(members[member], work.what, share);
      units -= share;
      free -= share * work.hours_per_unit;
      if (units <= 0.0 || is_last) break;
      free = hours_of(members[++member]);
    }
  }
}

template <class Rows, class Key, class Amount>
void tidy_rows(Rows& rows, Key key, Amount amount) {
  std::ranges::stable_sort(rows, {}, key);
  Rows kept;
  for (auto& row : rows) {
    if (!kept.empty() && key(kept.back()) == key(row)) {
      amount(kept.back()) += amount(row);
    } else {
      kept.push_back(std::move(row));
    }
  }
  std::erase_if(kept, [&](auto& row) { return amount(row) < nothing; });
  rows = std::move(kept);
}

}  // namespace

CapacityPlan plan_from(const Index& index, const Classes& classes, const Model& model,
                       const std::vector<double>& columns) {
  const auto& n = index.network;
  CapacityPlan plan;
  std::map<std::pair<int, int>, std::vector<Work>> produced, assembled;  // By class and day.
  const auto grade_of = [&](int kind) { return index.grade_text(index.kinds()[at(kind)].grade); };
  const auto item_of = [&](int kind) { return index.item_id(index.kinds()[at(kind)].item); };
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const auto& column = model.columns[j];
    const double amount = columns[j];
    if (amount < nothing) continue;
    switch (column.kind) {
      case ColumnKind::produce:
        produced[{column.who, column.day}].push_back(
            {column.what, amount, 1.0 / n.processes[at(column.what)].units_per_hour});
        break;
      case ColumnKind::assemble: {
        const int product = index.kinds()[at(column.what)].item - index.product_item(0);
        assembled[{column.who, column.day}].push_back(
            {column.what, amount, n.products[at(product)].assembly_hours_per_unit});
        break;
      }
      case ColumnKind::regrade:
        plan.regrades.push_back({n.places[at(column.who)].id, item_of(column.what), column.day,
                                 amount, grade_of(column.what), grade_of(column.into)});
        break;
      case ColumnKind::ship:
        plan.shipments.push_back({n.lanes[at(column.who)].id, item_of(column.what), column.day,
                                  amount, grade_of(column.what)});
        break;
      case ColumnKind::deliver: {
        const auto& group = classes.needs[at(column.who)];
        for (const int need : group.needs) {
          const double share = n.needs[at(need)].units / group.units;
          plan.deliveries.push_back(
              {n.needs[at(need)].id, column.day, amount * share, grade_of(column.what)});
        }
        break;
      }
      case ColumnKind::order_tooling:
        if (amount > 0.5) plan.toolings.push_back({n.toolings[at(column.who)].id, column.day});
        break;
      case ColumnKind::store:
      case ColumnKind::fairness:
        break;
    }
  }
  for (const auto& [key, works] : produced) {
    const int day = key.second;
    share_out(
        classes.machines[at(key.first)].machines, works,
        [&](int machine) {
          const auto& locked = classes.locked_hours[at(machine)];
          return std::max(
              0.0, index.hours_of_group(machine, day) - (locked.empty() ? 0.0 : locked[at(day)]));
        },
        [&](int machine, int process, double units) {
          plan.production.push_back(
              {n.machines[at(machine)].id, n.processes[at(process)].id, day, units});
        });
  }
  for (const auto& [key, works] : assembled) {
    const int day = key.second;
    share_out(
        classes.assembly[at(key.first)].labs, works,
        [&](int lab) { return index.assembly_hours(lab, day); },
        [&](int lab, int kind, double units) {
          plan.assembly.push_back({n.labs[at(lab)].id, item_of(kind), day, units, grade_of(kind)});
        });
  }
  for (const auto& locked : n.locked_production) {
    plan.production.push_back({locked.machine, locked.process, locked.day, locked.units_started});
  }
  tidy(plan);
  return plan;
}

void tidy(CapacityPlan& plan) {
  const auto quantity = [](auto& row) -> double& { return row.quantity; };
  const auto units = [](auto& row) -> double& { return row.units; };
  std::ranges::sort(plan.toolings, {},
                    [](const auto& row) { return std::tie(row.tooling, row.order_day); });
  tidy_rows(
      plan.production, [](const auto& row) { return std::tie(row.machine, row.process, row.day); },
      [](auto& row) -> double& { return row.units_started; });
  tidy_rows(
      plan.assembly,
      [](const auto& row) { return std::tie(row.lab, row.product, row.grade, row.day); }, units);
  tidy_rows(
      plan.shipments,
      [](const auto& row) { return std::tie(row.lane, row.item, row.grade, row.departure_day); },
      quantity);
  tidy_rows(
      plan.deliveries, [](const auto& row) { return std::tie(row.need, row.grade, row.day); },
      units);
  tidy_rows(
      plan.regrades,
      [](const auto& row) {
        return std::tie(row.place, row.item, row.from_grade, row.to_grade, row.day);
      },
      quantity);
}

}  // namespace touiza::planning::detail
