#include "network/api.hpp"

namespace touiza::network {
namespace {

using accounts::Action;
using accounts::Caller;

struct MachinePath {
  NetworkId network;
  MachineId machine;
};
BOOST_DESCRIBE_STRUCT(MachinePath, (), (network, machine))

}  // namespace

void add_machine_routes(accounts::Api& api, const MachineService& machines) {
  api.list<NetworkPath, MachineQuery, MachineView>(
      "/api/v1/networks/{network}/machines", "list_machines", Action::see_machine, "Machines",
      [&machines](const Caller& caller, const NetworkPath& path, const MachineQuery& query) {
        return machines.written_list(caller, path.network, query);
      });
  api.create<LabPath, MachineDraft, MachineView>(
      "/api/v1/networks/{network}/labs/{lab}/machines", "create_machine", Action::edit_machine,
      "Add a group of identical machines",
      [&machines](const Caller& caller, const LabPath& path, const MachineDraft& draft) {
        return machines.add(caller, path.network, path.lab, draft);
      });
  api.get<MachinePath, MachineView>("/api/v1/networks/{network}/machines/{machine}", "get_machine",
                                    Action::see_machine, "One group of machines",
                                    [&machines](const Caller& caller, const MachinePath& path) {
                                      return machines.find(caller, path.network, path.machine);
                                    });
  api.patch<MachinePath, MachineDraft, MachineView>(
      "/api/v1/networks/{network}/machines/{machine}", "edit_machine", Action::edit_machine,
      "Change a group of machines",
      [&machines](const Caller& caller, const MachinePath& path,
                  const json::Edit<MachineDraft>& edit) {
        return machines.edit(caller, path.network, path.machine, edit);
      });
  api.remove<MachinePath>("/api/v1/networks/{network}/machines/{machine}", "retire_machine",
                          Action::edit_machine, "The machines are gone",
                          [&machines](const Caller& caller, const MachinePath& path) {
                            return machines.retire(caller, path.network, path.machine);
                          });
}

}  // namespace touiza::network
