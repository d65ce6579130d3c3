// Labs in SQL.
#pragma once

#include "network/network_store.hpp"
#include "network/sight.hpp"

namespace touiza::network {

std::optional<Lab> find_lab(Transaction& transaction, const NetworkId& network, const LabId& lab);
LabPlace place_of_lab(Transaction& transaction, const Lab& lab);

/// Labs by name, as `sight` shows them; at most `query.limit`.
/// Errors: "cursor_is_malformed", "bounds_are_malformed".
Result<http::Page<LabView>> list_labs(Transaction& transaction, const NetworkId& network,
                                      const LabQuery& query, const Sight& sight, Instant now);
/// One of them; nothing where `sight` does not show it.
std::optional<LabView> lab_view(Transaction& transaction, const NetworkId& network,
                                const LabId& lab, const Sight& sight, Instant now);

/// Moves `lab` to `to`, records who, when and why, and says so to the list of machines.
/// Errors: "transition_not_allowed".
Done move_lab(Transaction& transaction, Lab& lab, LabState to, const AccountId& actor,
              const std::optional<std::string>& reason, Instant at, Random& random);

}  // namespace touiza::network
