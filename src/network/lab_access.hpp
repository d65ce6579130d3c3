// Finding a lab for someone who wants to do something with it.
#pragma once

#include "accounts/foundation.hpp"
#include "network/lab_store.hpp"

namespace touiza::network {

/// The lab, where `caller` may know of it and do `action` with it.
/// Errors: those of allow(), "not_found".
Result<Lab> reach_lab(Transaction& transaction, const accounts::Caller& caller,
                      const NetworkId& network, const LabId& lab, accounts::Action action);

/// Errors: "town_unknown".
Error town_unknown();

/// A lab is sorted by its name, or by its code where its name is not shown to everyone.
void set_sort_text(Transaction& transaction, const Lab& lab, const Organization& organization);

accounts::EventDraft lab_event(const Lab& lab, const AccountId& actor, std::string type);

}  // namespace touiza::network
