// Finding a draft that the caller may change; used by this room's services.
#pragma once

#include "designs/catalogue.hpp"

namespace touiza::designs {

/// A draft with its design, found and allowed for.
struct OpenDraft {
  Design design;
  Revision revision;
};

/// Whose design it is, for the table of rights.
accounts::Target target_of(const Design& design);

/// Errors: "not_found", "not_allowed" and its kin, "revision_is_not_a_draft".
Result<OpenDraft> open_draft(database::Transaction& t, const accounts::Caller& caller,
                             const NetworkId& network, const RevisionId& revision);

/// The revision with its design, whatever its state. Errors: "not_found", "not_allowed" and its
/// kin.
Result<OpenDraft> open_revision(database::Transaction& t, const accounts::Caller& caller,
                                accounts::Action action, const NetworkId& network,
                                const RevisionId& revision);

}  // namespace touiza::designs
