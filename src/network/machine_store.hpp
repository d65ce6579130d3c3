// Machines in SQL.
#pragma once

#include "network/machine_model.hpp"
#include "network/network_store.hpp"
#include "network/sight.hpp"

namespace touiza::network {

std::optional<Machine> find_machine(Transaction& transaction, const NetworkId& network,
                                    const MachineId& machine);
/// Those not retired.
std::vector<Machine> machines_of_lab(Transaction& transaction, const NetworkId& network,
                                     const LabId& lab);

/// Machines by id, as `sight` shows them, in one query; retired ones only where they are asked for.
/// Errors: "cursor_is_malformed".
Result<http::Page<MachineView>> list_machines(Transaction& transaction, const NetworkId& network,
                                              const MachineQuery& query, const Sight& sight);
/// One of them, also a retired one; nothing where `sight` does not show it.
std::optional<MachineView> machine_view(Transaction& transaction, const NetworkId& network,
                                        const MachineId& machine, const Sight& sight);

}  // namespace touiza::network
