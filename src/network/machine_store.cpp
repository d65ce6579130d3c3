#include "network/machine_store.hpp"

namespace touiza::network {
namespace {

constexpr auto find_machine_sql = R"sql(
  SELECT network_id, machine_id, code, lab_id, technology, make, model, machine_model, count,
         work_x_mm, work_y_mm, work_z_mm, materials, hours_per_day, availability_percent,
         nozzle_mm, laser_w, clamp_force_kn, state, declared_at, confirmed_at, version
  FROM machine WHERE network_id = ?1 AND machine_id = ?2
)sql";

constexpr auto machines_of_lab_sql = R"sql(
  SELECT network_id, machine_id, code, lab_id, technology, make, model, machine_model, count,
         work_x_mm, work_y_mm, work_z_mm, materials, hours_per_day, availability_percent,
         nozzle_mm, laser_w, clamp_force_kn, state, declared_at, confirmed_at, version
  FROM machine WHERE network_id = ?1 AND lab_id = ?2 AND state <> 'retired'
  ORDER BY machine_id
)sql";

}  // namespace

std::optional<Machine> find_machine(Transaction& transaction, const NetworkId& network,
                                    const MachineId& machine) {
  return transaction.one<Machine>(find_machine_sql, network, machine);
}

std::vector<Machine> machines_of_lab(Transaction& transaction, const NetworkId& network,
                                     const LabId& lab) {
  return transaction.all<Machine>(machines_of_lab_sql, network, lab);
}

}  // namespace touiza::network
