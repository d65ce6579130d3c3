#include "designs/draft_access.hpp"

#include <fmt/format.h>

#include "designs/design_store.hpp"
#include "network/ids.hpp"

namespace touiza::designs {

accounts::Target target_of(const Design& design) {
  return {.network = design.network_id,
          .organization = design.organization_id,
          .owner = design.created_by};
}

Result<OpenDraft> open_revision(database::Transaction& t, const accounts::Caller& caller,
                                accounts::Action action, const NetworkId& network,
                                const RevisionId& id) {
  const auto revision = DesignStore::find_revision(t, network, id);
  if (!revision) return network::not_found();
  auto design = *DesignStore::find_design(t, network, revision->design_id);
  if (const auto allowed = accounts::allow(caller, action, target_of(design)); !allowed) {
    return allowed.error();
  }
  return OpenDraft{std::move(design), *revision};
}

Result<OpenDraft> open_draft(database::Transaction& t, const accounts::Caller& caller,
                             const NetworkId& network, const RevisionId& id) {
  auto open = open_revision(t, caller, accounts::Action::edit_design, network, id);
  if (!open) return open.error();
  if (open->revision.state != RevisionState::draft) {
    return Error{ErrorKind::conflict, "revision_is_not_a_draft",
                 fmt::format("Revision {} is {} and can no longer be changed.",
                             open->revision.number, json::enum_name(open->revision.state)),
                 "Begin a new revision, or have it returned to draft if it is in review."};
  }
  return open;
}

}  // namespace touiza::designs
