// Machines as they are shown. One query gives all that a line needs.
#include <fmt/format.h>

#include "network/machine_store.hpp"

namespace touiza::network {
namespace {

/// A machine with what its view takes from its lab.
struct MachineRow : Machine {
  std::string lab_code;
  std::optional<LocalText> lab_name;  ///< Nothing where the caller may not know it.
  OrganizationId organization_id;
  RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(MachineRow, (Machine), (lab_code, lab_name, organization_id, region_id))

// ?8 and ?12 begin the two reaches of Sight.
const std::string& machines_sql() {
  static const std::string sql = fmt::format(R"sql(
    SELECT machine.network_id, machine.machine_id, machine.code, machine.lab_id,
           machine.technology, machine.make, machine.model, machine.machine_model, machine.count,
           machine.work_x_mm, machine.work_y_mm, machine.work_z_mm, machine.materials,
           machine.hours_per_day, machine.availability_percent, machine.nozzle_mm,
           machine.laser_w, machine.clamp_force_kn, machine.state, machine.declared_at,
           machine.confirmed_at, machine.version, lab.code AS lab_code,
           CASE WHEN organization.is_listed OR {1} THEN lab.name END AS lab_name,
           lab.organization_id, lab.region_id
    FROM machine
    JOIN lab ON lab.network_id = machine.network_id AND lab.lab_id = machine.lab_id
    JOIN organization ON organization.network_id = lab.network_id
                     AND organization.organization_id = lab.organization_id
    WHERE machine.network_id = ?1 AND (?2 IS NULL OR machine.machine_id = ?2)
      AND machine.machine_id > ?3
      AND (?4 IS NULL OR machine.lab_id = ?4)
      AND (?5 IS NULL OR lab.region_id = ?5)
      AND (?6 IS NULL OR machine.technology = ?6)
      AND ((?7 IS NULL AND (machine.state <> 'retired' OR ?2 IS NOT NULL)) OR machine.state = ?7)
      AND (lab.state IN ('probation', 'active', 'dormant') OR {0})
    ORDER BY machine.machine_id
    LIMIT ?16
  )sql",
                                             covers_sql(8), covers_sql(12));
  return sql;
}

MachineView view_of(MachineRow&& row) {
  MachineView view;
  view.machine_id = std::move(row.machine_id);
  view.code = std::move(row.code);
  view.lab_id = std::move(row.lab_id);
  if (row.lab_name) {
    view.lab_name = *std::move(row.lab_name);
  } else {
    view.lab_name.fr = row.lab_code;
  }
  view.lab_code = std::move(row.lab_code);
  view.organization_id = std::move(row.organization_id);
  view.region_id = std::move(row.region_id);
  view.technology = std::move(row.technology);
  view.make = std::move(row.make);
  view.model = std::move(row.model);
  view.machine_model = std::move(row.machine_model);
  view.count = row.count;
  if (row.work_x_mm && row.work_y_mm && row.work_z_mm) {
    view.work_volume_mm = {*row.work_x_mm, *row.work_y_mm, *row.work_z_mm};
  }
  view.materials = std::move(row.materials);
  view.hours_per_day = row.hours_per_day;
  view.availability_percent = row.availability_percent;
  view.nozzle_mm = row.nozzle_mm;
  view.laser_w = row.laser_w;
  view.clamp_force_kn = row.clamp_force_kn;
  view.state = row.state;
  view.declared_at = row.declared_at;
  view.confirmed_at = row.confirmed_at;
  view.version = row.version;
  return view;
}

std::vector<MachineRow> rows(Transaction& transaction, const NetworkId& network,
                             const std::optional<MachineId>& machine, const MachineQuery& query,
                             const Sight& sight) {
  using database::any_of;
  return transaction.all<MachineRow>(
      machines_sql(), network, machine, query.cursor.value_or(""), query.lab, query.region,
      query.technology, query.state, sight.oversight.is_everywhere, any_of(sight.oversight.regions),
      any_of(sight.oversight.organizations), any_of(sight.oversight.clusters),
      sight.persons.is_everywhere, any_of(sight.persons.regions),
      any_of(sight.persons.organizations), any_of(sight.persons.clusters), query.limit + 1);
}

}  // namespace

Result<http::Page<MachineView>> list_machines(Transaction& transaction, const NetworkId& network,
                                              const MachineQuery& query, const Sight& sight) {
  if (query.cursor && !is_uuid(*query.cursor)) {
    return Error{ErrorKind::invalid_input, "cursor_is_malformed",
                 "This cursor was not given by this list.", "Begin again without a cursor."};
  }
  auto found = rows(transaction, network, std::nullopt, query, sight);
  http::Page<MachineView> page;
  if (found.size() > static_cast<std::size_t>(query.limit)) {
    found.pop_back();
    page.next_cursor = found.back().machine_id.text;
  }
  page.items.reserve(found.size());
  for (auto& row : found) page.items.push_back(view_of(std::move(row)));
  return page;
}

std::optional<MachineView> machine_view(Transaction& transaction, const NetworkId& network,
                                        const MachineId& machine, const Sight& sight) {
  auto found = rows(transaction, network, machine, {}, sight);
  if (found.empty()) return std::nullopt;
  return view_of(std::move(found.front()));
}

}  // namespace touiza::network
