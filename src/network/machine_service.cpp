#include "network/machine_service.hpp"

#include <fmt/format.h>

#include "database/database.hpp"
#include "network/code.hpp"
#include "network/lab_access.hpp"
#include "network/machine_store.hpp"
#include "network/material_service.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

constexpr auto declared_sql = R"sql(
  UPDATE lab SET declared_at = ?3 WHERE network_id = ?1 AND lab_id = ?2
)sql";

Done allow_reading(const Caller& caller, const NetworkId& network) {
  return accounts::allow(caller, Action::see_machine, {.network = network});
}

/// After each change: the lab has just said what it has, and lists made before are old.
void note_declaration(Transaction& transaction, const Machine& machine, Instant now) {
  transaction.run(declared_sql, machine.network_id, machine.lab_id, now);
  move_machine_list_stamp(transaction, machine.network_id);
}

accounts::EventDraft event(const Machine& machine, const Caller& caller, std::string type) {
  return {.network = machine.network_id,
          .type = std::move(type),
          .subject_type = "machine",
          .subject_id = machine.machine_id.text,
          .actor = caller.actor()};
}

Result<MachineView> shown(Transaction& transaction, const Caller& caller, const Machine& machine) {
  auto view = machine_view(transaction, machine.network_id, machine.machine_id,
                           sight(caller, machine.network_id));
  if (!view) return not_found();
  return *std::move(view);
}

/// The machine, where `caller` may change it.
Result<Machine> reach_machine(Transaction& transaction, const Caller& caller,
                              const NetworkId& network, const MachineId& id) {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  auto machine = find_machine(transaction, network, id);
  if (!machine) return not_found();
  const auto lab = reach_lab(transaction, caller, network, machine->lab_id, Action::edit_machine);
  if (!lab) return lab.error();
  return *std::move(machine);
}

}  // namespace

Result<http::Page<MachineView>> MachineService::list(const Caller& caller, const NetworkId& network,
                                                     const MachineQuery& query) const {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  return house_.database.read([&](Transaction& transaction) -> Result<http::Page<MachineView>> {
    if (const auto known = check_network(transaction, network); !known) return known.error();
    return list_machines(transaction, network, query, sight(caller, network));
  });
}

Result<MachineService::WrittenList> MachineService::written_list(const Caller& caller,
                                                                 const NetworkId& network,
                                                                 const MachineQuery& query) const {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  const auto seen = sight(caller, network);
  const auto key = network.text + json::write(query) + text_of(seen);
  return house_.database.read([&](Transaction& transaction) -> Result<WrittenList> {
    const auto stamp = machine_list_stamp(transaction, network);
    if (auto kept = lists_.find(key, stamp)) return WrittenList{kept->json, kept->etag};
    if (const auto known = check_network(transaction, network); !known) return known.error();
    const auto page = list_machines(transaction, network, query, seen);
    if (!page) return page.error();
    const auto kept = lists_.keep(key, stamp, json::write(*page));
    return WrittenList{kept.json, kept.etag};
  });
}

Result<MachineView> MachineService::find(const Caller& caller, const NetworkId& network,
                                         const MachineId& id) const {
  if (const auto allowed = allow_reading(caller, network); !allowed) return allowed.error();
  return house_.database.read([&](Transaction& transaction) -> Result<MachineView> {
    auto view = machine_view(transaction, network, id, sight(caller, network));
    if (!view) return not_found();
    return *std::move(view);
  });
}

Result<MachineView> MachineService::add(const Caller& caller, const NetworkId& network,
                                        const LabId& lab_id, const MachineDraft& draft) const {
  return house_.database.write([&](Transaction& transaction) -> Result<MachineView> {
    const auto lab = reach_lab(transaction, caller, network, lab_id, Action::edit_machine);
    if (!lab) return lab.error();
    if (lab->state == LabState::left || lab->state == LabState::removed) {
      return Error{ErrorKind::conflict, "lab_is_gone",
                   fmt::format("Lab {} is no longer part of the network.", lab->code), ""};
    }
    if (const auto sound = check(draft); !sound) return sound.error();
    if (const auto known = check_materials(transaction, network, draft.materials); !known) {
      return known.error();
    }
    Machine machine;
    machine.network_id = network;
    machine.machine_id = new_id<MachineId>(house_.clock.now(), house_.random);
    machine.lab_id = lab_id;
    take_over(draft, machine);
    machine.declared_at = machine.confirmed_at = house_.clock.now();
    insert_with_code(transaction, "machine", 'M', house_.random, machine);
    note_declaration(transaction, machine, house_.clock.now());
    house_.events.publish(transaction, event(machine, caller, "machine.added"));
    return shown(transaction, caller, machine);
  });
}

Result<MachineView> MachineService::edit(const Caller& caller, const NetworkId& network,
                                         const MachineId& id,
                                         const json::Edit<MachineDraft>& edit) const {
  return house_.database.write([&](Transaction& transaction) -> Result<MachineView> {
    auto machine = reach_machine(transaction, caller, network, id);
    if (!machine) return machine.error();
    if (machine->state == MachineState::retired) {
      return Error{ErrorKind::conflict, "machine_is_retired",
                   fmt::format("Machine {} is gone.", machine->code),
                   "Add it again, as a new one."};
    }
    if (const auto current = edit.check_version(machine->version); !current) {
      return current.error();
    }
    const auto changed = edit.apply(draft_of(*machine));
    if (!changed) return changed.error();
    if (const auto sound = check(*changed); !sound) return sound.error();
    if (const auto known = check_materials(transaction, network, changed->materials); !known) {
      return known.error();
    }
    take_over(*changed, *machine);
    machine->declared_at = machine->confirmed_at = house_.clock.now();
    ++machine->version;
    transaction.update("machine", *machine, {"network_id", "machine_id"});
    note_declaration(transaction, *machine, house_.clock.now());
    house_.events.publish(transaction, event(*machine, caller, "machine.changed"));
    return shown(transaction, caller, *machine);
  });
}

Done MachineService::retire(const Caller& caller, const NetworkId& network,
                            const MachineId& id) const {
  return house_.database.write([&](Transaction& transaction) -> Done {
    auto machine = reach_machine(transaction, caller, network, id);
    if (!machine) return machine.error();
    if (machine->state == MachineState::retired) return {};
    machine->state = MachineState::retired;
    ++machine->version;
    transaction.update("machine", *machine, {"network_id", "machine_id"});
    note_declaration(transaction, *machine, house_.clock.now());
    house_.events.publish(transaction, event(*machine, caller, "machine.retired"));
    return {};
  });
}

}  // namespace touiza::network
