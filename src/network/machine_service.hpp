// Use cases of machines.
#pragma once

#include "accounts/caller.hpp"
#include "accounts/foundation.hpp"
#include "http/api.hpp"
#include "json/edit.hpp"
#include "network/list_cache.hpp"
#include "network/machine_model.hpp"

namespace touiza::network {

class MachineService {
 public:
  explicit MachineService(const accounts::Foundation& foundation) : house_{foundation} {}

  using WrittenList = http::Written<http::Page<MachineView>>;
  /// The same list as JSON. Kept until something that it shows has changed, for all who may see the
  /// same of it: most of a busy network's readers.
  Result<WrittenList> written_list(const accounts::Caller& caller, const NetworkId& network,
                                   const MachineQuery& query) const;

  /// Errors: those of allow(), "not_found", "cursor_is_malformed".
  Result<http::Page<MachineView>> list(const accounts::Caller& caller, const NetworkId& network,
                                       const MachineQuery& query) const;
  Result<MachineView> find(const accounts::Caller& caller, const NetworkId& network,
                           const MachineId& machine) const;
  /// Errors: those of allow() and of check(MachineDraft), "not_found", "material_unknown",
  /// "lab_is_gone".
  Result<MachineView> add(const accounts::Caller& caller, const NetworkId& network,
                          const LabId& lab, const MachineDraft& draft) const;
  /// Errors: as add(), and "version_is_old", "machine_is_retired".
  Result<MachineView> edit(const accounts::Caller& caller, const NetworkId& network,
                           const MachineId& machine, const json::Edit<MachineDraft>& edit) const;
  /// It stays known to the jobs and runs that name it, and in no list. Doing it twice changes
  /// nothing.
  Done retire(const accounts::Caller& caller, const NetworkId& network,
              const MachineId& machine) const;

 private:
  accounts::Foundation house_;
  mutable ListCache lists_;
};

}  // namespace touiza::network
